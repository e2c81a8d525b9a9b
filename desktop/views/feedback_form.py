"""The questions of a session's form: words, kind and order, as long as nobody has answered them."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.feedback import Kind, Question
from desktop.domain.forms import make_question
from desktop.domain.words import Refused
from desktop.usecases.feedback import FormView, check_unanswered
from desktop.views.buttons import Button
from desktop.views.fields import Choice, TextField
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Card, Flow, Rule, clear, column, row
from desktop.views.page import scrolled
from desktop.views.texts import _
from desktop.views.tokens import CONTROL

Line = tuple[str, Question]


def kinds() -> list[tuple[str, str]]:
    """The kinds of question, in words; ROTI is asked from 1 or from 0."""
    return [
        ("scale", _("1 to 5")), ("choice", _("One choice")), ("many", _("Several choices")), ("text", _("Free text")),
        ("roti", _("Return on time, 1 to 5")), ("roti0", _("Return on time, 0 to 5")),
        ("nps", _("Recommendation, 0 to 10")),
    ]  # fmt: skip


def templates() -> list[tuple[str, str]]:
    """The ready-made forms, in words."""
    return [
        ("session", _("Session")), ("roti", _("Return on time")), ("weather", _("Weather")),
        ("nps", _("Recommendation")),
    ]  # fmt: skip


class QuestionRow(QWidget):
    """One question being written. `written` when a part of it was changed, `moved` and `removed` from its buttons."""

    written = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, place: int, count: int, line: Line) -> None:
        super().__init__()
        self.id, self.question = line
        said = _("Question {n}", n=place + 1)
        self.number = Label(f"{place + 1}", "column", "text2")
        self.number.setFixedWidth(18)
        self.text = TextField("question.text", _("What is asked"), said=said)
        self.text.setText(self.question.text)
        self.text.setCursorPosition(0)
        self.kind = Choice("question.kind", _("{question}: kind", question=said), kinds())
        self.kind.choose(_kind_of(self.question))
        self.options = TextField("question.options", _("Options; a semicolon between two"))
        self.options.setAccessibleName(_("{question}: options", question=said))
        self.options.setText("; ".join(self.question.options))
        self.options.setCursorPosition(0)
        self.up = _tool("chevron-up", _("{question}: move up", question=said), partial(self.moved.emit, -1))
        self.down = _tool("chevron-down", _("{question}: move down", question=said), partial(self.moved.emit, 1))
        self.remove = _tool("trash-2", _("{question}: remove", question=said), self.removed.emit)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self.remove.setEnabled(count > 1)
        tools = row(self.kind, self.up, self.down, self.remove, gap=6)
        tools.setStretch(0, 1)
        parts = column(self.text, self.options, tools, gap=6)
        self.number.setFixedHeight(CONTROL)
        self.setLayout(row(column(self.number, None, gap=0), parts, gap=4))
        self._show_options()
        self.kind.picked.connect(self._on_kind)
        for field in (self.text, self.options):
            field.editingFinished.connect(self._on_finished)

    def read(self) -> Question:
        """The question as it stands in the fields; raises Refused when it cannot be asked."""
        value = self.kind.value()
        lowest = 0 if value == "roti0" else 1
        return make_question(Kind(value.removesuffix("0")), self.text.text(), self.options.text().split(";"), lowest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _show_options(self) -> None:
        self.options.setVisible(self.kind.value() in ("choice", "many"))

    @Slot(str)
    def _on_kind(self, value: str) -> None:
        self._show_options()
        if value in ("choice", "many") and not self.options.text().strip():
            self.options.setFocus()  # a choice is written once it has options
            return
        self.written.emit()

    @Slot()
    def _on_finished(self) -> None:
        needs_options = self.kind.value() in ("choice", "many") and not self.options.text().strip()
        if not needs_options and (self.text.text(), self.options.text()) != (
            self.question.text, "; ".join(self.question.options),
        ):  # fmt: skip
            self.written.emit()


class FormCard(Card):
    """The questions of a form. `lines_written` gives all of them, `template_wanted` the name of a ready-made form."""

    lines_written = Signal(list)
    template_wanted = Signal(str)
    refused = Signal(Refused)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12, padding=18)
        self.title = Elided("", "card")
        done = Button(
            _("Done with the questions"), "primary", "check", name="action.form_done", clicked=self.closed.emit
        )
        head = row(column(self.title, Label(_("Questions of the form"), "small", "text2"), gap=1), done)
        head.setStretch(0, 1)
        self.why = Label("", "body", "text2", wrap=True)
        self.starts = Box(Flow(*[self._template(*template) for template in templates()], gap=6))
        self._starts_head = Label(_("Start from a ready-made form"), "column", "text2")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(12)
        self.add_button = Button(_("Add a question"), icon="plus", name="action.add_question", clicked=self.add)
        self.inside = Box(column(self.lines, row(self.add_button, None), None, gap=12, margins=(0, 0, 8, 0)))
        self.inside.setObjectName("details")
        self.area = scrolled(self.inside)
        self.area.setObjectName("plainarea")
        self.area.setAccessibleName(_("Questions of the form"))
        for item in (Box(head), self.why, self._starts_head, self.starts, Rule(), self.area):
            self.body.addWidget(item)
        self.body.setStretchFactor(self.area, 1)
        self.rows: list[QuestionRow] = []
        self._shown: list[Line] | None = None
        self._next_focus = -1

    def _template(self, name: str, title: str) -> Button:
        return Button(title, name=f"template.{name}", clicked=partial(self.template_wanted.emit, name))

    def show_form(self, title: str, form: FormView, answers: int) -> None:
        """Show the questions; those being written stay as they are when nothing else has changed."""
        self.title.setText(title)
        self.why.setVisible(bool(answers))
        if answers:
            self.why.setText(_why_not(answers))
        for widget in (self.starts, self._starts_head, self.add_button, self.inside):
            widget.setEnabled(not answers)
        for widget in (self.starts, self._starts_head, self.add_button):
            widget.setVisible(not answers)
        lines = [*zip(form.ids, form.questions, strict=True)]
        if lines != self._shown:
            self._show_lines(lines)

    @Slot()
    def add(self) -> None:
        """Put a new question at the end, to be written."""
        fresh = Question(_("New question"), Kind.SCALE)
        self._next_focus = len(self.rows)
        self.lines_written.emit([*self._kept(), ("", fresh)])

    def forget(self) -> None:
        """Another form will be shown."""
        self._shown = None

    def _kept(self) -> list[Line]:
        return [(line.id, line.question) for line in self.rows]

    def _show_lines(self, lines: list[Line]) -> None:
        self._shown = lines
        clear(self.lines)
        self.rows = [QuestionRow(place, len(lines), line) for place, line in enumerate(lines)]
        for place, line in enumerate(self.rows):
            line.written.connect(self._on_written)
            line.moved.connect(partial(self._on_moved, place))
            line.removed.connect(partial(self._on_removed, place))
            self.lines.addWidget(line)
        if 0 <= self._next_focus < len(self.rows):
            field = self.rows[self._next_focus].text
            field.setFocus()
            field.selectAll()
        self._next_focus = -1

    @Slot()
    def _on_written(self) -> None:
        try:
            lines = [(line.id, line.read()) for line in self.rows]
        except Refused as refused:
            self.refused.emit(refused)
            return
        for line, (_id, question) in zip(self.rows, lines, strict=True):
            line.question = question
        self._shown = lines
        self.lines_written.emit(lines)

    def _on_moved(self, place: int, by: int) -> None:
        to = place + by
        if 0 <= to < len(self.rows):
            lines = self._kept()
            lines.insert(to, lines.pop(place))
            self._next_focus = to
            self.lines_written.emit(lines)

    def _on_removed(self, place: int) -> None:
        lines = self._kept()
        if len(lines) > 1:
            del lines[place]
            self._next_focus = min(place, len(lines) - 1)
            self.lines_written.emit(lines)


def _tool(icon: str, said: str, clicked: object) -> Button:
    button = Button("", icon=icon, clicked=clicked)  # type: ignore[arg-type]
    button.setAccessibleName(said)
    button.setToolTip(said)
    return button


def _kind_of(question: Question) -> str:
    return "roti0" if question.kind is Kind.ROTI and question.lowest == 0 else question.kind.value


def _why_not(answers: int) -> str:
    """Why the questions stay as they are, in the words of the use case."""
    try:
        check_unanswered(answers)
    except Refused as refused:
        return f"{_(refused.happened)} {_(refused.do)}"
    return ""
