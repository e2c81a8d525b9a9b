"""Finding people on the board: by name, by unit, site or level, and one after another."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.names import find, fold
from desktop.usecases.breakout_find import count_groups, find_people, list_seats, list_traits
from desktop.usecases.breakout_view import BreakoutView
from desktop.views.breakout_board import Board
from desktop.views.buttons import Button
from desktop.views.fields import SearchField
from desktop.views.labels import Elided
from desktop.views.layouts import row
from desktop.views.texts import _, n_, number, with_colon


class FilterButton(Button):
    """A menu of the units, sites and levels with their people; one of each can be on. `picked` tells of another
    choice."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Filter"), icon="list-filter", name="breakouts.filter")
        self.chosen: dict[str, str] = {}
        self._traits: Mapping[str, list[tuple[str, int]]] = {}
        self.clicked.connect(self.open)

    def show_traits(self, traits: Mapping[str, list[tuple[str, int]]]) -> None:
        """What there is to choose from; what is not there any more is let go of."""
        self._traits = traits
        known = {trait: {value for value, _count in values} for trait, values in traits.items()}
        self.choose({trait: value for trait, value in self.chosen.items() if value in known.get(trait, ())})

    def choose(self, chosen: Mapping[str, str]) -> None:
        """Have people of these traits stand out."""
        if dict(chosen) != self.chosen:
            self.chosen = dict(chosen)
            self.setAccessibleName(with_colon(_("Filter"), ", ".join(self.chosen.values())) if chosen else "")
            self.set_kind("accent" if chosen else "plain")
            self.picked.emit()

    @Slot()
    def open(self) -> None:
        """Open the menu."""
        menu = QMenu(self)
        menu.setObjectName("filter")
        titles = {"unit": _("Unit"), "site": _("Site"), "level": _("Level")}
        for trait, values in self._traits.items():
            part = menu.addMenu(titles[trait])
            part.setEnabled(bool(values))
            for value, count in values:
                action = part.addAction(f"{value.replace('&', '&&')}\t{number(count)}")  # not the mark of a key
                action.setData((trait, value))
                action.setCheckable(True)
                action.setChecked(self.chosen.get(trait) == value)
        menu.addSeparator()
        clear = menu.addAction(_("Clear the filter"))
        clear.setEnabled(bool(self.chosen))
        clear.setData(None)
        menu.triggered.connect(self._on_triggered)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        picked = action.data()
        if picked is None:
            self.choose({})
            return
        trait, value = picked
        others = {other: kept for other, kept in self.chosen.items() if other != trait}
        self.choose(others if self.chosen.get(trait) == value else {**others, trait: value})


class Finder(QWidget):
    """A line that tells who is found and where they sit in all rounds; those found stand out on the board."""

    def __init__(self, board: Board, search: SearchField, button: FilterButton) -> None:
        super().__init__()
        self._board, self._search, self._button = board, search, button
        self._view: BreakoutView | None = None
        self._keys: list[tuple[str, str]] = []
        self.line = Elided("", "small", "text2")
        self.clear = Button(_("Clear"), "quiet", "x", name="breakouts.clear", clicked=self.forget)
        inside = row(self.line, self.clear)
        inside.setStretchFactor(self.line, 1)
        self.setLayout(inside)
        self.hide()
        search.textChanged.connect(self._find)
        search.returnPressed.connect(self.go_on)
        button.picked.connect(self._find)
        board.changed.connect(self._tell)

    def show_people(self, view: BreakoutView) -> None:
        """Who can be found."""
        if self._view is None or self._view.people is not view.people:
            self._keys = [(r.id, fold(f"{r.given_name} {r.family_name} {r.unit} {r.site}")) for r in view.people]
            self._view = view
            self._button.show_traits(list_traits(view))
            self._find()
        self._view = view
        self._tell()

    @Slot()
    def forget(self) -> None:
        """Nobody is searched for any more."""
        self._search.clear()
        self._button.choose({})
        self._board.start_here()

    @Slot()
    def go_on(self) -> None:
        """Go to the first who is found, then to the next."""
        chosen = self._board.chosen
        places = chosen.find(self._board.delegate.found or ())
        if places:
            here = (chosen.place, chosen.row)
            chosen.ids = set()
            self._board.go(*next((place for place in places if place > here), places[0]), focus=False)

    @Slot()
    def _find(self) -> None:
        """Those who are found stand out, the others are dimmed."""
        text, wanted = self._search.text().strip(), self._button.chosen
        found: frozenset[str] | None = None
        if self._view is not None and (text or wanted):
            found = frozenset(find(self._keys, text)) if text else frozenset(key for key, _folded in self._keys)
            found &= find_people(self._view, wanted)
        self._board.delegate.found = found
        self._board.repaint_cards()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Say how many are found, in how many groups, and where the one at hand sits."""
        found, columns = self._board.delegate.found, self._board.chosen.columns
        self.setVisible(found is not None)
        if found is None or self._view is None:
            return
        told = []
        wanted = ", ".join(self._button.chosen.values())
        if wanted:
            told.append(
                n_(
                    "{n} of {all} groups has somebody of {what}", "{n} of {all} groups have somebody of {what}",
                    count_groups(columns, found), all=max(0, len(columns) - 1), what=wanted,
                )
            )  # fmt: skip
        told.append(n_("{n} person found", "{n} people found", len(found)))
        card = self._board.chosen.current()
        if card is not None and card.id in found:
            told.append(with_colon(card.name, self._places_of(card.id)))
        self.line.setText(" · ".join(told))
        self.setAccessibleName(self.line.text())

    def _places_of(self, attendee_id: str) -> str:
        assert self._view is not None
        told = []
        for seat in list_seats(self._view, attendee_id):
            where = seat.group or (_("not in this round") if seat.away else _("without a place"))
            text = _("round {number} {group}", number=seat.round, group=where) if len(self._view.rounds) > 1 else where
            told.append(text)
        return ", ".join(told)
