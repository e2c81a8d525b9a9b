"""Feedback: paper forms keyed in at full speed, the results as they come, and the questions of each form."""

from typing import Any, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from desktop.domain.changes import Changes
from desktop.usecases.feedback import (
    AskedSession,
    Feedback,
    FormView,
    add_answer,
    draft_form,
    edit_form,
    get_feedback,
    get_form,
    list_asked_sessions,
    list_sheets,
    make_form,
    remove_answer,
    take_template,
)
from desktop.views.buttons import Button
from desktop.views.feedback_entry import EntryCard
from desktop.views.feedback_form import FormCard, Line
from desktop.views.feedback_results import ResultsCard
from desktop.views.feedback_sessions import SessionsList, title_of
from desktop.views.layouts import Box, row
from desktop.views.page import Head, Page
from desktop.views.texts import _, number, texts
from desktop.views.workspace import Workspace

EVENT = "event"
"""The target of the page that is the event as a whole."""


class Shown(NamedTuple):
    """What the page shows: the sessions, and the form and results of the chosen one."""

    sessions: list[AskedSession]
    chosen: AskedSession
    form: FormView
    sheets: dict[str, str]
    feedback: Feedback


class FeedbackPage(Page):
    """Sessions at the left, the form that is keyed in in the middle, results at the right."""

    NOUN = "feedback"
    SHOWS = ("answer", "form", "question", "session", "checkin", "place", "group", "event")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._chosen: str | None = None
        self._was_chosen = False
        self.edit_button = Button(
            _("Edit the questions"), icon="pencil", name="action.questions", clicked=self.edit_questions
        )
        self.summary_button = Button(
            _("Session summary"), icon="file-text", name="action.summary", clicked=self.show_summary
        )
        self.summary_button.setToolTip(_("The session's page: who was there, how it was, what came out"))
        self.summary_button.setAccessibleDescription(self.summary_button.toolTip())
        self.head = Head(_("Feedback"), self.edit_button, self.summary_button)
        self.sessions, self.entry, self.form, self.results = SessionsList(), EntryCard(), FormCard(), ResultsCard()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.entry)
        self.middle.addWidget(self.form)
        columns: list[tuple[QWidget, int, int]] = [
            (self.sessions, 156, 5), (self.middle, 356, 9), (self.results, 206, 7),
        ]  # fmt: skip
        lay = row(*[widget for widget, _least, _share in columns], gap=16)
        for place, (widget, least, share) in enumerate(columns):
            widget.setMinimumWidth(least)
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            lay.setStretch(place, share)
        self._full = Box(lay)
        for item in (self.head, self._full):
            self.body.addWidget(item)
        self.body.setStretchFactor(self._full, 1)
        self._connect()

    def _connect(self) -> None:
        self.sessions.chosen.connect(self._on_chosen)
        self.sessions.opened.connect(self.entry.pad.start_here)
        self.sessions.clicked.connect(self._on_clicked)
        self.sessions.typed.connect(self._on_typed)
        self.entry.filled.connect(self.keep)
        self.entry.undo_wanted.connect(self.take_back)
        self.entry.leave_wanted.connect(self.sessions.setFocus)
        self.form.closed.connect(self.leave_questions)
        self.form.lines_written.connect(self._on_lines)
        self.form.template_wanted.connect(self._on_template)
        self.form.refused.connect(self.workspace.refused)
        self.workspace.event_chosen.connect(self._on_event)
        self.workspace.changed.connect(self._on_answers)

    def read(self) -> Shown:
        sessions = list_asked_sessions(self.store, self.event_id)
        chosen = next((s for s in sessions if s.id == self._chosen), None) if self._was_chosen else None
        chosen = chosen or _at_hand(sessions)
        form = get_form(self.store, self.event_id, chosen.id)
        sheets = list_sheets(self.store, form) if form else {}
        feedback = get_feedback(self.store, self.event_id, chosen.id)
        return Shown(sessions, chosen, form or draft_form(self.event_id, chosen.id, texts()), sheets, feedback)

    def show_read(self, shown: Shown) -> None:
        chosen = shown.chosen
        self._chosen, self._was_chosen = chosen.id, True
        self.sessions.set_rows(shown.sessions)
        current = self.sessions.current()
        if current is None or current.id != chosen.id:
            self.sessions.choose(chosen.id)
        answers = sum(session.answers for session in shown.sessions)
        self.head.count.setText(number(answers) if answers else "")
        self._form = shown.form
        self.entry.show_form(chosen.id, title_of(chosen), shown.form, shown.feedback.answers, shown.sheets)
        self.form.show_form(title_of(chosen), shown.form, shown.feedback.answers)
        self.results.show_feedback(shown.feedback)
        self.summary_button.setEnabled(chosen.id is not None)

    def start_here(self) -> None:
        self.entry.pad.start_here()

    def aim(self, target: str) -> None:
        """Go to a session and begin its next form."""
        self._on_choice(None if target == EVENT else target)
        self.sessions.choose(self._chosen)
        self.leave_questions()

    @Slot()
    def keep(self) -> None:
        """Keep the form that is complete; the next one begins."""
        entry, session_id = self.entry.entry, self.entry.session_id
        assert entry
        self.workspace.do(make_form, self.store, self.event_id, session_id, texts())
        sheet = self.entry.sheet.text()
        changes = self.workspace.do_here(add_answer, self.store, self._form, entry.texts(), sheet=sheet)
        if changes is not None:
            self.entry.note_kept(next(iter(changes.ids("answer"))))

    @Slot()
    def take_back(self) -> None:
        """Take the last form back, and put its answers where they can be mended."""
        kept = self.entry.kept
        if kept is not None:
            self.workspace.do_here(remove_answer, self.store, kept.id)

    @Slot()
    def edit_questions(self) -> None:
        """Show the questions in the place of the form."""
        self.middle.setCurrentWidget(self.form)
        if self.form.rows and self.form.rows[0].isEnabled():
            self.form.rows[0].text.setFocus()

    @Slot()
    def leave_questions(self) -> None:
        self.middle.setCurrentWidget(self.entry)
        self.entry.pad.start_here()

    @Slot()
    def show_summary(self) -> None:
        """Go to the session's page among the reports."""
        session = self.sessions.current()
        if session is not None and session.id is not None:
            self.place_wanted.emit("reports", session.id)

    @Slot(object)
    def _on_chosen(self, session: Any) -> None:
        if session.id != self._chosen:
            self._on_choice(session.id)

    @Slot()
    def _on_clicked(self) -> None:
        """A session is clicked to key in its forms: figures count at once."""
        if self.middle.currentWidget() is self.entry:
            self.entry.pad.start_here()

    @Slot(str)
    def _on_typed(self, figure: str) -> None:
        """A figure that is typed on the list is an answer."""
        if self.middle.currentWidget() is self.entry:
            self.entry.pad.start_here()
            self.entry.pad.press(figure)

    def _on_choice(self, session_id: str | None) -> None:
        self._chosen, self._was_chosen = session_id, True
        self.entry.show_nothing()
        self.form.forget()
        self.reload()

    @Slot()
    def _on_event(self) -> None:
        self._was_chosen = False

    @Slot(Changes)
    def _on_answers(self, changes: Changes) -> None:
        """What was taken back, here or by undo in the window, can be mended on the form."""
        kept = self.entry.kept
        if kept is not None and kept.id in changes.ids("answer"):
            self.entry.take_back(kept.id)

    @Slot(list)
    def _on_lines(self, lines: list[Line]) -> None:
        if not self.workspace.do(edit_form, self.store, self.event_id, self._chosen, lines):
            self.form.forget()
            self.reload()

    @Slot(str)
    def _on_template(self, name: str) -> None:
        self.form.forget()
        self.workspace.do(take_template, self.store, self.event_id, self._chosen, name, texts())


def _at_hand(sessions: list[AskedSession]) -> AskedSession:
    """The session to begin with: the one of those asked that has begun last, else the first."""
    begun = [s for s in sessions if s.is_asked and s.state in ("on", "over")]
    return max(begun, key=lambda s: s.starts, default=sessions[0])
