"""Where people could go and what that costs, as the board asks: found out behind the window, forgotten with each
change."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.usecases.breakout_prices import Cost, Prices
from desktop.usecases.breakout_reasons import Option, list_options
from desktop.usecases.breakout_view import BreakoutView
from desktop.views.latest import Latest
from desktop.views.runner import Runner

CALM_MS = 60
"""After a change the window is drawn first: prices take all that a processor has, if only for a blink."""


class Costs(QObject):
    """Knows where the people at hand could go, and a moment later what that costs: `priced` tells of both.

    Prices say what seats cost as they are: each change of the view asks for new ones.
    """

    priced = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self.prices: Prices | None = None
        self._view: BreakoutView | None = None
        self._wanted: tuple[str, tuple[str, ...]] | None = None
        self._known: list[Option] | None = None
        self._making, self._asking = Latest(runner, self), Latest(runner, self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._make)
        self._making.answered.connect(self._on_made)
        self._asking.answered.connect(self._on_told)

    def show_view(self, view: BreakoutView) -> None:
        """The seats as they are now."""
        if view is not self._view:
            self._view, self.prices, self._wanted, self._known = view, None, None, None
            self._asking.forget()
            self._calm.start()

    def options(self, round_id: str, people: Sequence[str]) -> list[Option] | None:
        """The groups as they are for some people, None until they are known; then with prices, once these are."""
        wanted = (round_id, tuple(people))
        if wanted != self._wanted:
            self._wanted, self._known = wanted, None
            self._ask()
        return self._known

    def of_move(self, round_id: str, attendee_id: str, group_id: str | None) -> Cost | None:
        """What one move costs: at once where prices are there."""
        return self.prices.of_move(round_id, attendee_id, group_id) if self.prices else None

    @Slot()
    def _make(self) -> None:
        if self._view is not None and self._view.people and self._view.groups:
            self._making.ask(partial(Prices, self._view))

    def _ask(self) -> None:
        if self._view is not None and self._wanted is not None:
            self._asking.ask(partial(_options, self._view, self.prices, *self._wanted))

    @Slot(object)
    def _on_made(self, prices: Any) -> None:
        if prices.view is self._view:
            self.prices = prices
            self._ask()

    @Slot(object)
    def _on_told(self, told: Any) -> None:
        view, wanted, known = told
        if view is self._view and wanted == self._wanted:
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


def _options(
    view: BreakoutView, prices: Prices | None, round_id: str, people: tuple[str, ...]
) -> tuple[BreakoutView, tuple[str, tuple[str, ...]], list[Option]]:
    costs = prices.of_people(round_id, people) if prices is not None else {}
    return view, (round_id, people), list_options(view, round_id, people, costs)
