"""A new event: the names and the day that it needs, and no more."""

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from desktop.views.buttons import Button
from desktop.views.card_head import CardHead
from desktop.views.fields import TextField, labelled
from desktop.views.layouts import Card, column, row
from desktop.views.texts import _, texts
from desktop.views.theme import font


class _Day(QDateEdit):
    """A day; the wheel scrolls and changes nothing here."""

    def __init__(self) -> None:
        super().__init__(QDate.currentDate())
        self.setObjectName("new.day")
        self.setDisplayFormat("dd/MM/yyyy" if texts().language == "fr" else "d MMM yyyy")
        self.setFont(font("body"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NewForm(QWidget):
    """`wanted` gives the community, the event and its ISO day; `left` that nothing is wanted."""

    wanted = Signal(str, str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.community = TextField("new.community", _("Managers of our company"), said=_("Name of the community"))
        self.event_title = TextField("new.event", _("Spring convention"), said=_("Name of the event"))
        self.day = _Day()
        for field in (self.community, self.event_title):
            field.returnPressed.connect(self._on_create)
        create = Button(_("Create"), "primary", "check", name="action.create", clicked=self._on_create)
        back = Button(_("Back"), name="action.back", clicked=self.left.emit)
        card = Card(
            CardHead("calendar-plus", _("New event"), _("All of it can be changed later, in the settings")),
            labelled(_("Name of the community"), self.community),
            labelled(_("Name of the event"), self.event_title),
            labelled(_("Day"), self.day),
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
        day = self.day.date().toString("yyyy-MM-dd")
        self.wanted.emit(self.community.text(), self.event_title.text(), day)
