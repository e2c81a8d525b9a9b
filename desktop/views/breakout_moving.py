"""Moving the chosen cards of a board: where to, at what price, and whether it is meant when it breaks a rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.words import words
from desktop.usecases.breakout_board import Card
from desktop.usecases.breakout_places import move_attendees, swap_attendees
from desktop.usecases.breakout_prices import Cost, Prices, Swap
from desktop.usecases.breakout_reasons import Option, list_breaks, list_options
from desktop.usecases.breakout_view import BreakoutView, group_title
from desktop.views.breakout_board import Board
from desktop.views.breakout_costs import Costs, Reasons
from desktop.views.breakout_doubt import Doubt
from desktop.views.breakout_drag import Drop
from desktop.views.breakout_moves import price_text, warning_text
from desktop.views.breakout_popup import MovePopup
from desktop.views.texts import _, n_, with_colon
from desktop.views.workspace import Workspace


class Moving(QObject):
    """Moves cards, and tells before what that comes to. `sorted` tells whether the cheapest groups are wanted first;
    `keeps_choice` whether who was moved stays chosen."""

    sorted = Signal(bool)

    def __init__(self, workspace: Workspace, board: Board, costs: Costs, keeps_choice: Callable[[], bool]) -> None:
        super().__init__(board)
        self.keeps_choice = keeps_choice
        self._workspace, self._board, self._costs = workspace, board, costs
        self._view: BreakoutView | None = None
        self._round_id = ""
        self.cheap_first = False
        self._swapping = Reasons(workspace.runner, costs)
        self._swapping.told.connect(self._on_swap_known)
        board.lifted.connect(self._show_drops)
        board.carried.connect(self._on_carried)
        costs.priced.connect(self._show_prices)

    def show_round(self, view: BreakoutView, round_id: str) -> None:
        """The round whose cards are moved."""
        self._view, self._round_id = view, round_id

    def options(self) -> list[Option]:
        """The groups as they are for the chosen cards; their prices come a moment later."""
        assert self._view is not None
        people = [card.id for card in self._board.chosen.cards()]
        known = self._costs.options(self._round_id, people)
        return list_options(self._view, self._round_id, people) if known is None else known

    def open_popup(self, cards: Sequence[Card]) -> None:
        """Ask where to."""
        who = cards[0].name if len(cards) == 1 else n_("{n} person", "{n} people", len(cards))
        popup = MovePopup(self._board, who, self.options(), cheap_first=self.cheap_first)
        popup.picked.connect(self._on_popup_picked)
        popup.sorted.connect(self.set_cheap_first)
        popup.open_at(self._board.corner(), self._board.window().geometry())

    @Slot(bool)
    def set_cheap_first(self, on: bool) -> None:
        """Whether the cheapest groups come first."""
        if on != self.cheap_first:
            self.cheap_first = on
            self.sorted.emit(on)
            self._show_prices()

    def move(self, cards: Sequence[Card], group_id: str, at: QPoint | None = None, *, go_on: bool = False) -> None:
        """Seat people in a group, or nowhere; asks first when that breaks a rule. Who sits there already stays.

        With `go_on` the keyboard goes on with the next one who waits, where cards came from there.
        """
        view, target = self._view, group_id or None
        if view is None:
            return
        moved = [card for card in cards if view.group_of(self._round_id, card.id) != target]
        people = [card.id for card in moved]
        broken = list_breaks(view, self._round_id, people, target)
        if broken:
            doubt = self._ask(moved, group_id, [_(rule) for rule in broken])
            doubt.meant.connect(partial(self._on_meant, view, moved, target, go_on))
            doubt.open_at(at or self._board.corner())
        elif moved:
            self._write(moved, target, go_on)

    def _ask(self, cards: Sequence[Card], group_id: str, rules: Sequence[str]) -> Doubt:
        self._swapping.forget()
        title = self._title(group_id)
        who = cards[0].name if len(cards) == 1 else n_("{n} person", "{n} people", len(cards))
        told = _("Move {name} to {group}?", name=who, group=title) if title else _("Take {name} out?", name=who)
        go = _("Move anyway") if title else _("Take out anyway")
        doubt = Doubt(self._board.window(), told, go, rules, price_text(self._cost_of(cards, group_id or None)))
        doubt.closed.connect(self._board.start_here)
        if len(cards) == 1 and title:
            self._swapping.ask(_find_swap, self._round_id, cards[0].id, group_id)
        return doubt

    @Slot(object)
    def _on_swap_known(self, found: Any) -> None:
        doubt = next((each for each in self._board.window().findChildren(Doubt) if each.isVisible()), None)
        if doubt is None or self._view is None or found is None:
            return
        swap, groups = found
        names = {card.id: card.name for column in self._board.chosen.columns for card in column.cards}
        doubt.show_swap(names[swap.attendee_id], price_text(swap.cost))
        first, second = (names[id_] for id_ in groups)
        doubt.swap_wanted.connect(partial(self._on_swap, self._view, groups, first, second, swap.cost))

    def _on_meant(self, view: BreakoutView, cards: Sequence[Card], target: str | None, go_on: bool) -> None:
        if view is self._view:  # nothing else has changed meanwhile
            self._write(cards, target, go_on)

    def _on_swap(self, view: BreakoutView, groups: Mapping[str, str], first: str, second: str, cost: Cost) -> None:
        if view is self._view:
            store = self._workspace.store
            do = self._workspace.do_warned if cost.loses_wishes else self._workspace.do
            do(_priced, swap_attendees, price_text(cost), store, self._round_id, groups, first, second)

    def _write(self, cards: Sequence[Card], target: str | None, go_on: bool) -> None:
        name = cards[0].name if len(cards) == 1 else ""
        groups = dict.fromkeys([card.id for card in cards], target)
        cost, store = self._cost_of(cards, target), self._workspace.store
        if go_on and any(card in self._board.chosen.columns[0].cards for card in cards):
            self._board.chosen.let_go()
        title = self._title(target)
        do = self._workspace.do_warned if cost is not None and cost.loses_wishes else self._workspace.do
        do(_priced, move_attendees, price_text(cost), store, self._round_id, groups, name, title)

    def _title(self, group_id: str | None) -> str:
        assert self._view is not None
        return next((group_title(self._view, group) for group in self._view.groups if group.id == group_id), "")

    def _cost_of(self, cards: Sequence[Card], target: str | None) -> Cost | None:
        """What a move costs, as far as it is known by now."""
        if len(cards) == 1:
            return self._costs.of_move(self._round_id, cards[0].id, target)
        chosen = [card.id for card in self._board.chosen.cards()]
        known = self._costs.options(self._round_id, chosen) or []
        return next((option.cost for option in known if option.id == target), None)

    @Slot()
    def _show_drops(self) -> None:
        """Cards are on their way: what each group would come to is known before they are there."""
        if self._view is not None:
            self._board.carry.show_drops({option.id: _drop(option) for option in self.options()})

    @Slot()
    def _show_prices(self) -> None:
        """Prices have come, or are wanted in another order."""
        for popup in self._board.findChildren(MovePopup):
            if popup.isVisible():
                popup.show_options(self.options())
        if self._board.carry.is_on:
            self._show_drops()

    @Slot(str, QPoint)
    def _on_carried(self, group_id: str, at: QPoint) -> None:
        self.move(self._board.chosen.cards(), group_id, at)

    @Slot(str)
    def _on_popup_picked(self, group_id: str) -> None:
        self.move(self._board.chosen.cards(), group_id, go_on=not self.keeps_choice())


def _find_swap(prices: Prices, round_id: str, attendee_id: str, group_id: str) -> tuple[Swap, dict[str, str]] | None:
    """The cheapest exchange, and where it brings both."""
    swap, home = prices.find_swap(round_id, attendee_id, group_id), prices.view.group_of(round_id, attendee_id)
    return (swap, {attendee_id: group_id, swap.attendee_id: home}) if swap is not None and home is not None else None


def _priced(use_case: Any, price: str, *arguments: Any) -> Changes:
    """Do something, and let what is told of it tell its price too."""
    changes: Changes = use_case(*arguments)
    told = words("{what}: {price}", what=_(changes.label), price=price)
    return replace(changes, label=told) if price and changes.records else changes


def _drop(option: Option) -> Drop:
    title = _("{group}: cheapest that is free", group=option.title) if option.best else option.title
    if option.here:
        return Drop(with_colon(option.title, _("here now")))
    return Drop(title, warning_text(option), price_text(option.cost), option.best)
