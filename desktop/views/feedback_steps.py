"""The possible answers to a question, large: the steps of a scale, or the options of a choice with their digits."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.feedback import Kind, Question
from desktop.views.texts import _
from desktop.views.theme import colour, font

STEP, OPTION, CAPTION = 46, 40, 18
_GAP, _WIDEST, _CAP = 6, 78, 20
_TWO_COLUMNS = 260
_CROWDED = 8


class Steps(QWidget):
    """Answers to click on; `picked` gives the step, or the index of the option. The keyboard is its owner's."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._ticked: frozenset[int] = frozenset()
        self._over = -1
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_question(self, question: Question | None, ticked: frozenset[int]) -> None:
        self._question, self._ticked = question, ticked
        steps = question.steps if question else range(0)
        self.setAccessibleName(", ".join(self._name(step) for step in steps))
        self.update()

    def height_of(self, question: Question, width: int) -> int:
        """The height that a question takes at a width."""
        if question.kind is Kind.TEXT:
            return 0
        if question.options:
            columns = 2 if width >= _TWO_COLUMNS else 1
            lines = -(-len(question.options) // columns)
            return lines * (OPTION + _GAP) - _GAP
        return STEP + CAPTION

    def sizeHint(self) -> QSize:
        return QSize(260, self.height())

    def _name(self, step: int) -> str:
        return self._question.options[step] if self._question and self._question.options else str(step)

    def boxes(self) -> list[QRectF]:
        """Where each step stands."""
        question = self._question
        if question is None or question.kind is Kind.TEXT:
            return []
        count = len(question.steps)
        if question.options:
            columns = 2 if self.width() >= _TWO_COLUMNS else 1
            wide = (self.width() - _GAP * (columns - 1)) / columns
            return [
                QRectF((i % columns) * (wide + _GAP), (i // columns) * (OPTION + _GAP), wide, OPTION)
                for i in range(count)
            ]
        gap = _GAP if count < _CROWDED else 3
        wide = min(_WIDEST, (self.width() - gap * (count - 1)) / count)
        return [QRectF(i * (wide + gap), 0, wide, STEP) for i in range(count)]

    def step_at(self, place: QPointF) -> int:
        """The place of the box under a point, -1 when there is none."""
        return next((i for i, box in enumerate(self.boxes()) if box.contains(place)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.step_at(event.position())
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, event: object) -> None:
        self._over = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.step_at(event.position())
        if place >= 0 and self._question is not None:
            self.picked.emit(self._question.steps[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        question = self._question
        if question is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self.boxes()
        for place, (step, box) in enumerate(zip(question.steps, boxes, strict=False)):
            on, over = step in self._ticked, place == self._over
            painter.setPen(QPen(colour("accent" if on else "field"), 1))
            painter.setBrush(colour("accent" if on else "surface2" if over else "surface"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
            ink = colour("on-accent" if on else "text")
            if question.options:
                self._paint_option(painter, box, step, on=on)
            else:
                painter.setPen(ink)
                painter.setFont(font("strong" if len(boxes) >= _CROWDED else "heading", tabular=True))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step))
        if boxes and not question.options:
            self._paint_ends(painter, question, boxes[-1].right())

    def _paint_option(self, painter: QPainter, box: QRectF, step: int, *, on: bool) -> None:
        cap = QRectF(box.left() + 9, box.center().y() - _CAP / 2, _CAP, _CAP)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = colour("on-accent" if on else "surface2")
        if on:
            ground.setAlphaF(0.2)
        painter.setBrush(ground)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(colour("on-accent" if on else "text2"))
        painter.setFont(font("column"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, str(step + 1))
        painter.setPen(colour("on-accent" if on else "text"))
        painter.setFont(font("body"))
        room = QRectF(cap.right() + 9, box.top(), box.right() - cap.right() - 16, box.height())
        text = QFontMetrics(painter.font()).elidedText(self._name(step), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ends(self, painter: QPainter, question: Question, right: float) -> None:
        low, high = ends_of(question)
        painter.setPen(colour("text3"))
        painter.setFont(font("caption"))
        room = QRectF(0, STEP + 3, right, CAPTION - 3)
        metrics = QFontMetrics(painter.font())
        low = metrics.elidedText(low, Qt.TextElideMode.ElideRight, int(right / 2) - 4)
        high = metrics.elidedText(high, Qt.TextElideMode.ElideRight, int(right / 2) - 4)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, high)


def ends_of(question: Question) -> tuple[str, str]:
    """What the lowest and the highest step of a question mean."""
    match question.kind:
        case Kind.ROTI:
            return _("time lost"), _("well worth it")
        case Kind.NPS:
            return _("not at all likely"), _("very likely")
        case _:
            return _("not at all"), _("fully")
