"""One row of an import: what it says, what will happen to it, and the decision where it is doubtful."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from desktop.domain.imports import Choice, alike
from desktop.domain.list_fields import FIELDS
from desktop.usecases.imports import Draft
from desktop.views.buttons import Button, Painted
from desktop.views.import_rows import Outlook, Planned
from desktop.views.import_words import verdict_word
from desktop.views.labels import Label, Pill
from desktop.views.layouts import Box, Card, Rule, clear, column, row
from desktop.views.page import scrolled
from desktop.views.texts import _, n_, number
from desktop.views.theme import colour, font


class Option(Painted):
    """One of the things that may be done with a doubtful row. Enter takes it and goes on."""

    gone_on = Signal()

    def __init__(self, choice: Choice) -> None:
        named = "about" in choice.label.values
        super().__init__(str(choice.label.values["name"]) if named else _(choice.label))
        self.key, self._about = choice.key, str(choice.label.values.get("about", ""))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setObjectName(f"import.option.{choice.key}")
        self.setAccessibleName(_(choice.label))
        self.setToolTip(_(choice.label).replace("<", "\u2039"))  # tooltips read markup
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 50 if self._about else 38)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.gone_on.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        on = self.isChecked()
        ground = "accent-soft" if on else "surface2" if self.underMouse() else "surface"
        self.box(painter, colour(ground), colour("accent" if on else "border"))
        painter.setPen(QPen(colour("accent" if on else "field"), 1.5))
        painter.setBrush(colour("surface"))
        middle = QPointF(20, self.height() / 2)
        painter.drawEllipse(middle, 7, 7)
        if on:
            painter.setBrush(colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(middle, 4, 4)
        room = QRectF(38, 6, self.width() - 48, 20 if self._about else self.height() - 12)
        self._write(painter, "strong", "text", room, self.text())
        if self._about:
            self._write(painter, "caption", "text2", QRectF(38, 26, self.width() - 48, 17), self._about)

    def _write(self, painter: QPainter, style: str, ink: str, room: QRectF, text: str) -> None:
        painter.setFont(font(style))
        painter.setPen(colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class RowPanel(Card):
    """Shows one row. `decided` gives its number and what to do; `all_decided` the same for all rows alike."""

    decided = Signal(int, str)
    all_decided = Signal(int, str)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(padding=16)
        self.setAccessibleName(_("The chosen row"))
        self._row: Planned | None = None
        self.number, self.state = Label("", "column", "text2"), Pill("")
        self.about, self.reason = Label("", "card", wrap=True), Label("", "small", "text2", wrap=True)
        self.options = QVBoxLayout()
        self.options.setSpacing(6)
        self.all_button = Button("", icon="list-checks", name="action.decide_alike", clicked=self._on_all)
        self.texts = QVBoxLayout()
        self.texts.setSpacing(8)
        inside = Box(
            column(
                self.about, self.reason, self.options, row(self.all_button, None), Rule(),
                Label(_("What the row says"), "column", "text2"), self.texts, None,
                gap=8, margins=(0, 0, 6, 0),
            )
        )  # fmt: skip
        inside.setObjectName("details")
        area = scrolled(inside)
        area.setObjectName("plainarea")
        area.setAccessibleName(_("What the row says"))
        for item in (Box(row(self.number, None, self.state)), area):
            self.body.addWidget(item)

    def show_row(self, shown: Planned, draft: Draft, outlook: Outlook) -> None:
        """Show a row with its choices; the options stay where they are when only the decision has changed."""
        same = self._row is not None and self._row.plan.choices == shown.plan.choices and self._row.id == shown.id
        self._row, plan = shown, shown.plan
        self.number.setText(_("Row {n}", n=number(plan.number)))
        self.state.show_state(*verdict_word(plan.verdict, left_out=shown.left_out))
        self.about.setText(plan.about or _("No name in this row"))
        self.reason.setText(_(plan.reason) if plan.reason else "")
        self.reason.set_tone("warn" if plan.verdict == "doubtful" else "text2")
        self.reason.setVisible(plan.reason is not None)
        if not same:
            self._show_options(plan.choices if len(plan.choices) > 1 else ())
            self._show_texts(shown, draft)
        for option in self.made_options():
            option.setChecked(option.key == plan.chosen)
        others = len(alike(outlook.plan.rows, plan.number)) - 1
        self.all_button.setText(n_("Same for {n} more like it", "Same for {n} more like it", others))
        self.all_button.updateGeometry()
        self.all_button.setVisible(others > 0)

    def made_options(self) -> list[Option]:
        widgets = [self.options.itemAt(place).widget() for place in range(self.options.count())]  # type: ignore[union-attr]
        return [widget for widget in widgets if isinstance(widget, Option)]

    def start_here(self) -> None:
        """Put the keyboard on the decision."""
        options = self.made_options()
        chosen = next((option for option in options if option.isChecked()), options[0] if options else None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_options(self, choices: Sequence[Choice]) -> None:
        clear(self.options)
        for choice in choices:
            option = Option(choice)
            option.clicked.connect(self._on_option)
            option.gone_on.connect(self.next_wanted)
            self.options.addWidget(option)

    def _show_texts(self, shown: Planned, draft: Draft) -> None:
        clear(self.texts)
        labels = {field.name: field.label for field in FIELDS[draft.kind]}
        cells = draft.file.rows[shown.place]
        for index, field in sorted(draft.columns.items()):
            if cells[index]:
                value = Label(cells[index][:400], "body", wrap=True)
                self.texts.addWidget(Box(column(Label(_(labels[field]), "column", "text2", wrap=True), value, gap=1)))

    @Slot()
    def _on_option(self) -> None:
        option = self.sender()
        if self._row is not None and isinstance(option, Option):
            self.decided.emit(self._row.plan.number, option.key)

    @Slot()
    def _on_all(self) -> None:
        chosen = next((option.key for option in self.made_options() if option.isChecked()), "")
        if self._row is not None and chosen:
            self.all_decided.emit(self._row.plan.number, chosen)
