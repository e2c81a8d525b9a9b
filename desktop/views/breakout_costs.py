"""Prices of moves as the board asks for them: made and found out behind the window, forgotten with each change."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.usecases.breakout_prices import Cost, Prices
from desktop.usecases.breakout_problem import BreakoutView
from desktop.views.latest import Latest
from desktop.views.runner import Runner


class Costs(QObject):
    """Knows what moves of the people at hand cost, a moment after they were asked for: then `priced` tells it.

    Prices say what seats cost as they are: each change of the view asks for new ones.
    """

    priced = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self.prices: Prices | None = None
        self._view: BreakoutView | None = None
        self._wanted: tuple[str, tuple[str, ...]] | None = None
        self._known: Mapping[str, Cost] = {}
        self._making, self._asking = Latest(runner, self), Latest(runner, self)
        self._making.answered.connect(self._on_made)
        self._asking.answered.connect(self._on_told)

    def show_view(self, view: BreakoutView) -> None:
        """The seats as they are now."""
        if view is not self._view:
            self._view, self.prices, self._wanted, self._known = view, None, None, {}
            self._asking.forget()
            if view.people and view.groups:
                self._making.ask(partial(Prices, view))

    def of(self, round_id: str, people: Sequence[str]) -> Mapping[str, Cost]:
        """Group -> what it costs to move some people there; empty until it is known."""
        wanted = (round_id, tuple(people))
        if wanted != self._wanted:
            self._wanted, self._known = wanted, {}
            self._ask()
        return self._known

    def of_move(self, round_id: str, attendee_id: str, group_id: str | None) -> Cost | None:
        """What one move costs: at once where prices are there."""
        return self.prices.of_move(round_id, attendee_id, group_id) if self.prices else None

    def _ask(self) -> None:
        if self.prices is not None and self._wanted is not None:
            self._asking.ask(partial(_price, self.prices, *self._wanted))

    @Slot(object)
    def _on_made(self, prices: Any) -> None:
        if prices.view is self._view:
            self.prices = prices
            self._ask()

    @Slot(object)
    def _on_told(self, told: Any) -> None:
        prices, wanted, known = told
        if prices is self.prices and wanted == self._wanted:
            self._known = known
            self.priced.emit()


class Reasons(QObject):
    """Asks the prices one question at a time, and lets go of those that nobody waits for; `told` brings the answer."""

    told = Signal(object)

    def __init__(self, runner: Runner, costs: Costs) -> None:
        super().__init__(costs)
        self._costs, self._asking = costs, Latest(runner, self)
        self._asking.answered.connect(self.told)

    def ask(self, question: Callable[..., Any], *values: Any) -> None:
        """Ask question(prices, *values), once there are prices."""
        self._asking.forget()
        if self._costs.prices is not None:
            self._asking.ask(partial(question, self._costs.prices, *values))

    def forget(self) -> None:
        self._asking.forget()


def _price(prices: Prices, round_id: str, people: tuple[str, ...]) -> tuple[Prices, Any, Mapping[str, Cost]]:
    return prices, (round_id, people), prices.of_people(round_id, people)
