"""A plan that is proposed, in the place of the board: what it gains, and each seat that would change."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.domain.names import find, fold
from desktop.usecases.breakout_problem import Change
from desktop.usecases.breakout_proposals import MoveLine, Proposed, Sums
from desktop.views.breakout_cards import wish_pill
from desktop.views.buttons import Button, Chip
from desktop.views.fields import SearchField
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Card, Flow, column, row
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _, n_, number, percent, with_colon
from desktop.views.tokens import GAP

SEARCH_WIDTH = 220
WISH = 5
"""The column of the wishes, hidden where nobody chooses."""


class BeforeAfter(Card):
    """A figure as it is and as it would be."""

    def __init__(self, title: str) -> None:
        self.title = Elided(title, "small", "text2")
        self.now, self.then = Elided("", "body", "text3"), Label("", "heading")
        self.caption = Elided("", "caption", "text2")
        both = row(self.then, self.now, gap=8)
        both.setStretchFactor(self.now, 1)
        super().__init__(self.title, both, self.caption, gap=2, padding=12)

    def show_change(self, before: str, after: str, better: int, caption: str = "") -> None:
        """`better` is above 0 for a gain, below 0 for a loss."""
        self.then.setText(after)
        self.then.set_tone("ok" if better > 0 else "warn" if better < 0 else "text")
        self.now.setText(_("now {figure}", figure=before) if before != after else _("as now"))
        self.caption.setText(caption)
        self.setAccessibleName(with_colon(self.title.text(), f"{after}, {self.now.text()}. {caption}"))


class ProposalView(QWidget):
    """`taken` and `left` say what becomes of the plan, `change_wanted` asks for one that changes less or more,
    `anew_wanted` for one after something else has changed, `print_wanted` for the list on paper."""

    taken = Signal()
    left = Signal()
    change_wanted = Signal(str)
    anew_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("proposal")
        self.setAccessibleName(_("The plan that is proposed"))
        self.proposed: Proposed | None = None
        self._keys: list[tuple[str, str]] = []
        self.title, self.line = Label("", "heading"), Label("", "small", "text2", wrap=True)
        self.take_button = Button(
            _("Take this plan"), "primary", "check", name="proposal.take", clicked=self.taken.emit
        )
        self.anew_button = Button(_("Propose anew"), "primary", "refresh-cw", name="proposal.anew")
        self.anew_button.clicked.connect(self.anew_wanted)
        self.anew_button.hide()
        self.leave_button = Button(_("Keep as it is"), key="Esc", name="proposal.leave", clicked=self.left.emit)
        self.print_button = Button(_("Print the list"), icon="printer", name="proposal.print")
        self.print_button.clicked.connect(self.print_wanted)
        told = column(self.title, self.line, gap=2)
        top = row(told, self.print_button, self.leave_button, self.anew_button, self.take_button)
        top.setStretchFactor(told, 1)
        top.setAlignment(told, Qt.AlignmentFlag.AlignTop)
        self.figures = _figures()
        self.search = SearchField(_("Name, unit, table"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.search.textChanged.connect(self._show_lines)
        self.table = Table(_columns(), _("The seats that would change"))
        self.table.setObjectName("proposal.moves")
        dial = Flow(self.search, Label(_("May change:"), "small", "text2"), *self._make_dial())
        inside = column(top, row(*self.figures.values(), gap=10), Box(dial), self.table, gap=GAP - 2)
        inside.setStretchFactor(self.table, 1)
        self.setLayout(inside)

    def _make_dial(self) -> list[Chip]:
        said: dict[Change, str] = {
            "few": _("only what has to"), "balanced": _("what clearly pays"), "best": _("what pays at all"),
            "anew": _("everything"),
        }  # fmt: skip
        self._group = QButtonGroup(self)
        self.dial: dict[Change, Chip] = {change: Chip(text) for change, text in said.items()}
        for change, chip in self.dial.items():
            self._group.addButton(chip)
            chip.clicked.connect(partial(self.change_wanted.emit, change))
        return list(self.dial.values())

    def show_proposed(self, proposed: Proposed) -> None:
        """Show a plan beside the one that stands."""
        self.proposed = proposed
        self.title.setText(self._headline(proposed))
        gains = ", ".join(_(gain) for gain in proposed.gains)
        self.line.setText(f"{gains[:1].upper()}{gains[1:]}." if gains else _("Nothing else changes."))
        self.line.set_tone("text2")
        self.dial[proposed.asked.change].setChecked(True)
        self.take_button.show()
        self.take_button.setEnabled(bool(proposed.lines or proposed.asked.seats))
        self.anew_button.hide()
        self.print_button.setEnabled(bool(proposed.lines))
        self._show_figures(proposed)
        self.table.show_column(WISH, used=bool(proposed.after.ranks))
        lines = proposed.lines
        self._keys = [(line.id, fold(f"{line.name} {line.unit} {line.before} {line.after}")) for line in lines]
        self.search.clear()
        self._show_lines()

    def show_stale(self) -> None:
        """Something has changed since: the plan no longer fits, another one can be asked for."""
        self.line.setText(_("Something has changed since this plan was made."))
        self.line.set_tone("warn")
        self.take_button.hide()
        self.anew_button.show()

    def start_here(self) -> None:
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.search.hasFocus() and self.search.text():
                self.search.clear()
            else:
                self.left.emit()
            return
        super().keyPressEvent(event)

    @staticmethod
    def _headline(proposed: Proposed) -> str:
        """How many move, get a seat, and leave one."""
        lines, told = proposed.lines, []
        new, left = sum(not line.before for line in lines), sum(not line.after for line in lines)
        if proposed.moved:
            told.append(n_("{n} seat changes", "{n} seats change", proposed.moved))
        if new:
            told.append(n_("{n} seat is given", "{n} seats are given", new))
        if left:
            told.append(n_("{n} seat becomes free", "{n} seats become free", left))
        return ", ".join(told) or _("Nobody has to move.")

    def _show_figures(self, proposed: Proposed) -> None:
        before, after, least = proposed.before, proposed.after, proposed.result.bounds
        figures, cards = after.figures, self.figures
        chosen = sum(after.ranks.values()) > 0
        cards["firsts"].setVisible(chosen)
        cards["firsts"].show_change(_firsts(before), _firsts(after), after.ranks[1] - before.ranks[1], _lost(after))
        cards["faces"].show_change(number(before.faces), number(after.faces), after.faces - before.faces)
        proven = _("the fewest possible") if least.proven else _("at least {n}", n=number(least.repeats))
        cards["repeats"].setVisible(proposed.draft.problem.rounds > 1)
        cards["repeats"].show_change(
            number(before.figures.repeats), number(figures.repeats), before.figures.repeats - figures.repeats, proven
        )
        known = [sums.known for sums in (before, after)]
        cards["known"].setVisible(any(known))
        cards["known"].show_change(number(known[0]), number(known[1]), known[0] - known[1])
        fewest = _("at least {n}", n=number(least.balance))
        off = before.figures.balance - figures.balance
        cards["mixed"].show_change(number(before.figures.balance), number(figures.balance), off, fewest)

    @Slot()
    def _show_lines(self) -> None:
        lines: list[MoveLine] = self.proposed.lines if self.proposed else []
        text = self.search.text().strip()
        if text:
            found = set(find(self._keys, text))
            lines = [line for line in lines if line.id in found]
        self.table.set_rows(lines)


def _figures() -> dict[str, BeforeAfter]:
    return {
        "firsts": BeforeAfter(_("First wishes")),
        "faces": BeforeAfter(_("New encounters")),
        "repeats": BeforeAfter(_("Repeated meetings")),
        "known": BeforeAfter(_("Pairs who had met before")),
        "mixed": BeforeAfter(_("Seats off a fair mix")),
    }


def _firsts(sums: Sums) -> str:
    wishing = sum(sums.ranks.values())
    return percent(sums.ranks[1] / wishing) if wishing else percent(0)


def _lost(sums: Sums) -> str:
    return n_("{n} with none of theirs", "{n} with none of theirs", sums.ranks[0]) if sums.ranks[0] else ""


def _columns() -> list[Column]:
    return [
        Column(_("Name"), lambda line: line.name, 170, "strong", stretch=True),
        Column(_("Unit"), lambda line: line.unit, 120, "muted", gives_way=1),
        Column(_("Round"), lambda line: number(line.round), 70, "number", order=lambda line: line.round),
        Column(_("Now"), lambda line: line.before or _("without a place"), 130, "muted"),
        Column(_("Would sit"), lambda line: line.after or _("leaves"), 130),
        Column(_("Wish"), _wish, 110, "muted", gives_way=2),
        Column(_("New faces"), _faces, 124, "number", order=lambda line: line.faces_after - line.faces_before),
    ]


def _wish(line: MoveLine) -> str:
    parts = [wish_pill(rank)[0] for rank in (line.rank_before, line.rank_after) if rank is not None]
    return " → ".join(dict.fromkeys(parts))


def _faces(line: MoveLine) -> str:
    if not line.before:
        return number(line.faces_after)
    return f"{number(line.faces_before)} → {number(line.faces_after)}" if line.after else ""
