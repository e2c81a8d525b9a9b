"""The papers of a breakout from its own page: room lists, table cards and posters, printed or saved."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.data.store import Store
from desktop.domain.words import words
from desktop.usecases.breakout_papers import (
    render_breakout_cards,
    render_breakout_lists,
    render_breakout_posters,
    render_move_list,
)
from desktop.usecases.breakout_proposals import MoveLine
from desktop.usecases.breakout_view import BreakoutView
from desktop.usecases.reports import Document
from desktop.views.breakout_proposal import ProposalView
from desktop.views.breakout_work import BreakoutWork
from desktop.views.files import choose_target, write_document
from desktop.views.page import Page
from desktop.views.printing import print_pdf
from desktop.views.texts import _, n_, texts


class Sheet(NamedTuple):
    """A paper of the menu: its name in the window, its words, what makes it, and its pages where they are many."""

    key: str
    title: str
    make: Callable[..., Document]
    pages: int = 0

    @property
    def entry(self) -> str:
        """Its words in the menu, so that nobody prints hundreds of pages unawares."""
        if not self.pages:
            return self.title
        return n_("{title} ({n} page)", "{title} ({n} pages)", self.pages, title=self.title)


class Papers(QObject):
    """Opens the menu under the button Print, and makes what is chosen behind the window."""

    def __init__(self, page: Page, work: BreakoutWork, proposal: ProposalView) -> None:
        super().__init__(work)
        self._page, self._work, self._on_a4 = page, work, False
        work.print_button.clicked.connect(self.open)
        work.print_button.setAccessibleDescription("Ctrl P")
        work.print_button.on_key("Ctrl+P")
        proposal.print_wanted.connect(lambda: self.print_moves(proposal.proposed.lines if proposal.proposed else []))

    def sheets(self) -> list[Sheet]:
        """What there is to print for the breakout at hand and the round that is shown."""
        view, at = self._work.seating.view, self._work.seating.round_id
        rounds = view.rounds if view is not None else []
        number = next((round_.number for round_ in rounds if round_.id == at), 1)
        poster = partial(render_breakout_posters, paper="a4" if self._on_a4 else "a3")
        found = [
            Sheet("lists", _("Room lists"), render_breakout_lists, _taken(view)),
            Sheet("cards", _("Table cards"), render_breakout_cards),
            Sheet("poster", _("Poster of round {number}", number=number), partial(poster, rounds=(number,))),
            Sheet("posters", n_("Poster of {n} round", "Posters of all {n} rounds", len(rounds)), poster),
            Sheet("table_posters", _("Posters by table"), partial(poster, by="table")),
        ]
        if len(rounds) == 1:
            found[2:4] = [Sheet("poster", _("Poster by name"), poster)]
        return found

    @Slot()
    def open(self) -> None:
        """Open the menu; its first entry is at hand for the keyboard."""
        if self._work.seating.view is None:
            return
        menu = self.make_menu()
        button = self._work.print_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        menu.setActiveAction(menu.actions()[0])

    def make_menu(self) -> QMenu:
        menu = QMenu(self._work)
        menu.setObjectName("breakouts.papers")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheets = self.sheets()
        for sheet in sheets:
            _entry(menu, f"print.{sheet.key}", sheet.entry, partial(self.print, sheet))
        menu.addSeparator()
        saving = menu.addMenu(_("Save as PDF"))
        for sheet in sheets:
            _entry(saving, f"save.{sheet.key}", sheet.entry, partial(self.save, sheet))
        small = menu.addAction(_("A4 instead of A3 for posters"))
        small.setObjectName("paper.a4")
        small.setCheckable(True)
        small.setChecked(self._on_a4)
        small.toggled.connect(self._on_small)
        menu.addSeparator()
        _entry(menu, "paper.reports", _("See them in Reports"), self._show_reports)
        return menu

    def print(self, sheet: Sheet) -> None:
        """Make a paper and hand it to a printer."""
        self._make(sheet, self._on_to_print)

    def save(self, sheet: Sheet) -> None:
        """Ask where a paper goes, and make it."""
        path = choose_target(self._page, _("Save the PDF"), f"{sheet.title}.pdf", "pdf")
        if path is not None:
            self._make(sheet, partial(self._on_to_save, path))

    def print_moves(self, moves: Sequence[MoveLine]) -> None:
        """Hand the list of who changes place to a printer."""
        make = partial(_move_list, moves)
        self._make(Sheet("moves", _("List of moves"), make), self._on_to_print)

    def _make(self, sheet: Sheet, then: Any) -> None:
        view, workspace = self._work.seating.view, self._page.workspace
        if view is None:
            return
        label = words("Make {name}", name=sheet.title)
        job = workspace.start(label, sheet.make, workspace.store, workspace.event_id, view.breakout.id, texts())
        job.succeeded.connect(then)

    @Slot(object)
    def _on_to_print(self, made: Document) -> None:
        if print_pdf(self._page, made.pdf) and made.warnings:
            self._page.workspace.told.emit(made.warnings[0])

    def _on_to_save(self, path: Path, made: Document) -> None:
        if self._page.workspace.do(write_document, path, made.pdf) is None:
            return
        told = words("Saved: {name}", name=path.name)
        if made.warnings:
            told = words("Saved: {name}. {note}", name=path.name, note=_(made.warnings[0]))
        self._page.workspace.told.emit(told)

    @Slot(bool)
    def _on_small(self, on: bool) -> None:
        self._on_a4 = on

    def _show_reports(self) -> None:
        view = self._work.seating.view
        self._page.place_wanted.emit("reports", f"posters/{view.breakout.id}" if view is not None else "posters")


def _taken(view: BreakoutView | None) -> int:
    """Groups with people, round by round: each has a page of its own in the room lists."""
    if view is None:
        return 0
    people = {row.id for row in view.people}
    rounds = {round_.id for round_ in view.rounds}
    places = view.places.values()
    taken = {(p.round_id, p.group_id) for p in places if p.attendee_id in people and p.round_id in rounds}
    return sum(group is not None for _round, group in taken)


def _move_list(
    moves: Sequence[MoveLine], store: Store, event_id: str, breakout_id: str, *rest: Any, **options: Any
) -> Document:
    return render_move_list(store, event_id, breakout_id, moves, *rest, **options)


def _entry(menu: QMenu, name: str, text: str, call: Callable[[], object]) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))  # not the mark of a key
    action.setObjectName(name)
    # once the menu is gone: a dialog would hold it open in the middle of being deleted
    action.triggered.connect(lambda _on=False: QTimer.singleShot(0, call))
    return action
