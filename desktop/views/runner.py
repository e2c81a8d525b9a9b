"""The border between the window and long work: one thread behind it, one signal back."""

import gc
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.domain.words import Words
from desktop.usecases.task import Cancelled

T = TypeVar("T")
SWEEP_MS = 500


class Job(QObject):
    """Long work under way. Ends with exactly one of `succeeded`, `failed` or `cancelled`, then `ended`.

    `found` tells what it has come to so far, for work that can be ended with that.
    """

    progress = Signal(int, int)
    found = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, label: Words, parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        self.stop, self.enough = Event(), Event()

    def finish(self) -> None:
        """Ask the work to end with what it has found so far."""
        self.enough.set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; nothing of it is kept."""
        self.stop.set()


class _JobTask:
    """The task that a use case sees; it lives in the thread behind."""

    def __init__(self, job: Job, post: Callable[[Callable[[], None]], None]) -> None:
        self._job, self._post, self._told, self._best = job, post, -1, ""

    @property
    def enough(self) -> bool:
        return self._job.enough.is_set()

    def found(self, best: Words) -> None:
        if str(best) != self._best:
            self._best = str(best)
            self._post(lambda: self._job.found.emit(best))

    def step(self, done: int, total: int) -> None:
        if self._job.stop.is_set():
            raise Cancelled
        hundredth = 100 * done // max(total, 1)
        if hundredth != self._told:
            self._told = hundredth
            self._post(lambda: self._job.progress.emit(done, total))


class _Sweep:
    """While a runner has threads, Python's collector of cycles runs here and nowhere else.

    It runs in whichever thread happens to allocate; there it would end Qt objects of the window, and wait for a lock
    of Qt that the window holds while it waits for Python: both stand still for good.
    """

    runners = 0

    @classmethod
    def take(cls) -> None:
        cls.runners += 1
        gc.disable()

    @classmethod
    def give_back(cls) -> None:
        cls.runners -= 1
        if not cls.runners:
            gc.enable()

    @staticmethod
    def step() -> None:
        """Collect as Python itself would by now: young things often, old ones seldom."""
        for generation, (count, most) in reversed([*enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))]):
            if count > most:
                gc.collect(generation)
                return


class Runner(QObject):
    """Runs work behind the window, one piece after the other.

    The worker appends what is to be done here to a deque and fires one signal without arguments, so that nothing of
    a job crosses the border of the threads but plain values.
    """

    _wake = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inbox: deque[Callable[[], None]] = deque()
        self._pool = ThreadPoolExecutor(1, "plenum-work")
        self._readers = ThreadPoolExecutor(1, "plenum-read")
        self._jobs: list[Job] = []
        self._is_closed = False
        self._wake.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        self._sweeping = QTimer(self)
        self._sweeping.timeout.connect(self._sweep)
        self._sweeping.start(SWEEP_MS)
        _Sweep.take()

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    @property
    def jobs(self) -> list[Job]:
        """The work that is under way or waits for its turn."""
        return list(self._jobs)

    def start(self, label: Words, work: Callable[..., Any], *arguments: Any, **options: Any) -> Job:
        """Start work in the thread behind; it is called with `task=` beside its own arguments."""
        job = Job(label, self)
        self._jobs.append(job)
        task = _JobTask(job, self._post)
        self._pool.submit(self._run, job, lambda: work(*arguments, **options, task=task))
        return job

    def read(self, call: Callable[[], T], then: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Read something for a page behind the window, beside any long work; `then` gets it here.

        Nothing is read any more once the workspace is closed: a page on its way out may still ask.
        """
        if not self._is_closed:
            self._readers.submit(self._read, call, then, failed)

    def _read(self, call: Callable[[], T], then: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        try:
            result = call()
        except BaseException as error:  # noqa: BLE001 - whatever went wrong is told in the window
            failure = error
            self._post(lambda: failed(failure))
        else:
            self._post(lambda: then(result))

    def close(self) -> None:
        """Stop what runs, and wait for it."""
        self._is_closed = True
        for job in self._jobs:
            job.cancel()
        self._pool.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self._drain()
        if self._sweeping.isActive():
            self._sweeping.stop()
            _Sweep.give_back()

    def _run(self, job: Job, work: Callable[[], Any]) -> None:
        try:
            result = work()
        except Cancelled:
            self._post(lambda: self._end(job, job.cancelled.emit))
        except BaseException as error:  # noqa: BLE001 - whatever went wrong is told in the window
            failure = error
            self._post(lambda: self._end(job, lambda: job.failed.emit(failure)))
        else:
            self._post(lambda: self._end(job, lambda: job.succeeded.emit(result)))

    def _end(self, job: Job, tell: Callable[[], None]) -> None:
        self._jobs.remove(job)
        tell()
        job.ended.emit()
        job.deleteLater()

    def _post(self, call: Callable[[], None]) -> None:
        self._inbox.append(call)
        self._wake.emit()

    @Slot()
    def _sweep(self) -> None:
        _Sweep.step()

    @Slot()
    def _drain(self) -> None:
        while self._inbox:
            self._inbox.popleft()()
