"""Composing and repairing a breakout, as long work that can be ended early, and doing what is advised."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.words import Words, words
from desktop.usecases.breakout_advice import Proposal
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_problem import Asked
from desktop.usecases.breakout_proposals import Proposed, apply_proposal, propose_plan
from desktop.usecases.breakouts import add_tables, compose_breakout, open_room
from desktop.views.breakout_work import BreakoutWork
from desktop.views.runner import Job
from desktop.views.workspace import Workspace


class Mending(QObject):
    """Composes, repairs, and mends what the advice tells. `proposed` gives a plan to look at before it is taken,
    `busy` says that a search begins or is over, `programme_wanted` asks for the page where the seats are changed."""

    proposed = Signal(object)
    busy = Signal(bool)
    programme_wanted = Signal()

    def __init__(self, workspace: Workspace, work: BreakoutWork) -> None:
        super().__init__(work)
        self._workspace, self._work = workspace, work
        self._proposal: Proposal | None = None
        self.job: Job | None = None
        work.compose_button.clicked.connect(self.compose)
        work.advice.wanted.connect(self.mend)
        work.repair.asked.connect(self.propose)
        work.advice.look_wanted.connect(self.look)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """What is proposed now."""
        self._proposal = proposal

    @Slot()
    def compose(self) -> None:
        """Seat everybody when nobody has a place yet, else propose a better plan; the locked stay."""
        if self._work.is_composed:
            self.propose(Asked("best"))
        else:
            self._start(words("Composing the groups"), compose_breakout, change="anew", then=self._on_composed)

    @Slot(object)
    def propose(self, asked: Any) -> None:
        """Search for a plan to look at; nothing is written."""
        label = words("Looking for the fewest moves") if asked.change == "few" else words("Looking for a better plan")
        self._start(label, propose_plan, asked, then=self._on_proposed)

    def open_and_propose(self, proposed: Proposed) -> None:
        """Open the room that is advised, and search once more."""
        if proposed.advice is None or self.job is not None:
            return
        if self._workspace.do(open_room, self._workspace.store, proposed.advice) is not None:
            self.propose(proposed.asked)

    def take(self, proposed: Proposed) -> None:
        """Take a plan that was proposed."""
        workspace = self._workspace
        workspace.start(words("Taking the plan"), apply_proposal, workspace.store, workspace.event_id, proposed)

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
                label = words("Mending the groups")
                self._start(label, propose_plan, Asked("few"), then=self._on_mended)

    def _start(
        self, label: Words, work: Callable[..., Any], *arguments: Any, then: Callable[[Any], None], **options: Any
    ) -> None:
        view, workspace = self._work.seating.view, self._workspace
        if view is None or self.job is not None:
            return
        self.job = workspace.start(
            label, work, workspace.store, workspace.event_id, view.breakout.id, *arguments, apart=True, **options
        )
        self._tell_busy(busy=True)
        self.job.succeeded.connect(then)
        self.job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_composed(self, composed: Any) -> None:
        if not composed.changes.records:
            self._workspace.told.emit(words("Nothing better was found: everybody stays where they are."))

    @Slot(object)
    def _on_mended(self, proposed: Any) -> None:
        """Take what concerns nobody but one person who gets a seat; anything else is looked at first."""
        if proposed.lines and proposed.is_small:
            self.take(proposed)
        else:
            self._on_proposed(proposed)

    @Slot(object)
    def _on_proposed(self, proposed: Any) -> None:
        if proposed.is_worth_showing:
            self.proposed.emit(proposed)
        elif proposed.asked.change == "few":
            self._workspace.told.emit(words("Nobody has to move."))
        else:
            self._workspace.told.emit(words("Nothing better was found: everybody stays where they are."))

    @Slot()
    def _on_ended(self) -> None:
        self.job = None
        self._tell_busy(busy=False)

    def _tell_busy(self, *, busy: bool) -> None:
        self._work.show_busy(busy=busy)
        self.busy.emit(busy)
