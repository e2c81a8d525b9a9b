"""The size of the first window: all of it on the screen, whatever the screen."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QMainWindow

WANTED = QSize(1366, 768)
LEAST = QSize(1024, 640)
FRAME = QMargins(2, 38, 2, 4)
"""What title bar and border take around a window, at most, as long as it is not on the screen."""


def show_first(window: QMainWindow, remembered: QRect | None) -> None:
    """Put a window where it was, or in the middle; a small screen is filled."""
    screen = window.screen()
    if screen.size().width() < LEAST.width():  # nothing fits: the window is moved about to see all of it
        window.resize(LEAST)
    elif is_small(screen.size()):
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    else:
        window.setGeometry(fitted(remembered, screen.availableGeometry()))


def is_small(screen: QSize) -> bool:
    """Whether a screen has no room for more than the window."""
    return screen.width() <= WANTED.width() or screen.height() <= WANTED.height()


def fitted(remembered: QRect | None, available: QRect) -> QRect:
    """The place of a window without its frame, all of it within what the screen has free."""
    room = available.marginsRemoved(FRAME)
    place = QRect(remembered) if remembered is not None else QRect(room.topLeft(), WANTED.boundedTo(room.size()))
    if remembered is None:
        place.moveCenter(room.center())
    place.setSize(place.size().boundedTo(room.size()))
    place.moveLeft(min(max(place.left(), room.left()), room.right() - place.width() + 1))
    place.moveTop(min(max(place.top(), room.top()), room.bottom() - place.height() + 1))
    return place
