"""What is done with the chosen cards of a board: moving, locking, tying together or apart, and saying why."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from desktop.data.people import AttendeeRow
from desktop.usecases.breakout_board import Card
from desktop.usecases.breakout_places import PairRule, lock_places, move_attendees, set_pair
from desktop.usecases.breakout_problem import BreakoutView
from desktop.usecases.breakout_reasons import explain_place, list_options
from desktop.views.breakout_board import Board
from desktop.views.breakout_moves import MovePopup, warning_text
from desktop.views.breakout_panel import MOST_TIED, PlacePanel
from desktop.views.texts import _, n_
from desktop.views.workspace import Workspace


class Seating(QObject):
    """Does with the cards of a round what the board and the panel ask. `why_wanted` asks for the panel, `closed` to
    put it away."""

    why_wanted = Signal()
    closed = Signal()

    def __init__(self, workspace: Workspace, board: Board, panel: PlacePanel) -> None:
        super().__init__(board)
        self._workspace, self._board, self._panel = workspace, board, panel
        self.view: BreakoutView | None = None
        self.round_id = ""
        board.asked.connect(self.do)
        board.lifted.connect(self._on_lifted)
        board.carried.connect(self._on_carried)
        board.changed.connect(self.show_chosen)
        panel.asked.connect(self.do)
        panel.picked.connect(self._on_picked)
        panel.untied.connect(self._on_untied)

    def show_round(self, view: BreakoutView, round_id: str) -> None:
        """The round whose cards are on the board."""
        self.view, self.round_id = view, round_id

    @Slot(str)
    def do(self, wanted: str) -> None:
        """Do something with the chosen cards: why, close, menu, move, lock, out, together or apart."""
        cards = self._board.chosen.cards()
        match wanted:
            case "close":
                self.closed.emit()
            case _ if not cards:
                return
            case "why":
                self.why_wanted.emit()
            case "menu":
                self._open_menu(cards)
            case "move":
                self._open_move(cards)
            case "lock":
                self._lock(cards)
            case "out":
                seated = [card for card in cards if self._group_of(card)]
                self._move(seated, "")
            case "together" | "apart":
                self._tie(cards, wanted)

    @Slot()
    def show_chosen(self) -> None:
        """Show in the panel who is chosen, while somebody can see it."""
        if self.view is None or not self._panel.isVisible():
            return
        cards = self._board.chosen.cards()
        if not cards:
            self._panel.show_nobody()
            return
        options = list_options(self.view, self.round_id, [card.id for card in cards])
        if len(cards) == 1:
            self._panel.show_one(explain_place(self.view, self.round_id, cards[0].id), cards[0], options)
        else:
            self._panel.show_many(cards, options)

    def _group_of(self, card: Card) -> str | None:
        return self.view.group_of(self.round_id, card.id) if self.view else None

    def _person(self, attendee_id: str) -> AttendeeRow:
        assert self.view is not None
        return next(row for row in self.view.people if row.id == attendee_id)

    def _open_menu(self, cards: list[Card]) -> None:
        menu = QMenu(self._board)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        seated = any(self._group_of(card) for card in cards)
        entries = [("move", _("Move to…"), "M")]
        if seated:
            locked = all(card.locked for card in cards)
            entries += [("lock", _("Unlock") if locked else _("Lock here"), "L"), ("out", _("Take out"), _("Del"))]
        if 2 <= len(cards) <= MOST_TIED:
            entries += [("together", _("Keep together"), ""), ("apart", _("Keep apart"), "")]
        entries.append(("why", _("Why here"), _("Space")))
        for wanted, text, key in entries:
            action = menu.addAction(f"{text}\t{key}" if key else text)
            action.setObjectName(f"card.{wanted}")
            action.triggered.connect(partial(self.do, wanted))
        menu.popup(self._corner())

    def _open_move(self, cards: list[Card]) -> None:
        if self.view is None:
            return
        who = cards[0].name if len(cards) == 1 else n_("{n} person", "{n} people", len(cards))
        options = list_options(self.view, self.round_id, [card.id for card in cards])
        popup = MovePopup(self._board, who, options)
        popup.picked.connect(self._on_move_picked)
        window = self._board.window()
        popup.open_at(self._corner(), window.geometry())

    def _corner(self) -> QPoint:
        """Where something that belongs to the card at hand opens: under it."""
        here = next((v for v in self._board.views() if v.place == self._board.chosen.place), self._board.waiting)
        rect = here.list.visualRect(here.list.currentIndex())
        return here.list.viewport().mapToGlobal(rect.bottomLeft())

    @Slot(str)
    def _on_move_picked(self, group_id: str) -> None:
        cards = self._board.chosen.cards()
        if any(not self._group_of(card) for card in cards) and not self._panel.isVisible():
            self._board.chosen.let_go()  # the next one who waits is at hand
        self._move(cards, group_id)

    @Slot(str)
    def _on_picked(self, group_id: str) -> None:
        self._move(self._board.chosen.cards(), group_id)

    @Slot()
    def _on_lifted(self) -> None:
        """Cards are on their way: what each column would come to is known before they are there."""
        if self.view is not None:
            options = list_options(self.view, self.round_id, [card.id for card in self._board.chosen.cards()])
            self._board.carry.notes = {option.id: warning_text(option) for option in options}

    @Slot(str)
    def _on_carried(self, group_id: str) -> None:
        self._move(self._board.chosen.cards(), group_id)

    def _move(self, cards: list[Card], group_id: str) -> None:
        """Seat people in a group, or nowhere; who sits there already stays as they are."""
        target = group_id or None
        moved = [card for card in cards if self._group_of(card) != target]
        if moved:
            name = moved[0].name if len(moved) == 1 else ""
            groups = dict.fromkeys([card.id for card in moved], target)
            self._workspace.do(move_attendees, self._workspace.store, self.round_id, groups, name)

    def _lock(self, cards: list[Card]) -> None:
        locked = not all(card.locked for card in cards)
        ids, name = [card.id for card in cards], cards[0].name if len(cards) == 1 else ""
        self._workspace.do(lock_places, self._workspace.store, self.round_id, ids, locked=locked, name=name)

    def _tie(self, cards: list[Card], rule: PairRule) -> None:
        if 2 <= len(cards) <= MOST_TIED:
            people = [self._person(card.id).person_id for card in cards]
            self._set_pair(people, rule, ", ".join(card.name for card in cards))

    @Slot(str)
    def _on_untied(self, person_id: str) -> None:
        card = self._board.chosen.current()
        if card is not None:
            self._set_pair([self._person(card.id).person_id, person_id], None, card.name)

    def _set_pair(self, people: list[str], rule: PairRule | None, name: str) -> None:
        self._workspace.do(set_pair, self._workspace.store, self._workspace.event_id, people, rule, name)
