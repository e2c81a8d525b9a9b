"""The day at a glance: what to do now, who has come, what is on and what comes next."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.charts import Bar as ChartBar
from desktop.domain.charts import arrival_columns
from desktop.usecases.today import Line, Today, get_today, name_of
from desktop.usecases.todos import Todo
from desktop.views.buttons import Button
from desktop.views.figures import Bar, FigureCard, Picture
from desktop.views.icons import paint_icon
from desktop.views.labels import Elided, Label, Pill
from desktop.views.layouts import Box, Card, Rule, clear, column, row
from desktop.views.page import Head, Page
from desktop.views.texts import _, clock, duration, long_day, n_, number, texts, with_colon
from desktop.views.theme import colour, font
from desktop.views.workspace import Workspace

EVERY_MS = 60_000
MOST_TODOS, MOST_LINES = 6, 9
HEAD = 28


class Tinted(QWidget):
    """An icon on a soft square."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(34, 34)

    def sizeHint(self) -> QSize:
        return QSize(34, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{self._tone}-soft"))
        painter.drawRoundedRect(self.rect(), 8, 8)
        paint_icon(painter, self._icon, QRectF(9, 9, 16, 16), colour(f"{self._tone}-text"))


class TodoRow(QWidget):
    """Something that waits, and the one button that does it."""

    def __init__(self, todo: Todo) -> None:
        super().__init__()
        self.button = Button(_(todo.verb))
        self.button.setAccessibleName(with_colon(_(todo.verb), _(todo.title)))
        told = column(Elided(_(todo.title), "strong"), Elided(_(todo.why), "small", "text2"), gap=1)
        inside = row(Tinted(todo.icon, todo.tone), told, self.button, gap=12, margins=(0, 7, 0, 7))
        inside.setStretch(1, 1)
        self.setLayout(inside)


class TodayPage(Page):
    """The first page of the day."""

    NOUN = "today"
    SHOWS = (
        "attendee", "person", "badge", "checkin", "place", "group", "round", "breakout", "session", "room", "host",
        "answer", "takeaway", "event", "community", "settlement",
    )  # fmt: skip

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.head = Head("")
        self.head.line.show()
        self.cards = {
            "arrived": FigureCard(_("Have arrived")), "printed": FigureCard(_("Badges printed")),
            "placed": FigureCard(_("Workshops")), "answers": FigureCard(_("Feedback")),
        }  # fmt: skip
        self.todo_count = Pill("")
        self.todos = QVBoxLayout()
        self.todos.setSpacing(0)
        todo_card = Card(_head(_("To do now"), self.todo_count), self.todos, gap=6)
        self.peak, self.arrivals = Elided("", "small", "text2"), Picture(150)
        self.peak.setAlignment(Qt.AlignmentFlag.AlignRight)
        arrivals_head = row(Label(_("Arrivals by quarter of an hour"), "card"), self.peak)
        self.arrivals_card = Card(arrivals_head, self.arrivals, gap=10)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        see_all = Button(_("See all"), "quiet", name="today.programme")
        see_all.clicked.connect(partial(self.place_wanted.emit, "programme", ""))
        see_all.setFixedHeight(HEAD)
        programme_card = Card(_head(_("Programme"), see_all), self.lines, None, gap=6)
        left = column(todo_card, self.arrivals_card, None, gap=16)
        lower = QHBoxLayout()
        lower.setSpacing(16)
        lower.addLayout(left, 3)
        lower.addWidget(programme_card, 2)
        figures = row(*self.cards.values(), gap=16)
        for item in (self.head, Box(figures)):
            self.body.addWidget(item)
        self.body.addLayout(lower)
        self.body.addStretch(1)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.reload)
        self._timer.start(EVERY_MS)

    def read(self) -> Today:
        return get_today(self.store, self.event_id, texts())

    def show_read(self, shown: Today) -> None:
        self.head.title.setText(headline(shown))
        self.head.show_line(second_line(shown))
        self._show_figures(shown)
        self._show_todos(shown.todos)
        self._show_lines(shown.lines)
        self.arrivals_card.setVisible(bool(shown.quarters))
        if shown.quarters:
            peak = max(shown.quarters, key=lambda q: q.arrivals)
            self.peak.setText(_("Most at {time}: {count}", time=peak.starts, count=peak.arrivals))
            bars = [ChartBar(q.starts, q.arrivals) for q in shown.quarters]
            told = ", ".join(f"{q.starts} {q.arrivals}" for q in shown.quarters)
            self.arrivals.show_chart(partial(arrival_columns, bars), told)

    def _show_figures(self, shown: Today) -> None:
        door, cards = shown.door, self.cards
        lately = n_("{n} more in the last 15 minutes", "{n} more in the last 15 minutes", door.lately)
        share = door.arrived / door.expected if door.expected else 0
        of = n_("/ {n} expected", "/ {n} expected", door.expected)
        cards["arrived"].show_figure(
            number(door.arrived), of, share, lately if door.arrived else _("The door is not open yet")
        )
        badges = shown.printed + shown.to_print
        waiting = [n_("{n} to print", "{n} to print", shown.to_print)] if shown.to_print else []
        waiting += [n_("{n} changed since", "{n} changed since", shown.changed)] if shown.changed else []
        told = ", ".join(waiting) or (_("All are printed") if badges else _("They come with the attendees"))
        of = n_("/ {n} badge", "/ {n} badges", badges)
        cards["printed"].show_figure(number(shown.printed), of, shown.printed / badges if badges else 0, told)
        self._show_placed(shown)
        asked = door.arrived
        share = shown.answers / asked if asked else 0
        told = shown.answered_session or _("No form is keyed in yet")
        of = n_("/ {n} present", "/ {n} present", asked) if asked else ""
        cards["answers"].show_figure(number(shown.answers), of, share, told)

    def _show_placed(self, shown: Today) -> None:
        card = self.cards["placed"]
        waiting = [b for b in shown.breakouts if b.starts[11:16] >= f"{shown.now:%H:%M}"] or shown.breakouts
        state = next((b for b in waiting if not b.title), waiting[0] if waiting else None)
        if state is None:
            card.show_figure("0", "", 0, _("No rounds and no workshops yet"))
            return
        card.title.setText(name_of(state, texts()))
        missing = state.people - state.placed
        told = n_("{n} has no place", "{n} have no place", missing) if missing else _("Everybody has a place")
        if state.over:
            told += ", " + n_("{n} group too full", "{n} groups too full", state.over)
        tone = "warn" if missing or state.over else "accent"
        of = n_("/ {n} to place", "/ {n} to place", state.people)
        card.show_figure(number(state.placed), of, state.placed / state.people if state.people else 0, told, tone)

    def _show_todos(self, todos: list[Todo]) -> None:
        clear(self.todos)
        count = len(todos)
        self.todo_count.show_state(n_("{n} point", "{n} points", count), "neutral")
        for place, todo in enumerate(todos[:MOST_TODOS]):
            if place:
                self.todos.addWidget(Rule())
            line = TodoRow(todo)
            line.button.clicked.connect(partial(self.place_wanted.emit, todo.place, todo.target))
            self.todos.addWidget(line)
        if not todos:
            self.todos.addWidget(Label(_("Nothing waits. Enjoy the day."), "body", "text2"))

    def _show_lines(self, lines: list[Line]) -> None:
        clear(self.lines)
        shown_state = ""
        for line in lines[:MOST_LINES]:
            if line.state != shown_state:
                shown_state = line.state
                word = {"on": _("Now"), "next": _("Next"), "past": _("Over")}[line.state]
                pill = Pill(word, "ok" if line.state == "on" else "neutral")
                self.lines.addWidget(Box(row(pill, None, margins=(0, 8, 0, 2))))
            else:
                self.lines.addWidget(Rule())
            self.lines.addWidget(_line(line))
        if not lines:
            self.lines.addWidget(Label(_("The programme is empty."), "body", "text2"))


def _head(title: str, right: QWidget) -> QWidget:
    """The head of a card, as high as that of the card beside it."""
    head = Box(row(Label(title, "card"), None, right))
    head.setFixedHeight(HEAD)
    return head


def headline(today: Today) -> str:
    """What is true now, in a line."""
    days = today.days_left
    if days is None or (days == 0 and not today.opened):
        line = _("the day begins") if days == 0 else _("here is your event")
    elif days > 0:
        line = n_("{n} day to go", "{n} days to go", days)
    elif days < 0:
        line = n_("the event was {n} day ago", "the event was {n} days ago", -days)
    else:
        line = _("the door has been open for {time}", time=duration(max(0, _minutes_since(today))))
    if today.pilot:
        return _("Hello {name}, {line}", name=today.pilot, line=line)
    return line[:1].upper() + line[1:]


def second_line(today: Today) -> str:
    """What comes next."""
    if today.days_left != 0:
        return long_day(today.day)
    coming = [line.session for line in today.lines if line.state == "next" and line.session.starts]
    door = today.door
    told = [n_("{n} is inside now.", "{n} are inside now.", door.inside)] if door.arrived else []
    minutes = _minutes_until(today, coming[0].starts) if coming else 0
    if 0 < minutes < 180:
        at_once, time = [row for row in coming if row.starts == coming[0].starts], duration(minutes)
        one = _("{title} starts in {time}.", title=coming[0].title, time=time)
        many = n_("{n} session starts in {time}.", "{n} sessions start in {time}.", len(at_once), time=time)
        told.insert(0, one if len(at_once) == 1 else many)
    return " ".join(told)


def _minutes_since(today: Today) -> int:
    return -_minutes_until(today, today.opened)


def _minutes_until(today: Today, iso: str) -> int:
    return int((datetime.fromisoformat(iso) - today.now).total_seconds() // 60)


def _line(line: Line) -> QWidget:
    time = Label(clock(line.session.starts), "small-strong", "text2")
    time.setFont(font("small-strong", tabular=True))
    time.setFixedWidth(48)
    told = column(Elided(line.session.title, "strong"), Elided(line.rooms, "caption", "text2"), gap=1)
    over = line.taken is not None and line.places is not None and line.taken > line.places
    text = ""
    if line.taken is not None:
        text = number(line.taken) if line.places is None else f"{number(line.taken)} / {number(line.places)}"
    count, bar = Label(text, "small-strong", "bad" if over else "text"), Bar(5)
    count.setAlignment(Qt.AlignmentFlag.AlignRight)
    bar.setFixedWidth(84)
    bar.show_share((line.taken or 0) / line.places if line.places else 0, "bad" if over else "accent")
    bar.setVisible(bool(line.places))
    right = column(count, bar, gap=5)
    inside = row(time, told, right, gap=8, margins=(0, 7, 0, 7))
    inside.setStretch(1, 1)
    return Box(inside)
