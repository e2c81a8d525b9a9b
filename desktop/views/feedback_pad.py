"""The question at hand, large, and the keys that answer it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from desktop.domain.feedback import Kind
from desktop.domain.form_entry import BACK, ENTER, NEXT, Entry, Turn, told
from desktop.views.feedback_keys import LEAVE, SHEET, key_of, keys_said
from desktop.views.feedback_steps import Steps
from desktop.views.key_caps import KeyCaps
from desktop.views.labels import Label
from desktop.views.layouts import column
from desktop.views.texts import _
from desktop.views.theme import colour, font

_DIGITS = frozenset("0123456789")


class SaidField(QLineEdit):
    """The field of a text answer: Enter goes on, Backspace in the empty field goes back. `pressed` gives the key."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("field.said")
        self.setFont(font("body"))
        self.setMaxLength(2000)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        named = {
            Qt.Key.Key_Return: ENTER, Qt.Key.Key_Enter: ENTER, Qt.Key.Key_Up: BACK, Qt.Key.Key_Down: NEXT,
            Qt.Key.Key_Escape: LEAVE,
        }  # fmt: skip
        if key in named:
            self.pressed.emit(named[Qt.Key(key)])
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.pressed.emit(BACK)
        else:
            super().keyPressEvent(event)


class Pad(QWidget):
    """Takes the keys of a form being keyed in. `moved` after each that was taken, `done` when the form is complete."""

    moved = Signal()
    done = Signal()
    sheet_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.entry: Entry | None = None
        self.number, self.question = Label("", "column", "text2"), Label("", "heading", wrap=True)
        self.question.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.question.setFixedHeight(46)
        self.steps, self.field, self.why = Steps(), SaidField(), Label("", "small-strong", "bad", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.keys = KeyCaps(2)
        self._told = QStackedWidget()
        self._told.setFixedHeight(48)
        for told_ in (self.keys, self.why):
            self._told.addWidget(told_)
        self.steps.picked.connect(self._on_picked)
        self.field.pressed.connect(self.press)
        self.field.textEdited.connect(self._on_text)
        self._answers = QWidget()
        self._answers.setLayout(column(self.steps, self.field, None, gap=0))
        inside = column(self.number, self.question, self._answers, self._told, gap=6, margins=(16, 14, 16, 8))
        self.setLayout(inside)

    def show_entry(self, entry: Entry | None) -> None:
        """Take up a form where it was left; None while there is no form to show."""
        self.entry = entry
        had_focus = self.hasFocus() or self.field.hasFocus()
        self.say(None)
        self._fit()
        self._show()
        if had_focus:
            self.start_here()

    def say(self, turn: Turn | None) -> None:
        """Tell why a key could not be taken; nothing that was typed is lost."""
        text = _(turn.why) if turn and turn.why else ""
        self.why.setText(text)
        self._told.setCurrentWidget(self.why if text else self.keys)
        if text:
            QApplication.beep()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def start_here(self) -> None:
        """Put the keyboard on the question at hand."""
        (self.field if self._is_text() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def press(self, key: str) -> None:
        """Do what a key means."""
        if key == LEAVE:
            self.leave_wanted.emit()
        elif key == SHEET and not self._is_text():
            self.sheet_wanted.emit()
        elif self.entry is not None and key:
            self._take(self.entry.press(key))

    def go(self, place: int) -> None:
        """Go to a question of the form."""
        if self.entry is not None:
            self.entry.go(place)
            self._take(Turn())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = key_of(event)
        if not key:
            super().keyPressEvent(event)
        elif not (event.isAutoRepeat() and (key in _DIGITS or key == ENTER)):
            self.press(key)

    def focusInEvent(self, event: object) -> None:
        if self._is_text():
            self.field.setFocus()
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.hasFocus() or self.field.hasFocus()
        painter.setPen(QPen(colour("accent" if here else "border"), 2 if here else 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)

    def _is_text(self) -> bool:
        question = self.entry.question if self.entry else None
        return question is not None and question.kind is Kind.TEXT

    def _take(self, turn: Turn) -> None:
        self.say(turn)
        had_focus = self.hasFocus() or self.field.hasFocus()
        self._show()
        if had_focus:
            self.start_here()
        if turn.done:
            self.done.emit()
        elif turn.why is None:
            self.moved.emit()

    def _fit(self) -> None:
        """Give the answers the height of the form's tallest question, so that nothing jumps while one types."""
        questions = self.entry.questions if self.entry else ()
        width = self._answers.width()
        tallest = max((self.steps.height_of(question, width) for question in questions), default=0)
        self._answers.setFixedHeight(max(tallest, 46))
        self.steps.setFixedHeight(max(tallest, 46))

    def _show(self) -> None:
        entry, is_text = self.entry, self._is_text()
        question = entry.question if entry else None
        self.steps.setVisible(question is not None and not is_text)
        self.field.setVisible(is_text)
        self._told.setVisible(entry is not None)
        if entry is None:
            self.number.setText("")
            self.question.setText("")
            return
        self.steps.show_question(question, entry.ticked)
        self.keys.show_keys(keys_said(question, at_first=entry.at == 0, at_last=entry.at >= len(entry.questions) - 1))
        if question is None:
            self.number.setText(_("Complete"))
            self.question.setText(_("Enter keeps the form."))
            self.setAccessibleName(_("The form is complete. Enter keeps it."))
            return
        if is_text:
            self.field.setText(told(question, entry.answers[entry.at]))
        self.number.setText(_("Question {n} of {all}", n=entry.at + 1, all=len(entry.questions)))
        self.question.setText(question.text)
        self.field.setAccessibleName(question.text)
        said = told(question, entry.answers[entry.at])
        self.setAccessibleName(f"{self.number.text()}. {question.text} {said}".strip())

    @Slot(int)
    def _on_picked(self, step: int) -> None:
        if self.entry is not None:
            self.setFocus()
            self._take(self.entry.pick(step))

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if self.entry is not None and self._is_text():
            self.entry.write(text)
            self.say(None)
            self.moved.emit()
