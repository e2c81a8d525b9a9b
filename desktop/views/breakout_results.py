"""What a breakout came to: its figures, who meets whom, who meets the fewest new faces, and wishes that are not met."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.words import words
from desktop.usecases.breakout_results import Results, get_results
from desktop.usecases.breakout_results_out import write_results
from desktop.usecases.breakout_view import BreakoutView
from desktop.views.breakout_crossing import Crossing
from desktop.views.breakout_facts import Facts
from desktop.views.breakout_lists import People, Sections, face_columns, told_unmet, wish_columns
from desktop.views.buttons import Button
from desktop.views.files import choose_target, write_document
from desktop.views.latest import Latest
from desktop.views.layouts import Box, column, row
from desktop.views.page import EmptyState
from desktop.views.texts import _, n_, texts
from desktop.views.tokens import GAP
from desktop.views.workspace import Workspace


class ResultsView(QWidget):
    """Shows the results of a breakout, counted behind the window when they come on the screen and after changes.

    `person_wanted` gives an attendee and a round (or none) to go to on the board, `left` that somebody is done,
    `compose_wanted` and `attendees_wanted` what has to be done before there are results.
    """

    person_wanted = Signal(str, str)
    left = Signal()
    compose_wanted = Signal()
    attendees_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("results")
        self.setAccessibleName(_("Results"))
        self._workspace = workspace
        self._view: BreakoutView | None = None
        self._is_stale, self._starts = False, False
        self.results: Results | None = None
        self._latest = Latest(workspace.runner, self)
        self._latest.answered.connect(self._on_answered)
        self.facts, self.sections, self.crossing = Facts(), Sections(), Crossing()
        self.faces = People(face_columns(), _("People who meet the fewest new faces"))
        self.wishes = People(wish_columns(), _("Wishes not met"))
        self._parts = QStackedWidget()
        for place in (self.crossing, self.faces, self.wishes):
            self._parts.addWidget(place)
        self.tools = self._make_tools()
        self.waiting = EmptyState("users", _("Counting who meets whom."))
        told = _(
            "Who meets whom, who meets few new faces and which wishes are met is told here once people are placed."
        )
        self.compose_button = Button(_("Compose"), "primary", "sparkles", name="results.compose")
        self.compose_button.clicked.connect(self.compose_wanted)
        self.empty, self._full = EmptyState("layout-grid", told, self.compose_button), QWidget()
        inside = column(self.facts, self._parts, gap=GAP - 2)
        inside.setStretchFactor(self._parts, 1)
        self._full.setLayout(inside)
        self._stack = QStackedWidget()
        for part in (self.waiting, self.empty, self._full):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))
        self.sections.picked.connect(self._on_section)
        self.crossing.attendees_wanted.connect(self.attendees_wanted)
        self.faces.wanted.connect(self._on_face)
        self.wishes.wanted.connect(self._on_wish)

    def _make_tools(self) -> QWidget:
        """What stands beside the switch: the parts to choose from, and the button that saves."""
        self.save_button = Button("", icon="file-spreadsheet", name="action.save_results", clicked=self.save)
        self.save_button.setAccessibleName(_("Save the results as a table"))
        self.save_button.setToolTip(self.save_button.accessibleName())
        tools = row(self.sections, self.save_button, gap=12)
        tools.setStretchFactor(self.sections, 1)
        tools.setAlignment(self.sections, Qt.AlignmentFlag.AlignVCenter)
        return Box(tools)

    @property
    def is_loaded(self) -> bool:
        """Whether what is shown is how the places are now."""
        return self.results is not None and not self._is_stale and not self._latest.is_busy

    def show_view(self, view: BreakoutView) -> None:
        """The places of a breakout as they are now; counted at once, or when the results come on the screen."""
        if view is self._view:
            return
        if self._view is not None and self._view.breakout.id != view.breakout.id:
            self._stack.setCurrentWidget(self.waiting)
            self.results = None
        self._view, self._is_stale = view, True
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._ask()

    def _ask(self) -> None:
        assert self._view is not None
        self._is_stale = False
        self._latest.ask(partial(get_results, self._view))

    @Slot(object)
    def _on_answered(self, results: Any) -> None:
        self.results = results
        for tool in (*self.sections.chips, self.save_button):
            tool.setVisible(bool(results.summary.placed))
        if results.summary.placed:
            self.facts.show_results(results)
            self.crossing.show_results(results)
            self._show_faces(results)
            self._show_wishes(results)
        self._stack.setCurrentWidget(self._full if results.summary.placed else self.empty)
        if self._starts and self.isVisible():
            self.start_here()

    def start_here(self) -> None:
        """Bring the keyboard to the part that is shown, as soon as it is."""
        self._starts = not self.is_loaded
        if not self._starts and self._stack.currentWidget() is self._full:
            (self.crossing, self.faces, self.wishes)[self._parts.currentIndex()].start_here()
        elif not self._starts:
            self.compose_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _show_faces(self, results: Results) -> None:
        self.sections.faces.set_count(len(results.fewest))
        line = n_(
            "Half of all people meet {n} new face or more. These meet the fewest:",
            "Half of all people meet {n} new faces or more. These meet the fewest:", results.typical,
        )  # fmt: skip
        self.faces.show_rows(results.fewest, line, _("All meet about as many new faces: nobody stays behind."))

    def _show_wishes(self, results: Results) -> None:
        self.sections.wishes.setVisible(results.chooses)
        if not results.chooses and self.sections.wishes.isChecked():
            self.sections.crossing.click()
        self.sections.wishes.set_count(len(results.unmet))
        none = _("Nobody has wished for these groups yet. Wishes come with the list of registrations.")
        all_met = _("Everybody who wished sits in the group they wished for most.")
        self.wishes.show_rows(results.unmet, told_unmet(results), all_met if results.summary.wishing else none)

    @Slot()
    def save(self) -> None:
        """Ask where the tables go, and write them for a spreadsheet."""
        path = choose_target(self, _("Save the table"), _("results.xlsx"), "xlsx") if self.results else None
        if path is not None:
            job = self._workspace.start(words("Make {name}", name=path.name), write_results, self.results, texts())
            job.succeeded.connect(partial(self._on_made, path))

    def _on_made(self, path: Path, content: bytes) -> None:
        if self._workspace.do(write_document, path, content) is not None:
            self._workspace.told.emit(words("Saved: {name}", name=path.name))

    @Slot(int)
    def _on_section(self, place: int) -> None:
        self._parts.setCurrentIndex(place)

    @Slot(object)
    def _on_face(self, face: Any) -> None:
        self.person_wanted.emit(face.id, "")

    @Slot(object)
    def _on_wish(self, unmet: Any) -> None:
        self.person_wanted.emit(unmet.attendee_id, unmet.round_id)
