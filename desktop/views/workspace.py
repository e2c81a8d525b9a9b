"""The open workspace as the pages see it: what they call, and the one signal that tells them what changed."""

from collections.abc import Callable
from typing import Any, Literal, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desktop.data.events import EventRow
from desktop.data.laptop import Laptop
from desktop.data.store import Store
from desktop.domain.changes import Changes
from desktop.domain.words import Refused, Words, words
from desktop.usecases.history import count_next, redo_action, undo_action
from desktop.usecases.workspace import choose_event, get_event
from desktop.views.copies import Copies
from desktop.views.runner import Job, Runner
from desktop.views.texts import _

MOST_AT_ONCE = 100
"""Changes that are taken back while the window waits, in a few hundredths of a second; more go behind it."""
P = ParamSpec("P")
T = TypeVar("T")
Saying = Literal["notice", "warning", "nothing"]
"""How the window tells what was done: as any other thing, as one that somebody may regret, or not at all."""


class Workspace(QObject):
    """One open file and the event at hand.

    `changed` brings the `Changes` of each action; `event_chosen` says that another event is at hand; `told` and
    `refused` bring what is to be said to the user; `job_started` a piece of long work.
    """

    changed = Signal(Changes)
    event_chosen = Signal()
    told = Signal(Words)
    refused = Signal(Refused)
    turned = Signal()
    """Something else is shown on a page: what was refused before is over."""
    job_started = Signal(Job)

    def __init__(self, store: Store, laptop: Laptop, runner: Runner) -> None:
        super().__init__()
        self.store, self.laptop, self.runner = store, laptop, runner
        self.current_event: EventRow = get_event(store)
        self.saying: Saying = "notice"
        self._turns = 0
        self.copies = Copies(self, store, runner)
        self.job_started.connect(self.copies.follow)
        self.copies.failed.connect(self.refused)
        self.changed.connect(self.copies.wait_for_idle)

    @property
    def event_id(self) -> str:
        return self.current_event.id

    def do(self, use_case: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T | None:
        """Run a short use case now and tell the pages what changed; None when it was refused, in words."""
        try:
            result = use_case(*arguments, **options)
        except Refused as refused:
            self.refused.emit(refused)
            return None
        self.tell(result)
        return result

    def do_here(self, use_case: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T | None:
        """Like `do`, for a page that says itself what was done, and how to take it back: the window stays silent."""
        return self._do_saying("nothing", use_case, *arguments, **options)

    def do_warned(self, use_case: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T | None:
        """Like `do`, for what somebody may regret: the window tells it in the tone of a warning."""
        return self._do_saying("warning", use_case, *arguments, **options)

    def _do_saying(self, saying: Saying, use_case: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T | None:
        self.saying = saying
        try:
            return self.do(use_case, *arguments, **options)
        finally:
            self.saying = "notice"

    def tell(self, result: object) -> None:
        """Tell the pages what a use case changed."""
        changes = getattr(result, "changes", result)
        if isinstance(changes, Changes) and changes.records:
            if changes.touches("event"):
                self.current_event = get_event(self.store, self.event_id)
            self.changed.emit(changes)

    def start(self, label: Words, use_case: Callable[..., Any], *arguments: Any, **options: Any) -> Job:
        """Run a long use case behind the window; its end is told like that of a short one."""
        job = self.begin(label, use_case, *arguments, **options)
        job.failed.connect(self._on_failed)
        return job

    def begin(self, label: Words, use_case: Callable[..., Any], *arguments: Any, **options: Any) -> Job:
        """Like `start`, for a page that says itself what was refused."""
        job = self.runner.start(label, use_case, *arguments, **options)
        job.succeeded.connect(self.tell)
        self.job_started.emit(job)
        return job

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, Refused):
            self.refused.emit(error)
        elif isinstance(error, BaseException):
            raise error  # goes to the handler of unexpected failures, which says so without ending the app

    def undo(self) -> None:
        """Take back the last action, and say what it was; a large one behind the window."""
        if self._turns or count_next(self.store) > MOST_AT_ONCE:
            self._turn(words("Undoing"), undo_action).succeeded.connect(self._on_undone)
        else:
            self._on_undone(self.do(undo_action, self.store))

    def redo(self) -> None:
        if self._turns or count_next(self.store, redo=True) > MOST_AT_ONCE:
            self._turn(words("Doing it again"), redo_action).succeeded.connect(self._on_redone)
        else:
            self._on_redone(self.do(redo_action, self.store))

    def _turn(self, label: Words, use_case: Callable[..., Changes]) -> Job:
        """Undo or redo behind the window; what is asked for meanwhile comes after it."""
        self._turns += 1
        job = self.start(label, use_case, self.store)
        job.ended.connect(self._on_turned)
        return job

    @Slot()
    def _on_turned(self) -> None:
        self._turns -= 1

    @Slot(object)
    def _on_undone(self, changes: Any) -> None:
        if changes is not None:
            self.told.emit(words("Undone: {what}", what=_(changes.label)))

    @Slot(object)
    def _on_redone(self, changes: Any) -> None:
        if changes is not None:
            self.told.emit(words("Done again: {what}", what=_(changes.label)))

    def choose(self, event_id: str) -> None:
        """Take another event at hand."""
        choose_event(self.store, event_id)
        self.current_event = get_event(self.store, event_id)
        self.event_chosen.emit()

    def close(self) -> None:
        self.copies.stop()
        self.runner.close()
        self.store.close()
