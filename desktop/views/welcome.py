"""The first page: three ways to begin, the workspaces opened before, and the language."""

from pathlib import Path

from PySide6.QtCore import QDate, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QMainWindow, QStackedWidget, QWidget

from desktop.data.catalogues import LANGUAGES
from desktop.domain.words import Refused
from desktop.views.buttons import Button, Chip, Painted
from desktop.views.fields import TextField, labelled
from desktop.views.icons import paint_icon
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Card, column, row
from desktop.views.notices import Notice
from desktop.views.preferences import Preferences
from desktop.views.sidebar import Logo
from desktop.views.texts import _, texts
from desktop.views.theme import colour, font
from desktop.views.tokens import CARD_RADIUS


class BigChoice(Painted):
    """One of the three ways to begin: an icon, a title and a sentence."""

    def __init__(self, icon: str, title: str, line: str, name: str) -> None:
        super().__init__(title)
        self._icon, self._line = icon, line
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setMinimumHeight(168)
        self.setMinimumWidth(220)

    def sizeHint(self) -> QSize:
        return QSize(280, 176)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        over = self.underMouse()
        self.box(painter, colour("surface"), colour("accent" if over else "border"), CARD_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent-soft"))
        painter.drawRoundedRect(QRectF(20, 20, 44, 44), 10, 10)
        paint_icon(painter, self._icon, QRectF(31, 31, 22, 22), colour("accent-text"))
        painter.setFont(font("card"))
        painter.setPen(colour("text"))
        painter.drawText(QRectF(20, 78, self.width() - 40, 24), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        room = QRectF(20, 104, self.width() - 40, self.height() - 116)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self._line)


class Welcome(QMainWindow):
    """Shown when no workspace is open."""

    sample_wanted = Signal()
    list_wanted = Signal()
    open_wanted = Signal()
    join_wanted = Signal()
    path_wanted = Signal(str)
    create_wanted = Signal(str, str, str)
    language_wanted = Signal(str)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setWindowTitle("Plenum")
        self.setMinimumSize(1024, 640)
        self.notice = Notice()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._make_choices(preferences))
        self.stack.addWidget(self._make_form())
        middle = column(self._make_head(), self.notice, self.stack, gap=20, margins=(0, 36, 0, 24))
        middle.setStretchFactor(self.stack, 1)
        inside = Box(middle)
        inside.setMaximumWidth(940)
        page = Box(row(None, inside, None, margins=(24, 0, 24, 0)))
        page.layout().setStretch(1, 100)  # type: ignore[union-attr]
        page.setObjectName("page")
        self.setCentralWidget(page)

    def _make_head(self) -> QWidget:
        brand = _DarkLogo()
        languages = []
        for code, name in LANGUAGES.items():
            chip = Chip(name)
            chip.setObjectName(f"language.{code}")
            chip.setAutoExclusive(True)
            chip.setChecked(code == texts().language)
            chip.clicked.connect(self._on_language)
            languages.append(chip)
        title = column(
            Label(_("Welcome to Plenum"), "title"),
            Label(_("A convention or a meetup, run from this laptop, with no network."), "body", "text2"),
            gap=2,
        )
        return Box(row(brand, title, None, *languages, gap=12))

    def _make_choices(self, preferences: Preferences) -> QWidget:
        sample = BigChoice(
            "sparkles", _("See a sample convention"),
            _("120 invented managers, six workshops, a morning under way. One click."), "action.sample",
        )  # fmt: skip
        sample.clicked.connect(self.sample_wanted)
        listed = BigChoice(
            "download", _("Import a list"),
            _("From any ticketing or HR tool: CSV, Excel or LibreOffice. Nothing is altered."), "action.import",
        )  # fmt: skip
        listed.clicked.connect(self.list_wanted)
        new = BigChoice(
            "calendar-plus", _("New event"),
            _("An empty convention, meetup or workshop of your community."), "action.new",
        )  # fmt: skip
        new.clicked.connect(self._on_new)
        recent = [path for path in preferences.recent if Path(path).exists()]
        rows: list[QWidget] = []
        for path in recent:
            button = Button(Path(path).stem, "quiet", "folder-open")
            button.setToolTip(str(Path(path)))
            button.clicked.connect(lambda *_told, chosen=path: self.path_wanted.emit(chosen))
            rows.append(Box(row(button, Elided(str(Path(path).parent), "small", "text3"), gap=8)))
        open_ = Button(
            _("Open a workspace"), icon="folder-open", key="Ctrl O", name="action.open", clicked=self.open_wanted.emit
        )
        open_.on_key("Ctrl+O")
        join = Button(
            _("Start from an exchange file"), icon="git-merge", name="action.join", clicked=self.join_wanted.emit
        )
        head = [Label(_("Opened before"), "card"), *rows] if rows else []
        return Box(column(row(sample, listed, new, gap=16), 12, *head, 4, row(open_, join, None, gap=10), None, gap=6))

    def _make_form(self) -> QWidget:
        self.community, self.event_title = TextField("new.community"), TextField("new.event")
        self.day = QDateEdit(QDate.currentDate())
        self.day.setObjectName("new.day")
        self.day.setCalendarPopup(False)
        self.day.setDisplayFormat("dd/MM/yyyy" if texts().language == "fr" else "d MMM yyyy")
        self.day.setFont(font("body"))
        for field in (self.community, self.event_title):
            field.returnPressed.connect(self._on_create)
        create = Button(_("Create"), "primary", "check", name="action.create", clicked=self._on_create)
        back = Button(_("Back"), name="action.back", clicked=self._on_back)
        card = Card(
            Label(_("New event"), "card"),
            labelled(_("Name of the community"), self.community),
            labelled(_("Name of the event"), self.event_title),
            labelled(_("Day"), self.day),
            row(create, back, None),
            gap=12,
        )
        card.setMaximumWidth(460)
        return Box(column(row(card, None), None))

    def show_refused(self, refused: Refused) -> None:
        self.notice.show_refused(refused)

    @Slot()
    def _on_language(self) -> None:
        self.language_wanted.emit(self.sender().objectName().removeprefix("language."))

    @Slot()
    def _on_new(self) -> None:
        self.stack.setCurrentIndex(1)
        self.community.setFocus()

    @Slot()
    def _on_back(self) -> None:
        self.stack.setCurrentIndex(0)

    @Slot()
    def _on_create(self) -> None:
        day = self.day.date().toString("yyyy-MM-dd")
        self.create_wanted.emit(self.community.text(), self.event_title.text(), day)


class _DarkLogo(QWidget):
    """The mark on its dark ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(48, 48)
        logo = Logo()
        logo.setParent(self)
        logo.move(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sidebar"))
        painter.drawRoundedRect(self.rect(), 12, 12)
