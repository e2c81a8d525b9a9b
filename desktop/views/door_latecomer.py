"""At the door: somebody has no place in rounds still to come, and gets the best free ones with one key."""

from collections.abc import Sequence
from typing import Any, Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout

from desktop.data.people import AttendeeRow
from desktop.domain.changes import Changes
from desktop.usecases.agenda import Agendas
from desktop.usecases.breakout_latecomer import Offer, Seat, Unseated, lacks_place, seat_latecomer
from desktop.usecases.breakout_view import SEATED
from desktop.usecases.door import Passed
from desktop.views.buttons import Button
from desktop.views.door_parts import PlaceCard
from desktop.views.door_seeking import Seeking
from desktop.views.labels import Label
from desktop.views.layouts import column, row
from desktop.views.texts import _, clock, n_, with_colon
from desktop.views.workspace import Workspace

COLUMNS, MOST = 4, 8
"""Places in a row, and how many are shown."""
KEYS = ("F8", "Ins")
"""No scanner types them, and the door has no other use for them."""


class LatecomerCard(QFrame):
    """Shown while somebody stands there who has no place, and once they have got one. `seated` tells that they have,
    `quiet` that there is nothing to say after all."""

    seated = Signal()
    quiet = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("latecomer")
        self.workspace, self.seeking = workspace, Seeking(self, workspace)
        self._agendas: Agendas | None = None
        self._composed: frozenset[str] = frozenset()
        self._who: AttendeeRow | None = None
        self._offer: Offer | None = None
        self._is_new, self._is_wanted = False, False
        self.is_giving = False
        self.given: list[Seat] = []
        self.changes: Changes | None = None
        self.title, self.told = Label("", "heading", wrap=True), Label("", "body", "text", wrap=True)
        self.button = Button(
            _("Give the best places"), "primary", "sparkles", key=KEYS[0], tall=True, name="action.seat_latecomer"
        )
        for key in KEYS:
            self.button.on_key(key)
        self.button.clicked.connect(self.take)
        self.cards = [PlaceCard() for _place in range(MOST)]
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, card in enumerate(self.cards):
            grid.addWidget(card, place // COLUMNS, place % COLUMNS)
            card.hide()
        top = row(self.title, self.button, gap=12)
        top.setStretchFactor(self.title, 1)
        self.setLayout(column(top, self.told, grid, gap=10, margins=(12, 12, 12, 12)))
        self.seeking.found.connect(self._on_found)
        workspace.changed.connect(self._on_changed)
        self.hide()

    def prepare(self, agendas: Agendas, composed: frozenset[str]) -> None:
        """Take over everybody's places; when rounds are composed, have at hand what looking needs."""
        self._agendas, self._composed = agendas, composed
        if composed:
            self.seeking.prepare()

    def stand(self, passed: Passed) -> bool:
        """Somebody stands there: whether they have no place where they should, so that one is looked for."""
        self.leave()
        who, agendas = passed.attendee, self._agendas
        here = passed.direction == "in" and (passed.verdict.enters or passed.verdict.reason == "already")
        if who is None or agendas is None or not here or who.status != SEATED:
            return False
        if not lacks_place(agendas, self._composed, who.id, self.workspace.store.now()):
            return False
        self._who, self._is_new = who, passed.changes is not None and passed.changes.touches("attendee")
        self._look()
        return True

    def leave(self) -> None:
        """Nobody stands there any more."""
        self.seeking.stop()
        self._who, self._offer, self.given, self.changes = None, None, [], None
        self._is_wanted = False
        self.hide()

    @Slot()
    def take(self) -> None:
        """Give the places that are offered; when they are still looked for, as soon as they are found."""
        if self._offer is None:
            self._is_wanted = self._who is not None
        else:
            self._give(self._offer.seats)

    def _look(self) -> None:
        assert self._who is not None
        self._offer, self.given, self.changes = None, [], None
        self.seeking.look(self._who.id)
        self._show("warn", _("No place yet: looking for the best free ones"))

    @Slot(object)
    def _on_found(self, offer: Any) -> None:
        self._offer = offer
        if not offer.seats and not offer.unseated:
            self.hide()
            self.quiet.emit()
            return
        self._show("warn", self._lacking())
        # who was added just now has no wish that could be passed over: at tables there is nothing to decide
        tables = [seat for seat in offer.seats if not seat.chosen] if self._is_new else []
        wanted, self._is_new, self._is_wanted = self._is_wanted, False, False
        if wanted or tables:
            self._give(offer.seats if wanted else tables)

    def _give(self, seats: Sequence[Seat]) -> None:
        offer, who = self._offer, self._who
        if offer is None or who is None or not seats:
            return
        self.is_giving = True
        changes = self.workspace.do_here(seat_latecomer, self.workspace.store, who.id, offer.name, seats)
        self.is_giving = False
        if changes is None:  # somebody else took one of them meanwhile
            self._look()
            return
        self.changes = changes
        self.given += seats
        self._offer = offer._replace(seats=tuple(seat for seat in offer.seats if seat not in seats))
        done = n_("Has a place now in {n} round", "Has places now in {n} rounds", len(self.given))
        more = bool(self._offer.seats or self._offer.unseated)
        self._show("warn" if more else "ok", _("{this}. {that}", this=done, that=self._lacking()) if more else done)
        self.seated.emit()

    def _lacking(self) -> str:
        n = len(self._offer.seats) + len(self._offer.unseated) if self._offer else 0
        seats = self._offer.seats if self._offer else ()
        if n == len(seats) and all(seat.chosen for seat in seats):
            return n_("No workshop yet", "No place yet in {n} workshops", n)
        return n_("No place yet in {n} round to come", "No place yet in {n} rounds to come", n)

    def _show(self, tone: Literal["ok", "warn"], title: str) -> None:
        """Show what is offered or given."""
        offer = self._offer or Offer("", "")
        seats = sorted([*self.given, *offer.seats], key=lambda seat: seat.starts)
        for place, card in enumerate(self.cards):
            seat = seats[place] if place < len(seats) else None
            card.setVisible(seat is not None)
            if seat is not None:
                given, when = seat in self.given, round_text(seat.number, seat.starts)
                sign = "check" if given else "layout-grid" if seat.chosen else "users"
                card.show_place(sign, when, seat.title, seat.room, is_given=given)
        self.button.setVisible(self._offer is None or bool(offer.seats))
        told = [_unseated_text(each) for each in offer.unseated[:2]]
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told))
        self.title.setText(title)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        said = [title, *told, *(with_colon(round_text(s.number, s.starts), s.title) for s in seats)]
        self.setAccessibleName(". ".join(said))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, ". ".join(said)))
        self.show()

    @Slot(Changes)
    def _on_changed(self, changes: Changes) -> None:
        """Places were changed elsewhere, or taken back: look again for the one who still stands there."""
        if self._who is not None and not self.is_giving and changes.touches("place", "group", "round"):
            self._look()


def round_text(number: int, starts: str) -> str:
    """Round 2 · 11:03, or the time alone of the only round."""
    return _("Round {n} · {time}", n=number, time=clock(starts)) if number else clock(starts)


def _unseated_text(unseated: Unseated) -> str:
    helps = " ".join(map(_, unseated.helps))
    return with_colon(round_text(unseated.number, unseated.starts), f"{_(unseated.why)} {helps}".strip())
