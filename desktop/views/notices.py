"""What the window says after an action: a strip that goes by itself, or one that stays until it is read."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from desktop.domain.words import Refused, Words
from desktop.views.buttons import Button
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, clear, column, row
from desktop.views.runner import Job
from desktop.views.texts import _

SHOWN_MS = 6000


class Notice(QFrame):
    """A strip with a sentence; an error also says what was kept and what to do."""

    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._line, self._more = Label("", "strong", wrap=True), Label("", "small", "text2", wrap=True)
        self._undo = Button(_("Undo"), "quiet", "undo-2", name="notice.undo", clicked=self._on_undo)
        close = Button("", "quiet", "x", name="notice.close", clicked=self.hide)
        close.setAccessibleName(_("Close this message"))
        text = Box(column(self._line, self._more, gap=2))
        inside = row(text, self._undo, close, gap=8, margins=(16, 10, 10, 10))
        inside.setStretchFactor(text, 1)
        self.setLayout(inside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @Slot(object)
    def show_told(self, told: Words, *, undoable: bool = False) -> None:
        """Say what was done, for a while."""
        self._show("ok", _(told), "", undoable=undoable)
        self._timer.start(SHOWN_MS)

    @Slot(object)
    def show_refused(self, refused: Refused) -> None:
        """Say what could not be done, until somebody closes it."""
        self._timer.stop()
        self._show("bad", _(refused.happened), f"{_(refused.kept)} {_(refused.do)}", undoable=False)

    def _show(self, tone: str, line: str, more: str, *, undoable: bool) -> None:
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._line.setText(line)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._undo.setVisible(undoable)
        self.setAccessibleName(f"{line} {more}".strip())
        self.show()

    @Slot()
    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()


class JobStrip(QFrame):
    """A strip for each piece of long work: what it is, how far it is, and a button that stops it."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(_(job.label))
        self._job = job
        label = Elided(_(job.label), "strong")
        self._cancel = Button(_("Cancel"), name="action.cancel", clicked=self._on_cancel)
        inside = row(column(label, self._bar, gap=6), self._cancel, gap=16, margins=(16, 10, 12, 10))
        self.setLayout(inside)
        job.progress.connect(self._on_progress)
        job.ended.connect(self._on_ended)

    @Slot(int, int)
    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @Slot()
    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._job.cancel()

    @Slot()
    def _on_ended(self) -> None:
        self.hide()
        self.deleteLater()


class Strips(QWidget):
    """The place of notices and jobs, above the page."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice()
        self._jobs = QVBoxLayout()
        self._jobs.setSpacing(0)
        self.setLayout(column(self.notice, self._jobs, gap=0, margins=(24, 0, 24, 0)))

    @Slot(object)
    def add_job(self, job: Job) -> None:
        """Show a job; short ones end before anybody has read them."""
        self.notice.hide()
        self._jobs.addWidget(JobStrip(job))

    def clear(self) -> None:
        clear(self._jobs)
