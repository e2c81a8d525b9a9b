"""This workspace: where its file is, and the names of the community and of the event at hand."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout

from desktop.data.events import CommunityRow, EventRow
from desktop.domain.values import read_day
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.workspace import EVENT_KINDS, edit_community, edit_event
from desktop.views.buttons import Button
from desktop.views.card_head import CardHead, size_words
from desktop.views.field_words import value_words
from desktop.views.fields import Choice, InPlace, labelled
from desktop.views.import_event import NewEvent
from desktop.views.labels import Elided
from desktop.views.layouts import Card
from desktop.views.texts import _
from desktop.views.workspace import Workspace


class WorkspaceCard(Card):
    """What stands on every badge, sheet and summary; changed where it stands, undone like anything."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(gap=12)
        self._workspace = workspace
        self.path = Elided("", "caption", "text3")
        self.community, self.pilot = InPlace("title", _("Community")), InPlace("pilot", _("Who leads it"))
        self.title, self.venue = InPlace("title", _("Event at hand")), InPlace("venue", _("Venue"))
        self.day = InPlace("day", _("Day"))
        kinds = [(kind, value_words("kind", kind).capitalize()) for kind in EVENT_KINDS]
        self.kind = Choice("settings.kind", _("Kind of event"), kinds)
        for name, field in (("community", self.community), ("event", self.title)):
            field.setObjectName(f"field.{name}")
        self.community.written.connect(self._on_community)
        self.pilot.written.connect(self._on_community)
        for field in (self.title, self.venue):
            field.written.connect(self._on_event)
        self.day.written.connect(self._on_day)
        self.kind.picked.connect(self._on_kind)
        self.new_event = NewEvent(workspace)
        self.new_event.created.connect(self._on_created)
        self.new_event.given_up.connect(self._on_given_up)
        self.add_button = Button(_("Add an event"), "quiet", "calendar-plus", name="action.add_event")
        self.add_button.clicked.connect(self._on_add)
        self._lay_out()
        self.setAccessibleName(_("This workspace"))

    def _lay_out(self) -> None:
        self.head = CardHead("folder-open", _("This workspace"), "", self.add_button)
        fields = QGridLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setHorizontalSpacing(16)
        fields.setVerticalSpacing(8)
        kind = labelled(_("Kind of event"), self.kind)
        for place, widget in enumerate((self.community, self.pilot, self.title, self.venue, self.day, kind)):
            fields.addWidget(widget, place // 2, place % 2)
        for place in (0, 1):
            fields.setColumnStretch(place, 1)
        self.body.addWidget(self.head)
        self.body.addWidget(self.new_event)
        self.body.addLayout(fields)
        self.body.addWidget(self.path)
        self.body.addStretch(1)

    def show_workspace(self, path: Path, size: int, community: CommunityRow, event: EventRow) -> None:
        """Show where the file is and what it says."""
        self.head.line.setText(_("{size}, with the community and its events", size=size_words(size)))
        self.path.setText(str(path))
        self.community.show_text(community.title)
        self.pilot.show_text(community.pilot)
        self.title.show_text(event.title)
        self.venue.show_text(event.venue)
        day = read_day(event.day)
        self.day.show_text(f"{day:%d/%m/%Y}" if day else "")
        self.kind.choose(event.kind)

    @Slot(str, str)
    def _on_community(self, field: str, text: str) -> None:
        self._workspace.do(edit_community, self._workspace.store, **{field: text})

    @Slot(str, str)
    def _on_event(self, field: str, text: str) -> None:
        self._workspace.do(edit_event, self._workspace.store, self._workspace.event_id, **{field: text})

    @Slot(str, str)
    def _on_day(self, field: str, text: str) -> None:
        day = read_day(text)
        if text.strip() and day is None:
            what, do = words("{text} is not a day.", text=text), words("Write it like 19/11/2026.")
            self._workspace.refused.emit(Refused(what, NOTHING_CHANGED, do))
            return
        self._on_event(field, day.isoformat() if day else "")

    @Slot(str)
    def _on_kind(self, kind: str) -> None:
        self._on_event("kind", kind)

    @Slot()
    def _on_add(self) -> None:
        self.add_button.hide()
        self.new_event.begin("")

    @Slot()
    def _on_given_up(self) -> None:
        self.add_button.show()
        self.add_button.setFocus()

    @Slot(str)
    def _on_created(self, event_id: str) -> None:
        self.add_button.show()
        self._workspace.choose(event_id)
