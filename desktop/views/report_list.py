"""The reports to choose from, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.views.buttons import Painted
from desktop.views.icons import paint_icon
from desktop.views.labels import Label
from desktop.views.layouts import Box, Card, column
from desktop.views.page import scrolled
from desktop.views.report_kinds import Report
from desktop.views.theme import colour, font

_HEIGHT, _TEXT = 48, 52


class ReportRow(Painted):
    """A report, its title and what is in it. The arrows go from one to the next and show it."""

    def __init__(self, report: Report) -> None:
        super().__init__(report.title)
        self._report = report
        self.setObjectName(f"report.{report.key}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleDescription(report.about)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        return self._report.key

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        on = self.isChecked()
        if on or self.underMouse():
            self.box(painter, colour("accent-soft" if on else "surface2"), None)
        elif self.hasFocus():
            self.box(painter, colour("surface"), None)
        middle = self.height() / 2
        ink = colour("accent-text" if on else "text2")
        paint_icon(painter, self._report.icon, QRectF(16, middle - 9, 18, 18), ink)
        room = self.width() - _TEXT - 8
        for style, tone, top, text in (
            ("strong", "text", 5, self._report.title),
            ("caption", "text2", 24, self._report.about),
        ):
            painter.setFont(font(style))
            painter.setPen(colour(tone))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(_TEXT, top, room, 19), Qt.AlignmentFlag.AlignVCenter, shown)


class ReportList(Card):
    """Papers first, then tables; `picked` gives the key of the report that is looked at."""

    picked = Signal(str)

    def __init__(self, parts: Sequence[tuple[str, Sequence[Report]]]) -> None:
        super().__init__(padding=6)
        self.rows: dict[str, ReportRow] = {}
        inside = column(gap=2, margins=(4, 4, 4, 4))
        for number, (title, reports) in enumerate(parts):
            head = Label(title, "column", "text2")
            head.setContentsMargins(8, 12 if number else 2, 0, 4)
            inside.addWidget(head)
            for report in reports:
                row = ReportRow(report)
                row.toggled.connect(self._on_toggled)
                self.rows[report.key] = row
                inside.addWidget(row)
        inside.addStretch(1)
        box = Box(inside)
        box.setObjectName("details")
        self.area = scrolled(box)
        self.area.setObjectName("plainarea")
        self.body.addWidget(self.area)

    @property
    def current(self) -> str:
        return next((key for key, row in self.rows.items() if row.isChecked()), "")

    def choose(self, key: str) -> None:
        self.rows[key].setChecked(True)

    def start_here(self) -> None:
        self.rows[self.current].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        if on:
            for key, row in self.rows.items():  # Tab goes to the chosen one and then past the list
                row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == self.current else Qt.FocusPolicy.ClickFocus)
            self.area.ensureWidgetVisible(self.rows[self.current])
            self.picked.emit(self.current)
