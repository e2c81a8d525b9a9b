"""What every page shares: its place in the window, its head, and when it reads the workspace again."""

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.data.store import Store
from desktop.domain.changes import Changes
from desktop.domain.words import Refused
from desktop.views.buttons import Button
from desktop.views.icons import paint_icon
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Card, Item, add, column, row
from desktop.views.preferences import Preferences
from desktop.views.theme import colour
from desktop.views.tokens import GAP, PAGE_MARGIN
from desktop.views.workspace import Workspace


class Page(QWidget):
    """A page of the window: `read` fetches what it shows behind the window, `show_read` puts it on the screen.

    It is read when it comes on the screen and when a noun that it shows has changed; `loaded` says that it is shown.
    """

    NOUN: ClassVar[str] = ""
    SHOWS: ClassVar[tuple[str, ...]] = ()
    WHOLE_WINDOW: ClassVar[bool] = False
    loaded = Signal()
    leave_wanted = Signal()
    place_wanted = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setObjectName(self.NOUN)
        self.is_loaded = False
        self._stale, self._turn = True, 0
        self.body = QVBoxLayout()
        self.body.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 20)
        self.body.setSpacing(GAP - 2)
        self.setLayout(self.body)
        workspace.changed.connect(self._on_changed)
        workspace.event_chosen.connect(self.reload)

    @property
    def store(self) -> Store:
        return self.workspace.store

    @property
    def event_id(self) -> str:
        return self.workspace.event_id

    def read(self) -> Any:
        """Fetch what the page shows. Runs behind the window: touches no widget."""
        raise NotImplementedError

    def show_read(self, shown: Any) -> None:
        """Put on the screen what `read` has fetched."""
        raise NotImplementedError

    def update_some(self, changes: Changes) -> bool:
        """Show a change without reading everything; False when the page has to be read again."""
        return False

    def prefer(self, preferences: Preferences) -> None:
        """Take over how the user of this laptop likes the app; called each time the page comes on the screen."""

    def start_here(self) -> None:
        """Put the keyboard where work on this page begins."""

    def aim(self, target: str) -> None:
        """Go to something on this page, such as a session or an attendee."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the page anew, now or when it comes on the screen."""
        self._stale, self.is_loaded = True, False
        if not self.isVisible():
            return
        self._stale = False
        self._turn += 1
        turn, read = self._turn, self.read
        self.workspace.runner.read(read, lambda shown: self._arrive(turn, shown), self._fail)

    def _arrive(self, turn: int, shown: Any) -> None:
        # the page may be gone, or have been read again since
        if isValid(self) and turn == self._turn:  # type: ignore[no-untyped-call]
            self.show_read(shown)
            self.is_loaded = True
            self.loaded.emit()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self.workspace.refused.emit(error)
        else:
            raise error

    @Slot(Changes)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*self.SHOWS) and not (self.is_loaded and self.isVisible() and self.update_some(changes)):
            self.reload()


class Head(QWidget):
    """The title of a page, what stands beside it, and its actions at the right."""

    def __init__(self, title: str, *actions: Item) -> None:
        super().__init__()
        self.title, self.count = Label(title, "title"), Label("", "heading", "text3")
        self.count.setContentsMargins(0, 0, 0, 3)  # puts it on the title's base line
        self.line = Elided("", "body", "text2")
        self.line.hide()
        top = row(self.title, self.count, None, *actions, gap=8)
        top.setAlignment(self.count, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column(top, self.line, gap=2))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_line(self, text: str) -> None:
        self.line.setText(text)
        self.line.setVisible(bool(text))


class EmptyState(Card):
    """What will be here, and the one button that begins it."""

    def __init__(self, icon: str, text: str, button: Button | None = None) -> None:
        sign = Sign(icon)
        self.text = Label(text, "body", "text2", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = column(sign, self.text, gap=14)
        middle.setAlignment(sign, Qt.AlignmentFlag.AlignHCenter)
        if button is not None:
            add(middle, button)
            middle.setAlignment(button, Qt.AlignmentFlag.AlignHCenter)
        box = Box(middle)
        box.setMaximumWidth(460)
        wide = row(None, box, None)
        wide.setStretchFactor(box, 100)  # as wide as it may be, else wrapped words take the width of the sign
        super().__init__(None, wide, None)


class Sign(QFrame):
    """A large quiet icon."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(64, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface2"))
        painter.drawEllipse(self.rect())
        paint_icon(painter, self._icon, QRectF(18, 18, 28, 28), colour("text3"), "1.6")


class PageArea(QScrollArea):
    """Scrolls a page when the window is smaller than the least the page needs, and only then.

    QScrollArea by itself takes the preferred height of a page with wrapped text, which is more than the least.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setWidget(page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(page.accessibleName() or page.objectName())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        page = self.widget()
        layout = page.layout() if page else None
        if page is None or layout is None:
            return
        room, least = self.maximumViewportSize(), layout.minimumSize()
        width = max(room.width(), least.width())
        needed = layout.minimumHeightForWidth(width) if layout.hasHeightForWidth() else least.height()
        if needed > room.height():
            width = max(width - self.verticalScrollBar().sizeHint().width(), least.width())
            needed = layout.minimumHeightForWidth(width) if layout.hasHeightForWidth() else least.height()
        page.resize(width, max(room.height(), needed))


def scrolled(page: QWidget) -> QScrollArea:
    """A page in an area that scrolls when the window is small."""
    return PageArea(page)
