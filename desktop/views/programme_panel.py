"""The panel of one session: what is known, edited where it stands, and the ways on to its breakout and feedback."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.domain.session_spec import minutes_between
from desktop.domain.values import read_time
from desktop.domain.words import words
from desktop.usecases.day_plan import DayPlan, Line
from desktop.usecases.rounds import move_together
from desktop.usecases.sessions import edit_session, release_room, remove_session, set_hosts
from desktop.views.buttons import Button
from desktop.views.fields import Choice, InPlace, labelled
from desktop.views.inline_form import FormPanel
from desktop.views.labels import Label
from desktop.views.layouts import Box, Rule, clear, column, row
from desktop.views.programme_fields import NO_ROOM, PanelArea, RoomChoice, TextBox
from desktop.views.programme_form import NewSession
from desktop.views.programme_hosts import Hosts, Known
from desktop.views.programme_rounds import Rounds
from desktop.views.programme_words import kind_options, length, people_told, times
from desktop.views.texts import _, clock, n_
from desktop.views.workspace import Workspace


class SessionPanel(FormPanel):
    """Shows the chosen session; each field is kept at once. Its form makes new ones: `added` gives their ids."""

    place_wanted = Signal(str, str)
    added = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("The chosen session"))
        self.workspace = workspace
        self._line: Line | None = None
        self._plan: DayPlan | None = None
        self.form = NewSession(workspace)
        self.form.added.connect(self.added)
        self.set_pages(self._make_details(), self.form)

    def _make_details(self) -> QWidget:
        self.title, self.when = Label("", "card", wrap=True), Label("", "small", "text2", wrap=True)
        self.clashes = QVBoxLayout()
        self.clashes.setSpacing(4)
        self._make_fields()
        self.breakout_button = Button(_("Breakout"), icon="layout-grid", name="session.breakout")
        self.breakout_button.clicked.connect(partial(self._go, "breakouts"))
        self.feedback_button = Button(_("Feedback"), icon="message-square-heart", name="session.feedback")
        self.feedback_button.clicked.connect(partial(self._go, "feedback"))
        self.remove_button = Button("", "danger", "trash-2", name="action.remove_session", clicked=self.remove)
        self.remove_button.setAccessibleName(_("Remove the session"))
        self.remove_button.setToolTip(_("Remove the session with its places, wishes and answers; it can be undone"))
        self.released = QVBoxLayout()
        self.released.setSpacing(2)
        inside = Box(
            column(
                self.fields["title"], labelled(_("Kind"), self.kind),
                row(self.fields["starts"], self.fields["ends"], gap=12), self.together,
                labelled(_("Room"), self.room), self.released, self.fields["capacity"], self.hosts,
                labelled(_("Description"), self.description), Rule(), self.rounds, None,
                gap=8, margins=(0, 0, 6, 0),
            )
        )  # fmt: skip
        area = PanelArea(inside, _("The chosen session"))
        actions = row(self.breakout_button, self.feedback_button, None, self.remove_button, gap=6)
        whole = column(self.title, self.when, self.clashes, Rule(), area, actions, gap=6)
        whole.setStretchFactor(area, 1)
        return Box(whole)

    def _make_fields(self) -> None:
        captions = {
            "title": _("Title"), "starts": _("Starts"), "ends": _("Ends"), "capacity": _("Places, if not the room's"),
        }  # fmt: skip
        self.fields = {field: InPlace(field, caption) for field, caption in captions.items()}
        for field in self.fields.values():
            field.written.connect(self._on_written)
        self.kind = Choice("session.kind", _("Kind"), kind_options())
        self.kind.picked.connect(partial(self._write, "kind"))
        self.room = RoomChoice("session.room")
        self.room.picked.connect(self._on_room)
        self.together = QCheckBox("")
        self.together.setObjectName("session.together")
        self.together.setChecked(True)
        self.hosts = Hosts(self.workspace)
        self.hosts.changed.connect(self._on_hosts)
        self.description = TextBox("description", _("Description"))
        self.description.written.connect(self._on_written)
        self.rounds = Rounds(self.workspace)

    def show_people(self, people: Sequence[Known]) -> None:
        """The people among whom hosts are found."""
        self.hosts.show_people(people)

    def show_line(self, plan: DayPlan | None, line: Line | None) -> None:
        """Show a session; a form being filled in stays."""
        if self._line is not None and line is not None and line.id != self._line.id:
            self.description.keep()
            self.hosts.leave()
            self.show_details()
            self.together.setChecked(True)
        self._plan, self._line = plan, line
        if plan is None or line is None:
            return
        session = line.session
        self.title.setText(session.title)
        lasting = length(session.starts, session.ends)
        self.when.setText(" · ".join(p for p in (times(session.starts, session.ends), lasting, people_told(line)) if p))
        self._show_clashes(line)
        values = {
            "title": session.title, "starts": clock(session.starts), "ends": clock(session.ends),
            "capacity": "" if session.capacity is None else str(session.capacity),
        }  # fmt: skip
        for name, field in self.fields.items():
            field.show_text(values[name])
        self.kind.choose(session.kind)
        rivals = len(line.rivals)
        text = n_("Move the {n} workshop together", "Move the {n} workshops together", rivals)
        self.together.setText(text)
        self.together.setVisible(rivals > 1)
        self.room.show_rooms(plan, line)
        self._show_other_rooms(line)
        self.hosts.show_hosts(session.host_ids, session.hosts)
        self.description.show_text(session.description)
        self.rounds.show_line(line)
        self.breakout_button.setVisible(bool(line.breakout_id))

    def edit_first(self) -> None:
        """Turn the title into an editor."""
        self.show_details()
        self.fields["title"].edit()

    def begin_new(self, plan: DayPlan | None) -> None:
        """Show the form of a new session."""
        self.form.begin(plan)
        self.show_form()
        self.form.start_here()

    def _show_clashes(self, line: Line) -> None:
        clear(self.clashes)
        for clash in line.clashes:
            self.clashes.addWidget(Label(_(clash.text), "small", "bad", wrap=True))
        for reminder in line.reminders:
            self.clashes.addWidget(Label(_(reminder.text), "small", "warn", wrap=True))

    def _show_other_rooms(self, line: Line) -> None:
        """The rooms beside the first one, each with a button that gives it up."""
        clear(self.released)
        for room in line.rooms:
            if room.id != line.session.room_id:
                leave = Button("", "quiet", "x", name="action.release", clicked=partial(self._release, room.id))
                leave.setAccessibleName(_("Give up {name}", name=room.title))
                self.released.addWidget(Box(row(Label(_("Also in {room}", room=room.title)), None, leave)))

    def _go(self, noun: str) -> None:
        if self._line is not None:
            self.place_wanted.emit(noun, self._line.id)

    def _release(self, room_id: str) -> None:
        if self._line is not None:
            self.workspace.do(release_room, self.workspace.store, self._line.id, room_id)

    @Slot()
    def remove(self) -> None:
        """Remove the session; undo brings it back with everything."""
        line, workspace = self._line, self.workspace
        if line is not None and line.breakout_id:
            # thousands of places may go along
            workspace.start(words("Removing {name}", name=line.session.title), remove_session, workspace.store, line.id)
        elif line is not None:
            workspace.do(remove_session, workspace.store, line.id)

    @Slot(str, str)
    def _on_written(self, field: str, text: str) -> None:
        if field == "starts" and self._move_all(text):
            return
        self._write(field, text)

    def _move_all(self, text: str) -> bool:
        """Move the workshops of its time along, when they are to move together; False when it moves alone."""
        line = self._line
        time = read_time(text)
        starts = f"{line.session.starts[:10]}T{time:%H:%M}" if line is not None and time is not None else ""
        by = minutes_between(line.session.starts, starts) if line is not None else None
        if line is None or by is None or len(line.rivals) < 2 or not self.together.isChecked():
            return False
        self.workspace.do(move_together, self.workspace.store, line.id, by)
        self.show_line(self._plan, line)
        return True

    def _write(self, field: str, text: str) -> None:
        line, workspace = self._line, self.workspace
        if line is not None:
            done = workspace.do(edit_session, workspace.store, workspace.event_id, line.id, {field: text})
            if done is None:
                self.show_line(self._plan, line)

    @Slot(str)
    def _on_room(self, room_id: str) -> None:
        room = self._plan.programme.room(room_id) if self._plan is not None and room_id != NO_ROOM else None
        self._write("room", room.title if room is not None else "")

    @Slot(list)
    def _on_hosts(self, people: list[str]) -> None:
        if self._line is not None:
            self.workspace.do(set_hosts, self.workspace.store, self._line.id, people)
