"""The navigation at the left of the window."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.views.buttons import NavButton
from desktop.views.labels import Label
from desktop.views.layouts import column, row
from desktop.views.texts import _
from desktop.views.theme import colour
from desktop.views.tokens import SIDEBAR


class Place(NamedTuple):
    """A page in the navigation: its noun, icon and name; `low` ones stand at the foot."""

    noun: str
    icon: str
    title: str
    low: bool = False


def places() -> list[Place]:
    """The pages in the order of the day, named in the language of the screen."""
    return [
        Place("today", "house", _("Today")),
        Place("attendees", "users", _("Attendees")),
        Place("door", "scan-line", _("Door")),
        Place("programme", "calendar-days", _("Programme")),
        Place("breakouts", "layout-grid", _("Breakouts")),
        Place("badges", "id-card", _("Badges")),
        Place("feedback", "message-square-heart", _("Feedback")),
        Place("commitments", "list-checks", _("Commitments")),
        Place("reports", "file-chart-column", _("Reports")),
        Place("exchange", "refresh-cw", _("Exchange"), low=True),
        Place("settings", "settings", _("Settings"), low=True),
    ]


class Logo(QWidget):
    """The mark: people around a table."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(28, 28)

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("logo"))
        painter.drawEllipse(QPointF(14, 7.5), 2.6, 2.6)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(10, 18, 8, 5, 2.5, 2.5)
        painter.setBrush(colour("sidebar-text"))
        painter.setOpacity(0.75)
        for x, y in ((8.2, 10), (19.8, 10), (4.6, 15), (23.4, 15), (3.6, 21), (24.4, 21)):
            painter.drawEllipse(QPointF(x, y), 2.4, 2.4)


class Sidebar(QFrame):
    """Rows for the pages; `wanted` gives the noun of the one that was chosen."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(SIDEBAR)
        self.buttons: dict[str, NavButton] = {}
        high: list[NavButton] = []
        low: list[NavButton] = []
        for place in places():
            button = NavButton(place.title, place.icon)
            button.setObjectName(f"nav.{place.noun}")
            button.setAccessibleName(place.title)
            button.clicked.connect(self._on_clicked)
            self.buttons[place.noun] = button
            (low if place.low else high).append(button)
        brand = row(Logo(), Label("Plenum", "brand", "sidebar"), None, gap=10, margins=(8, 0, 0, 0))
        self.setLayout(column(brand, 18, *high, None, *low, gap=2, margins=(12, 15, 12, 12)))

    def show_place(self, noun: str) -> None:
        self.buttons[noun].setChecked(True)

    def _on_clicked(self) -> None:
        noun = self.sender().objectName().removeprefix("nav.")
        self.wanted.emit(noun)
