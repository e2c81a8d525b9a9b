"""A new event: the names and the day that it needs, and no more."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.views.buttons import Button
from desktop.views.card_head import CardHead
from desktop.views.day_field import DayField
from desktop.views.fields import TextField, labelled
from desktop.views.layouts import Card, column, row
from desktop.views.texts import _


class NewForm(QWidget):
    """`wanted` gives the community, the event and its ISO day; `refused` what cannot be; `left` that nothing is."""

    wanted = Signal(str, str, str)
    refused = Signal(Refused)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.community = TextField("new.community", _("Managers of our company"), said=_("Name of the community"))
        self.event_title = TextField("new.event", _("Spring convention"), said=_("Name of the event"))
        self.day = DayField("new.day")
        for field in (self.community, self.event_title, self.day):
            field.returnPressed.connect(self._on_create)
        create = Button(_("Create"), "primary", "check", name="action.create", clicked=self._on_create)
        back = Button(_("Back"), name="action.back", clicked=self.left.emit)
        card = Card(
            CardHead("calendar-plus", _("New event"), _("All of it can be changed later, in the settings")),
            labelled(_("Name of the community"), self.community),
            labelled(_("Name of the event"), self.event_title),
            column(labelled(_("Day"), self.day), self.day.told, gap=4),
            row(create, back, None),
            gap=14,
        )
        card.setFixedWidth(460)
        self.setLayout(column(row(card, None), None))

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        self.community.setFocus()

    @Slot()
    def _on_create(self) -> None:
        community, title = self.community.text(), self.event_title.text()
        try:
            day = self.day.iso()
        except Refused as refused:
            self.refused.emit(refused)
            return
        if not day and community.strip() and title.strip():  # a name that is missing is told first
            self.day.setFocus()
            what, do = words("The event needs a day."), words("Write it like 19/11/2026.")
            self.refused.emit(Refused(what, NOTHING_CHANGED, do))
            return
        self.wanted.emit(community, title, day)
