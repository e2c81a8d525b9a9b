"""What this laptop remembers of how its user likes the app; facts of an event live in its file."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSettings

MOST_RECENT = 6


@dataclass
class Preferences:
    """Typed access to the settings file."""

    settings: QSettings

    @property
    def language(self) -> str:
        return str(self.settings.value("language", ""))

    @language.setter
    def language(self, value: str) -> None:
        self.settings.setValue("language", value)

    @property
    def look(self) -> str:
        """light, dark or system."""
        return str(self.settings.value("look", "system"))

    @look.setter
    def look(self, value: str) -> None:
        self.settings.setValue("look", value)

    @property
    def sound(self) -> bool:
        return bool(self.settings.value("sound", defaultValue=True, type=bool))

    @sound.setter
    def sound(self, value: bool) -> None:
        self.settings.setValue("sound", value)

    @property
    def board_zoom(self) -> int:
        """How far the board of a breakout is seen from; 0 is the nearest."""
        stored = self.settings.value("board_zoom", 0)
        return int(stored) if str(stored).isdecimal() else 0

    @board_zoom.setter
    def board_zoom(self, value: int) -> None:
        self.settings.setValue("board_zoom", value)

    @property
    def recent(self) -> list[str]:
        """The workspaces opened last, the latest first."""
        stored = self.settings.value("recent", [])
        return [stored] if isinstance(stored, str) else [str(path) for path in stored or []]

    def opened(self, path: str) -> None:
        others = [other for other in self.recent if other != path]
        self.settings.setValue("recent", [path, *others][:MOST_RECENT])

    @property
    def window(self) -> QByteArray:
        """Where the window stood."""
        stored = self.settings.value("window", QByteArray())
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @window.setter
    def window(self, value: QByteArray) -> None:
        self.settings.setValue("window", value)
