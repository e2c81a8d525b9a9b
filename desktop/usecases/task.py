"""Long work as a use case sees it: it tells how far it is, and stops when nobody wants it any more."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user stopped the work; nothing of it is kept."""


class Task(Protocol):
    """Given to long work. `step` reports progress, and raises Cancelled when the user has stopped the work."""

    def step(self, done: int, total: int) -> None: ...


class NoTask:
    """Work that nobody watches."""

    def step(self, done: int, total: int) -> None:
        pass


NO_TASK = NoTask()
