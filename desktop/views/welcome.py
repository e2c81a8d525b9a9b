"""The first page: what Plenum is, ways to begin, the workspaces opened before, and the language."""

from pathlib import Path

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QWidget

from desktop.data.catalogues import LANGUAGES
from desktop.domain.words import Refused
from desktop.views.buttons import Chip
from desktop.views.icons import paint_icon
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, column, row
from desktop.views.notices import Notice
from desktop.views.page import scrolled
from desktop.views.preferences import Preferences
from desktop.views.sidebar import Logo
from desktop.views.texts import _, texts
from desktop.views.theme import colour
from desktop.views.welcome_join import JoinForm
from desktop.views.welcome_new import NewForm
from desktop.views.welcome_picture import TablesPicture
from desktop.views.welcome_start import Start

ASIDE, ASIDE_NARROW, NARROW = 400, 290, 1200
"""Widths of the dark half, and of the window below which it is the narrow one."""


class _Mark(QWidget):
    """A sign on the dark ground."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._icon, QRectF(0, 0, 18, 18), colour("logo"))


class Aside(QFrame):
    """The dark half: the name, a picture of what Plenum does, and what can be relied on."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        brand = row(Logo(), Label("Plenum", "brand", "sidebar"), None, gap=10)
        said = Label(_("Bring managers together, and let it carry on after the day."), "heading", "sidebar", wrap=True)
        facts = (
            ("hard-drive", _("Runs on this laptop, with no network and no account.")),
            ("shield-check", _("What you do is saved at once, and can be undone.")),
            ("users", _("People meet somebody new, round after round.")),
        )
        lines = []
        for icon, text in facts:
            line = row(_Mark(icon), Label(text, "small", "text2", wrap=True), gap=12)
            line.setStretch(1, 1)
            lines.append(line)
        picture = TablesPicture()
        inside = column(brand, 12, picture, 12, said, 14, *lines, gap=10, margins=(32, 32, 32, 36))
        inside.setStretchFactor(picture, 1)
        self.setLayout(inside)


class Welcome(QMainWindow):
    """Shown when no workspace is open."""

    sample_wanted = Signal()
    list_wanted = Signal()
    open_wanted = Signal()
    join_wanted = Signal()
    join_file_wanted = Signal(str, str)
    path_wanted = Signal(str)
    create_wanted = Signal(str, str, str)
    language_wanted = Signal(str)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setWindowTitle("Plenum")
        self.setMinimumSize(1024, 640)
        self.aside, self.notice, self.stack = Aside(), Notice(), QStackedWidget()
        self.start = Start([path for path in map(Path, preferences.recent) if path.is_file()])
        self.new_form, self.join_form = NewForm(), JoinForm()
        self._start_area = scrolled(self.start)
        for widget in (self._start_area, self.new_form, self.join_form):
            self.stack.addWidget(widget)
        self._connect()
        middle = column(self._make_head(), self.notice, self.stack, gap=20, margins=(0, 36, 0, 32))
        middle.setStretchFactor(self.stack, 1)
        inside = Box(middle)
        inside.setMaximumWidth(980)
        page = Box(row(self.aside, 40, inside, 40, gap=0))
        page.setObjectName("page")
        self.setCentralWidget(page)

    def _connect(self) -> None:
        start = self.start
        start.sample_wanted.connect(self.sample_wanted)
        start.list_wanted.connect(self.list_wanted)
        start.new_wanted.connect(self._on_new)
        start.open_wanted.connect(self.open_wanted)
        start.join_wanted.connect(self.join_wanted)
        start.path_wanted.connect(self.path_wanted)
        self.new_form.wanted.connect(self.create_wanted)
        self.new_form.refused.connect(self.show_refused)
        self.join_form.wanted.connect(self.join_file_wanted)
        for form in (self.new_form, self.join_form):
            form.left.connect(self._on_back)

    def _make_head(self) -> QWidget:
        languages = []
        for code, name in LANGUAGES.items():
            chip = Chip(name)
            chip.setObjectName(f"language.{code}")
            chip.setAutoExclusive(True)
            chip.setChecked(code == texts().language)
            chip.clicked.connect(self._on_language)
            languages.append(chip)
        line = Elided(_("A convention or a meetup, from the list of attendees to what is kept of it."), "body", "text2")
        top = row(Label(_("Welcome to Plenum"), "title"), None, *languages)
        return Box(column(top, line, gap=2))

    def show_refused(self, refused: Refused) -> None:
        """Say what could not be done; the page stays as it is."""
        self.notice.show_refused(refused)

    def begin_join(self, path: Path) -> None:
        """Ask for the passphrase of the exchange file of another laptop."""
        self.notice.hide()
        self.stack.setCurrentWidget(self.join_form)
        self.join_form.begin(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.aside.setFixedWidth(ASIDE if self.width() >= NARROW else ASIDE_NARROW)

    @Slot()
    def _on_language(self) -> None:
        self.language_wanted.emit(self.sender().objectName().removeprefix("language."))

    @Slot()
    def _on_new(self) -> None:
        self.stack.setCurrentWidget(self.new_form)
        self.new_form.begin()

    @Slot()
    def _on_back(self) -> None:
        self.notice.hide()
        self.stack.setCurrentWidget(self._start_area)
        self.start.choices[0].setFocus()
