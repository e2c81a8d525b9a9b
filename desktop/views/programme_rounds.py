"""The rounds of a session: a line for each, and a quick way to make many."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.data.breakouts import RoundRow
from desktop.domain.session_spec import later, minutes_between
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.day_plan import Line
from desktop.usecases.rounds import add_round, edit_round, remove_round, set_rounds, shape_rounds
from desktop.views.buttons import Button
from desktop.views.fields import TextField, labelled
from desktop.views.inline_form import InlineForm
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Flow, clear, column, row
from desktop.views.texts import _, clock, n_
from desktop.views.workspace import Workspace

_TIME_WIDTH = 68
_ROUNDS, _MINUTES, _TABLES, _SEATS = 4, 15, 10, 10
"""What the quick form begins with where a session has no rounds yet."""


class RoundLine(QWidget):
    """A round with its times. `written` gives them as typed; the button removes it."""

    written = Signal(str, str, object)
    remove_wanted = Signal(str)

    def __init__(self, turn: RoundRow) -> None:
        super().__init__()
        self._turn = turn
        self.starts = TextField("round.starts", said=_("Start of round {number}", number=turn.number))
        self.ends = TextField("round.ends", said=_("End of round {number}", number=turn.number))
        self._show()
        for field in (self.starts, self.ends):
            field.setFixedWidth(_TIME_WIDTH)
            field.editingFinished.connect(self._on_finished)
        leave = Button("", "quiet", "x", name="action.remove_round", clicked=partial(self.remove_wanted.emit, turn.id))
        leave.setAccessibleName(_("Remove round {number}", number=turn.number))
        name = Elided(_("Round {number}", number=turn.number))
        inside = row(name, self.starts, Label("\u2013", "body", "text2"), self.ends, leave, gap=6)
        inside.setStretch(0, 1)
        self.setLayout(inside)

    def _show(self) -> None:
        turn = self._turn
        self.starts.setText(clock(turn.starts))
        self.ends.setText(clock(later(turn.starts, turn.minutes)) if turn.minutes else "")

    @Slot()
    def _on_finished(self) -> None:
        turn, starts, ends = self._turn, self.starts.text(), self.ends.text()
        kept = ends == (clock(later(turn.starts, turn.minutes)) if turn.minutes else "")
        if not kept or starts != clock(turn.starts):
            # a round that only begins at another time stays as long as it is
            self.written.emit(turn.id, starts, None if kept else ends)


class QuickRounds(InlineForm):
    """Makes so many rounds of so many minutes with a pause between, at tables where the session has its own."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._line: Line | None = None
        captions = {
            "rounds": _("Rounds"), "minutes": _("Minutes each"), "pause": _("Pause, minutes"),
            "tables": _("Tables"), "seats": _("Seats at each"),
        }  # fmt: skip
        self.fields = {name: TextField(f"rounds.{name}", said=caption) for name, caption in captions.items()}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self._boxes = {name: labelled(captions[name], field) for name, field in self.fields.items()}
        for place, box in enumerate(self._boxes.values()):
            grid.addWidget(box, place // 3, place % 3)
        for field in self.fields.values():
            field.returnPressed.connect(self.make)
        self.note = Label(_("Rounds and tables that go take the places in them along."), "caption", "text2", wrap=True)
        make = Button(_("Make the rounds"), "primary", name="action.make_rounds", clicked=self.make)
        leave = Button(_("Cancel"), "quiet", name="action.leave_rounds", clicked=self.ended.emit)
        self.setLayout(column(grid, self.note, Flow(make, leave), gap=8))

    def begin(self, line: Line) -> None:
        """Begin with what the session has."""
        self._line = line
        minutes = next((turn.minutes for turn in line.rounds if turn.minutes), None)
        values = {
            "rounds": len(line.rounds) or _ROUNDS, "minutes": minutes or _MINUTES, "pause": _pause(line),
            "tables": line.tables or _TABLES, "seats": line.seats or _SEATS,
        }  # fmt: skip
        for name, field in self.fields.items():
            field.setText(str(values[name]))
        for name in ("tables", "seats"):
            self._boxes[name].setVisible(not line.rivals)
        self.note.setVisible(bool(line.rounds))
        self.fields["rounds"].setFocus()
        self.fields["rounds"].selectAll()

    @Slot()
    def make(self) -> None:
        """Make the rounds as typed."""
        wrong = next((f.text() for f in self.fields.values() if not f.text().strip().isdecimal()), None)
        if wrong is not None:
            what, do = words("{text} is not a number.", text=wrong or "\u2013"), words("Write a whole number.")
            self.workspace.refused.emit(Refused(what, NOTHING_CHANGED, do))
            return
        assert self._line
        typed = {name: int(field.text()) for name, field in self.fields.items()}
        store, line, times = self.workspace.store, self._line, {k: typed[k] for k in ("rounds", "minutes", "pause")}
        label = words("Making the rounds of {name}", name=line.session.title)
        if line.rivals:
            job = self.workspace.start(label, set_rounds, store, line.breakout_id, **times)
        else:
            job = self.workspace.start(label, shape_rounds, store, line.id, **typed)
        job.succeeded.connect(self.ended)


class Rounds(QWidget):
    """The rounds of the chosen session."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._line: Line | None = None
        self.note = Label("", "small", "text2", wrap=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.add_button = Button(_("One more"), "quiet", "plus", name="action.add_round", clicked=self.add)
        self.quick_button = Button("", "quiet", "timer", name="action.quick_rounds", clicked=self.begin_quick)
        self.quick = QuickRounds(workspace)
        self.quick.ended.connect(self._on_quick_ended)
        self.quick.hide()
        self._buttons = Box(Flow(self.add_button, self.quick_button, gap=0))
        caption = Label(_("Rounds"), "column", "text2")
        self.setLayout(column(caption, self.note, self.lines, self._buttons, self.quick, gap=6))

    def show_line(self, line: Line) -> None:
        if self._line is not None and self._line.id != line.id:
            self._on_quick_ended()
        same = self._line is not None and self._line.rounds == line.rounds and self._line.id == line.id
        self._line = line
        self.note.setText(_note(line))
        self.note.setVisible(bool(self.note.text()))
        self.add_button.setVisible(bool(line.rounds))
        self.quick_button.setText(_("Make them anew") if line.rounds else _("Hold it in rounds"))
        self.quick_button.updateGeometry()
        if same:
            return
        clear(self.lines)
        for turn in line.rounds:
            shown = RoundLine(turn)
            shown.written.connect(self._on_written)
            shown.remove_wanted.connect(self._on_remove)
            self.lines.addWidget(shown)

    @Slot()
    def add(self) -> None:
        """Add a round after the last one."""
        if self._line is not None:
            self.workspace.do(add_round, self.workspace.store, self._line.breakout_id)

    @Slot()
    def begin_quick(self) -> None:
        """Show the fields that make many rounds at once."""
        if self._line is not None:
            self._buttons.hide()
            self.quick.show()
            self.quick.begin(self._line)

    @Slot()
    def _on_quick_ended(self) -> None:
        had_focus = self.quick.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.quick.hide()
        self._buttons.show()
        if had_focus:
            self.quick_button.setFocus()

    @Slot(str, str, object)
    def _on_written(self, round_id: str, starts: str, ends: Any) -> None:
        line = self._line
        done = self.workspace.do(edit_round, self.workspace.store, round_id, starts, ends)
        if done is None and line is not None:
            self._line = None
            self.show_line(line)

    @Slot(str)
    def _on_remove(self, round_id: str) -> None:
        self.workspace.start(words("Removing a round"), remove_round, self.workspace.store, round_id)


def _pause(line: Line) -> int:
    """The minutes between the first two rounds."""
    if len(line.rounds) < 2 or not line.rounds[0].minutes:
        return 0
    first, second = line.rounds[:2]
    return max(0, (minutes_between(first.starts, second.starts) or 0) - (first.minutes or 0))


def _note(line: Line) -> str:
    """At what the rounds are held, and with whom they are shared."""
    if len(line.rivals) > 1:
        at = clock(line.rounds[0].starts) if line.rounds else clock(line.session.starts)
        return n_("Shared by {n} workshop at {time}.", "Shared by {n} workshops at {time}.", len(line.rivals), time=at)
    if line.tables and line.seats:
        return n_("At {n} table of {seats}.", "At {n} tables of {seats}.", line.tables, seats=line.seats)
    return "" if line.rounds else _("One sitting, without a change of seats.")
