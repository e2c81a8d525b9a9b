"""Sees to it that the open workspace is whole in its file, and that there is a safety copy of it that is not old."""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.data.copies import CopyRow
from desktop.data.store import Store
from desktop.domain.words import Refused, Words, words
from desktop.usecases.copies import list_copies, make_copy, make_copy_if_changed
from desktop.views.runner import Job, Runner

EVERY_MS = 15 * 60_000
IDLE_MS = 5_000
"""How long nobody has written before the log is moved into the file."""


class Copies(QObject):
    """Copies behind the window: at opening, every quarter of an hour when something changed, and when asked.

    `changed` says that `last` is another copy than before; `asked_made` that the copy somebody asked for is there,
    `settled` that the file holds all that was written.
    """

    changed = Signal()
    asked_made = Signal(object)
    settled = Signal()
    failed = Signal(Refused)

    def __init__(self, parent: QObject, store: Store, runner: Runner) -> None:
        super().__init__(parent)
        self._store, self._runner = store, runner
        self.last: CopyRow | None = None
        self._has_failed = self._is_over = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.make_if_changed)
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(IDLE_MS)
        self.idle.timeout.connect(self._settle)

    def begin(self) -> None:
        """The workspace has just been opened."""
        self.make_if_changed()
        self._timer.start(EVERY_MS)
        self.wait_for_idle()

    @Slot()
    def wait_for_idle(self) -> None:
        """Something was written: it is moved into the file when nobody has written for a while."""
        if not self._is_over:
            self.idle.start()

    @Slot()
    def _settle(self) -> None:
        if self._runner.busy:
            self.idle.start()
            return
        store = self._store
        self._runner.read(store.settle, self._on_settled, self._on_unsettled)

    @Slot(object)
    def _on_settled(self, _nothing: object) -> None:
        self.settled.emit()

    @Slot(object)
    def _on_unsettled(self, error: Any) -> None:
        if not isinstance(error, Refused):
            raise error
        # all of it is safe in the log; the next copy tells that the disk says no

    def stop(self) -> None:
        """The workspace is about to be closed."""
        self._is_over = True
        self._timer.stop()
        self.idle.stop()

    @Slot()
    def make_if_changed(self) -> Job:
        return self._start(words("Make a copy"), make_copy_if_changed)

    @Slot()
    def make_now(self) -> Job:
        """Make a copy because somebody asked for it."""
        self._has_failed = False
        job = self._start(words("Make a copy"), make_copy)
        job.succeeded.connect(self.asked_made)
        return job

    @Slot(Job)
    def follow(self, job: Job) -> None:
        """Long work makes a copy before it begins: look for it when it ends."""
        job.ended.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Find out which copy is the last one."""
        if self._is_over:
            return
        store = self._store
        self._runner.read(lambda: next(iter(list_copies(store)), None), self._show, self._on_failed)

    def _start(self, label: Words, make: Any) -> Job:
        job = self._runner.start(label, make, self._store)
        job.succeeded.connect(self._show)
        job.failed.connect(self._on_failed)
        return job

    @Slot(object)
    def _show(self, copy: Any) -> None:
        self._has_failed = False
        if copy != self.last:
            self.last = copy
            self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Any) -> None:
        if not isinstance(error, Refused):
            raise error
        if not self._has_failed:  # told once, not every quarter of an hour
            self._has_failed = True
            self.failed.emit(error)
