"""The look in force: colours, fonts, palette and style sheet, switched while the window is open."""

import re
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.domain.paths import asset
from desktop.views.tokens import TOKENS, TRACKING, TRACKING_FROM, TYPE

FAMILY = "Inter"
_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold, 700: QFont.Weight.Bold}


class Theme(QObject):
    """Says which look is in force; `changed` is emitted after a switch."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = "light"

    def use(self, choice: str) -> None:
        """Take `light`, `dark`, or `system`: what the system shows, light where it does not say."""
        scheme = QGuiApplication.styleHints().colorScheme()
        system = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        self.name = choice if choice in TOKENS else system
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setFont(font("body"))
        app.setPalette(make_palette(self.name))
        app.setStyleSheet(style_sheet(self.name))
        self.changed.emit()


@cache
def theme() -> Theme:
    """The one theme of the process."""
    return Theme()


def colour(token: str) -> QColor:
    """A colour of the look in force."""
    return QColor(TOKENS[theme().name][token])


def load_fonts() -> None:
    """Make the fonts that come with the app known; Inter for the screen, others for names of the world."""
    if FAMILY not in QFontDatabase.families():
        for path in sorted(asset("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))


@cache
def font(style: str, *, tabular: bool = False) -> QFont:
    """A font of the type scale; `tabular` gives figures of one width, for columns of numbers."""
    size, weight = TYPE[style]
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setWeight(_WEIGHTS[weight])
    if size >= TRACKING_FROM:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, TRACKING)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def make_palette(name: str) -> QPalette:
    """The palette for what the style sheet does not reach."""
    tokens, palette, role = TOKENS[name], QPalette(), QPalette.ColorRole
    roles = {
        role.Window: "bg", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "surface2",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.BrightText: "bad-text",
        role.Highlight: "accent", role.HighlightedText: "on-accent", role.ToolTipBase: "surface",
        role.ToolTipText: "text", role.PlaceholderText: "text3", role.Link: "accent-text", role.Mid: "border",
        role.Dark: "field", role.Light: "surface", role.Accent: "accent",
    }  # fmt: skip
    for target, token in roles.items():
        palette.setColor(target, QColor(tokens[token]))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(tokens["field"]))
    return palette


def style_sheet(name: str) -> str:
    """The style sheet of a look, from the tokens; each rule has a selector, so that none reaches children."""
    sheet = asset("style.qss").read_text("utf-8")
    words = {**TOKENS[name], "marks": asset("marks").as_posix()}
    return re.sub(r"@([a-z0-9-]+)", lambda token: words[token[1]], sheet)
