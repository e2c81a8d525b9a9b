"""The panel of one attendee: what is known, edited where it stands, and the form of a new one."""

from functools import partial

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.data.people import AttendeeRow
from desktop.domain.door import Direction
from desktop.domain.names import full_name
from desktop.usecases.agenda import AgendaEntry, get_agenda
from desktop.usecases.attendees import add_attendee, edit_attendee, remove_attendee
from desktop.usecases.door import check_in
from desktop.usecases.takeaways import list_takeaways
from desktop.views.attendee_state import state_of
from desktop.views.buttons import Button
from desktop.views.fields import Choice, InPlace, TextField, labelled
from desktop.views.inline_form import InlineForm
from desktop.views.labels import Elided, Label, Pill
from desktop.views.layouts import Box, Card, Rule, clear, column, row
from desktop.views.page import scrolled
from desktop.views.table import paint_avatar
from desktop.views.texts import _, clock
from desktop.views.workspace import Workspace

LARGE = 48


class Avatar(QWidget):
    """The round with somebody's initials."""

    def __init__(self) -> None:
        super().__init__()
        self._names = ("", "")
        self.setFixedSize(LARGE, LARGE)

    def show_names(self, given: str, family: str) -> None:
        self._names = (given, family)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(0, 0, LARGE, LARGE), *self._names, large=True)


def editable_fields() -> list[tuple[str, str]]:
    """The fields of the panel, in its order, with their captions."""
    return [
        ("given_name", _("Given name")), ("family_name", _("Family name")), ("badge_name", _("Name on the badge")),
        ("job", _("Job")), ("unit", _("Unit")), ("site", _("Site")), ("level", _("Level")), ("email", _("E-mail")),
        ("phone", _("Phone")), ("category", _("Category")), ("diet", _("Diet")), ("need", _("Need of the moment")),
        ("note", _("Note")),
    ]  # fmt: skip


class AttendeePanel(Card):
    """Shows the chosen attendee; each field is edited where it stands and kept at once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=18)
        self.workspace = workspace
        self.setObjectName("attendee")
        self.setAccessibleName(_("The chosen attendee"))
        self._row: AttendeeRow | None = None
        self._pages = QStackedLayout()
        self.body.addLayout(self._pages)  # first: pages of a layout without a parent would open as windows
        self._empty = Label(_("Choose somebody in the list."), "small", "text2", wrap=True)
        self._pages.addWidget(Box(column(self._empty, None)))
        self._pages.addWidget(self._make_details())
        self.form = NewAttendee(workspace)
        self.form.ended.connect(self._on_form_ended)
        self._pages.addWidget(self.form)

    def _make_details(self) -> QWidget:
        self.avatar, self.name = Avatar(), Elided("", "card")
        self.job, self.state = Elided("", "small", "text2"), Pill("")
        self.agenda = QVBoxLayout()
        self.agenda.setSpacing(8)
        self.fields = {field: InPlace(field, caption) for field, caption in editable_fields()}
        for field in self.fields.values():
            field.written.connect(self._on_written)
        self.status = Choice(
            "field.status", _("Registration"),
            [("registered", _("Registered")), ("pending", _("Not confirmed")), ("cancelled", _("Cancelled"))],
        )  # fmt: skip
        self.status.picked.connect(self._on_status)
        self.checkin_button = Button(_("Check in"), "primary", "log-in", name="action.checkin", clicked=self.check_in)
        self.remove_button = Button("", "danger", "trash-2", name="action.remove", clicked=self.remove)
        self.remove_button.setAccessibleName(_("Remove from the event"))
        self.remove_button.setToolTip(_("Remove from the event"))
        top = row(self.avatar, column(self.name, self.job, gap=1), gap=12)
        inside = Box(
            column(
                self.agenda, Rule(), *self.fields.values(), labelled(_("Registration"), self.status), None,
                gap=4, margins=(0, 0, 6, 0),
            )
        )  # fmt: skip
        inside.setObjectName("details")
        area = scrolled(inside)
        area.setObjectName("plainarea")
        actions = row(self.checkin_button, None, self.remove_button)
        return Box(column(top, self.state, area, actions, gap=10))

    def forget(self) -> None:
        """Nobody is chosen; a form that is open stays."""
        self._row = None
        if self._pages.currentIndex() != 2:
            self._pages.setCurrentIndex(0)

    def show_attendee(self, attendee: AttendeeRow) -> None:
        if self._pages.currentIndex() == 2:
            return
        self._row = attendee
        self.avatar.show_names(attendee.given_name, attendee.family_name)
        self.name.setText(full_name(attendee.given_name, attendee.family_name))
        self.job.setText(attendee.job or attendee.company)
        word, tone = state_of(attendee)
        at = _("{state} at {time}", state=word, time=clock(attendee.arrived)) if attendee.inside else word
        self.state.show_state(at, tone)
        for name, field in self.fields.items():
            field.show_text(str(getattr(attendee, name)))
        self.status.choose(attendee.status)
        self.checkin_button.setText(_("Note an exit") if attendee.inside else _("Check in"))
        self.checkin_button.updateGeometry()
        self._show_agenda(attendee)
        self._pages.setCurrentIndex(1)

    def edit_first(self) -> None:
        """Turn the first field into an editor."""
        self.fields["given_name"].edit()

    def begin_new(self) -> None:
        """Show the form of a new attendee."""
        self.form.begin()
        self._pages.setCurrentIndex(2)
        self.form.start_here()

    @Slot()
    def check_in(self) -> None:
        """Note an entry of the chosen attendee, or an exit of one who is inside."""
        if self._row is not None:
            direction: Direction = "out" if self._row.inside else "in"
            desk = self.workspace.laptop.title
            call = partial(check_in, direction=direction, desk=desk, anyway=True)
            self.workspace.do(call, self.workspace.store, self.workspace.event_id, self._row.id)

    @Slot()
    def remove(self) -> None:
        """Take the chosen attendee off the list; undo brings them back."""
        if self._row is not None:
            self.workspace.do(remove_attendee, self.workspace.store, self._row.id)

    @Slot(str, str)
    def _on_written(self, field: str, text: str) -> None:
        if self._row is not None and not self.workspace.do(
            edit_attendee, self.workspace.store, self._row.id, {field: text}
        ):
            self.fields[field].show_text(str(getattr(self._row, field)))

    @Slot(str)
    def _on_status(self, value: str) -> None:
        if self._row is not None:
            self.workspace.do(edit_attendee, self.workspace.store, self._row.id, {"status": value})

    @Slot()
    def _on_form_ended(self) -> None:
        self._pages.setCurrentIndex(1 if self._row is not None else 0)

    def _show_agenda(self, attendee: AttendeeRow) -> None:
        clear(self.agenda)
        own = [
            e
            for e in get_agenda(self.workspace.store, self.workspace.event_id, attendee.id)
            if e.place or e.kind == "workshop"
        ]
        for entry in own:
            where = " · ".join(part for part in (entry.place, entry.room) if part)
            line = Elided(f"{entry.title}, {where}" if entry.kind == "workshop" else where, "body")
            self.agenda.addWidget(
                Box(column(Label(f"{clock(entry.starts)}  {_kind(entry)}", "column", "text2"), line, gap=2))
            )
        for promise in list_takeaways(self.workspace.store, None, "commitment"):
            if promise.person_id == attendee.person_id:
                said = Label(f"\u00ab\u202f{promise.what}\u202f\u00bb", "body", wrap=True)
                self.agenda.addWidget(Box(column(Label(_("Commitment"), "column", "text2"), said, gap=2)))


def _kind(entry: AgendaEntry) -> str:
    return _("Workshop") if entry.kind == "workshop" else entry.title


class NewAttendee(InlineForm):
    """A short form: a name is enough. Enter keeps, Escape leaves."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        wanted = {"given_name", "family_name", "unit", "site", "job", "email"}
        captions = {field: caption for field, caption in editable_fields() if field in wanted}
        self.fields = {field: TextField(f"new.{field}", said=caption) for field, caption in captions.items()}
        self.keep_button = Button(_("Add"), "primary", "check", name="action.keep", clicked=self.keep)
        leave = Button(_("Cancel"), name="action.leave", clicked=self.ended.emit)
        rows = [labelled(captions[field], widget) for field, widget in self.fields.items()]
        for widget in self.fields.values():
            widget.returnPressed.connect(self.keep)
        head = Label(_("New attendee"), "card")
        self.setLayout(column(head, *rows, row(self.keep_button, leave, None), None, gap=6))

    def begin(self) -> None:
        for field in self.fields.values():
            field.clear()

    def start_here(self) -> None:
        self.fields["given_name"].setFocus()

    @Slot()
    def keep(self) -> None:
        """Add the attendee; the form stays, empty, for the next one."""
        texts = {name: field.text() for name, field in self.fields.items() if field.text()}
        added = self.workspace.do(add_attendee, self.workspace.store, self.workspace.event_id, texts)
        if added is not None:
            self.begin()
            self.start_here()
