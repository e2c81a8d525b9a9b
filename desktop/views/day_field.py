"""A day that is typed as people write it, and told back in words."""

from PySide6.QtCore import Slot

from desktop.domain.values import read_day
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.views.fields import TextField
from desktop.views.labels import Label
from desktop.views.texts import _, long_day


class DayField(TextField):
    """A field for a day. `told`, which stands beside or below it, says the day in words while it is typed."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _("19/11/2026"), said=_("Day"))
        self.told = Label("", "small", "text2")
        self.textChanged.connect(self._tell)
        self.editingFinished.connect(self._check)

    def iso(self) -> str:
        """The day as YYYY-MM-DD, empty when nothing is typed; refuses what is no day and puts the keyboard there."""
        text = self.text().strip()
        day = read_day(text)
        if text and day is None:
            self.ask_again()
            what, do = words("{text} is not a day.", text=text), words("Write it like 19/11/2026.")
            raise Refused(what, NOTHING_CHANGED, do)
        return day.isoformat() if day else ""

    def ask_again(self) -> None:
        """Put the keyboard here, over what was typed."""
        self._check()
        self.setFocus()
        self.selectAll()

    @Slot()
    def _tell(self) -> None:
        day = read_day(self.text().strip())
        self.told.set_tone("text2")
        self.told.setText(long_day(day.isoformat()) if day else "")

    @Slot()
    def _check(self) -> None:
        if self.text().strip() and not self.told.text():
            self.told.set_tone("bad")
            self.told.setText(_("This is not a day. Write it like 19/11/2026."))
