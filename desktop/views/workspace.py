"""The open workspace as the pages see it: what they call, and the one signal that tells them what changed."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desktop.data.events import EventRow
from desktop.data.laptop import Laptop
from desktop.data.store import Store
from desktop.domain.changes import Changes
from desktop.domain.words import Refused, Words, words
from desktop.usecases.history import redo_action, undo_action
from desktop.usecases.workspace import choose_event, get_event
from desktop.views.runner import Job, Runner
from desktop.views.texts import _

P = ParamSpec("P")
T = TypeVar("T")


class Workspace(QObject):
    """One open file and the event at hand.

    `changed` brings the `Changes` of each action; `event_chosen` says that another event is at hand; `told` and
    `refused` bring what is to be said to the user; `job_started` a piece of long work.
    """

    changed = Signal(Changes)
    event_chosen = Signal()
    told = Signal(Words)
    refused = Signal(Refused)
    job_started = Signal(Job)

    def __init__(self, store: Store, laptop: Laptop, runner: Runner) -> None:
        super().__init__()
        self.store, self.laptop, self.runner = store, laptop, runner
        self.current_event: EventRow = get_event(store)

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

    def tell(self, result: object) -> None:
        """Tell the pages what a use case changed."""
        changes = getattr(result, "changes", result)
        if isinstance(changes, Changes) and changes.records:
            if changes.touches("event"):
                self.current_event = get_event(self.store, self.event_id)
            self.changed.emit(changes)

    def start(self, label: Words, use_case: Callable[..., Any], *arguments: Any, **options: Any) -> Job:
        """Run a long use case behind the window; its end is told like that of a short one."""
        job = self.runner.start(label, use_case, *arguments, **options)
        job.succeeded.connect(self.tell)
        job.failed.connect(self._on_failed)
        self.job_started.emit(job)
        return job

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, Refused):
            self.refused.emit(error)
        elif isinstance(error, BaseException):
            raise error  # goes to the handler of unexpected failures, which says so without ending the app

    def undo(self) -> None:
        """Take back the last action, and say what it was."""
        changes = self.do(undo_action, self.store)
        if changes:
            self.told.emit(words("Undone: {what}", what=_(changes.label)))

    def redo(self) -> None:
        changes = self.do(redo_action, self.store)
        if changes:
            self.told.emit(words("Done again: {what}", what=_(changes.label)))

    def choose(self, event_id: str) -> None:
        """Take another event at hand."""
        choose_event(self.store, event_id)
        self.current_event = get_event(self.store, event_id)
        self.event_chosen.emit()

    def close(self) -> None:
        self.runner.close()
        self.store.close()
