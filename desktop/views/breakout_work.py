"""A breakout at work: its head, the advice, rounds and search, the board, and the panel beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.usecases.breakout_advice import Proposal
from desktop.usecases.breakout_board import Board as Laid
from desktop.usecases.breakout_board import Listed, has_places
from desktop.usecases.breakout_setting import Setting
from desktop.usecases.breakout_view import BreakoutView
from desktop.views.breakout_board import Board
from desktop.views.breakout_find import FilterButton, Finder
from desktop.views.breakout_head import AdviceStrip, BreakoutHead, RoundTabs, figures_line
from desktop.views.breakout_panel import PlacePanel
from desktop.views.breakout_repair import RepairPanel
from desktop.views.breakout_results import ResultsView
from desktop.views.breakout_rules import RulesPanel
from desktop.views.breakout_seating import Seating
from desktop.views.breakout_tabs import TabRow
from desktop.views.breakout_zoom import ZoomButtons
from desktop.views.buttons import Button
from desktop.views.fields import SearchField
from desktop.views.layouts import Box, column, row, side_panel
from desktop.views.page import scrolled
from desktop.views.segments import Segments
from desktop.views.texts import _
from desktop.views.tokens import CONTROL, GAP
from desktop.views.workspace import Workspace

SEARCH_WIDTH, PANEL_WIDTH = 168, 320


class BreakoutWork(QWidget):
    """Shows a round. `picked` gives another breakout to go to, `round_picked` another round, `begin_wanted` asks for
    one more breakout."""

    picked = Signal(str)
    round_picked = Signal(str)
    begin_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.is_composed = False
        self._areas: dict[QWidget, QWidget] = {}
        self._lines = {"groups": "", "results": ""}
        self.rules_button = Button(_("Rules"), icon="settings", name="action.rules", clicked=self.toggle_rules)
        self.undo_button = Button(_("Undo"), icon="undo-2", key="Ctrl Z", name="breakouts.undo")
        self.undo_button.clicked.connect(workspace.undo)
        self.print_button = Button(_("Print"), icon="printer", name="action.print")
        self.compose_button = Button(_("Compose"), "primary", "sparkles", name="action.compose")
        self.head = BreakoutHead(self.undo_button, self.rules_button, self.print_button, self.compose_button)
        self.advice = AdviceStrip()
        self.search = SearchField(_("Name, unit"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.why_button = Button("", icon="info", name="action.why", clicked=self.toggle_why)
        self.why_button.setAccessibleName(_("Why here"))
        self.why_button.setToolTip(_("Why here"))
        self.repair_button = Button(_("Repair"), icon="wrench", name="action.open_repair", clicked=self.toggle_repair)
        self.repair_button.setToolTip(_("Somebody is missing, a table is lost: mend with the fewest moves"))
        self.board, self.place, self.rules, self.repair = Board(), PlacePanel(), RulesPanel(workspace), RepairPanel()
        self.filter_button, self.zoom = FilterButton(), ZoomButtons(self.board, self)
        self.finder = Finder(self.board, self.search, self.filter_button)
        self.rounds = RoundTabs(self.search, self.filter_button, self.why_button, self.repair_button, self.zoom)
        self.side = QStackedWidget()
        for panel in (self.place, self.rules, self.repair):
            self._areas[panel] = panel if panel is self.repair else scrolled(panel)
            self.side.addWidget(self._areas[panel])
        self.side.hide()
        self.seating = Seating(workspace, self.board, self.place)
        middle = row(self.board, side_panel(self.side, PANEL_WIDTH), gap=GAP)
        middle.setStretchFactor(self.board, 1)
        self._make_results(workspace)
        self.parts = QStackedWidget()
        for part in (Box(column(self.finder, middle, gap=GAP - 2)), self.results):
            self.parts.addWidget(part)
        tabs = TabRow(self.switch, self.rounds, self.results.tools)
        inside = column(self.head, self.advice, tabs, self.parts, gap=GAP - 2)
        inside.setStretchFactor(self.parts, 1)
        self.setLayout(inside)
        self._connect()

    def _connect(self) -> None:
        self.head.title.picked.connect(self.picked)
        self.head.title.begin_wanted.connect(self.begin_wanted)
        self.rounds.picked.connect(self.round_picked)
        self.seating.why_wanted.connect(self.show_why)
        self.seating.closed.connect(self.close_side)
        self.rules.closed.connect(self.close_side)
        self.repair.closed.connect(self.close_side)

    def _make_results(self, workspace: Workspace) -> None:
        ways = [("groups", _("Groups")), ("results", _("Results"))]
        self.switch = Segments("action", _("What to look at"), ways, CONTROL)
        self.switch.picked.connect(self.show_part)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.turn)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._search)
        self.results = ResultsView(workspace)
        self.results.tools.hide()
        self.results.person_wanted.connect(self._on_person)
        self.results.left.connect(self.turn)
        self.results.compose_wanted.connect(self.compose_button.click)

    @Slot(str)
    def show_part(self, way: str) -> None:
        """Show the groups or the results."""
        self.switch.choose(way)
        self.head.line.setText(self._lines[way])
        is_board = way == "groups"
        self.rounds.setVisible(is_board)
        self.results.tools.setVisible(not is_board)
        self.parts.setCurrentIndex(0 if is_board else 1)

    @Slot()
    def turn(self) -> None:
        """Go from the groups to the results, or back."""
        self.show_part("results" if self.switch.value() == "groups" else "groups")
        self.start_here()

    @Slot()
    def _search(self) -> None:
        self.show_part("groups")
        self.search.setFocus()

    def start_here(self) -> None:
        """Put the keyboard on the board, or on the results."""
        (self.board if self.switch.value() == "groups" else self.results).start_here()

    @Slot(str, str)
    def _on_person(self, attendee_id: str, round_id: str) -> None:
        """Go to somebody on the board."""
        self.show_part("groups")
        if round_id and round_id != self.seating.round_id:
            self.round_picked.emit(round_id)
        self.board.choose([attendee_id])

    def show_breakout(self, listed: list[Listed], view: BreakoutView, setting: Setting, *, can_begin: bool) -> None:
        """Which breakout this is, and what it is composed by."""
        self.head.title.show_breakouts(listed, view.breakout.id, can_begin=can_begin)
        self.rules.show_rules(view, setting)

    def show_board(self, view: BreakoutView, board: Laid, proposal: Proposal | None) -> None:
        """Show a round of it."""
        self.seating.show_round(view, board.round_id)
        self._lines["groups"] = figures_line(board.figures, len(board.broken))
        rounds = len(view.rounds)
        self._lines["results"] = _("All {n} rounds together.", n=rounds) if rounds > 1 else self._lines["groups"]
        self.head.line.setText(self._lines[self.switch.value()])
        self.is_composed = has_places(view)
        self.repair_button.setVisible(self.is_composed)
        self.compose_button.setText(_("Compose again") if self.is_composed else _("Compose"))
        self.compose_button.updateGeometry()
        self.advice.show_proposal(proposal)
        self.rounds.show_rounds(view.rounds, board.round_id)
        self.board.show_columns(board.columns)
        self.finder.show_people(view)
        self.results.show_view(view)
        self.rules.show_kept(view)

    def show_busy(self, *, busy: bool) -> None:
        """While groups are composed, nothing else is begun."""
        self.compose_button.setEnabled(not busy)
        self.advice.mend.setEnabled(not busy)
        self.repair.repair_button.setEnabled(not busy)

    def forget(self) -> None:
        """Another breakout comes: nobody is chosen, nothing is searched for."""
        self.board.chosen.let_go()
        self.search.clear()
        self.filter_button.choose({})

    @Slot()
    def show_why(self) -> None:
        """Open the panel that says why somebody sits here."""
        self._open(self.place)
        self.seating.show_chosen()

    @Slot()
    def toggle_why(self) -> None:
        self._toggle(self.place, self.seating.show_chosen)

    @Slot()
    def toggle_rules(self) -> None:
        self._toggle(self.rules, self.rules.managers.setFocus)

    @Slot()
    def toggle_repair(self) -> None:
        self._toggle(self.repair, self.repair.start_here)

    def _toggle(self, panel: QWidget, begin: Callable[[], None]) -> None:
        """Open a panel and begin there, or put it away."""
        if panel.isVisible():
            self.close_side()
        else:
            self._open(panel)
            begin()

    def _open(self, panel: QWidget) -> None:
        self.show_part("groups")
        self.side.setCurrentWidget(self._areas[panel])
        self.side.show()

    @Slot()
    def close_side(self) -> None:
        """Put the panel away; the keyboard goes on with the board."""
        if self.side.isVisible():
            self.side.hide()
            self.board.start_here()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.hasFocus():
            self.search.clear()
            self.board.start_here()
            return
        super().keyPressEvent(event)
