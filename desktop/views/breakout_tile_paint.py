"""Tiles of a bird's-eye view: where each group and each of its people is drawn, and how."""

from collections.abc import Collection
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from desktop.usecases.breakout_board import Card, Column
from desktop.views.breakout_cards import dot_tone
from desktop.views.breakout_group_head import marks_of
from desktop.views.icons import paint_icon
from desktop.views.texts import _, number
from desktop.views.theme import colour, font
from desktop.views.tokens import RADIUS

TILE_GAP, PAD = 6, 6
NAMED_WIDTH, LEAST = 148, (62, 46)
"""The width of a tile with names, and the least size of one with dots."""
_HEAD, _LINE, _MARKS, _MOST_LINES = 24, 15, 15, 14
_LARGEST, _SMALLEST, _NARROW = 14, 4, 84


class Grid(NamedTuple):
    """Tiles of one size in rows: `across` in each; `lines` of names in a tile, 0 for dots."""

    across: int
    width: int
    height: int
    lines: int

    def rect(self, at: int) -> QRect:
        """Where a tile is, from the first one's corner."""
        down, across = divmod(at, self.across)
        return QRect(across * (self.width + TILE_GAP), down * (self.height + TILE_GAP), self.width, self.height)

    def depth(self, count: int) -> int:
        """How far down some tiles reach."""
        return max(0, ceil(count / self.across) * (self.height + TILE_GAP) - TILE_GAP)

    def at(self, point: QPoint, count: int) -> int | None:
        """The tile at a point."""
        down, across = point.y() // (self.height + TILE_GAP), point.x() // (self.width + TILE_GAP)
        found = down * self.across + across
        inside = 0 <= across < self.across and 0 <= found < count and self.rect(found).contains(point)
        return found if inside else None


def named_grid(width: int, groups: list[Column]) -> Grid:
    """Tiles with the names of their people, as many as fit side by side."""
    across = max(1, min(len(groups), (width + TILE_GAP) // (NAMED_WIDTH + TILE_GAP)))
    lines = min(_MOST_LINES, max((len(group.cards) for group in groups), default=0))
    wide = (width + TILE_GAP) // across - TILE_GAP
    return Grid(across, min(wide, 2 * NAMED_WIDTH), _HEAD + lines * _LINE + _MARKS + PAD, max(lines, 1))


def dotted_grid(width: int, height: int, count: int) -> Grid:
    """Tiles of dots, all of them in sight when they can be: as many rows as make them least narrow."""
    best = Grid(1, width, LEAST[1], 0)
    for across in range(1, max(count, 1) + 1):
        down = ceil(count / across)
        wide, tall = (width + TILE_GAP) // across - TILE_GAP, (height + TILE_GAP) // max(down, 1) - TILE_GAP
        if wide < LEAST[0]:
            break
        grid = Grid(across, wide, max(tall, LEAST[1]), 0)
        if _shape(grid, height, count) < _shape(best, height, count):
            best = grid
    return best._replace(width=min(best.width, 260), height=min(best.height, 180))


def _shape(grid: Grid, height: int, count: int) -> tuple[bool, float]:
    """How far tiles are from being seen at once, and from three to two."""
    return grid.depth(count) > height, abs(grid.width / grid.height - 1.5)


class Spots:
    """Where the people of a tile are, inside it. `first` is the one shown first where not all have room."""

    def __init__(self, grid: Grid, count: int, current: int = -1) -> None:
        self._grid, self.first, self.count = grid, 0, count
        inner = QRect(PAD, _HEAD, grid.width - 2 * PAD, grid.height - _HEAD - PAD)
        if grid.lines:
            self.pitch, self._across, self.room = _LINE, 1, grid.lines
        else:
            self.pitch = _LARGEST
            while self.pitch > _SMALLEST and self._fits(inner) < count:
                self.pitch -= 1
            self._across = max(1, inner.width() // self.pitch)
            self.room = max(1, self._fits(inner))
        if current >= self.room:
            self.first = current - self.room + 1
        self.count = min(count - self.first, self.room)

    def _fits(self, inner: QRect) -> int:
        return (inner.width() // self.pitch) * (inner.height() // self.pitch)

    def rect(self, row: int) -> QRect:
        """Where somebody is; empty when there is no room for them now."""
        at = row - self.first
        if not 0 <= at < self.count:
            return QRect()
        if self._grid.lines:
            return QRect(PAD - 2, _HEAD + at * _LINE, self._grid.width - 2 * PAD + 4, _LINE)
        down, across = divmod(at, self._across)
        return QRect(PAD + across * self.pitch, _HEAD + down * self.pitch, self.pitch, self.pitch)

    def at(self, point: QPoint) -> int | None:
        """Who is at a point of the tile."""
        rows = range(self.first, self.first + self.count)
        return next((row for row in rows if self.rect(row).contains(point)), None)


class Look(NamedTuple):
    """What is marked on tiles: who is found (None while nobody searches), chosen and carried, the card that the
    keyboard is on, the group that cards hang over, what would be wrong with it, and the cheapest one."""

    found: frozenset[str] | None
    chosen: Collection[str]
    carried: frozenset[str]
    current: str
    place: int
    target: str | None
    is_warned: bool
    best: str


def paint_tile(
    painter: QPainter, rect: QRect, column: Column, place: int, spots: Spots, grid: Grid, look: Look
) -> None:
    """Draw one group."""
    hit = look.found is None or any(card.id in look.found for card in column.cards)
    target, here = look.target == column.id, look.place == place
    edge = ("warn" if look.is_warned else "accent") if target else "accent" if here or look.best == column.id else ""
    painter.setOpacity(1.0 if hit else 0.55)
    painter.setPen(QPen(colour(edge), 2 if target or here else 1) if edge else Qt.PenStyle.NoPen)
    soft = "warn-soft" if look.is_warned else "accent-soft"
    painter.setBrush(colour(soft if target else "surface2"))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    painter.translate(rect.topLeft())
    _paint_head(painter, grid.width, column, is_best=look.best == column.id)
    for row in range(spots.first, spots.first + spots.count):
        card, spot = column.cards[row], spots.rect(row)
        found = look.found is not None and card.id in look.found
        dim = card.id in look.carried or (look.found is not None and not found)
        painter.setOpacity(0.3 if dim else 1.0)
        chosen, current = card.id in look.chosen, here and card.id == look.current
        (_paint_name if grid.lines else _paint_dot)(painter, spot, card, chosen=chosen, current=current, found=found)
    painter.setOpacity(1.0 if hit else 0.55)
    _paint_foot(painter, grid, column, spots)
    if column.is_lost:
        _paint_lost(painter, grid)
    painter.translate(-rect.topLeft())
    painter.setOpacity(1.0)


def title_within(title: str, metrics: QFontMetrics, room: int) -> str:
    """A title as far as there is room for it; of a numbered one, the number tells more than its first letters."""
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
    figure = title.rsplit(" ", maxsplit=1)[-1]
    is_short = shown != title and figure.isdigit() and metrics.horizontalAdvance(figure) <= room
    return figure if is_short else shown


def _paint_head(painter: QPainter, width: int, column: Column, *, is_best: bool) -> None:
    """The title, how many sit in it, and its seats as a bar."""
    count = number(len(column.cards))
    count = count if column.seats is None else f"{count}/{number(column.seats)}"
    painter.setFont(font("key", tabular=True))
    line = QRect(PAD, 3, width - 2 * PAD, 14)
    taken = QFontMetrics(painter.font()).horizontalAdvance(count)
    if is_best:  # while cards are on their way, where they would go best matters more than how many sit there
        taken = 16
        paint_icon(painter, "star", QRectF(line.right() - 12, 4, 12, 12), colour("accent-text"))
    elif column.is_lost:
        taken = 0  # told where its people would be
    elif taken + 4 + QFontMetrics(painter.font()).horizontalAdvance(column.title) > line.width() and width < _NARROW:
        taken = 0  # the bar tells it
    else:
        painter.setPen(colour("bad-text" if column.over else "text2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
    painter.setPen(colour("text"))
    room = line.adjusted(0, 0, -taken - 4, 0)
    title = title_within(column.title, QFontMetrics(painter.font()), room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
    if column.seats:
        bar = QRectF(PAD, 18, width - 2 * PAD, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("border"))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        bar.setWidth(bar.width() * min(1.0, len(column.cards) / column.seats))
        painter.setBrush(colour("bad" if column.over else "accent"))
        painter.drawRoundedRect(bar, 1.5, 1.5)


def _paint_lost(painter: QPainter, grid: Grid) -> None:
    room = QRect(PAD, _HEAD - 4, grid.width - 2 * PAD, grid.height - _HEAD)
    painter.setPen(colour("text2"))
    painter.setFont(font("key"))
    flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    painter.drawText(room, int(flags), _("Out of use"))


def _paint_foot(painter: QPainter, grid: Grid, column: Column, spots: Spots) -> None:
    """What is to be known of the group, as far as there is room under its people."""
    lowest = spots.rect(spots.first + spots.count - 1).bottom() if spots.count else _HEAD
    if grid.height - lowest < _MARKS:
        return
    x, middle = float(PAD), grid.height - 9
    painter.setFont(font("key", tabular=True))
    for sign, told in marks_of(column):
        figure = told.split(" ")[0]
        ink = colour("warn-text" if sign == "triangle-alert" else "text2")
        paint_icon(painter, sign, QRectF(x, middle - 5, 10, 10), ink)
        painter.setPen(ink)
        painter.drawText(QRectF(x + 13, middle - 7, 40, 14), Qt.AlignmentFlag.AlignVCenter, figure)
        x += 19 + QFontMetrics(painter.font()).horizontalAdvance(figure)
    more = len(column.cards) - spots.count
    if more > 0:
        painter.setPen(colour("text2"))
        room = QRectF(x, middle - 7, grid.width - PAD - x, 14)
        text = _("+{n}", n=number(more))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def _paint_name(painter: QPainter, spot: QRect, card: Card, *, chosen: bool, current: bool, found: bool) -> None:
    if chosen or current:
        painter.setPen(QPen(colour("accent"), 1) if current else Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent-soft"))
        painter.drawRoundedRect(QRectF(spot).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    left = spot.left() + 3
    if card.locked or found or dot_tone(card):
        mark = QRect(spot.left() + 2, spot.top() + 3, 9, 9)
        _paint_dot(painter, mark, card, chosen=False, current=False, found=found)
        left += 11
    painter.setPen(colour("accent-text" if found else "text"))
    painter.setFont(font("column" if found else "caption"))
    room = QRect(left, spot.top(), spot.right() - left, spot.height())
    text = QFontMetrics(painter.font()).elidedText(card.name, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_dot(painter: QPainter, spot: QRect, card: Card, *, chosen: bool, current: bool, found: bool) -> None:
    """Somebody as a dot: full for a first wish or none to tell, hollow for a later one, a triangle where a rule is
    broken, a square where the place is locked."""
    middle, size = QPointF(spot.center()) + QPointF(0.5, 0.5), max(1.5, spot.width() * 0.36 - 0.5)
    ink = colour("warn" if card.note else "accent" if found or chosen else dot_tone(card) or "field")
    hollow = card.rank not in (None, 1) and not card.note
    painter.setPen(QPen(ink, 1.6) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(colour("surface") if hollow else ink)
    if card.note:
        up, side = QPointF(0, -size - 0.5), QPointF(size + 0.5, size)
        painter.drawPolygon(QPolygonF([middle + up, middle + side, middle + QPointF(-side.x(), side.y())]))
    elif card.locked:
        painter.drawRect(QRectF(middle.x() - size, middle.y() - size, 2 * size, 2 * size))
    else:
        painter.drawEllipse(middle, size - 0.4 * hollow, size - 0.4 * hollow)
    if chosen or current:
        painter.setPen(QPen(colour("accent"), 2 if current else 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, size + 2.2, size + 2.2)
