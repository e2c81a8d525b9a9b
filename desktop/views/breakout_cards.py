"""The cards of a group: a light model over plain values, and one painter for all columns."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.usecases.breakout_board import Card
from desktop.views.icons import paint_icon
from desktop.views.labels import PillTone, paint_pill, pill_size
from desktop.views.texts import _
from desktop.views.theme import colour, font
from desktop.views.tokens import RADIUS

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = int(Qt.ItemDataRole.UserRole)


class CardSize(NamedTuple):
    """How large cards are drawn, and how far apart."""

    width: int
    height: int
    gap: int

    @property
    def is_line(self) -> bool:
        """Whether there is room for the name alone."""
        return self.height < FULL.height


FULL, LINE = CardSize(244, 47, 8), CardSize(160, 26, 3)
_GRIP, _LEFT, _RIGHT = 10, 29, 10
_NOWHERE = QModelIndex()


class CardModel(QAbstractListModel):
    """The people of one column. A reader hears the name, the unit, the wish, and what is marked on the card."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []

    def show_cards(self, cards: list[Card]) -> None:
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return said_card(card)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(_(note) for note in card.note).replace("<", "\u2039")  # tooltips read markup
            case _ if role == CARD_ROLE:
                return card
        return None


def wish_pill(rank: int | None) -> tuple[str, PillTone]:
    """What the pill of a wish says, and its tone; empty when there is nothing to tell."""
    match rank:
        case None:
            return "", "neutral"
        case 0:
            return _("not wished"), "bad"
        case 1:
            return _("1st wish"), "ok"
        case 2:
            return _("2nd wish"), "neutral"
        case 3:
            return _("3rd wish"), "warn"
        case _:
            return _("wish {rank}", rank=rank), "warn"


def said_card(card: Card) -> str:
    """A card in words."""
    held = _("not in this round") if card.away else _("locked") if card.locked else ""
    marks = [wish_pill(card.rank)[0], _("host") if card.host else "", held]
    return ", ".join(part for part in (card.name, card.unit, *marks, *map(_, card.note)) if part)


class CardDelegate(QStyledItemDelegate):
    """Draws cards. Who is not `found` is dimmed while somebody searches; `carried` hang on the mouse."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = FULL
        self.found: frozenset[str] | None = None
        self.carried: frozenset[str] = frozenset()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.size.width, self.size.height + self.size.gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card.id in self.carried or (self.found is not None and card.id not in self.found):
            painter.setOpacity(0.4)
        state, flag = option.state, QStyle.StateFlag
        rect = QRectF(option.rect.left(), option.rect.top(), self.size.width, self.size.height)
        ring = bool(state & flag.State_HasFocus)
        selected = bool(state & flag.State_Selected)
        paint = paint_line if self.size.is_line else paint_card
        paint(painter, rect, card, selected=selected, warned=bool(card.note), ring=ring)
        painter.restore()


def paint_card(
    painter: QPainter, rect: QRectF, card: Card, *, selected: bool = False, warned: bool = False, ring: bool = False
) -> None:
    """Draw one card: grip, name over unit, lock and wish; amber when something is wrong with the seat."""
    _paint_ground(painter, rect, card, selected=selected, warned=warned, ring=ring)
    _paint_grip(painter, rect.left() + _GRIP, rect.center().y(), colour("text3"))
    right = _paint_marks(painter, rect, card)
    first = _("Not in this round") if card.away else _("Host") if card.host else ""
    unit = " · ".join(part for part in (first, card.unit) if part)
    room = rect.adjusted(_LEFT, 7 if unit else 15, right - rect.right(), 0)
    painter.setPen(colour("text"))
    painter.setFont(font("small-strong"))
    _paint_line(painter, room, card.name, 17)
    painter.setPen(colour("text2"))
    painter.setFont(font("caption"))
    _paint_line(painter, room.adjusted(0, 17, 0, 0), unit, 16)


def paint_line(
    painter: QPainter, rect: QRectF, card: Card, *, selected: bool = False, warned: bool = False, ring: bool = False
) -> None:
    """Draw a card where there is room for the name alone: what is marked on it stands before it as a sign."""
    _paint_ground(painter, rect, card, selected=selected, warned=warned, ring=ring)
    tone = dot_tone(card)
    if tone:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tone))
        painter.drawEllipse(QPointF(rect.left() + 12, rect.center().y()), 3.5, 3.5)
    right = rect.right() - 8
    if card.locked:
        paint_icon(painter, "lock", QRectF(right - 12, rect.center().y() - 6, 12, 12), colour("text2"))
        right -= 16
    painter.setPen(colour("text2" if card.away else "text"))
    painter.setFont(font("column"))
    left = rect.left() + (21 if tone else 10)
    _paint_line(painter, QRectF(left, rect.top(), right - left, rect.height()), card.name, int(rect.height()))


def dot_tone(card: Card) -> str:
    """The colour that stands for somebody's seat where there is no room for words; empty when nothing is to tell."""
    if card.note:
        return "warn"
    return {0: "bad", 1: "ok"}.get(-1 if card.rank is None else card.rank, "" if card.rank is None else "field")


def _paint_ground(painter: QPainter, rect: QRectF, card: Card, *, selected: bool, warned: bool, ring: bool) -> None:
    edge = "accent" if selected or ring else "warn" if warned else "field" if card.away else "border"
    pen = QPen(colour(edge), 2 if ring else 1)
    if card.away and not ring:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(colour("accent-soft" if selected else "surface2" if card.away else "surface"))
    inset = 1 if ring else 0.5
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
    if warned and (selected or ring):
        _paint_flag(painter, rect)


def _paint_marks(painter: QPainter, rect: QRectF, card: Card) -> float:
    """Draw the wish and the lock at the right; where the room for the name ends."""
    right = rect.right() - _RIGHT
    text, tone = wish_pill(card.rank)
    if text:
        size = pill_size(text)
        pill = QRectF(right - size.width(), rect.center().y() - size.height() / 2, size.width(), size.height())
        paint_pill(painter, pill.toRect(), text, tone)
        right = pill.left() - 6
    if card.locked:
        paint_icon(painter, "lock", QRectF(right - 14, rect.center().y() - 7, 14, 14), colour("text2"))
        right -= 20
    return right


def _paint_line(painter: QPainter, room: QRectF, text: str, height: int) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    line = QRectF(room.left(), room.top(), room.width(), height)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_grip(painter: QPainter, left: float, middle: float, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for x in (2.0, 7.0):
        for y in (-4.0, 0.0, 4.0):
            painter.drawEllipse(QPointF(left + x, middle + y), 1.2, 1.2)


def _paint_flag(painter: QPainter, rect: QRectF) -> None:
    """The amber edge of a card whose border shows that it is chosen."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("warn"))
    painter.drawRoundedRect(QRectF(rect.left() + 3, rect.top() + 10, 3, rect.height() - 20), 1.5, 1.5)
