"""What two laptops say differently, and who came in twice: each settled with one click or key."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.data.conflicts import DoubleEntry, FieldConflict, OpenValue
from desktop.domain.words import Refused
from desktop.usecases.exchange import read_settlement, settle_conflict, settle_double_entry
from desktop.views.buttons import Button
from desktop.views.field_words import field_words, may_be_typed, value_words
from desktop.views.fields import TextField
from desktop.views.labels import Elided, Label, Pill
from desktop.views.layouts import Card, Rule, clear, column, row
from desktop.views.texts import _, clock, moment, n_, with_colon
from desktop.views.today import Tinted
from desktop.views.workspace import Workspace

MOST_SHOWN = 12
WAYS_WIDTH = 236
LONGEST = 36
"""Letters of a value on its button; the whole stands in its tooltip."""


class PointRow(QWidget):
    """A point to settle: whose, what, and a button for each way; the figure keys choose one."""

    def __init__(self, icon: str, title: str, line: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{title}. {line}")
        self.buttons: list[Button] = []
        self._ways = QGridLayout()
        self._ways.setHorizontalSpacing(12)
        self._ways.setColumnMinimumWidth(1, WAYS_WIDTH)
        self._ways.setVerticalSpacing(6)
        told = column(Elided(title, "strong"), Label(line, "small", "text2", wrap=True), None, gap=1)
        sign = Tinted(icon, "warn")
        inside = row(sign, told, self._ways, gap=12, margins=(0, 10, 0, 10))
        inside.setStretch(1, 1)
        inside.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)

    def add_way(self, text: str, said: str, note: str, call: Any) -> None:
        """A way to settle it, with what stands beside its button."""
        shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        button = Button(shown, key=str(len(self.buttons) + 1), clicked=call)
        button.setObjectName(f"settle.{len(self.buttons) + 1}")
        button.setAccessibleName(said)
        button.setToolTip(text.replace("<", "‹") if shown != text else "")
        button.installEventFilter(self)
        self.buttons.append(button)
        button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        place = len(self.buttons)
        self._ways.addWidget(Label(note, "caption", "text2"), place, 0, Qt.AlignmentFlag.AlignRight)
        self._ways.addWidget(button, place, 1)

    def add_widget(self, widget: QWidget) -> None:
        self._ways.addWidget(widget, len(self.buttons) + 1, 1)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            place = event.key() - Qt.Key.Key_1
            if 0 <= place < len(self.buttons):
                self.buttons[place].click()
                return True
        return super().eventFilter(watched, event)


class SettleCard(Card):
    """All points to settle, the first ones shown."""

    settled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(gap=6)
        self._workspace = workspace
        self.pill = Pill("")
        self.rows: list[PointRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        hint = Elided(_("What is settled here goes to the other laptops, like any edit."), "small", "text2")
        head = row(column(Label(_("To settle"), "card"), hint, gap=1), self.pill, gap=12)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        self.setAccessibleName(_("To settle"))
        self._had_focus = False

    def show_points(self, conflicts: Sequence[FieldConflict], doubles: Sequence[DoubleEntry]) -> None:
        """List the points; the keyboard goes to the first one when the last was settled with it."""
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        clear(self._list)
        count = len(conflicts) + len(doubles)
        self.setVisible(bool(count))
        self.pill.show_state(n_("{n} point", "{n} points", count), "warn")
        rows = [self._double(entry) for entry in doubles[:MOST_SHOWN]]
        rows += [self._conflict(conflict) for conflict in conflicts[: MOST_SHOWN - len(rows)]]
        for point in rows:
            if point is not rows[0]:
                self._list.addWidget(Rule())
            self._list.addWidget(point)
        if count > len(rows):
            more = count - len(rows)
            self._list.addWidget(Label(n_("and {n} more", "and {n} more", more), "small", "text2"))
        self.rows = rows
        if rows and (focused or self._had_focus):
            rows[0].buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        self._had_focus = False

    def _conflict(self, conflict: FieldConflict) -> PointRow:
        field = field_words(conflict.noun, conflict.field)
        point = PointRow("git-merge", conflict.about, _("{field}: two laptops say different things.", field=field))
        for open_value in conflict.values:
            text = value_words(conflict.field, open_value.value, open_value.shown)
            said = _("{value}, for {field} of {name}", value=text, field=field, name=conflict.about)
            point.add_way(text, said, self._source(open_value), partial(self._settle, conflict, open_value.value))
        if may_be_typed(conflict.field, [value.value for value in conflict.values]):
            typed = TextField("settle.typed", _("Another value"), said=_("Another value for {field}", field=field))
            typed.returnPressed.connect(partial(self._on_typed, conflict, typed))
            point.add_widget(typed)
        return point

    def _double(self, entry: DoubleEntry) -> PointRow:
        line = _(
            "Came in at {time} at {desk} and at {other_time} at {other_desk}.",
            time=clock(entry.first_at), desk=entry.first_desk or _("a desk without a name"),
            other_time=clock(entry.second_at), other_desk=entry.second_desk or _("a desk without a name"),
        )  # fmt: skip
        point = PointRow("log-in", entry.about, line)
        both, mistake = _("Both are right"), _("The second was a mistake")
        for text, keep_both in ((both, True), (mistake, False)):
            point.add_way(
                text, with_colon(entry.about, text), "", partial(self._settle_double, entry, keep_both=keep_both)
            )
        return point

    def _settle(self, conflict: FieldConflict, value: Any, *_told: object) -> None:
        self._do(partial(settle_conflict, self._workspace.store, conflict, value))

    def _settle_double(self, entry: DoubleEntry, *_told: object, keep_both: bool) -> None:
        self._do(partial(settle_double_entry, self._workspace.store, entry, keep_both=keep_both))

    def _on_typed(self, conflict: FieldConflict, field: TextField) -> None:
        try:
            value = read_settlement(conflict, field.text())
        except Refused as refused:
            self._workspace.refused.emit(refused)
            return
        self._settle(conflict, value)

    def _do(self, settle: Any) -> None:
        self._had_focus = True
        if self._workspace.do(settle) is not None:
            self.settled.emit()

    def _source(self, value: OpenValue) -> str:
        """Which laptop said it, and when by its clock."""
        at = moment(datetime.fromtimestamp(value.wall_ms / 1000).isoformat())  # noqa: DTZ006 - venue time has no zone
        laptop = _("This laptop") if value.laptop_id == self._workspace.laptop.id else value.laptop
        return " · ".join(part for part in (laptop, at) if part)
