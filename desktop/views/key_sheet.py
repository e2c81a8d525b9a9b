"""The key sheet: every key, by group, and those of the page at hand."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QDialog, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.actions import Actions
from desktop.views.buttons import Button
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, column, row
from desktop.views.texts import _
from desktop.views.theme import colour, font

WIDTH, COLUMNS = 980, 3
_CAP, _BETWEEN, _SIDE = 20, 4, 7


class KeyLine(NamedTuple):
    """What a key does: its group, the keys held down together, and the words."""

    group: str
    keys: tuple[str, ...]
    told: str


def page_keys() -> list[tuple[str, str, str]]:
    """The keys of single pages: the noun of the page, the keys, and what they do."""
    return [
        ("attendees", "Ctrl+N", _("Add an attendee")), ("programme", "Ctrl+N", _("Add a session")),
        ("badges", "Ctrl+P", _("Print the badges")), ("reports", "Ctrl+P", _("Print the document")),
        ("breakouts", "Ctrl+F", _("Find somebody")),
        ("breakouts", "M", _("Move somebody")), ("breakouts", "L", _("Lock a place")),
        ("breakouts", "Space", _("See why somebody sits here")), ("breakouts", "Ctrl+R", _("Groups or results")),
        ("commitments", "Space", _("Note as kept")),
        ("breakouts", "Ctrl+P", _("Print the papers of the breakout")),
    ]  # fmt: skip


def list_keys(actions: Actions, page: QWidget, noun: str = "") -> list[KeyLine]:
    """The keys of the window, those of the page that is shown, of this noun, and those of other pages."""
    found = []
    for shortcut in page.findChildren(QShortcut):
        button = shortcut.parent()
        if isinstance(button, QAbstractButton) and button.isVisibleTo(page):
            found.append(KeyLine(_("On this page"), _caps(shortcut.key()), button.text() or button.accessibleName()))
    shown = {line.keys for line in found}
    for owner, keys, told in page_keys():
        caps = _caps(QKeySequence(keys))
        if owner != noun:
            found.append(KeyLine(_("On other pages"), caps, told))
        elif caps not in shown:
            found.append(KeyLine(_("On this page"), caps, told))
    for group, action in ((entry.group, entry.action) for entry in actions.entries):
        found += [KeyLine(group, _caps(keys), action.text()) for keys in action.shortcuts()]
    return found


def _caps(keys: QKeySequence) -> tuple[str, ...]:
    text = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return tuple(part or "+" for part in text.split("+"))


class Caps(QWidget):
    """Keys that are held down together, drawn as caps."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self._keys = tuple(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join(keys))

    def sizeHint(self) -> QSize:
        return QSize(sum(self._width(key) + _BETWEEN for key in self._keys) - _BETWEEN, _CAP + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("key"))
        for key in self._keys:
            cap = QRectF(x, 2.5, self._width(key) - 1, _CAP - 1)
            painter.setPen(colour("border"))
            painter.setBrush(colour("surface2"))
            painter.drawRoundedRect(cap, 5, 5)
            painter.setPen(colour("text2"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            x += self._width(key) + _BETWEEN

    @staticmethod
    def _width(key: str) -> int:
        return max(_CAP + 2, QFontMetrics(font("key")).horizontalAdvance(key) + 2 * _SIDE)


class KeySheet(QDialog):
    """Lies over the window; any of Escape, F1 and Enter closes it."""

    def __init__(self, parent: QWidget, lines: Sequence[KeyLine]) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("keysheet")
        self.setAccessibleName(_("Keys"))
        self.lines = list(lines)
        close = Button(_("Close"), icon="x", key=_("Esc"), name="action.close_keys", clicked=self.accept)
        head = row(column(Label(_("Keys"), "title"), Label(_hint(), "small", "text2"), gap=1), None, close)
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(column(head, self._columns(), gap=18, margins=(24, 20, 24, 24)))
        self.setLayout(column(frame))
        self.setFixedWidth(WIDTH)
        close.setFocus()

    def _columns(self) -> QWidget:
        groups: dict[str, list[KeyLine]] = {}
        for line in self.lines:
            groups.setdefault(line.group, []).append(line)
        heights = [0] * COLUMNS
        columns = [column(gap=18) for _place in range(COLUMNS)]
        for title, lines in sorted(groups.items(), key=lambda group: -len(group[1])):
            place = heights.index(min(heights))
            heights[place] += len(lines) + 2
            columns[place].addLayout(_group(title, lines))
        for each in columns:
            each.addStretch(1)
        inside = row(*columns, gap=32)
        for place in range(COLUMNS):
            inside.setStretch(place, 1)
        return Box(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1 or event.text() == "?":
            self.accept()
            return
        super().keyPressEvent(event)


def _hint() -> str:
    return _("Everything works by keyboard alone: Tab goes on, Enter or Space does it, the arrows go through lists.")


def _group(title: str, lines: Sequence[KeyLine]) -> QVBoxLayout:
    rows = []
    for line in lines:
        told = row(Elided(line.told), Caps(line.keys), gap=8)
        told.setStretch(0, 1)
        rows.append(told)
    return column(Label(title, "column", "text2"), *rows, gap=6)
