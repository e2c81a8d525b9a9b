"""The settings: how this laptop shows and sounds, the safety copies, and what this workspace is called."""

from typing import NamedTuple

from PySide6.QtCore import Signal

from desktop.data.copies import CopyRow
from desktop.data.events import CommunityRow, EventRow
from desktop.usecases.copies import copies_folder, list_copies
from desktop.usecases.workspace import get_community, get_event, measure_workspace
from desktop.views.layouts import Box, column, row
from desktop.views.page import Head, Page, PageArea
from desktop.views.preferences import Preferences
from desktop.views.settings_about import AboutCard
from desktop.views.settings_copies import CopiesCard
from desktop.views.settings_laptop import LaptopCard
from desktop.views.settings_workspace import WorkspaceCard
from desktop.views.texts import _
from desktop.views.workspace import Workspace


class Settings(NamedTuple):
    """All that the page reads; `size` is that of the workspace file in bytes."""

    community: CommunityRow
    event: EventRow
    size: int
    copies: list[CopyRow]


class SettingsPage(Page):
    """What can be set, each at once and without a Save button."""

    NOUN = "settings"
    SHOWS = ("community", "event", "device")
    language_wanted = Signal(str)
    laptop_wanted = Signal(str)
    path_wanted = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.head = Head(_("Settings"))
        self.head.show_line(_("What you change here holds at once; there is nothing to save."))
        self.laptop, self.about = LaptopCard(), AboutCard()
        self.named, self.copies = WorkspaceCard(workspace), CopiesCard(workspace)
        self.laptop.language_wanted.connect(self.language_wanted)
        self.laptop.name_wanted.connect(self.laptop_wanted)
        self.copies.path_wanted.connect(self.path_wanted)
        workspace.copies.changed.connect(self.reload)
        halves = row(gap=16)
        for cards, tall in (((self.laptop, self.named), self.named), ((self.copies, self.about), self.copies)):
            half = column(*cards, gap=16)
            half.setStretchFactor(tall, 1)
            halves.addLayout(half, 1)
        self.body.addWidget(self.head)
        self.area = PageArea(Box(halves))
        self.area.setObjectName("plainarea")
        self.area.setAccessibleName(_("Settings"))
        self.body.addWidget(self.area, 1)

    def prefer(self, preferences: Preferences) -> None:
        self.laptop.prefer(preferences)

    def read(self) -> Settings:
        store = self.store
        community, event = get_community(store), get_event(store, self.event_id)
        return Settings(community, event, measure_workspace(store), list_copies(store))

    def show_read(self, shown: Settings) -> None:
        self.laptop.show_name(self.workspace.laptop.title)
        self.named.show_workspace(self.store.path, shown.size, shown.community, shown.event)
        self.copies.show_copies(copies_folder(self.store), shown.copies)

    def start_here(self) -> None:
        self.laptop.start_here()
