"""Long work as a use case sees it: it tells how far it is, and stops when nobody wants it any more."""

from typing import Protocol

from desktop.domain.words import Words


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user stopped the work; nothing of it is kept."""


class Task(Protocol):
    """Given to long work. `step` reports progress, and raises Cancelled when the user has stopped the work.

    Work that gets better while it lasts tells what it has come to with `found`, and ends when that is `enough`.
    """

    @property
    def enough(self) -> bool:
        """Whether the user takes what was found so far."""

    def step(self, done: int, total: int) -> None: ...

    def found(self, best: Words) -> None: ...


class NoTask:
    """Work that nobody watches."""

    enough = False

    def step(self, done: int, total: int) -> None:
        pass

    def found(self, best: Words) -> None:
        pass


NO_TASK = NoTask()
