"""The board of a round: going through its cards, choosing some, carrying them, and seeing it nearer or farther."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent

from desktop.usecases.breakout_board import Column
from desktop.views.breakout_cards import FULL, LINE
from desktop.views.breakout_columns import ColumnView
from desktop.views.breakout_group_head import SIDE
from desktop.views.breakout_sight import CARDS, DOTS, NAMES, Sight


class Board(Sight):
    """Shows groups and their people. `asked` gives what somebody wants done with the chosen cards, `lifted` tells that
    they hang on the mouse and `carried` the group they were dropped on and where, `changed` that others are chosen,
    `zoomed` that all is drawn in another size."""

    asked = Signal(str)
    lifted = Signal()
    carried = Signal(str, QPoint)
    changed = Signal()
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__(self._connect)
        self.carry.dropped.connect(self.carried)
        self.tiles.asked.connect(self.asked)
        self.tiles.wanted.connect(self._on_wanted)
        self.tiles.came.connect(self._on_tiles_came)
        self.tiles.picked.connect(self.changed)
        self.tiles.dragged.connect(self._on_dragged)

    def show_columns(self, columns: list[Column]) -> None:
        """Show a round. Who was chosen stays so, also in another group."""
        had_focus = self.has_focus()
        self.chosen.show(columns)
        self.lay_out()
        self.tiles.lay_out()
        for view in self.views():
            self.show_choice(view)
        if had_focus:
            self.start_here()
        else:
            self.changed.emit()

    def set_zoom(self, zoom: int) -> None:
        """Draw all nearer or farther; the card at hand stays in sight."""
        zoom = max(CARDS, min(zoom, DOTS))
        if zoom == self.zoom:
            return
        had_focus, self.zoom, place, at_row = self.has_focus(), zoom, self.chosen.place, self.chosen.row
        self.carry.give_up()
        self.delegate.size = FULL if zoom == CARDS else LINE
        self.lanes.set_width(self.delegate.size.width + 2 * SIDE)
        self.tiles.named = zoom == NAMES
        if zoom >= NAMES:
            self.lanes.let_go()
        self.binding = True  # the keyboard comes to whatever had it there last
        self.stack.setCurrentWidget(self.tiles if zoom >= NAMES else self.lanes)
        self.binding = False
        self.lay_out()
        self.tiles.lay_out()
        for view in self.views():
            view.fit()
        self.go(place, at_row, focus=had_focus)
        self.zoomed.emit(zoom)

    def choose(self, ids: list[str], *, focus: bool = True) -> None:
        """Go to the first of some cards and choose all of them."""
        places = self.chosen.find(ids)
        if places:
            self.chosen.ids = set(ids)
            self.go(*places[0], focus=focus)

    def go(self, place: int, at_row: int, *, focus: bool = True) -> None:
        """Bring the keyboard to a card, or to an empty column."""
        if not 0 <= place < len(self.chosen.columns):
            return
        self.chosen.go(place, at_row)
        tiled = bool(place) and self.zoom >= NAMES
        if place and not tiled:
            self.lanes.reveal(place)
        self.lay_out()
        self.tiles.reveal()
        for view in self.views():
            self.show_choice(view)
        if not tiled:
            cards = (self.lanes.views[place] if place else self.waiting).list
            cards.scrollTo(cards.currentIndex())
        if focus:
            (self.tiles if tiled else cards).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def start_here(self) -> None:
        """Bring the keyboard to the card where it was last, else to the first one."""
        first = next((place for place, column in enumerate(self.chosen.columns) if column.cards), 0)
        self.go(*((self.chosen.place, self.chosen.row) if self.chosen.id else (first, 0)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom + (1 if turned < 0 else -1))
            event.accept()

    def _connect(self, view: ColumnView) -> None:
        cards = view.list
        cards.asked.connect(self.asked)
        cards.beside.connect(self._on_beside)
        cards.came.connect(partial(self._on_entered, view))
        cards.emptied.connect(partial(self._on_emptied, view))
        cards.picked.connect(partial(self._on_picked, view))
        cards.dragged.connect(self._on_dragged)

    @Slot(int)
    def _on_beside(self, step: int) -> None:
        self._on_wanted(max(0, min(self.chosen.place + step, len(self.chosen.columns) - 1)), self.chosen.row)

    @Slot(int, int)
    def _on_wanted(self, place: int, at_row: int) -> None:
        self.chosen.ids = set()
        self.go(place, at_row)

    @Slot()
    def _on_tiles_came(self) -> None:
        """The keyboard has come to the tiles by Tab: to the group where it was last, else to the first one."""
        if not self.chosen.place and len(self.chosen.columns) > 1:
            self.chosen.go(1, 0)
            self.tiles.reveal()
            self.changed.emit()

    def _on_entered(self, view: ColumnView, by_mouse: bool) -> None:
        """The keyboard has come to a column; after the mouse, what was pressed is told next."""
        if self.binding:
            return
        if by_mouse:
            self.chosen.move_to(view.place, max(0, view.list.currentIndex().row()))
        elif self.chosen.place != view.place:
            self.chosen.go(view.place, max(0, view.list.currentIndex().row()))
        self.show_choice(view)
        self.lay_out()
        view.update()
        self.changed.emit()

    def _on_emptied(self, view: ColumnView) -> None:
        """One card is chosen alone: those of other columns are not any more."""
        if self.binding:
            return
        self.chosen.keep_part(view.place)
        for other in self.views():
            if other is not view:
                self.show_choice(other)

    def _on_picked(self, view: ColumnView) -> None:
        if self.binding:
            return
        cards, current = view.list.cards.cards, view.list.currentIndex().row()
        ids = [cards[index.row()].id for index in view.list.selectionModel().selectedIndexes()]
        self.chosen.set_part(view.place, ids)
        if current >= 0:
            self.chosen.place, self.chosen.row, self.chosen.id = view.place, current, cards[current].id
        self.changed.emit()

    @Slot(QPoint)
    def _on_dragged(self, at: QPoint) -> None:
        if not self.carry.is_on and self.chosen.cards():
            self.lifted.emit()
            self.carry.begin(self.chosen.cards())
        self.carry.move(at)
