"""What of the list is shown: by words, state, kind, session and person."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.data.programme import SessionRow
from desktop.domain.names import find, fold
from desktop.views.buttons import Chip
from desktop.views.commitment_words import Noted, kind_words
from desktop.views.fields import Choice, SearchField
from desktop.views.layouts import Flow
from desktop.views.texts import _


class Filters(QWidget):
    """Search, chips and choices. `changed` when another part of the list is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(_("Words, name, session"))
        self.search.setFixedWidth(200)
        self.chips = {
            "all": Chip(_("All")), "open": Chip(_("To do")), "late": Chip(_("Overdue")), "done": Chip(_("Done")),
        }  # fmt: skip
        for name, chip in self.chips.items():
            chip.setObjectName(f"filter.{name}")
            chip.setAutoExclusive(True)
        self.chips["all"].setChecked(True)
        self.kind = Choice("filter.kind", _("Kind"), [("", _("All kinds")), *kind_words().items()])
        self.session = Choice("filter.session", _("Session"), [("", _("All sessions"))])
        self.person = Choice("filter.person", _("Person"), [("", _("Everybody"))])
        for choice, width in ((self.kind, 140), (self.session, 156), (self.person, 156)):
            choice.setFixedWidth(width)
            choice.picked.connect(self._on_picked)
        self.search.textChanged.connect(self.changed)
        for chip in self.chips.values():
            chip.toggled.connect(self._on_filter)
        self.setLayout(Flow(self.search, *self.chips.values(), self.kind, self.session, self.person))

    @property
    def state(self) -> str:
        return next(name for name, chip in self.chips.items() if chip.isChecked())

    def show_sessions(self, sessions: Sequence[SessionRow]) -> None:
        self.session.set_options([("", _("All sessions")), *((s.id, s.title) for s in sessions)])

    def show_counts(self, rows: Sequence[Noted]) -> None:
        """Say how many there are of each state, and offer the people who are named."""
        for name, chip in self.chips.items():
            chip.set_count(sum(stands(row, name) for row in rows))
        names = {name for row in rows for name in (row.row.who, row.row.with_whom) if name}
        self.person.set_options([("", _("Everybody")), *((name, name) for name in sorted(names, key=fold))])

    def forget(self, state: str = "all") -> None:
        """Show every line of a state."""
        self.search.clear()
        for choice in (self.kind, self.session, self.person):
            choice.choose("")
        self.chips[state].setChecked(True)

    def pick(self, rows: Sequence[Noted]) -> list[Noted]:
        """Those that fit, the best match of the search first."""
        fitting = {row.id: row for row in rows if stands(row, self.state) and self._fits(row)}
        if not self.search.text().strip():
            return [*fitting.values()]
        return [fitting[id_] for id_ in find([(id_, row.key) for id_, row in fitting.items()], self.search.text())]

    def _fits(self, row: Noted) -> bool:
        return (
            self.kind.value() in ("", row.row.kind)
            and self.session.value() in ("", row.row.session_id)
            and self.person.value() in ("", row.row.who, row.row.with_whom)
        )

    @Slot(bool)
    def _on_filter(self, on: bool) -> None:
        if on:
            self.changed.emit()

    @Slot(str)
    def _on_picked(self, _value: str) -> None:
        self.changed.emit()


def stands(row: Noted, state: str) -> bool:
    """Whether a line is of a state: all, open, late or done."""
    match state:
        case "open":
            return row.standing in ("late", "soon", "open")
        case "late":
            return row.standing == "late"
        case "done":
            return row.standing in ("kept", "dropped")
        case _:
            return True
