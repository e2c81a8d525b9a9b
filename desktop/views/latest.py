"""Questions asked behind the window, of which only the latest matters."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.domain.words import Refused
from desktop.views.runner import Runner


class Latest(QObject):
    """Asks one question at a time; of those asked meanwhile only the last one is answered.

    `answered` brings what was found out, `refused` why it could not be, `busy` whether an answer is awaited.
    """

    answered = Signal(object)
    refused = Signal(Refused)
    busy = Signal(bool)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._under_way, self._turn = False, 0
        self._waiting: Callable[[], Any] | None = None

    @property
    def is_busy(self) -> bool:
        return self._under_way

    def ask(self, call: Callable[[], Any]) -> None:
        """Ask as soon as the question under way is answered; its answer is thrown away."""
        self._turn += 1
        if self._under_way:
            self._waiting = call
            return
        self._begin(call)
        self.busy.emit(True)

    def forget(self) -> None:
        """Nobody wants to know any more."""
        self._turn += 1
        self._waiting = None

    def _begin(self, call: Callable[[], Any]) -> None:
        self._under_way = True
        turn = self._turn
        self._runner.read(call, lambda found: self._end(turn, found, None), lambda error: self._end(turn, None, error))

    def _end(self, turn: int, found: Any, error: BaseException | None) -> None:
        if not isValid(self):  # type: ignore[no-untyped-call]
            return
        waiting, self._waiting, self._under_way = self._waiting, None, False
        if waiting is not None:
            self._begin(waiting)
            return
        self.busy.emit(False)
        if turn != self._turn:
            return
        if error is None:
            self.answered.emit(found)
        elif isinstance(error, Refused):
            self.refused.emit(error)
        else:
            raise error
