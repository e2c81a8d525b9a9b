"""This laptop: its language, look, sound and name; none of it goes into the workspace but the name."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.data.catalogues import LANGUAGES
from desktop.views.buttons import Chip
from desktop.views.card_head import CardHead
from desktop.views.fields import InPlace
from desktop.views.labels import Label
from desktop.views.layouts import Box, Card, Flow
from desktop.views.preferences import Preferences
from desktop.views.texts import _, texts, with_colon
from desktop.views.theme import theme


class OneOf(QWidget):
    """Chips of which one is on; the arrows go from one to the next."""

    picked = Signal(str)

    def __init__(self, name: str, said: str, options: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.chips: dict[str, Chip] = {}
        for value, text in options.items():
            chip = Chip(text)
            chip.setObjectName(f"{name}.{value}")
            chip.setAccessibleName(with_colon(said, text))
            chip.setAutoExclusive(True)
            chip.clicked.connect(self._on_clicked)
            self.chips[value] = chip
        self.setLayout(Flow(*self.chips.values()))

    def choose(self, value: str) -> None:
        """Show which one is on, without saying so."""
        self.chips[value].setChecked(True)

    def value(self) -> str:
        return next((value for value, chip in self.chips.items() if chip.isChecked()), "")

    @Slot()
    def _on_clicked(self) -> None:
        self.picked.emit(self.sender().objectName().rpartition(".")[2])


class LaptopCard(Card):
    """How the app speaks, looks and sounds here, and what the other laptops call this one."""

    language_wanted = Signal(str)
    name_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._preferences: Preferences | None = None
        self.language = OneOf("settings.language", _("Language"), LANGUAGES)
        looks = {"light": _("Light"), "dark": _("Dark"), "system": _("Like the system")}
        self.look = OneOf("settings.look", _("Appearance"), looks)
        self.sound = OneOf("settings.sound", _("Sound at the door"), {"on": _("On"), "off": _("Off")})
        self.name = InPlace("laptop", _("Name of this laptop, as the others see it"))
        self.language.picked.connect(self._on_language)
        self.look.picked.connect(self._on_look)
        self.sound.picked.connect(self._on_sound)
        self.name.written.connect(self._on_name)
        self.body.addWidget(CardHead("laptop", _("This laptop"), _("How Plenum speaks, looks and sounds here")))
        self.body.addWidget(Box(self._lines()))
        self.body.addWidget(self.name)
        self.body.addStretch(1)
        self.setAccessibleName(_("This laptop"))

    def _lines(self) -> QGridLayout:
        lines: Sequence[tuple[str, QWidget]] = (
            (_("Language"), self.language), (_("Appearance"), self.look), (_("Sound at the door"), self.sound),
        )  # fmt: skip
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, (caption, chips) in enumerate(lines):
            grid.addWidget(Label(caption, "body", "text2"), place, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(chips, place, 1)
        return grid

    def prefer(self, preferences: Preferences) -> None:
        """Show what is set on this laptop, and write there what is set here."""
        self._preferences = preferences
        self.language.choose(texts().language)
        self.look.choose(preferences.look)
        self.sound.choose("on" if preferences.sound else "off")

    def show_name(self, title: str) -> None:
        self.name.show_text(title)

    def start_here(self) -> None:
        self.language.chips[texts().language].setFocus()

    @Slot(str)
    def _on_language(self, language: str) -> None:
        if language != texts().language:
            self.language_wanted.emit(language)

    @Slot(str)
    def _on_look(self, look: str) -> None:
        if self._preferences is not None:
            self._preferences.look = look
        theme().use(look)

    @Slot(str)
    def _on_sound(self, value: str) -> None:
        if self._preferences is not None:
            self._preferences.sound = value == "on"

    @Slot(str, str)
    def _on_name(self, _field: str, text: str) -> None:
        if text.strip():
            self.name_wanted.emit(text.strip())
