"""Where people could sit: the groups with their seats and wishes as a list, and the popup that moves them there."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.usecases.breakout_prices import Cost
from desktop.usecases.breakout_reasons import Option
from desktop.views.breakout_cards import wish_pill
from desktop.views.icons import paint_icon
from desktop.views.labels import PillTone, paint_pill, pill_size
from desktop.views.texts import _, n_
from desktop.views.theme import colour, font

Index = QModelIndex | QPersistentModelIndex
OPTION_ROLE = int(Qt.ItemDataRole.UserRole)
ROW_HEIGHT, RULE_HEIGHT = 46, 18
"""The height of a group in the list, and of a line that says what a move there costs or would break."""
_NOWHERE = QModelIndex()


class OptionModel(QAbstractListModel):
    """Groups to choose from. A reader hears the group, its room and seats, the wish and what a move would break."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.options: list[Option] = []

    def show_options(self, options: list[Option]) -> None:
        self.beginResetModel()
        self.options = options
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.options)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        option = self.options[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return option.title
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (option.title, option.room, seats_text(option), wish_text(option)[0], met_text(option))
                rest = (price_text(option.cost), _("cheapest that is free") if option.best else "")
                return ", ".join(part for part in (*parts, *map(_, option.broken), *rest) if part)
            case Qt.ItemDataRole.ToolTipRole:
                lines = (*map(_, option.broken), price_text(option.cost))
                return "\n".join(filter(None, lines)).replace("<", "\u2039")  # tooltips read markup
            case _ if role == OPTION_ROLE:
                return option
        return None


def seats_text(option: Option) -> str:
    if not option.id:
        return ""
    if option.here:
        return _("here now")
    if option.free is None:
        return n_("{n} person", "{n} people", option.taken)
    if option.free < 0:
        return n_("{n} too many", "{n} too many", -option.free)
    return n_("{n} free seat", "{n} free seats", option.free) if option.free else _("full")


def wish_text(option: Option) -> tuple[str, PillTone]:
    if option.wished:
        return wish_pill(1) if option.rank else (n_("{n} first wish", "{n} first wishes", option.wished), "ok")
    return wish_pill(option.rank) if option.rank else ("", "neutral")


def met_text(option: Option) -> str:
    return n_("{n} already met", "{n} already met", option.met) if option.met else ""


def price_text(cost: Cost | None) -> str:
    """What a move costs in words; empty while it is not known."""
    if cost is None:
        return ""
    return ", ".join(map(_, cost.told)) or _("nothing changes")


def by_price(options: list[Option]) -> list[Option]:
    """The cheapest first, those that something is against last."""
    return sorted(options, key=lambda o: (o.here, not o.fits, o.cost.points if o.cost else 0))


def warning_text(option: Option) -> str:
    """What would be wrong with a move to a group, in a few words; empty when nothing would."""
    if option.here:
        return ""
    if option.broken:
        return _(option.broken[0])
    return seats_text(option) if option.free is not None and option.free <= 0 else ""


def height_of(option: Option) -> int:
    return ROW_HEIGHT + RULE_HEIGHT * (bool(option.broken) + (not option.here))


class OptionDelegate(QStyledItemDelegate):
    """Draws a group: its title over room and seats, the wish at the right, below it what a move would break."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, height_of(index.data(OPTION_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown: Option = index.data(OPTION_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent-soft"))
            painter.drawRoundedRect(rect, 6, 6)
        right = self._paint_marks(painter, rect, shown)
        room = QRectF(rect.left() + 10, rect.top(), right - rect.left() - 16, ROW_HEIGHT - 2)
        painter.setPen(colour("text3" if shown.here else "text"))
        painter.setFont(font("small-strong"))
        self._line(painter, room.adjusted(0, 4, 0, -20), shown.title)
        full = shown.free is not None and shown.free <= 0 and not shown.here
        painter.setPen(colour("bad-text" if full and shown.id else "text2"))
        painter.setFont(font("caption"))
        parts = (shown.room, seats_text(shown), met_text(shown))
        self._line(painter, room.adjusted(0, 22, 0, -3), " · ".join(part for part in parts if part))
        if shown.cost is not None and not shown.here:
            self._paint_price(painter, rect, shown)
        if shown.broken:
            self._paint_broken(painter, rect, shown)
        painter.restore()

    def _paint_price(self, painter: QPainter, rect: QRectF, shown: Option) -> None:
        """What the move costs, under the group."""
        line = QRectF(rect.left() + 10, rect.top() + ROW_HEIGHT - 6, rect.width() - 20, RULE_HEIGHT)
        painter.setPen(colour("accent-text" if shown.best else "text2"))
        painter.setFont(font("caption"))
        if shown.best:
            paint_icon(painter, "star", QRectF(line.left(), line.top() + 2, 13, 13), colour("accent-text"))
            line.adjust(19, 0, 0, 0)
        self._line(painter, line, price_text(shown.cost))

    def _paint_broken(self, painter: QPainter, rect: QRectF, shown: Option) -> None:
        """The first rule that would be broken, and how many more."""
        more = f" (+{len(shown.broken) - 1})" if len(shown.broken) > 1 else ""
        line = QRectF(rect.left() + 10, rect.bottom() - RULE_HEIGHT - 3, rect.width() - 20, RULE_HEIGHT)
        paint_icon(painter, "triangle-alert", QRectF(line.left(), line.top() + 2, 14, 14), colour("warn-text"))
        painter.setPen(colour("warn-text"))
        room = line.adjusted(20, 0, -QFontMetrics(painter.font()).horizontalAdvance(more), 0)
        text = QFontMetrics(painter.font()).elidedText(
            _(shown.broken[0]), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(line.adjusted(20, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"{text}{more}")

    def _paint_marks(self, painter: QPainter, rect: QRectF, shown: Option) -> float:
        right = rect.right() - 8
        text, tone = wish_text(shown)
        if text:
            self._paint_pill(painter, rect, right, text, tone)
            right -= pill_size(text).width() + 6
        return right

    def _paint_pill(self, painter: QPainter, rect: QRectF, right: float, text: str, tone: PillTone) -> None:
        size = pill_size(text)
        top = int(rect.top() + (ROW_HEIGHT - size.height()) / 2) - 1
        pill = QRect(int(right) - size.width(), top, size.width(), size.height())
        paint_pill(painter, pill, text, tone, on_soft=True)

    def _line(self, painter: QPainter, room: QRectF, text: str) -> None:
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class OptionList(QListView):
    """The groups as a list; `picked` gives one on Enter or a double click (a click where `at_once`), `looked_at` the
    one that the keyboard has come to."""

    picked = Signal(str)

    looked_at = Signal(str)

    def __init__(self, name: str, *, at_once: bool = False) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setAccessibleName(name)
        self.options = OptionModel(self)
        self.setModel(self.options)
        self.setItemDelegate(OptionDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(2 * ROW_HEIGHT)
        (self.clicked if at_once else self.doubleClicked).connect(self.pick)

    def show_options(self, options: list[Option]) -> None:
        """Show other options; the one at hand stays so."""
        at = self.current()
        self.options.show_options(options)
        row = next((i for i, option in enumerate(options) if option.id == at), -1)
        if row >= 0:
            self.setCurrentIndex(self.options.index(row, 0))

    def settle(self) -> None:
        """Bring the group at hand in sight, and begin with a whole one rather than with half of one."""
        bar = self.verticalScrollBar()
        self.scrollTo(self.currentIndex())
        first = self.visualRect(self.indexAt(QPoint(self.viewport().width() // 2, 0)))
        if first.top() < 0:
            bar.setValue(bar.value() + first.bottom() + 1)

    def current(self) -> str:
        """The group that the keyboard is on."""
        index = self.currentIndex()
        return self.options.options[index.row()].id if index.isValid() else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.looked_at.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pick(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def pick(self, index: Index) -> None:
        if index.isValid():
            self.picked.emit(self.options.options[index.row()].id)
