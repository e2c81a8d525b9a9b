"""What the window says after an action: a strip that goes by itself, or one that stays until it is read."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from desktop.domain.words import Refused, Words
from desktop.views.buttons import Button
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, column, row
from desktop.views.runner import Job
from desktop.views.texts import _
from desktop.views.tokens import PAGE_MARGIN

SHOWN_MS, UNSEEN_MS = 6000, 300
WIDEST, FOOT = 640, 12


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
    def show_told(self, told: Words, *, undoable: bool = False, warned: bool = False) -> None:
        """Say what was done, for a while."""
        self._show("warn" if warned else "ok", _(told), "", undoable=undoable)
        self._timer.start(SHOWN_MS)

    @Slot(object)
    def show_refused(self, refused: Refused) -> None:
        """Say what could not be done, until somebody closes it."""
        self._timer.stop()
        self._show("bad", _(refused.happened), f"{_(refused.kept)} {_(refused.do)}", undoable=False)

    def leave_page(self) -> None:
        """Another page is gone to: what was refused on the last one is over."""
        if self.property("tone") == "bad":
            self.hide()

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
        label, self._best = Elided(_(job.label), "strong"), Elided("", "small", "text2")
        self._best.hide()
        self._finish = Button(_("Take this"), name="action.finish", clicked=self._on_finish)
        self._finish.setToolTip(_("Stop here, and take the best that was found"))
        self._finish.hide()
        self._cancel = Button(_("Cancel"), name="action.cancel", clicked=self._on_cancel)
        told = column(label, self._best, self._bar, gap=6)
        inside = row(told, self._finish, self._cancel, gap=16, margins=(16, 10, 12, 10))
        self.setLayout(inside)
        self.hide()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.show)
        self._wait.start(UNSEEN_MS)
        job.progress.connect(self._on_progress)
        job.found.connect(self._on_found)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_found(self, best: Any) -> None:
        """Something to take is there: say how good it is."""
        self._best.setText(_(best))
        self._best.show()
        self._finish.show()

    @Slot()
    def _on_finish(self) -> None:
        self._finish.setEnabled(False)
        self._job.finish()

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
        self._wait.stop()
        self.hide()
        self.deleteLater()


class Strips(QWidget):
    """Notices and jobs, at the foot of the page and over it: nothing of the page moves when one comes or goes."""

    def __init__(self, page: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self.notice = Notice()
        self._jobs = QVBoxLayout()
        self._jobs.setSpacing(0)
        self.setLayout(column(self._jobs, self.notice, gap=0))
        page.installEventFilter(self)

    @Slot(object)
    def add_job(self, job: Job) -> None:
        """Show a job, unless it ends before anybody could read of it."""
        self.notice.hide()
        self._jobs.addWidget(JobStrip(job))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        layout, window = self.layout(), self.parentWidget()
        if layout is None or window is None:
            return
        room = QRect(self._page.mapTo(window, QPoint(0, 0)), self._page.size())
        width = min(WIDEST, room.width() - 2 * PAGE_MARGIN)
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.setGeometry(room.left() + PAGE_MARGIN, room.bottom() - height - FOOT, width, height)
        self.raise_()
