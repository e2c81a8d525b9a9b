"""Above the board: which breakout this is, how it stands, what would mend it, and its rounds."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QWidget

from desktop.data.breakouts import RoundRow
from desktop.usecases.breakout_advice import Proposal
from desktop.usecases.breakout_board import Figures, Listed
from desktop.views.buttons import Button, Chip, Painted
from desktop.views.icons import paint_icon
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Flow, column, row
from desktop.views.texts import _, clock, n_, percent, texts
from desktop.views.theme import colour, font

ROOMY = 900
"""Pixels from which the title has room beside all actions."""


class TitleButton(Painted):
    """The title of the breakout at hand; opens the list of the others. `picked` gives the one to go to,
    `begin_wanted` asks for one more."""

    picked = Signal(str)
    begin_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.setObjectName("breakouts.choice")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._listed: list[Listed] = []
        self._at, self._can_begin = "", False
        self.clicked.connect(self.open)

    @property
    def is_choice(self) -> bool:
        """Whether there is anything to choose."""
        return len(self._listed) > 1 or self._can_begin

    def show_breakouts(self, listed: list[Listed], at: str, *, can_begin: bool) -> None:
        self._listed, self._at, self._can_begin = listed, at, can_begin
        self.setText(next((b.name(texts()) for b in listed if b.id == at), ""))
        many = self.is_choice
        self.setEnabled(many)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if many else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Breakout: {name}", name=self.text()))
        self.setToolTip(_("Choose another breakout") if many else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 34)

    @Slot()
    def open(self) -> None:
        """Open the list of breakouts."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for breakout in self._listed:
            name = breakout.name(texts())
            at = clock(breakout.starts)
            text = name if at in name else f"{name} · {at}"
            action = menu.addAction(text.replace("&", "&&"))  # not the mark of a key
            action.setData(breakout.id)
            action.setCheckable(True)
            action.setChecked(breakout.id == self._at)
        if self._can_begin:
            menu.addSeparator()
            menu.addAction(_("Begin a breakout"))
        menu.triggered.connect(self._on_triggered)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    @Slot(object)
    def _on_triggered(self, action: object) -> None:
        breakout_id = action.data()  # type: ignore[attr-defined]
        if breakout_id:
            self.picked.emit(breakout_id)
        else:
            self.begin_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        many = self.is_choice
        if many and (self.underMouse() or self.hasFocus()):
            self.box(painter, colour("surface2"), None)
        painter.setFont(font("title"))
        painter.setPen(colour("text"))
        metrics = QFontMetrics(font("title"))
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - (28 if many else 0))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, title)
        if many:
            sign = QRectF(metrics.horizontalAdvance(title) + 8, self.height() / 2 - 8, 18, 18)
            paint_icon(painter, "chevron-down", sign, colour("text3"))


class BreakoutHead(QWidget):
    """Title, figures, and the actions of the whole breakout. `undo` gives way in a narrow window: its key stays."""

    def __init__(self, undo: Button, *actions: Button) -> None:
        super().__init__()
        self._undo = undo
        self.title, self.line = TitleButton(), Elided("", "body", "text2")
        told = column(self.title, self.line, gap=2)
        inside = row(told, undo, *actions, gap=8)
        inside.setStretchFactor(told, 1)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._undo.setVisible(self.width() >= ROOMY)


def figures_line(figures: Figures, broken: int) -> str:
    """2 rules are broken. 561 placed, 57 without a place. 88 % have their first wish, 0 pairs meet twice."""
    if not figures.placed:
        return n_("{n} person to place.", "{n} people to place.", figures.people)
    missing = figures.people - figures.placed
    placed = n_("{n} placed", "{n} placed", figures.placed)
    told = [n_("{n} rule is broken", "{n} rules are broken", broken) + "."] if broken else []
    told += [placed + ", " + n_("{n} without a place.", "{n} without a place.", missing) if missing else f"{placed}."]
    quality = []
    if figures.wishing:
        share = percent(figures.firsts / figures.wishing)
        quality.append(_("{share} have their first wish", share=share))
    if figures.repeats is not None:
        quality.append(n_("{n} pair meets twice", "{n} pairs meet twice", figures.repeats))
    if figures.known is not None:
        quality.append(n_("{n} pair had met before", "{n} pairs had met before", figures.known))
    if figures.single is not None:
        quality.append(n_("{n} group of a single unit", "{n} groups of a single unit", figures.single))
    if quality:
        line = ", ".join(quality)
        told.append(f"{line[:1].upper()}{line[1:]}.")
    return " ".join(told)


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), "triangle-alert", QRectF(0, 0, 18, 18), colour("warn-text"))


class AdviceStrip(QFrame):
    """What is wrong and the one button that mends it. `wanted` asks for that, `look_wanted` for who is concerned."""

    wanted = Signal()
    look_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", "warn")
        self.line = Label("", "strong", "warn", wrap=True)
        self.look = Button("", name="advice.look", clicked=self.look_wanted.emit)
        self.mend = Button("", "primary", name="advice.mend", clicked=self.wanted.emit)
        inside = row(_Sign(), self.line, self.look, self.mend, gap=12, margins=(14, 10, 12, 10))
        inside.setStretchFactor(self.line, 1)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_proposal(self, proposal: Proposal | None) -> None:
        self.setVisible(proposal is not None)
        if proposal is None:
            return
        self.line.setText(told_proposal(proposal))
        self.setAccessibleName(self.line.text())
        count = len(proposal.people)
        self.look.setVisible(bool(count))
        self.look.setText(n_("Show this person", "Show these {n}", count))
        self.mend.setText(_verb(proposal))
        for button in (self.look, self.mend):
            button.updateGeometry()


def told_proposal(proposal: Proposal) -> str:
    """What is wrong, what mends it, and what that costs, in sentences."""
    how = _(proposal.how) if proposal.how else ""
    if proposal.mending == "move":
        price = ", ".join(_(part) for part in proposal.price)
        how = _("{what}: {price}.", what=how, price=price) if price else f"{how}."
    return f"{_(proposal.text)} {how}".strip()


def _verb(proposal: Proposal) -> str:
    match proposal.mending:
        case "move":
            return _("Move")
        case "room":
            return _("Open {room}", room=proposal.room.room.title if proposal.room else "")
        case "tables":
            return n_("Add {n} table", "Add {n} tables", proposal.tables)
        case "programme":
            return _("Programme")
        case "place":
            return n_("Place this person", "Place them", len(proposal.people))
        case _:
            return _("Mend with few changes")


class RoundTabs(QWidget):
    """Some fields, then the rounds of a breakout with their times; `picked` gives the id of one.

    It is always as high as its lines take: a layout above it that reckons with another width cannot hide one.
    """

    picked = Signal(str)

    def __init__(self, *before: QWidget) -> None:
        super().__init__()
        self._flow, self._before = Flow(*before), before
        self._fitted: object = None
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self.chips: dict[str, Chip] = {}
        self._rounds: list[RoundRow] = []
        self.setLayout(self._flow)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_rounds(self, rounds: list[RoundRow], at: str) -> None:
        """Show a chip for each round; none for a single one."""
        shown = rounds if len(rounds) > 1 else []
        if list(self.chips) != [round_.id for round_ in shown]:
            for chip in self.chips.values():
                self._group.removeButton(chip)
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = {round_.id: Chip("") for round_ in shown}
            for chip in self.chips.values():
                self._group.addButton(chip)
                self._flow.addWidget(chip)
                chip.show()  # now, or it takes no room until later
        self._rounds = shown
        for round_ in shown:
            chip = self.chips[round_.id]
            chip.setToolTip(_("Round {number}, {time}", number=round_.number, time=clock(round_.starts)))
            chip.setChecked(round_.id == at)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # a button came, went, or has another text
            self._fit()
        return done

    def _fit(self) -> None:
        """Name the rounds at the length that takes no more lines, and be as high as these."""
        fields = [(part.isHidden(), part.sizeHint().width()) for part in self._before]
        wanted = (self.width(), fields, self._rounds)
        if wanted == self._fitted:
            return
        self._fitted = wanted
        lines = {length: self._height_of(length) for length in ("long", "short", "number")}
        height = min(lines.values())
        self._name(next(length for length in lines if lines[length] == height))
        if (self.minimumHeight(), self.maximumHeight()) != (height, height):
            self.setFixedHeight(height)
        self._flow.setGeometry(self.rect())

    def _height_of(self, length: str) -> int:
        self._name(length)
        return self._flow.heightForWidth(self.width())

    def _name(self, length: str) -> None:
        for round_ in self._rounds:
            chip, name = self.chips[round_.id], _named(round_, length)
            if chip.text() != name:
                chip.setText(name)
            chip.setAccessibleName(chip.toolTip())

    @Slot(object)
    def _on_clicked(self, chip: object) -> None:
        self.picked.emit(next(id_ for id_, each in self.chips.items() if each is chip))


def _named(round_: RoundRow, length: str) -> str:
    name = _("Round {number}", number=round_.number) if length == "long" else str(round_.number)
    time = clock(round_.starts)
    return f"{name} · {time}" if time and length != "number" else name
