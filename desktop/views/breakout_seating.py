"""What is done with the chosen cards of a board: moving, locking, tying together or apart, and saying why."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from desktop.data.people import AttendeeRow
from desktop.domain.words import Words
from desktop.usecases.breakout_board import Card
from desktop.usecases.breakout_places import PairRule, lock_places, set_pair
from desktop.usecases.breakout_prices import Prices
from desktop.usecases.breakout_reasons import WhyNot, explain_place, why_here, why_not
from desktop.usecases.breakout_view import BreakoutView
from desktop.usecases.wishes import set_wishes
from desktop.views.breakout_board import Board
from desktop.views.breakout_costs import Costs, Reasons
from desktop.views.breakout_moving import Moving
from desktop.views.breakout_panel import MOST_TIED, PlacePanel, lock_text
from desktop.views.texts import _
from desktop.views.workspace import Workspace


class Seating(QObject):
    """Does with the cards of a round what the board and the panel ask. `why_wanted` asks for the panel, `closed` to
    put it away."""

    why_wanted = Signal()
    closed = Signal()

    def __init__(self, workspace: Workspace, board: Board, panel: PlacePanel) -> None:
        super().__init__(board)
        self._workspace, self._board, self._panel = workspace, board, panel
        self.view: BreakoutView | None = None
        self.round_id = ""
        self.costs = Costs(workspace.runner, self)
        self.moving = Moving(workspace, board, self.costs, panel.isVisible)
        self.moving.sorted.connect(self._on_sorted)
        self._reasons = Reasons(workspace.runner, self.costs)
        self._reasons.told.connect(panel.show_reasons)
        self.costs.priced.connect(self._show_options)
        board.asked.connect(self.do)
        board.changed.connect(self.show_chosen)
        panel.asked.connect(self.do)
        panel.picked.connect(self._on_picked)
        panel.untied.connect(self._on_untied)
        panel.looked_at.connect(self._ask_why)
        panel.wished.connect(self._on_wished)
        panel.sorted.connect(self.moving.set_cheap_first)

    def show_round(self, view: BreakoutView, round_id: str) -> None:
        """The round whose cards are on the board."""
        self.view, self.round_id = view, round_id
        self.costs.show_view(view)
        self.moving.show_round(view, round_id)

    @Slot(str)
    def do(self, wanted: str) -> None:
        """Do something with the chosen cards: why, close, menu, move, lock, out, together or apart."""
        cards = self._board.chosen.cards()
        match wanted:
            case "close":
                self.closed.emit()
            case _ if not cards:
                return
            case "why":
                self.why_wanted.emit()
            case "menu":
                self._open_menu(cards)
            case "move":
                self.moving.open_popup(cards)
            case "lock":
                self._lock(cards)
            case "out":
                seated = [card for card in cards if self._group_of(card)]
                self.moving.move(seated, "")
            case "together" | "apart":
                self._tie(cards, wanted)

    @Slot()
    def show_chosen(self) -> None:
        """Show in the panel who is chosen, while somebody can see it."""
        if self.view is None or not self._panel.isVisible():
            return
        cards = self._board.chosen.cards()
        if not cards:
            self._panel.show_nobody()
            return
        if len(cards) == 1:
            self._panel.show_one(explain_place(self.view, self.round_id, cards[0].id), cards[0])
        else:
            self._panel.show_many(cards, seated=any(self._group_of(card) for card in cards))
        self._show_options()

    @Slot()
    def _show_options(self) -> None:
        """Show where those who are chosen could go, as soon as it is known."""
        cards = self._board.chosen.cards()
        if self.view is None or not self._panel.isVisible() or not cards:
            return
        options = self.costs.options(self.round_id, [card.id for card in cards])
        if options is not None:
            self._panel.show_sorted(options, cheap_first=self.moving.cheap_first)
            self._ask_why()

    @Slot()
    def _ask_why(self) -> None:
        """Ask how good the place of one person is, and what is against the group that is looked at."""
        cards = self._board.chosen.cards()
        if self.view is not None and len(cards) == 1:
            self._reasons.ask(_reasons, self.round_id, cards[0].id, self._panel.group)
        else:
            self._reasons.forget()

    @Slot(bool)
    def _on_sorted(self, on: bool) -> None:
        self.show_chosen()

    @Slot(object)
    def _on_wished(self, sessions: Any) -> None:
        """Other wishes of the person at hand."""
        card, view = self._board.chosen.current(), self.view
        if card is not None and view is not None:
            among = list(dict.fromkeys(group.session_id for group in view.groups if group.session_id))
            self._workspace.do(set_wishes, self._workspace.store, card.id, sessions, among, card.name)

    def _group_of(self, card: Card) -> str | None:
        return self.view.group_of(self.round_id, card.id) if self.view else None

    def _person(self, attendee_id: str) -> AttendeeRow:
        assert self.view is not None
        return next(row for row in self.view.people if row.id == attendee_id)

    def _open_menu(self, cards: list[Card]) -> None:
        menu = QMenu(self._board)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        seated = any(self._group_of(card) for card in cards)
        entries = [("move", _("Move to…"), "M")]
        entries.append(("lock", lock_text(cards, seated=seated), "L"))
        if seated:
            entries.append(("out", _("Take out"), _("Del")))
        if 2 <= len(cards) <= MOST_TIED:
            entries += [("together", _("Keep together"), ""), ("apart", _("Keep apart"), "")]
        entries.append(("why", _("Why here"), _("Space")))
        for wanted, text, key in entries:
            action = menu.addAction(f"{text}\t{key}" if key else text)
            action.setObjectName(f"card.{wanted}")
            action.triggered.connect(partial(self.do, wanted))
        menu.popup(self._board.corner())

    @Slot(str)
    def _on_picked(self, group_id: str) -> None:
        self.moving.move(self._board.chosen.cards(), group_id)

    def _lock(self, cards: list[Card]) -> None:
        locked = not all(card.locked for card in cards)
        ids, name = [card.id for card in cards], cards[0].name if len(cards) == 1 else ""
        self._workspace.do(lock_places, self._workspace.store, self.round_id, ids, locked=locked, name=name)

    def _tie(self, cards: list[Card], rule: PairRule) -> None:
        if 2 <= len(cards) <= MOST_TIED:
            people = [self._person(card.id).person_id for card in cards]
            self._set_pair(people, rule, ", ".join(card.name for card in cards))

    @Slot(str)
    def _on_untied(self, person_id: str) -> None:
        card = self._board.chosen.current()
        if card is not None:
            self._set_pair([self._person(card.id).person_id, person_id], None, card.name)

    def _set_pair(self, people: list[str], rule: PairRule | None, name: str) -> None:
        self._workspace.do(set_pair, self._workspace.store, self._workspace.event_id, people, rule, name)


def _reasons(prices: Prices, round_id: str, attendee_id: str, group_id: str) -> tuple[str, Words | None, WhyNot | None]:
    """Who is asked about, how good their place is, and what is against a group, if one is looked at."""
    here = why_here(prices.view, prices, round_id, attendee_id)
    return attendee_id, here, why_not(prices.view, prices, round_id, attendee_id, group_id) if group_id else None
