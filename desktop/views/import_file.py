"""The file of an import: what it is, how it is read, and for which event."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from desktop.data.events import EventRow
from desktop.data.lists import ListFile
from desktop.domain.list_fields import Kind
from desktop.domain.words import Refused, Words
from desktop.usecases.imports import OF_AN_EVENT, Draft
from desktop.views.buttons import Button
from desktop.views.fields import Choice, labelled
from desktop.views.icons import paint_icon
from desktop.views.import_event import NEW_EVENT, NewEvent
from desktop.views.import_words import ONE_COLUMN, encoding_options, kinds, separator_options
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Card, clear, column, row
from desktop.views.texts import _, n_, short_day
from desktop.views.theme import colour
from desktop.views.today import Tinted
from desktop.views.workspace import Workspace

WIDE = 1000
"""Pixels from which the file and its fields stand in one row."""
NOTES_SHOWN = 2


class Reading(NamedTuple):
    """How a person wants a file to be read; what is None is guessed."""

    kind: Kind | None = None
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None


class FileCard(Card):
    """Shows a list that was read. `reading_wanted` asks to read it otherwise, `event_picked` names another event."""

    reading_wanted = Signal(object)
    event_picked = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._reading = Reading()
        self.name, self.summary = Elided("", "card"), Elided("", "small", "text2")
        self.kind = Choice("import.kind", _("Kind of list"), [(k.kind, k.title) for k in kinds()])
        self.event_ = Choice("import.event", _("Event"))
        self.encoding = Choice("import.encoding", _("Encoding"))
        self.separator = Choice("import.separator", _("Separator"))
        self.sheet = Choice("import.sheet", _("Sheet"))
        self._fields = {
            choice: labelled(choice.accessibleName(), choice)
            for choice in (self.kind, self.event_, self.encoding, self.separator, self.sheet)
        }
        widths = (160, 210, 150, 140, 150)
        for choice, width in zip(self._fields, widths, strict=True):
            choice.setMinimumContentsLength(8)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumWidth(110)
            choice.setMaximumWidth(width)
        file = row(Tinted("file-spreadsheet", "accent"), column(self.name, self.summary, gap=1), gap=12)
        file.setStretch(1, 1)
        self._fields_row = row(*self._fields.values(), gap=12)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(12)
        self._both.addLayout(file, 1)
        self._both.addLayout(self._fields_row)
        self.new_event = NewEvent(workspace)
        self.notes = Notes()
        super().__init__(self._both, self.new_event, self.notes, gap=10, padding=16)
        self._connect()

    def _connect(self) -> None:
        self.kind.picked.connect(self._on_kind)
        self.event_.picked.connect(self._on_event)
        self.encoding.picked.connect(self._on_encoding)
        self.separator.picked.connect(self._on_separator)
        self.sheet.picked.connect(self._on_sheet)
        self.new_event.created.connect(self.event_picked)
        self.new_event.given_up.connect(self._on_given_up)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def begin(self) -> None:
        """Another file comes: what was chosen for the last one is forgotten."""
        self._reading = Reading()
        self.new_event.hide()

    def show_draft(self, draft: Draft) -> None:
        """Show a list as it was read."""
        file = draft.file
        self.name.setText(file.name)
        self.summary.setText(summary(file))
        self.kind.choose(draft.kind)
        of_sheet = file.kind == "sheet"
        self._fields[self.event_].setVisible(draft.kind in OF_AN_EVENT)
        self._fields[self.encoding].setVisible(not of_sheet)
        self._fields[self.separator].setVisible(not of_sheet)
        self._fields[self.sheet].setVisible(of_sheet and len(file.sheets) > 1)
        self.encoding.set_options(encoding_options(file.encoding))
        self.encoding.choose(file.encoding or "")
        self.separator.set_options(separator_options(file.separator))
        self.separator.choose(file.separator or ONE_COLUMN)
        self.sheet.set_options([(name, name) for name in file.sheets])
        self.sheet.choose(file.sheet or "")
        self.notes.show_notes(file.notes)
        if draft.kind not in OF_AN_EVENT:
            self.new_event.hide()

    def show_events(self, events: Sequence[EventRow], chosen: str) -> None:
        options = [(e.id, " · ".join(part for part in (e.title, short_day(e.day)) if part)) for e in events]
        self.event_.set_options([*options, (NEW_EVENT, _("A new event…"))])
        self.event_.choose(chosen)

    @Slot(str)
    def _on_kind(self, kind: str) -> None:
        self._want(self._reading._replace(kind=next(k.kind for k in kinds() if k.kind == kind)))

    @Slot(str)
    def _on_encoding(self, encoding: str) -> None:
        self._want(self._reading._replace(encoding=encoding))

    @Slot(str)
    def _on_separator(self, separator: str) -> None:
        self._want(self._reading._replace(separator=separator))

    @Slot(str)
    def _on_sheet(self, sheet: str) -> None:
        self._want(self._reading._replace(sheet=sheet))

    def _want(self, reading: Reading) -> None:
        if reading != self._reading:
            self._reading = reading
            self.reading_wanted.emit(reading)

    @Slot(str)
    def _on_event(self, event_id: str) -> None:
        if event_id == NEW_EVENT:
            self.new_event.begin(self.name.text())
        else:
            self.new_event.hide()
        self.event_picked.emit(event_id)

    @Slot()
    def _on_given_up(self) -> None:
        self.event_picked.emit("")


def summary(file: ListFile) -> str:
    """How large a list is."""
    rows = n_("{n} row", "{n} rows", len(file.rows))
    return ", ".join((rows, n_("{n} column", "{n} columns", len(file.headers))))


class Notes(QWidget):
    """What the reader of the list has to say; the first lines, and the others on demand."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self._more = Button("", "quiet", name="import.notes", clicked=self._on_more)
        self.setLayout(column(self.lines, row(self._more, None), gap=2))
        self._notes: Sequence[Words] = ()

    def show_notes(self, notes: Sequence[Words]) -> None:
        self._notes = notes
        self._show(NOTES_SHOWN if len(notes) > NOTES_SHOWN + 1 else len(notes))

    @Slot()
    def _on_more(self) -> None:
        self._show(len(self._notes))

    def _show(self, most: int) -> None:
        clear(self.lines)
        for note in self._notes[:most]:
            self.lines.addWidget(told("info", _(note)))
        hidden = len(self._notes) - most
        self._more.setText(n_("{n} more note", "{n} more notes", hidden))
        self._more.updateGeometry()
        self._more.setVisible(hidden > 0)
        self.setVisible(bool(self._notes))


class Mark(QWidget):
    """A small icon before a line."""

    def __init__(self, icon: str, ink: str) -> None:
        super().__init__()
        self._icon, self._ink = icon, ink
        self.setFixedSize(16, 18)

    def sizeHint(self) -> QSize:
        return QSize(16, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._icon, QRectF(0, 1, 16, 16), colour(self._ink))


def told(icon: str, text: str, tone: str = "text2") -> QWidget:
    """A line with a small icon before it."""
    label = Label(text, "small", "warn" if tone == "warn" else "bad" if tone == "bad" else "text2", wrap=True)
    mark = Mark(icon, {"warn": "warn-text", "bad": "bad-text"}.get(tone, "text3"))
    line = row(column(mark, None, gap=0), label, gap=8)
    line.setStretch(1, 1)
    return Box(line)


class Refusal(QFrame):
    """Why a file cannot be read, what was kept, and what to do: it stays on the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", "bad")
        self.happened, self.do = Label("", "strong", wrap=True), Label("", "small", "text2", wrap=True)
        words = column(self.happened, self.do, gap=2)
        inside = row(column(Mark("file-x", "bad-text"), None, gap=0), words, gap=12, margins=(16, 12, 16, 12))
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.hide()

    def show_refused(self, refused: Refused) -> None:
        self.happened.setText(_(refused.happened))
        self.do.setText(f"{_(refused.kept)} {_(refused.do)}")
        self.setAccessibleName(f"{self.happened.text()} {self.do.text()}")
        self.show()
