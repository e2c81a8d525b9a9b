"""The first window is on the screen, all of it."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMainWindow

from desktop.views.first_size import fitted, is_small, show_first

SCREENS = [QRect(0, 0, 1920, 1080), QRect(0, 28, 1440, 872), QRect(1920, 0, 1600, 860), QRect(0, 0, 1400, 790)]


@pytest.mark.parametrize("available", SCREENS)
@pytest.mark.parametrize("remembered", [None, QRect(-300, -50, 1366, 768), QRect(3000, 900, 2400, 1500)])
def test_the_window_and_its_frame_are_on_the_screen(available, remembered):
    place = fitted(remembered, available)
    assert available.contains(place)
    assert place.top() - available.top() >= 30
    assert place.width() >= 1024
    assert place.height() >= 640


def test_a_window_that_was_well_where_it_was_is_there_again():
    assert fitted(QRect(100, 90, 1200, 700), SCREENS[0]) == QRect(100, 90, 1200, 700)


@pytest.mark.parametrize(
    ("width", "height", "small"), [(1366, 768, True), (1024, 700, True), (1280, 1024, True), (1920, 1080, False)]
)
def test_a_small_screen_is_filled(width, height, small):
    assert is_small(QSize(width, height)) == small


class Screen(NamedTuple):
    """A screen of a size, with a bar of the desktop at its foot."""

    width: int
    height: int

    def size(self) -> QSize:
        return QSize(self.width, self.height)

    def availableGeometry(self) -> QRect:  # noqa: N802 - as QScreen has it
        return QRect(0, 0, self.width, self.height - 40)


class Window(QMainWindow):
    """A window on a screen that the platform without a screen does not have."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen

    def screen(self) -> Screen:
        return self._screen


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_on_a_small_screen_the_first_window_is_maximised(qtbot, size):
    window = Window(Screen(*size))
    qtbot.addWidget(window)
    show_first(window, None)
    assert window.isMaximized()


def test_on_a_large_screen_the_first_window_is_in_the_middle(qtbot):
    window = Window(Screen(1920, 1080))
    qtbot.addWidget(window)
    show_first(window, None)
    assert not window.isMaximized()
    assert window.size() == QSize(1366, 768)
    assert window.screen().availableGeometry().contains(window.geometry())
