"""Composing a breakout, as long work that can be cancelled, and doing what is proposed."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.words import words
from desktop.usecases.breakout_advice import Proposal
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_problem import Change
from desktop.usecases.breakouts import add_tables, compose_breakout, open_room
from desktop.views.breakout_work import BreakoutWork
from desktop.views.runner import Job
from desktop.views.workspace import Workspace


class Mending(QObject):
    """Composes, and mends what the advice tells. `programme_wanted` asks for the page where the seats are changed."""

    programme_wanted = Signal()

    def __init__(self, workspace: Workspace, work: BreakoutWork) -> None:
        super().__init__(work)
        self._workspace, self._work = workspace, work
        self._proposal: Proposal | None = None
        self.job: Job | None = None
        work.compose_button.clicked.connect(self.compose)
        work.advice.wanted.connect(self.mend)
        work.advice.look_wanted.connect(self.look)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """What is proposed now."""
        self._proposal = proposal

    @Slot()
    def compose(self) -> None:
        """Seat everybody anew; the locked stay."""
        self._compose("anew")

    @Slot()
    def look(self) -> None:
        """Go to those whom the proposal is about."""
        if self._proposal is not None:
            self._work.board.choose(list(self._proposal.people))

    @Slot()
    def mend(self) -> None:
        """Do what is proposed."""
        proposal, view, store = self._proposal, self._work.seating.view, self._workspace.store
        if proposal is None or view is None:
            return
        match proposal.mending:
            case "move":
                names = {row.id: row.given_name for row in view.people}
                name = names[proposal.people[0]] if len(proposal.people) == 1 else ""
                groups = dict(proposal.moves)
                self._workspace.do(move_attendees, store, self._work.seating.round_id, groups, name)
            case "room" if proposal.room is not None:
                self._workspace.do(open_room, store, proposal.room)
            case "tables":
                self._workspace.do(add_tables, store, view, proposal.tables)
            case "programme":
                self.programme_wanted.emit()
            case _:
                self._compose("few")

    def _compose(self, change: Change) -> None:
        view = self._work.seating.view
        if view is None or self.job is not None:
            return
        label = words("Mending the groups") if change == "few" else words("Composing the groups")
        self.job = self._workspace.start(
            label, compose_breakout, self._workspace.store, self._workspace.event_id, view.breakout.id,
            change=change, apart=True,
        )  # fmt: skip
        self._work.show_busy(busy=True)
        self.job.succeeded.connect(self._on_composed)
        self.job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_composed(self, composed: Any) -> None:
        if not composed.changes.records:
            self._workspace.told.emit(words("Nothing better was found: everybody stays where they are."))

    @Slot()
    def _on_ended(self) -> None:
        self.job = None
        self._work.show_busy(busy=False)
