"""The tiles of a board: how large they are, where everybody is in them, and what is seen of them."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from desktop.usecases.breakout_board import Card, Column
from desktop.views.breakout_cards import CardDelegate, said_card
from desktop.views.breakout_choice import Chosen
from desktop.views.breakout_drag import Carry, edge_step
from desktop.views.breakout_group_head import said_column
from desktop.views.breakout_tile_paint import Grid, Look, Spots, dotted_grid, named_grid, paint_tile


class TileArea(QAbstractScrollArea):
    """Shows the groups of a board as tiles, with names (`named`) or dots."""

    def __init__(self, chosen: Chosen, delegate: CardDelegate, carry: Carry) -> None:
        super().__init__()
        self.setObjectName("tiles")
        self._chosen, self._delegate, self._carry = chosen, delegate, carry
        self.named = True
        self.grid = Grid(1, 1, 1, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def groups(self) -> list[Column]:
        return list(self._chosen.columns[1:])

    def lay_out(self) -> None:
        """Find the size of the tiles for the room that there is."""
        groups = self.groups
        wide, tall = self.maximumViewportSize().width(), self.maximumViewportSize().height()
        self.grid = named_grid(wide, groups) if self.named else dotted_grid(wide, tall, len(groups))
        if self.grid.depth(len(groups)) > tall:
            narrow = wide - self.verticalScrollBar().sizeHint().width() - 2
            self.grid = named_grid(narrow, groups) if self.named else dotted_grid(narrow, tall, len(groups))
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.grid.depth(len(groups)) - tall))
        bar.setPageStep(tall)
        bar.setSingleStep(self.grid.height // 3)
        self.say()
        self.viewport().update()

    def reveal(self) -> None:
        """Bring the group that the keyboard is on in sight."""
        if self._chosen.place:
            rect, bar = self.grid.rect(self._chosen.place - 1), self.verticalScrollBar()
            bar.setValue(max(min(bar.value(), rect.top()), rect.bottom() + 1 - self.viewport().height()))
        self.say()
        self.viewport().update()

    def say(self) -> None:
        """Tell a reader where the keyboard is: the group, and the card."""
        place, card = self._chosen.place, self._chosen.current()
        if 0 < place < len(self._chosen.columns):
            column = self._chosen.columns[place]
            best = bool(self._carry.best) and self._carry.best == column.id
            parts = (said_card(card) if card else "", said_column(column, best=best))
            self.setAccessibleName(". ".join(part for part in parts if part))

    def rect_of(self, place: int) -> QRect:
        """Where a tile is in the viewport."""
        return self.grid.rect(place - 1).translated(0, -self.verticalScrollBar().value())

    def spots_of(self, place: int) -> Spots:
        """Where the people of a tile are in it."""
        current = self._chosen.row if self._chosen.place == place else -1
        return Spots(self.grid, len(self._chosen.columns[place].cards), current)

    def spot_of(self, place: int, row: int) -> QRect:
        """Where somebody is in the viewport; the tile when it is empty."""
        rect = self.rect_of(place)
        spot = self.spots_of(place).rect(row)
        return spot.translated(rect.topLeft()) if spot.isValid() else rect

    def hit(self, at: QPoint) -> tuple[int, int | None] | None:
        """The tile at a point of the viewport, and who is there."""
        found = self.grid.at(at + QPoint(0, self.verticalScrollBar().value()), len(self._chosen.columns) - 1)
        if found is None:
            return None
        return found + 1, self.spots_of(found + 1).at(at - self.rect_of(found + 1).topLeft())

    def group_at(self, at: QPoint) -> str | None:
        """The group under a point of the screen."""
        port = self.viewport()
        here = port.mapFromGlobal(at)
        hit = self.hit(here) if port.rect().contains(here) else None
        return self._chosen.columns[hit[0]].id if hit else None

    def slide(self, at: QPoint) -> None:
        """Near the upper or lower edge, bring more tiles in."""
        port, bar = self.viewport(), self.verticalScrollBar()
        here = port.mapFromGlobal(at)
        if 0 <= here.x() < port.width():
            bar.setValue(bar.value() + edge_step(here.y(), port.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        chosen, carry = self._chosen, self._carry
        drop = carry.drops.get(carry.target or "")
        place = chosen.place if self.hasFocus() else -1
        look = Look(
            self._delegate.found, chosen.ids, self._delegate.carried, chosen.id, place,
            carry.target or None, bool(drop and drop.warning), carry.best,
        )  # fmt: skip
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, column in enumerate(chosen.columns[1:], 1):
            rect = self.rect_of(place)
            if rect.intersects(event.rect()):
                paint_tile(painter, rect, column, place, self.spots_of(place), self.grid, look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
        self.reveal()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.hit(event.pos())
            card = self.card(*hit) if hit else None
            told = said_card(card) if card else said_column(self._chosen.columns[hit[0]]) if hit else ""
            QToolTip.showText(event.globalPos(), told.replace("<", "\u2039"), self)  # tooltips read markup
            return True
        return super().viewportEvent(event)

    def card(self, place: int, row: int | None) -> Card | None:
        return self._chosen.columns[place].cards[row] if row is not None else None
