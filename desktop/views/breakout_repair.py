"""What has changed since the groups were composed: who has not come, a table that is lost or has other seats."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout

from desktop.usecases.breakout_problem import Asked
from desktop.usecases.breakout_view import BreakoutView, group_title
from desktop.usecases.rounds import MOST_SEATS
from desktop.views.buttons import Button
from desktop.views.fields import Choice, NumberField, labelled
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Card, Rule, add, clear, column, row
from desktop.views.page import scrolled
from desktop.views.rule_switch import RuleSwitch
from desktop.views.texts import _, n_
from desktop.views.tokens import CONTROL

SEATS_WIDTH = 76


class RepairPanel(Card):
    """`asked` gives what is to be repaired with as few moves as it takes; `closed` puts the panel away."""

    asked = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(padding=16, gap=8)
        self.setObjectName("repair")
        self.setAccessibleName(_("What has changed"))
        self._view: BreakoutView | None = None
        self._missing: frozenset[str] = frozenset()
        self._seats: dict[str, int] = {}
        close = Button("", "quiet", "x", name="repair.close", clicked=self.closed.emit)
        close.setAccessibleName(_("Close"))
        why = _("Repaired with as few moves as possible; you see the list before anybody moves.")
        self.waiting = Label("", "small", "text2", wrap=True)
        self.absent = RuleSwitch(_("Leave out who has not arrived"), "repair.absent")
        self.absent.toggled.connect(self._tell)
        self.missing = Label("", "small", "text2", wrap=True)
        seats = self._make_fields()
        self.group.picked.connect(self._on_group)
        self.add_button = Button(_("Add"), icon="plus", name="repair.add", clicked=self._on_add)
        self.lost = QVBoxLayout()
        self.lost.setSpacing(2)
        self.repair_button = Button(_("Propose the moves"), "primary", "sparkles", name="action.repair")
        self.repair_button.clicked.connect(self._on_repair)
        details = column(
            Label(why, "small", "text2", wrap=True), Rule(),
            Label(_("People"), "column", "text2", wrap=True), self.waiting, self.absent, self.missing, Rule(),
            Label(_("A table lost, or other seats"), "column", "text2", wrap=True), seats,
            Label(_("0 seats: it can no longer be used."), "caption", "text2", wrap=True),
            row(self.add_button, None), self.lost, None,
        )  # fmt: skip
        title = Elided(_("What has changed"), "card")
        head = row(title, close)
        head.setStretchFactor(title, 1)
        self.area = self._make_area(Box(details))
        for item in (head, self.area, Rule(), self.repair_button):
            add(self.body, item)
        # as high as there is room for: the page does not scroll for it
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def _make_fields(self) -> QHBoxLayout:
        self.group = Choice("repair.group", _("Table or room"))
        # a long title is cut rather than widen the panel
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(6)
        self.group.setMinimumHeight(CONTROL)
        self.seats = NumberField()
        self.seats.setObjectName("repair.seats")
        self.seats.setAccessibleName(_("Seats from now on"))
        self.seats.setRange(0, MOST_SEATS)
        self.seats.setFixedWidth(SEATS_WIDTH)
        self.seats.setMinimumHeight(CONTROL)
        seats = row(labelled(_("Table or room"), self.group), labelled(_("Seats"), self.seats), gap=8)
        seats.setStretch(0, 1)
        return seats

    @staticmethod
    def _make_area(details: Box) -> QScrollArea:
        """The details scroll by themselves: the button stays in sight however many tables are lost."""
        details.setObjectName("details")
        area = scrolled(details)
        area.setObjectName("plainarea")
        return area

    def show_view(self, view: BreakoutView, waiting: int, missing: frozenset[str]) -> None:
        """The breakout at hand, how many wait for a place, and who has one and has not arrived."""
        if self._view is not None and self._view.breakout.id != view.breakout.id:
            self._seats.clear()
            self.absent.setChecked(False)
        self._view, self._missing = view, missing
        nobody = _("Everybody has a place.")
        self.waiting.setText(n_("{n} person gets a place.", "{n} people get a place.", waiting) if waiting else nobody)
        self.absent.setVisible(bool(missing))
        self.missing.setVisible(bool(missing))
        late = n_(
            "{n} person who has not arrived has a place.",
            "{n} people who have not arrived have a place.",
            len(missing),
        )
        self.missing.setText(late)
        known = self.group.value()
        self.group.set_options([(group.id, group_title(view, group)) for group in view.groups])
        if known:
            self.group.choose(known)
        self._on_group()
        self._show_lost()

    def start_here(self) -> None:
        (self.group if self.absent.isHidden() else self.absent).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        self.missing.set_tone("warn" if self.absent.isChecked() else "text2")

    @Slot()
    def _on_group(self) -> None:
        self.seats.setValue(self._seats.get(self.group.value(), 0))

    @Slot()
    def _on_add(self) -> None:
        if self.group.value():
            self._seats[self.group.value()] = self.seats.value()
            self._show_lost()

    def _show_lost(self) -> None:
        clear(self.lost)
        view = self._view
        if view is None:
            return
        for group in view.groups:
            if group.id in self._seats:
                name, seats = group_title(view, group), self._seats[group.id]
                text = n_("{name}: {n} seat", "{name}: {n} seats", seats, name=name)
                line = text if seats else _("{name} can no longer be used", name=name)
                drop = Button("", "quiet", "x", clicked=partial(self._drop, group.id))
                drop.setAccessibleName(_("Forget: {rule}", rule=line))
                told = Elided(line, "small", "text")
                shown = row(told, drop, gap=4)
                shown.setStretchFactor(told, 1)
                self.lost.addWidget(Box(shown))

    def _drop(self, group_id: str) -> None:
        self._seats.pop(group_id, None)
        self._show_lost()

    def forget(self) -> None:
        """What was told here has been done."""
        self._seats.clear()
        self.absent.setChecked(False)
        self._show_lost()

    @Slot()
    def _on_repair(self) -> None:
        absent = self._missing if self.absent.isChecked() else frozenset[str]()
        self.asked.emit(Asked("few", absent, dict(self._seats)))
