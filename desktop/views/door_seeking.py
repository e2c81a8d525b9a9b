"""Looks for the best free places of somebody who stands at the door, behind the window."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from desktop.domain.changes import Changes
from desktop.domain.words import Refused
from desktop.usecases.breakout_latecomer import Offer, offer_places, price_today
from desktop.usecases.breakout_prices import Prices
from desktop.views.workspace import Workspace

NOUNS = (
    "attendee", "person", "place", "group", "round", "breakout", "session", "room", "host", "wish", "pair", "preset",
)  # fmt: skip


class Seeking(QObject):
    """`found` gives the offer that was asked for last. What breakouts and prices are is read once and kept until one
    of them changes, so that looking takes a tenth of a second and no scan waits for it."""

    found = Signal(object)

    def __init__(self, parent: QObject, workspace: Workspace) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._age, self._turn = 0, 0
        self._known: tuple[int, str, list[Prices]] = (-1, "", [])
        workspace.changed.connect(self._on_changed)
        workspace.event_chosen.connect(self._on_event)

    def prepare(self) -> None:
        """Read what looking needs before anybody asks."""
        self.workspace.runner.read(partial(self._today, self.workspace.store.now()), _keep_quiet, self._fail)

    def look(self, attendee_id: str) -> None:
        self._turn += 1
        turn, now = self._turn, self.workspace.store.now()
        self.workspace.runner.read(partial(self._find, turn, attendee_id, now), partial(self._arrive, turn), self._fail)

    def stop(self) -> None:
        """Nobody waits for an answer any more."""
        self._turn += 1

    def _find(self, turn: int, attendee_id: str, now: datetime) -> Offer | None:
        """Runs behind the window, when it is still wanted."""
        return offer_places(self._today(now), attendee_id, now) if turn == self._turn else None

    def _today(self, now: datetime) -> list[Prices]:
        age, day = self._age, now.date().isoformat()
        if self._known[:2] != (age, day):
            self._known = (age, day, price_today(self.workspace.store, self.workspace.event_id, now))
        return self._known[2]

    def _arrive(self, turn: int, offer: Offer | None) -> None:
        if isValid(self) and turn == self._turn and offer is not None:  # type: ignore[no-untyped-call]
            self.found.emit(offer)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            raise error
        self.workspace.refused.emit(error)

    @Slot(Changes)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*NOUNS):
            self._age += 1

    @Slot()
    def _on_event(self) -> None:
        self._age += 1


def _keep_quiet(_read: object) -> None:
    """It was read to be at hand."""
