"""The day from top to bottom: a slot for each time, with its sessions side by side."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.words import Words
from desktop.usecases.day_plan import DayPlan, Slot
from desktop.views.icons import paint_icon
from desktop.views.labels import Label
from desktop.views.programme_card import SessionCard
from desktop.views.programme_words import length
from desktop.views.texts import _, clock, long_day, n_
from desktop.views.theme import colour, font

_TIME, _GAP, _RIGHT, _NARROW, _MOST = 76, 8, 10, 196, 4


class SlotHead(QWidget):
    """The time of a slot, how long it lasts, and how many are on at once."""

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self._slot = slot
        self.setAccessibleName(f"{clock(slot.starts)} {self._more()}".strip())

    def _more(self) -> str:
        count = len(self._slot.lines)
        return n_("{n} at once", "{n} at once", count) if count > 1 else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        starts, ends = self._slot.starts, self._slot.ends
        painter.setFont(font("card", tabular=True))
        painter.setPen(colour("text" if starts else "text2"))
        painter.drawText(QRect(0, 8, _TIME, 22), Qt.AlignmentFlag.AlignVCenter, clock(starts) or "\u2013")
        painter.setFont(font("caption"))
        painter.setPen(colour("text2"))
        for place, text in enumerate(part for part in (length(starts, ends), self._more()) if part):
            painter.drawText(QRect(0, 31 + 17 * place, _TIME, 17), Qt.AlignmentFlag.AlignVCenter, text)


class Shortage(QWidget):
    """That the workshops of a slot have too few seats together."""

    def __init__(self, text: Words) -> None:
        super().__init__()
        self.label = Label(_(text), "small-strong", "warn", wrap=True)
        self.label.setParent(self)

    def height_for(self, width: int) -> int:
        return max(self.label.heightForWidth(width - 52) + 20, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.label.setGeometry(40, 0, self.width() - 52, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("warn"))
        painter.setBrush(colour("warn-soft"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        paint_icon(painter, "triangle-alert", self._sign(), colour("warn-text"))

    def _sign(self) -> QRectF:
        return QRectF(14, self.height() // 2 - 8, 16, 16)


class DayView(QWidget):
    """All slots of the event. `chosen` gives the session that the keyboard or mouse is on, `opened` after Enter."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("programme.day")
        self.setAccessibleName(_("The programme of the day"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.cards: dict[str, SessionCard] = {}
        self.slots: Sequence[Slot] = ()
        self._heads: list[tuple[Label | None, SlotHead, list[Shortage]]] = []
        self.chosen_id = ""

    def show_plan(self, plan: DayPlan) -> None:
        """Show a plan; the chosen session stays so as long as it is there."""
        self.slots = plan.slots
        lines = {line.id: line for line in plan.lines()}
        for id_ in self.cards.keys() - lines.keys():
            card = self.cards.pop(id_)
            card.hide()
            card.deleteLater()
        for slot in plan.slots:
            for line in slot.lines:
                card = self.cards.get(line.id) or self._make_card(line.id, SessionCard(line))
                card.show_line(line, slot.ends)
        self._make_heads()
        if self.chosen_id not in lines:
            self.chosen_id = next(iter(lines), "")
        self.choose(self.chosen_id)
        self._place(move=True)
        self.updateGeometry()

    def _make_card(self, id_: str, card: SessionCard) -> SessionCard:
        card.setParent(self)
        card.clicked.connect(partial(self.choose, id_))
        card.stepped.connect(partial(self._step, id_))
        card.opened.connect(partial(self.opened.emit, id_))
        card.show()
        self.cards[id_] = card
        return card

    def _make_heads(self) -> None:
        for day, head, shortages in self._heads:
            for widget in (day, head, *shortages):
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        self._heads = []
        days = {slot.starts[:10] for slot in self.slots if slot.starts}
        shown = ""
        for slot in self.slots:
            day = None
            if len(days) > 1 and slot.starts[:10] != shown:
                shown = slot.starts[:10]
                day = Label(long_day(shown) if shown else _("No time yet"), "small-strong", "text2")
            parts = (day, SlotHead(slot), [Shortage(clash.text) for clash in slot.shortages])
            for widget in (day, parts[1], *parts[2]):
                if widget is not None:
                    widget.setParent(self)
                    widget.show()
            self._heads.append(parts)

    def choose(self, session_id: str, *_told: object) -> None:
        """Choose a session; where the keyboard was on another, it goes along."""
        before = self.cards.get(self.chosen_id)
        had_focus = before is not None and before.hasFocus()
        self.chosen_id = session_id
        for id_, card in self.cards.items():
            on = id_ == session_id
            card.setChecked(on)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
        after = self.cards.get(session_id)
        if after is None:
            return
        if had_focus and not after.hasFocus():
            after.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(session_id)

    def _step(self, id_: str, step: str) -> None:
        rows = self.rows()
        at = next(place for place, row in enumerate(rows) if id_ in row)
        flat = [id_ for row in rows for id_ in row]
        place, column = flat.index(id_), rows[at].index(id_)
        match step:
            case "before" | "after":
                wanted = flat[max(0, min(place + (1 if step == "after" else -1), len(flat) - 1))]
            case "above" | "below":
                row = rows[max(0, min(at + (1 if step == "below" else -1), len(rows) - 1))]
                wanted = row[min(column, len(row) - 1)]
            case _:
                wanted = flat[0 if step == "first" else -1]
        self.choose(wanted)
        self.cards[wanted].setFocus(Qt.FocusReason.TabFocusReason)

    def rows(self) -> list[list[str]]:
        """The sessions (id) as they stand on the screen, line by line."""
        found = []
        for slot in self.slots:
            ids = [line.id for line in slot.lines]
            wide = self._columns(len(ids), self.width())
            found += [ids[first : first + wide] for first in range(0, len(ids), wide)]
        return found

    def _columns(self, count: int, width: int) -> int:
        fit = max(1, (width - _TIME - _RIGHT + _GAP) // (_NARROW + _GAP))
        columns = min(count, fit, _MOST)
        return -(-count // -(-count // columns)) if count else 1  # 4 + 4 rather than 5 + 3

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(600, self._place(self.width(), move=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(_TIME + _NARROW, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(move=True)

    def _place(self, width: int = 0, *, move: bool) -> int:
        """Put everything where it stands; gives the height that it takes."""
        width, y = width or self.width(), 0
        for slot, (day, head, shortages) in zip(self.slots, self._heads, strict=True):
            if day is not None:
                if move:
                    day.setGeometry(0, y, width, 24)
                y += 32
            top = y
            for strip in shortages:
                height = strip.height_for(width - _TIME - _RIGHT)
                if move:
                    strip.setGeometry(_TIME, y, width - _TIME - _RIGHT, height)
                y += height + _GAP
            y = self._place_cards([self.cards[line.id] for line in slot.lines], y, width, move=move)
            if move:
                head.setGeometry(0, top, _TIME, max(y - top, 64))
            y = max(y, top + 64 if len(slot.lines) > 1 else y) + 6
        return y

    def _place_cards(self, cards: Sequence[SessionCard], y: int, width: int, *, move: bool) -> int:
        columns = self._columns(len(cards), width)
        width -= _RIGHT
        each = (width - _TIME - _GAP * (columns - 1)) // columns
        for first in range(0, len(cards), columns):
            line = cards[first : first + columns]
            height = max(card.wanted_height(each) for card in line)
            for place, card in enumerate(line if move else ()):
                card.setGeometry(QRect(QPoint(_TIME + place * (each + _GAP), y), QSize(each, height)))
            y += height + _GAP
        return y
