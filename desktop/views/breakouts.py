"""The breakouts: who sits with whom in each round, composed by rules and changed by hand."""

from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.changes import Changes
from desktop.domain.session_spec import later
from desktop.usecases.breakout_advice import Proposal, advise
from desktop.usecases.breakout_board import Board, Listed, get_board, list_breakouts, list_unshaped
from desktop.usecases.breakout_places import refresh_places
from desktop.usecases.breakout_proposals import list_missing
from desktop.usecases.breakout_setting import Setting, get_setting
from desktop.usecases.breakout_view import BreakoutView, get_breakout
from desktop.usecases.programme import Programme, get_programme
from desktop.usecases.rounds import shape_rounds
from desktop.views.breakout_begin import BeginCard
from desktop.views.breakout_mending import Mending
from desktop.views.breakout_papers import Papers
from desktop.views.breakout_proposing import Proposing
from desktop.views.breakout_work import BreakoutWork
from desktop.views.buttons import Button
from desktop.views.layouts import Box, column, row
from desktop.views.page import EmptyState, Head, Page
from desktop.views.preferences import Preferences
from desktop.views.texts import _
from desktop.views.workspace import Workspace

LIKELY = ("tables", "codev", "workshop")
"""Kinds of session that are most often held in groups."""
MOST_UPDATED = 300
"""Places read one by one after a change; beyond that the whole breakout is read."""


JOBS = ("compose", "repair", "rules", "results")
"""What can be begun here from anywhere."""


class Shown(NamedTuple):
    """What the page shows; without a view there is no breakout yet."""

    programme: Programme
    listed: list[Listed]
    view: BreakoutView | None
    board: Board | None
    proposal: Proposal | None
    setting: Setting | None = None


class BreakoutsPage(Page):
    """A breakout at work, or the card that begins one, or what there has to be before."""

    NOUN = "breakouts"
    SHOWS = (
        "attendee", "person", "place", "group", "round", "breakout", "session", "room", "host", "wish", "pair",
        "checkin", "preset",
    )  # fmt: skip

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._breakout, self._round, self._beginning = "", "", ""
        self._shown: Shown | None = None
        self._starts = False
        self.work = BreakoutWork(workspace)
        self.mending = Mending(workspace, self.work)
        self.proposing = Proposing(self.mending, self.work)
        self.papers = Papers(self, self.work, self.proposing.view)
        self.begin = BeginCard()
        self.begin_button = Button(_("Begin a breakout"), "primary", "sparkles", name="action.begin_breakout")
        self.programme_button = Button(_("Programme"), "primary", "calendar-days", name="empty.programme")
        told = _("People are spread over rooms or tables here: workshops held at the same time, or rounds at tables.")
        self.empty = EmptyState("layout-grid", told, self.begin_button)
        first = _("People will be spread over rooms or tables here. First the programme needs a session.")
        self.bare = EmptyState("layout-grid", first, self.programme_button)
        middle = row(None, self.begin, None)
        middle.setStretchFactor(self.begin, 100)
        self.begin.setMaximumWidth(520)
        self._begin_box = Box(column(middle, None))
        self.plain_head = Head(_("Breakouts"))
        self._stack = QStackedWidget()
        for part in (self.work, self.proposing.view, self._begin_box, self.empty, self.bare):
            self._stack.addWidget(part)
        self._stack.hide()
        self.plain_head.hide()
        self.body.addWidget(self.plain_head)
        self.body.addWidget(self._stack, 1)
        self._connect()

    def _connect(self) -> None:
        self.begin_button.clicked.connect(self.begin_another)
        self.programme_button.clicked.connect(self._on_programme)
        self.begin.wanted.connect(self._on_begin)
        self.begin.closed.connect(self._on_begin_closed)
        self.work.picked.connect(self.open)
        self.work.round_picked.connect(self._on_round)
        self.work.begin_wanted.connect(self.begin_another)
        self.proposing.turned.connect(self._on_turned)
        self.mending.programme_wanted.connect(self._on_programme)
        self.work.results.attendees_wanted.connect(partial(self.place_wanted.emit, "attendees", ""))

    def read(self) -> Shown:
        programme = get_programme(self.store, self.event_id)
        now = self.store.now()
        listed = list_breakouts(programme, now)
        if not listed:
            return Shown(programme, listed, None, None, None)
        coming = [breakout.id for breakout in listed if not breakout.over] or [listed[-1].id]
        at = self._breakout if any(b.id == self._breakout for b in listed) else coming[0]
        view = get_breakout(self.store, self.event_id, at)
        round_id = self._round if any(r.id == self._round for r in view.rounds) else _round_at(view, now.isoformat())
        board = get_board(view, round_id)
        setting = get_setting(self.store, self.event_id, view)
        return Shown(programme, listed, view, board, advise(view, board), setting)

    def show_read(self, shown: Shown) -> None:
        self._shown = shown
        if shown.view is not None and shown.board is not None and shown.setting is not None:
            self._breakout, self._round = shown.view.breakout.id, shown.board.round_id
            begins = bool(list_unshaped(shown.programme))
            self.work.show_breakout(shown.listed, shown.view, shown.setting, can_begin=begins)
            self._show_board(shown.view, shown.board, shown.proposal)
        self._choose_part()
        if self._starts:
            self._starts = False
            self.work.start_here()

    def update_some(self, changes: Changes) -> bool:
        """After people were moved or locked, read their places and leave the rest as it stands."""
        ids, view = changes.ids("place"), self.work.seating.view
        others = [noun for noun in self.SHOWS if noun != "place"]
        if self._shown is None or view is None or changes.touches(*others) or len(ids) > MOST_UPDATED:
            return False
        view = refresh_places(self.store, view, ids)
        board = get_board(view, self._round)
        self._shown = self._shown._replace(view=view, board=board)
        self._show_board(view, board, advise(view, board))
        return True

    def prefer(self, preferences: Preferences) -> None:
        self.work.zoom.prefer(preferences)

    def start_here(self) -> None:
        self._starts = not self.is_loaded
        if self._stack.currentWidget() is self._begin_box:
            self.begin.session.setFocus()
        elif self._stack.currentWidget() is self.proposing.view:
            self.proposing.view.start_here()
        elif self._stack.currentWidget() is self.work:
            self.work.start_here()

    def aim(self, target: str) -> None:
        """Go to the breakout of a session, to one by its id, to somebody on the board, or begin a piece of work."""
        if self._shown is None or _begin_job(self, target):
            return
        programme, ids = self._shown.programme, [breakout.id for breakout in self._shown.listed]
        own = programme.breakout_of(target)
        found = target if target in ids else own.id if own is not None and own.id in ids else ""
        if found:
            self.open(found)
        elif any(session.id == target for session in list_unshaped(programme)):
            self._begin_with(target)
        elif self._shown.view is not None:
            self.work.show_part("groups")
            self.work.board.choose([target])

    @Slot(str)
    def open(self, breakout_id: str) -> None:
        """Go to a breakout."""
        self._beginning = ""
        self.proposing.leave()
        if breakout_id != self._breakout:
            self._breakout, self._round = breakout_id, ""
            self.workspace.turned.emit()
            self.work.forget()
            self.reload()
        elif self._shown is not None:
            self._choose_part()

    @Slot()
    def begin_another(self) -> None:
        """Begin a breakout with a session that has none."""
        self._begin_with("")

    def _begin_with(self, session_id: str) -> None:
        if self._shown is None:
            return
        sessions = list_unshaped(self._shown.programme)
        now = self.store.now().isoformat()
        coming = [session for session in sessions if (session.ends or session.starts) > now] or sessions
        likely = [session for session in coming if session.kind in LIKELY] or coming
        self._beginning = session_id or (likely[0].id if likely else "")
        self.begin.show_sessions(sessions, self._shown.programme.expected, self._beginning)
        self._choose_part()
        self.begin.session.setFocus()

    def _choose_part(self) -> None:
        """Show the work, the card that begins it, or what there has to be before."""
        assert self._shown is not None
        sessions = list_unshaped(self._shown.programme)
        if self._beginning and any(session.id == self._beginning for session in sessions):
            part: QWidget = self._begin_box
        elif self.proposing.is_open:
            part = self.proposing.view
        elif self._shown.view is not None:
            part = self.work
        else:
            part = self.empty if sessions else self.bare
        self.plain_head.setVisible(part not in (self.work, self.proposing.view))
        self._stack.setCurrentWidget(part)
        self._stack.show()

    def _show_board(self, view: BreakoutView, board: Board, proposal: Proposal | None) -> None:
        self.proposing.show_changed()
        missing = list_missing(view, self.store.now().isoformat(timespec="minutes"))
        self.work.repair.show_view(view, len(board.columns[0].waiting), missing)
        self.mending.show_proposal(proposal)
        self.work.show_board(view, board, proposal)

    @Slot(str)
    def _on_round(self, round_id: str) -> None:
        view = self.work.seating.view
        if view is not None:
            self._round = round_id
            board = get_board(view, round_id)
            self._show_board(view, board, advise(view, board))

    @Slot(object)
    def _on_begin(self, shape: Any) -> None:
        values = shape._asdict()
        session_id = values.pop("session_id")
        if self.workspace.do(shape_rounds, self.store, session_id, **values) is not None:
            own = get_programme(self.store, self.event_id).breakout_of(session_id)
            self.open(own.id if own else "")

    @Slot()
    def _on_begin_closed(self) -> None:
        self._beginning = ""
        self._choose_part()
        self.start_here()

    @Slot()
    def _on_turned(self) -> None:
        """A plan is proposed, or it is over with."""
        self._choose_part()
        self.start_here()

    @Slot()
    def _on_programme(self) -> None:
        self.place_wanted.emit("programme", "")


def _round_at(view: BreakoutView, now: str) -> str:
    """The round that is on or comes next, the first one when all are over."""
    coming = [r.id for r in view.rounds if not r.starts or later(r.starts, r.minutes or 0) > now]
    return (coming or [view.rounds[0].id])[0]


def _begin_job(page: BreakoutsPage, job: str) -> bool:
    """Begin a piece of work at the breakout at hand; False when it is none of JOBS."""
    work = page.work
    if job not in JOBS or work.seating.view is None:
        return False
    page.open(work.seating.view.breakout.id)
    work.close_side()
    match job:
        case "compose":
            work.show_part("groups")
            work.compose_button.click()
        case "repair":
            work.toggle_repair()
        case "rules":
            work.toggle_rules()
        case _:
            work.show_part("results")
            work.start_here()
    return True
