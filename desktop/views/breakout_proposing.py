"""What becomes of a plan that is proposed: it is taken, left, or asked for once more."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.views.breakout_mending import Mending
from desktop.views.breakout_proposal import ProposalView
from desktop.views.breakout_work import BreakoutWork


class Proposing(QObject):
    """While `is_open` its `view` stands in the place of the board; `turned` says that this has changed."""

    turned = Signal()

    def __init__(self, mending: Mending, work: BreakoutWork) -> None:
        super().__init__(mending)
        self._mending, self._work = mending, work
        self.view = ProposalView()
        self.is_open = False
        mending.proposed.connect(self._on_proposed)
        self.view.taken.connect(self._on_taken)
        self.view.left.connect(self.leave)
        self.view.change_wanted.connect(self._on_change_wanted)
        self.view.anew_wanted.connect(self._on_anew_wanted)
        self.view.room_wanted.connect(self._on_room_wanted)
        mending.busy.connect(self._on_busy)

    def show_changed(self) -> None:
        """Seats, rooms or people have changed since the plan was made."""
        if self.is_open:
            self.view.show_stale()

    @Slot()
    def leave(self) -> None:
        """Back to the board; everything stays as it is."""
        if self.is_open:
            self.is_open = False
            self.turned.emit()

    @Slot(object)
    def _on_proposed(self, proposed: Any) -> None:
        """Show a plan beside the one that stands, unless another breakout was gone to meanwhile."""
        at = self._work.seating.view
        if at is not None and proposed.draft.view.breakout.id == at.breakout.id:
            self.is_open = True
            self.view.show_proposed(proposed)
            self.turned.emit()

    @Slot()
    def _on_taken(self) -> None:
        self.leave()
        if self.view.proposed is not None:
            self._work.repair.forget()
            self._mending.take(self.view.proposed)

    @Slot(str)
    def _on_change_wanted(self, change: Any) -> None:
        if self.view.proposed is not None:
            self._mending.propose(self.view.proposed.asked._replace(change=change))

    @Slot()
    def _on_anew_wanted(self) -> None:
        if self.view.proposed is not None:
            self._mending.propose(self.view.proposed.asked)

    @Slot()
    def _on_room_wanted(self) -> None:
        if self.view.proposed is not None:
            self._mending.open_and_propose(self.view.proposed)

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        self.view.show_busy(busy=busy)
