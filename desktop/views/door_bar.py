"""The bar above the door: which door, how many have come, entries or exits, sound, and the way out."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame

from desktop.domain.door import Direction
from desktop.usecases.door import DoorCount
from desktop.views.buttons import Button, Chip
from desktop.views.figures import Bar
from desktop.views.labels import Elided, Label
from desktop.views.layouts import row
from desktop.views.preferences import Preferences
from desktop.views.texts import _, n_, number
from desktop.views.theme import font
from desktop.views.tokens import TOP_BAR


class DoorBar(QFrame):
    """Stands in for the bars of the window."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setFixedHeight(TOP_BAR)
        self._loud = True
        self._preferences: Preferences | None = None
        self._desk = Elided("", "body", "text2")
        self._figure, self._of, self._bar = Label("", "heading"), Label("", "body", "text2"), Bar(8)
        self._figure.setFont(font("heading", tabular=True))
        self._bar.setMaximumWidth(140)
        self._inside = Label("", "body", "text2")
        self.entry, self.exit = Chip(_("Entries")), Chip(_("Exits"))
        for chip in (self.entry, self.exit):
            chip.setAutoExclusive(True)
        self.entry.setChecked(True)
        self.sound_button = Button(_("Sound"), icon="volume-2", name="action.sound", clicked=self._on_sound)
        quit_ = Button(_("Leave"), icon="x", key=_("Esc"), name="action.leave", clicked=self.left.emit)
        inside = row(
            Label(_("Door"), "brand"), self._desk, self.entry, self.exit, 12, self._figure, self._of, self._bar,
            self._inside, 12, self.sound_button, quit_, gap=12, margins=(32, 0, 24, 0),
        )  # fmt: skip
        for giving_way in (self._desk, self._bar):
            inside.setStretchFactor(giving_way, 1)
        self.setLayout(inside)

    def show_desk(self, title: str) -> None:
        self._desk.setText(title)

    def show_count(self, count: DoorCount) -> None:
        self._figure.setText(number(count.arrived))
        self._of.setText(n_("came of {n}", "came of {n}", count.expected))
        self._bar.show_share(count.arrived / count.expected if count.expected else 0)
        self._inside.setText(n_("{n} inside", "{n} inside", count.inside))

    def direction(self) -> Direction:
        """Whether entries or exits are noted."""
        return "in" if self.entry.isChecked() else "out"

    def prefer(self, preferences: Preferences) -> None:
        """Play sounds or not, as it was chosen on this laptop, and remember what is chosen here."""
        self._preferences = preferences
        self.set_sound(on=preferences.sound)

    def sound(self) -> bool:
        return self._loud

    def set_sound(self, *, on: bool) -> None:
        self._loud = on
        self.sound_button.set_icon("volume-2" if on else "volume-x")
        self.sound_button.setAccessibleName(_("Sound is on") if on else _("Sound is off"))

    @Slot()
    def _on_sound(self) -> None:
        self.set_sound(on=not self._loud)
        if self._preferences is not None:
            self._preferences.sound = self._loud
