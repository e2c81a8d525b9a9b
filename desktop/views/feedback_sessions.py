"""The sessions that people are asked about, with how many forms each has."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.usecases.feedback import AskedSession
from desktop.views.labels import paint_pill, pill_size
from desktop.views.texts import _, clock, n_, number
from desktop.views.theme import colour, font

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_HEIGHT, _HEAD, _SIDE = 78, 34, 16
_NOWHERE = QModelIndex()
_FIGURES = frozenset("0123456789")


def title_of(session: AskedSession) -> str:
    return session.title if session.id else _("The event as a whole")


def count_of(session: AskedSession) -> str:
    """How many forms of how many people, as far as that is known."""
    if session.asked is None or session.asked < session.answers:
        return n_("{n} form", "{n} forms", session.answers)
    return n_("{n} form of {all}", "{n} forms of {all}", session.answers, all=number(session.asked))


def state_of(session: AskedSession) -> str:
    """Over or on now; nothing for what is still to come, and for the event itself."""
    words = {"over": _("Over"), "on": _("On now")}
    return words.get(session.state, "") if session.id else ""


class SessionsModel(QAbstractListModel):
    """The sessions, in the order they came in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AskedSession] = []

    def set_rows(self, rows: Sequence[AskedSession]) -> None:
        """Show these sessions; when they are the ones that are shown, only what is said of them changes."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(max(0, len(rows) - 1)), [])
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        session = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            told = (clock(session.starts), title_of(session), count_of(session), state_of(session))
            return ", ".join(part for part in told if part)
        return session if role == ROW_ROLE else None

    def begins_others(self, place: int) -> bool:
        """Whether the sessions that are not asked as a rule begin here."""
        return place > 0 and self.rows[place - 1].is_asked and not self.rows[place].is_asked


class SessionDelegate(QStyledItemDelegate):
    """Draws a session: time and state, title, forms."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        begins = isinstance(model, SessionsModel) and model.begins_others(index.row())
        return QSize(120, _HEIGHT + (_HEAD if begins else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        session: AskedSession = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if rect.height() > _HEIGHT:
            painter.setFont(font("column"))
            painter.setPen(colour("text3"))
            head = QRect(rect.left() + _SIDE, rect.top(), rect.width() - _SIDE, _HEAD)
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, _("Other sessions"))
            rect = rect.adjusted(0, _HEAD, 0, 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or over:
            here = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(colour("accent"), 1.5) if here else Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent-soft" if selected else "surface2"))
            painter.drawRoundedRect(rect.adjusted(6, 2, -6, -2), 8, 8)
        _paint_session(painter, rect.adjusted(_SIDE, 9, -_SIDE, -9), session, selected=selected)
        painter.restore()


def _paint_session(painter: QPainter, rect: QRect, session: AskedSession, *, selected: bool) -> None:
    align = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font("caption", tabular=True))
    painter.setPen(colour("text2"))
    top = QRect(rect.left(), rect.top(), rect.width(), 20)
    painter.drawText(top, align, clock(session.starts) if session.id else _("All day"))
    word = state_of(session)
    if word:
        size = pill_size(word)
        pill = QRect(rect.right() - size.width() + 1, rect.top() - 1, size.width(), 22)
        paint_pill(painter, pill, word, "ok" if session.state == "on" else "neutral", on_soft=selected)
    painter.setFont(font("strong"))
    painter.setPen(colour("text"))
    metrics = QFontMetrics(painter.font())
    title = metrics.elidedText(title_of(session), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(QRect(rect.left(), rect.top() + 21, rect.width(), 20), align, title)
    painter.setFont(font("caption", tabular=True))
    painter.setPen(colour("text2"))
    count = count_of(session)
    painter.drawText(QRect(rect.left(), rect.top() + 42, rect.width(), 18), align, count)
    left = rect.left() + QFontMetrics(painter.font()).horizontalAdvance(count) + 10
    if session.asked and session.answers <= session.asked and rect.right() - left >= 40:
        track = QRect(max(left, rect.right() - 83), rect.top() + 49, min(84, rect.right() - left + 1), 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface" if selected else "surface2"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        if session.answers:
            wide = max(5, round(track.width() * session.answers / session.asked))
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRect(track.left(), track.top(), wide, 5), 2.5, 2.5)


class SessionsList(QListView):
    """The sessions, chosen by arrows or a click.

    `chosen` gives the session, `opened` comes on Enter or the right arrow, `typed` gives a figure typed here.
    """

    chosen = Signal(object)
    opened = Signal()
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("feedback.sessions")
        self.setAccessibleName(_("Sessions"))
        self.rows_model = SessionsModel(self)
        self.setModel(self.rows_model)
        self.setItemDelegate(SessionDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setViewportMargins(0, 4, 0, 4)
        self.selectionModel().currentChanged.connect(self._on_current)

    def set_rows(self, rows: Sequence[AskedSession]) -> None:
        """Show these sessions; the chosen one stays so, without being told again."""
        kept = self.current()
        self.selectionModel().blockSignals(True)
        self.rows_model.set_rows(rows)
        self.selectionModel().blockSignals(False)
        if kept is not None and self.current() is None:
            self.choose(kept.id)

    def current(self) -> AskedSession | None:
        place = self.currentIndex().row()
        return self.rows_model.rows[place] if 0 <= place < len(self.rows_model.rows) else None

    def choose(self, session_id: str | None) -> bool:
        """Go to a session; False when it is not listed."""
        place = next((i for i, row in enumerate(self.rows_model.rows) if row.id == session_id), -1)
        if place >= 0:
            self.setCurrentIndex(self.rows_model.index(place))
            self.scrollTo(self.rows_model.index(place))
        return place >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.opened.emit()
            return
        if event.text() in _FIGURES and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: Index) -> None:
        if current.isValid():
            self.chosen.emit(self.rows_model.rows[current.row()])
