"""Keying in paper forms: the form at hand, the whole of it in view, and the last one that was kept."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from desktop.domain.feedback import Answer, Question
from desktop.domain.form_entry import Entry, Turn, told
from desktop.domain.words import words
from desktop.usecases.feedback import FormView
from desktop.views.buttons import Button, Painted
from desktop.views.feedback_pad import Pad
from desktop.views.fields import TextField
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Card, clear, column, row
from desktop.views.page import scrolled
from desktop.views.texts import _, clock, number, with_colon
from desktop.views.theme import colour, font
from desktop.views.tokens import CONTROL

_ROW, _LOW_ROW, _DEEPEST = 32, 26, 7


class Kept(NamedTuple):
    """The form that was kept last: of which session, its id, its number and what was on it."""

    session_id: str | None
    id: str
    number: int
    sheet: str
    answers: tuple[Answer, ...]


class FormRow(Painted):
    """A question of the form with its answer; a click goes there."""

    def __init__(self, place: int, question: Question, height: int) -> None:
        super().__init__(question.text)
        self._place, self._question = place, question
        self._said, self._at, self._passed = "", False, False
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_answer(self, answer: Answer, *, at: bool, passed: bool) -> None:
        self._said, self._at, self._passed = told(self._question, answer), at, passed
        said = self._said or _("no answer")
        self.setAccessibleName(f"{self._place + 1}. {with_colon(self.text(), said)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tall = self.begin(), self.height()
        if self._at or self.underMouse():
            self.box(painter, colour("accent-soft" if self._at else "surface2"), None)
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font("caption", tabular=True))
        painter.setPen(colour("accent-text" if self._at else "text3"))
        painter.drawText(QRectF(10, 0, 20, tall), align, str(self._place + 1))
        said = self._said or ("–" if self._passed else "")
        strong = QFontMetrics(font("strong"))
        most = int(self.width() * 0.45)
        said = strong.elidedText(said, Qt.TextElideMode.ElideRight, most)
        wide = strong.horizontalAdvance(said)
        painter.setFont(font("strong"))
        painter.setPen(colour("text" if self._said else "text3"))
        painter.drawText(QRectF(self.width() - wide - 12, 0, wide + 2, tall), align, said)
        painter.setFont(font("body"))
        painter.setPen(colour("text" if self._at else "text2"))
        room = self.width() - 34 - wide - 28
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(34, 0, room, tall), align, text)


class SheetField(TextField):
    """The number printed on the sheet, which may be left empty; Enter and Escape go to the questions."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__("field.sheet", _("optional"), said=_("Sheet number"))
        self.setFixedWidth(86)
        self.setMaxLength(20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Slash):
            self.left.emit()
            return
        super().keyPressEvent(event)


class EntryCard(Card):
    """The form of the chosen session. `filled` when one is complete, `undo_wanted` to take the last one back."""

    filled = Signal()
    undo_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12, padding=18)
        self.session_id: str | None = None
        self.kept: Kept | None = None
        self._entries: dict[str | None, Entry] = {}
        self._sheets: dict[str, str] = {}
        self._count, self._rows = 0, list[FormRow]()
        self.title, self.counter = Elided("", "card"), Label("", "small", "text2")
        self.sheet, self.pad = SheetField(), Pad()
        self.lines = QGridLayout()
        self.lines.setVerticalSpacing(0)
        self.lines.setHorizontalSpacing(10)
        self.last = Elided("", "small", "text2")
        self.undo_button = Button(_("Undo"), "quiet", "undo-2", name="feedback.undo", clicked=self.undo_wanted.emit)
        self._make()
        self.sheet.left.connect(self._on_sheet)
        self.pad.moved.connect(self.show_answers)
        self.pad.done.connect(self.filled)
        self.pad.leave_wanted.connect(self.leave_wanted)
        self.pad.sheet_wanted.connect(self._on_sheet_wanted)

    def _make(self) -> None:
        caption = Label(_("Sheet"), "small", "text2")
        caption.setBuddy(self.sheet)
        head = row(column(self.title, self.counter, gap=1), caption, self.sheet, gap=8)
        head.setStretch(0, 1)
        inside = Box(column(self.lines, None, gap=0))
        inside.setObjectName("details")
        self.area = scrolled(inside)
        self.area.setObjectName("plainarea")
        self.area.setAccessibleName(_("The whole form"))
        foot = row(self.last, self.undo_button, gap=8)
        foot.setStretch(0, 1)
        low = Box(foot)
        low.setFixedHeight(CONTROL)
        for item in (Box(head), self.pad, self.area, low):
            self.body.addWidget(item)
        self.body.setStretchFactor(self.area, 1)
        self._show_kept()

    @property
    def entry(self) -> Entry | None:
        return self.pad.entry

    def show_nothing(self) -> None:
        """Another session is being read: no key may go to the form of the one before."""
        self.pad.show_entry(None)

    def show_form(self, session_id: str | None, title: str, form: FormView, count: int, sheets: dict[str, str]) -> None:
        """Show the form of a session where it was left, with how many were kept and their sheets."""
        entry = self._entries.get(session_id)
        if entry is None or entry.questions != form.questions:
            entry = self._entries[session_id] = Entry(form.questions)
        self.title.setText(title)
        self._sheets, self._count = sheets, count
        if session_id != self.session_id:
            self.sheet.clear()
        is_new = self.pad.entry is not entry or session_id != self.session_id
        self.session_id = session_id
        if is_new:
            self._take_up(entry)
            self._show_kept()
        self._show_count()

    def note_kept(self, id_: str) -> None:
        """The form was kept: a fresh one takes its place."""
        entry = self.pad.entry
        assert entry
        sheet = self.sheet.text().strip()
        self._count += 1
        self.kept = Kept(self.session_id, id_, self._count, sheet, tuple(entry.answers))
        if sheet:
            self._sheets = {**self._sheets, sheet: ""}
        self._take_up(Entry(entry.questions))
        self._show_count()
        self._show_kept()
        self.sheet.setText(str(int(sheet) + 1) if sheet.isdecimal() else "")
        if self.sheet.text():
            self._on_sheet_wanted()
        else:
            self.pad.start_here()

    def take_back(self, id_: str) -> None:
        """The last form is no longer kept: what was on it can be mended, unless another was begun."""
        kept = self.kept
        if kept is None or kept.id != id_:
            return
        self.kept = None
        self._show_kept()
        entry = self._entries.get(kept.session_id)
        if entry is not None and entry.is_blank and len(entry.questions) == len(kept.answers):
            fresh = self._entries[kept.session_id] = Entry(entry.questions, kept.answers)
            if kept.session_id == self.session_id:
                self._take_up(fresh)
                self.sheet.setText(kept.sheet)
                self.pad.start_here()

    @Slot()
    def show_answers(self) -> None:
        """Show every answer of the form, and bring the question at hand into view."""
        entry = self.pad.entry
        if entry is None:
            return
        for place, line in enumerate(self._rows):
            line.show_answer(entry.answers[place], at=place == entry.at, passed=place < entry.furthest)
        if entry.at < len(self._rows):
            self.area.ensureWidgetVisible(self._rows[entry.at], 0, _LOW_ROW)

    def _take_up(self, entry: Entry) -> None:
        self._entries[self.session_id] = entry
        clear(self.lines)
        count = len(entry.questions)
        is_long = count > _DEEPEST
        deep = -(-count // 2) if is_long else count  # the whole form in view, in two columns when it is long
        height = _LOW_ROW if is_long else _ROW
        self._rows = [FormRow(place, question, height) for place, question in enumerate(entry.questions)]
        self.lines.setColumnStretch(1, int(is_long))
        self.lines.setColumnStretch(0, 1)
        for place, line in enumerate(self._rows):
            line.clicked.connect(self._on_row)
            self.lines.addWidget(line, place % deep, place // deep)
        self.pad.show_entry(entry)
        self.show_answers()

    def _show_count(self) -> None:
        self.counter.setText(_("Form {n}", n=number(self._count + 1)))

    def _show_kept(self) -> None:
        kept = self.kept if self.kept and self.kept.session_id == self.session_id else None
        self.undo_button.setVisible(kept is not None)
        if kept is None:
            self.last.setText(_("A form is kept at once with Enter after its last answer."))
            return
        entry = self._entries[kept.session_id]
        said = [told(question, answer) for question, answer in zip(entry.questions, kept.answers, strict=True)]
        text = _("Form {n} kept: {answers}", n=kept.number, answers=" · ".join(one or "–" for one in said))
        self.last.setText(text)

    @Slot()
    def _on_row(self) -> None:
        line = self.sender()
        if isinstance(line, FormRow):
            self.pad.go(self._rows.index(line))
            self.pad.start_here()

    @Slot()
    def _on_sheet_wanted(self) -> None:
        self.sheet.setFocus()
        self.sheet.selectAll()

    @Slot()
    def _on_sheet(self) -> None:
        """Go on to the questions; a number that was entered already is told, and may still be right."""
        number_ = self.sheet.text().strip()
        self.pad.start_here()
        if number_ in self._sheets:
            hour = clock(self._sheets[number_])
            told_ = words("Sheet {number} was entered already, at {hour}.", number=number_, hour=hour)
            self.pad.say(Turn(told_ if hour else words("Sheet {number} was entered just now.", number=number_)))
