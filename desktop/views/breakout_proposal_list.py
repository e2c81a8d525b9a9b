"""The seats that a plan would change, one a line, all of them or one kind."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.domain.names import find, fold
from desktop.usecases.breakout_proposals import MoveLine, Proposed
from desktop.views.breakout_cards import wish_pill
from desktop.views.buttons import Chip
from desktop.views.fields import SearchField
from desktop.views.layouts import Box, Flow, column
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _, number
from desktop.views.tokens import GAP

SEARCH_WIDTH = 220
ROUND, WISH = 2, 5
"""The columns of the rounds and of the wishes, hidden where there is one round, and where nobody chooses."""


class ProposalList(QWidget):
    """The table with the chips above it; its `search` stands wherever the view puts it."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[MoveLine] = []
        self._keys: list[tuple[str, str]] = []
        self._kind = ""
        self.search = SearchField(_("Name, unit, table"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.search.textChanged.connect(self._show_lines)
        self.table = Table(_columns(), _("The seats that would change"))
        self.table.setObjectName("proposal.moves")
        said = {
            "": _("All"), "moves": _("who moves"), "placeless": _("who would have no place"),
            "leaves": _("who leaves"), "comes": _("who gets a place"),
        }  # fmt: skip
        self._group = QButtonGroup(self)
        self.kinds = {kind: Chip(text, 0) for kind, text in said.items()}
        for kind, chip in self.kinds.items():
            chip.setObjectName(f"proposal.show_{kind or 'all'}")
            self._group.addButton(chip)
            chip.clicked.connect(partial(self._on_kind, kind))
        self._kinds_box = Box(Flow(*self.kinds.values()))
        inside = column(self._kinds_box, self.table, gap=GAP - 4)
        inside.setStretchFactor(self.table, 1)
        self.setLayout(inside)

    def show_proposed(self, proposed: Proposed) -> None:
        """Show the seats that a plan changes."""
        self._lines = proposed.lines
        self._keys = [(line.id, fold(f"{line.name} {line.unit} {line.before} {line.after}")) for line in self._lines]
        self.table.show_column(ROUND, used=proposed.draft.problem.rounds > 1)
        self.table.show_column(WISH, used=bool(proposed.after.ranks))
        found = {line.kind for line in self._lines}
        self._kinds_box.setVisible(len(found) > 1)
        for kind, chip in self.kinds.items():
            chip.setVisible(not kind or kind in found)
            chip.set_count(sum(line.kind == kind for line in self._lines) if kind else len(self._lines))
        self.search.clear()
        self._on_kind("")

    def _on_kind(self, kind: str, *_on: bool) -> None:
        self._kind = kind
        self.kinds[kind].setChecked(True)
        self._show_lines()

    @Slot()
    def _show_lines(self) -> None:
        lines = [line for line in self._lines if self._kind in ("", line.kind)]
        text = self.search.text().strip()
        if text:
            found = set(find(self._keys, text))
            lines = [line for line in lines if line.id in found]
        self.table.set_rows(lines)


def _columns() -> list[Column]:
    return [
        Column(_("Name"), lambda line: line.name, 190, "strong", order=lambda line: line.place),
        Column(_("Unit"), lambda line: line.unit, 110, "muted", gives_way=1),
        Column(_("Round"), lambda line: number(line.round), 70, "number", order=lambda line: line.round),
        Column(_("Place now"), lambda line: line.before or _("without a place"), 150, "muted", stretch=True),
        Column(_("New place"), _new_place, 150, stretch=True),
        Column(_("Wish"), _wish, 130, "muted", stretch=True, gives_way=3),
        Column(
            _("New encounters"), _faces, 156, "number", order=lambda line: line.faces_after - line.faces_before,
            gives_way=2,
        ),
    ]  # fmt: skip


def _new_place(line: MoveLine) -> str:
    return line.after or (_("without a place") if line.placeless else _("leaves"))


def _wish(line: MoveLine) -> str:
    parts = [wish_pill(rank)[0] for rank in (line.rank_before, line.rank_after) if rank is not None]
    return " → ".join(dict.fromkeys(parts))


def _faces(line: MoveLine) -> str:
    if not line.before:
        return number(line.faces_after)
    return f"{number(line.faces_before)} → {number(line.faces_after)}" if line.after else ""
