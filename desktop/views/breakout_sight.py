"""What is seen of a board: people without a place at the left, then the groups as columns or as tiles."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from desktop.views.breakout_cards import FULL, CardDelegate
from desktop.views.breakout_choice import Chosen
from desktop.views.breakout_columns import NARROW, ColumnView
from desktop.views.breakout_drag import Carry
from desktop.views.breakout_group_head import SIDE
from desktop.views.breakout_lanes import GAP, Lanes
from desktop.views.breakout_tiles import Tiles
from desktop.views.layouts import column as stacked
from desktop.views.layouts import row

CARDS, LINES, NAMES, DOTS = range(4)
"""The zooms, from the nearest: full cards, names in columns, tiles with names, tiles with dots."""


class Sight(QWidget):
    """The parts of a board, laid out in a zoom. `wire` connects each new column to what the board does with it."""

    def __init__(self, wire: Callable[[ColumnView], None]) -> None:
        super().__init__()
        self._wire = wire
        self.delegate, self.chosen, self.zoom = CardDelegate(self), Chosen(), CARDS
        self._scrolls: dict[str, int] = {}
        self.binding = False
        self.carry = Carry(self, self.delegate, self.group_at, self._slide)
        self.lanes = Lanes(self.chosen, self._make_view, self._bind)
        self.tiles = Tiles(self.chosen, self.delegate, self.carry)
        self.waiting = self._make_view(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.lanes)
        self.stack.addWidget(self.tiles)
        self._left = stacked(self.waiting)
        inside = row(self._left, self.stack, gap=GAP)
        inside.setStretchFactor(self.stack, 1)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(FULL.width + 2 * SIDE + GAP + 120, 160)
        self.lanes.set_width(FULL.width + 2 * SIDE)
        self.carry.redrawn.connect(self.repaint_cards)
        self.carry.aimed.connect(self._on_aimed)
        self.lanes.moved.connect(self.lay_out)
        self.tiles.dropped.connect(self.carry.drop)
        self.tiles.given_up.connect(self.carry.give_up)

    def _make_view(self, parent: QWidget) -> ColumnView:
        view = ColumnView(self.delegate, parent)
        view.list.dropped.connect(self.carry.drop)
        view.list.given_up.connect(self.carry.give_up)
        self._wire(view)
        return view

    def has_focus(self) -> bool:
        """Whether the keyboard is on the board."""
        return self.tiles.hasFocus() or any(view.list.hasFocus() for view in self.views())

    def views(self) -> list[ColumnView]:
        """The columns in sight."""
        return [self.waiting, *self.lanes.views.values()]

    def corner(self) -> QPoint:
        """The point of the screen under the card at hand, where what belongs to it opens."""
        place = self.chosen.place
        if place and self.zoom >= NAMES:
            return self.tiles.viewport().mapToGlobal(self.tiles.spot_of(place, self.chosen.row).bottomLeft())
        here = next((view for view in self.views() if view.place == place), self.waiting)
        rect = here.list.visualRect(here.list.currentIndex())
        return here.list.viewport().mapToGlobal(rect.bottomLeft())

    def group_at(self, at: QPoint) -> str | None:
        """The group under a point of the screen: empty for those without a place, None where there is none."""
        if self.waiting.rect().contains(self.waiting.mapFromGlobal(at)):
            return ""
        if self.zoom >= NAMES:
            return self.tiles.group_at(at)
        view = self.lanes.view_at(at)
        return view.column.id if view is not None and view.column is not None else None

    @Slot()
    def repaint_cards(self) -> None:
        """The cards are to be drawn in another way."""
        for view in self.views():
            view.list.viewport().update()
        self.tiles.viewport().update()

    def _slide(self, at: QPoint) -> None:
        (self.tiles if self.zoom >= NAMES else self.lanes).slide(at)

    @Slot()
    def lay_out(self) -> None:
        """Give each column in sight a view, and the keyboard one stop among them."""
        columns = self.chosen.columns
        if not columns:
            return
        self.waiting.setFixedWidth(self.delegate.size.width + 2 * SIDE if columns[0].cards else NARROW)
        if self.zoom < NAMES:
            self.lanes.lay_out()
            bar = self.lanes.height() - self.lanes.viewport().height()
            self._left.setContentsMargins(0, 0, 0, max(0, bar))  # above the bar, too
        else:
            self._left.setContentsMargins(0, 0, 0, 0)
        self._bind(self.waiting, 0)
        stops = {*self.lanes.views} | ({*range(1, len(columns))} if self.zoom >= NAMES else set())
        for view in self.views():  # Tab comes to one column: where the keyboard was last
            is_stop = view.place == self.chosen.place or (view is self.waiting and self.chosen.place not in stops)
            view.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        strong = self.chosen.place > 0
        self.tiles.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)

    def _bind(self, view: ColumnView, place: int) -> None:
        """Let a view show a column, scrolled as it was."""
        before, column, bar = view.column, self.chosen.columns[place], view.list.verticalScrollBar()
        if before == column and view.place == place:
            return
        if before is not None:
            self._scrolls[before.id] = bar.value()
        self.binding = True
        view.show_column(place, column)
        view.head.mark(best=bool(self.carry.best) and column.id == self.carry.best)
        self.binding = False
        self.show_choice(view)
        if self._scrolls.get(column.id):
            view.list.doItemsLayout()
            bar.setValue(self._scrolls[column.id])

    def show_choice(self, view: ColumnView) -> None:
        """Mark the chosen cards of a column, and the one that the keyboard is on."""
        self.binding = True
        view.list.mark(self.chosen.ids, self.chosen.row if self.chosen.place == view.place else -1)
        self.binding = False

    @Slot(object)
    def _on_aimed(self, group: object) -> None:
        """Show where the cards on their way would land, and where they would best."""
        best = self.carry.best
        for view in self.views():
            if view.column is not None:
                note = self.carry.drops[view.column.id].warning if view.column.id in self.carry.drops else ""
                view.list.set_target(on=view.column.id == group, note=note)
                view.head.mark(best=bool(best) and view.column.id == best)
        self.tiles.viewport().update()
