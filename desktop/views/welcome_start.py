"""What the first page offers: three ways to begin, and the workspaces opened before."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.buttons import Button, Painted
from desktop.views.icons import paint_icon
from desktop.views.labels import Label
from desktop.views.layouts import Card, Flow, column, row
from desktop.views.page import Sign
from desktop.views.texts import _, moment
from desktop.views.theme import colour, font
from desktop.views.tokens import CARD_RADIUS, RADIUS

MOST_SHOWN = 4


class BigChoice(Painted):
    """One of the ways to begin: an icon, a title and a sentence."""

    def __init__(self, icon: str, title: str, line: str, name: str) -> None:
        super().__init__(title)
        self._icon, self._line = icon, line
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setMinimumSize(170, 188)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, 188)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        over = self.underMouse()
        self.box(painter, colour("surface"), colour("accent" if over else "border"), CARD_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent" if over else "accent-soft"))
        painter.drawRoundedRect(QRectF(20, 20, 44, 44), 10, 10)
        paint_icon(painter, self._icon, QRectF(31, 31, 22, 22), colour("on-accent" if over else "accent-text"))
        painter.setFont(font("card"))
        painter.setPen(colour("text"))
        width = self.width() - 36
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(20, 76, width, 24), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        painter.drawText(QRectF(20, 101, width, self.height() - 107), Qt.TextFlag.TextWordWrap, self._line)


class RecentRow(Painted):
    """A workspace opened before: its name, its folder, and when something was last written into it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.stem)
        self.path = path
        changed = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - venue time has no zone
        self._at = moment(changed.isoformat())
        self.setAccessibleName(_("Open {name}", name=path.stem))
        self.setAccessibleDescription(str(path.parent))
        self.setFixedHeight(48)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        ground = colour("surface2") if self.underMouse() else colour("surface")
        self.box(painter, ground, None, RADIUS)
        paint_icon(painter, "folder-open", QRectF(12, 15, 18, 18), colour("accent-text"))
        painter.setFont(font("caption", tabular=True))
        painter.setPen(colour("text2"))
        at = painter.fontMetrics().horizontalAdvance(self._at)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(self.width() - at - 14, 0, at + 2, self.height()), right, self._at)
        width = self.width() - 42 - at - 28
        self._line(painter, "strong", "text", QRectF(42, 5, width, 20), self.text())
        self._line(painter, "caption", "text2", QRectF(42, 24, width, 18), str(self.path.parent))

    @staticmethod
    def _line(painter: QPainter, style: str, ink: str, room: QRectF, text: str) -> None:
        painter.setFont(font(style))
        painter.setPen(colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class Start(QWidget):
    """The three choices, and below them what was opened before."""

    sample_wanted = Signal()
    list_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    join_wanted = Signal()
    path_wanted = Signal(str)

    def __init__(self, recent: list[Path]) -> None:
        super().__init__()
        self.choices = [
            BigChoice(
                "sparkles", _("Sample convention"),
                _("120 invented managers, six workshops, a morning under way. One click."), "action.sample",
            ),
            BigChoice(
                "download", _("Import a list"),
                _("From any ticketing or HR tool: CSV, Excel or LibreOffice. Nothing is altered."), "action.import",
            ),
            BigChoice(
                "calendar-plus", _("New event"),
                _("An empty convention, meetup or workshop of your community."), "action.new",
            ),
        ]  # fmt: skip
        for choice, wanted in zip(self.choices, (self.sample_wanted, self.list_wanted, self.new_wanted), strict=True):
            choice.clicked.connect(wanted)
        self.recent = [RecentRow(path) for path in recent[:MOST_SHOWN]]
        inside = column(row(*self.choices, gap=16), self._recent_card(), gap=16)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def _recent_card(self) -> Card:
        open_ = Button(_("Open a workspace"), icon="folder-open", key="Ctrl O", name="action.open")
        join = Button(_("Start from an exchange file"), icon="git-merge", name="action.join")
        open_.clicked.connect(self.open_wanted)
        open_.on_key("Ctrl+O")
        join.clicked.connect(self.join_wanted)
        for line in self.recent:
            line.clicked.connect(self._on_recent)
        card = Card(Label(_("Opened before"), "card"), gap=8)
        if self.recent:
            card.body.addLayout(column(*self.recent, gap=2, margins=(-12, 0, -12, 0)))
            card.body.addStretch(1)
        else:
            told = Label(_("The workspaces that you open will be listed here."), "body", "text2", wrap=True)
            told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            card.body.addLayout(column(None, row(None, Sign("folder-open"), None), told, None, gap=12), 1)
        card.body.addLayout(Flow(open_, join, gap=10))
        return card

    @Slot()
    def _on_recent(self) -> None:
        line = self.sender()
        assert isinstance(line, RecentRow)
        self.path_wanted.emit(str(line.path))
