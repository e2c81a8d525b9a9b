"""Figures of the day: a number with its bar, and pictures drawn from the shapes of `desktop.domain.charts`."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain import charts
from desktop.domain.charts import Chart
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Card, row
from desktop.views.texts import with_colon
from desktop.views.theme import FAMILY, colour, font, theme

SCALE = 1.45
"""Pixels per point: a chart's 8-point figures are 12 pixels high on the screen."""
_TOKENS: dict[charts.Colour, str] = {
    "accent": "accent", "track": "surface2", "axis": "text2", "text": "text",
    "muted": "text3", "on_dark": "on-accent", "detractor": "bad", "promoter": "ok", "passive": "field",
}  # fmt: skip
_STEPS = {
    "light": {"worst": "#B22A26", "bad": "#ED9A76", "middle": "#D6D6CF", "good": "#7FAED6", "best": "#1A5894"},
    "dark": {"worst": "#C43A34", "bad": "#E08A63", "middle": "#8E8D88", "good": "#6C9FCB", "best": "#2E74B5"},
}
_ON_LIGHT = "#1C1B1A"
_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold, 700: QFont.Weight.Bold}


class Bar(QWidget):
    """A share of a whole."""

    def __init__(self, height: int = 6) -> None:
        super().__init__()
        self._share, self._tone = 0.0, "accent"
        self.setFixedHeight(height)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, tone: str = "accent") -> None:
        self._share, self._tone = min(max(share, 0.0), 1.0), tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(colour("surface2"))
        painter.drawRoundedRect(self.rect(), radius, radius)
        if self._share:
            painter.setBrush(colour(self._tone))
            width = max(self.width() * self._share, self.height())
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)


class Base(Elided):
    """What a figure is of: / 592 badges; only the number where the words have no room."""

    def __init__(self) -> None:
        super().__init__("", "body", "text3")
        self._whole = ""

    def show_base(self, whole: str) -> None:
        self._whole = whole
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = QFontMetrics(self.font()).horizontalAdvance(self._whole) <= self.width()
        self.setText(self._whole if fits else " ".join(self._whole.split(" ")[:2]))
        self.setToolTip("" if fits else self._whole)


class FigureCard(Card):
    """A figure with what it is of, its share as a bar, and a line that explains it."""

    def __init__(self, title: str) -> None:
        self.title = Elided(title, "small", "text2")
        self.figure, self.of = Label("", "figure"), Base()
        self.figure.setFont(font("figure", tabular=True))
        self.figure.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.bar, self.caption = Bar(), Elided("", "caption", "text2")
        self.of.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.of.setFixedHeight(34)
        super().__init__(self.title, row(self.figure, self.of, gap=7), self.bar, self.caption, gap=6, padding=16)

    def show_figure(self, figure: str, of: str, share: float, caption: str, tone: str = "accent") -> None:
        self.figure.setText(figure)
        self.of.show_base(of)
        self.bar.show_share(share, tone)
        self.caption.setText(caption)
        self.setAccessibleName(with_colon(self.title.text(), f"{figure} {of}. {caption}"))


class Picture(QWidget):
    """A chart, made anew for the width that there is."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._make: Callable[[float, float], Chart] | None = None
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, make: Callable[[float, float], Chart], told: str) -> None:
        """Draw what `make` gives for a width and height in points; `told` is the same in words."""
        self._make = make
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._make is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SCALE, SCALE)
        for shape in self._make(self.width() / SCALE, self.height() / SCALE).shapes:
            _paint_shape(painter, shape)


def _ink(name: charts.Colour) -> QColor:
    if name == "on_light":
        return QColor(_ON_LIGHT)
    if name == "accent_soft":
        soft = colour("accent")
        soft.setAlphaF(0.38)
        return soft
    steps = _STEPS[theme().name]
    return QColor(steps[name]) if name in steps else colour(_TOKENS[name])


def _paint_shape(painter: QPainter, shape: charts.Shape) -> None:
    ink = _ink(shape.colour)
    match shape:
        case charts.Rect():
            painter.fillRect(QRectF(shape.x, shape.y, shape.width, shape.height), ink)
        case charts.Line():
            painter.setPen(QPen(ink, shape.thickness))
            painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
        case charts.Label():
            _paint_label(painter, shape, ink)


def _paint_label(painter: QPainter, label: charts.Label, ink: QColor) -> None:
    # sized in tenths of a point, so that a size such as 7.5 is kept
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(label.size * 10)))
    made.setWeight(_WEIGHTS[label.weight])
    painter.save()
    painter.translate(label.x, label.y)
    painter.scale(0.1, 0.1)
    painter.setFont(made)
    painter.setPen(ink)
    metrics = QFontMetrics(made)
    text = label.text
    if label.room:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(label.room * 10))
    width = metrics.horizontalAdvance(text)
    left = {"left": 0.0, "centre": -width / 2, "right": -float(width)}[label.anchor]
    painter.drawText(QPointF(left, 0), text)
    painter.restore()
