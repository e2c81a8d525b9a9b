"""Beside the board: why somebody sits where they sit, where else they could, and what ties people to each other."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.usecases.breakout_board import Card
from desktop.usecases.breakout_reasons import Link, Option, Why
from desktop.views.breakout_cards import wish_pill
from desktop.views.breakout_moves import OptionList
from desktop.views.buttons import Button
from desktop.views.labels import Elided, Label, Pill
from desktop.views.layouts import Box, Flow, Rule, add, clear, column, row
from desktop.views.layouts import Card as Surface
from desktop.views.texts import _, n_, with_colon

MOST_NAMES = 8
MOST_TIED = 6
"""How many can be tied together or apart at once."""


class PlacePanel(Surface):
    """Shows the chosen cards. `asked` gives what is wanted: move, lock, close, together, apart; `picked` the group to
    move to; `untied` the person that a rule no longer ties to the one shown."""

    asked = Signal(str)
    picked = Signal(str)
    untied = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=16, gap=8)
        self.setObjectName("place")
        self.setAccessibleName(_("Why here"))
        self.name, self.line = Elided("", "card"), Elided("", "small", "text2")
        close = Button("", "quiet", "x", name="place.close", clicked=partial(self.asked.emit, "close"))
        close.setAccessibleName(_("Close"))
        self.told = QVBoxLayout()
        self.told.setSpacing(6)
        self.options = OptionList(_("Where else"))
        self.options.picked.connect(self.picked)
        self.move_button = Button(_("Move"), icon="arrow-right", key="M", name="place.move")
        self.move_button.clicked.connect(partial(self.asked.emit, "move"))
        self.lock_button = Button("", icon="lock", key="L", name="place.lock")
        self.lock_button.clicked.connect(partial(self.asked.emit, "lock"))
        self.pair_box = Box(QVBoxLayout())
        names = column(self.name, self.line, gap=1)
        top = row(names, close, gap=4)
        top.setStretchFactor(names, 1)
        top.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        add(self.body, top)
        actions = Flow(self.move_button, self.lock_button)
        self._choices = Box(column(Rule(), Label(_("Where else"), "column", "text2"), self.options, actions, gap=8))
        add(self.body, self.told)
        self.body.addWidget(self._choices, 1)
        self.body.addStretch(0)

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self.name.setText(_("Why here"))
        self.line.setText("")
        clear(self.told)
        add(self.told, Label(_("Choose somebody on the board."), "small", "text2", wrap=True))
        self._choices.hide()

    def show_one(self, why: Why, card: Card, options: list[Option]) -> None:
        """One person: their group, wishes, ties, and whom they have met."""
        person = why.attendee
        self.name.setText(card.name)
        self.line.setText(" · ".join(part for part in (person.unit, person.site, person.level, person.job) if part))
        clear(self.told)
        pill = wish_pill(card.rank)
        marks = [Pill(*pill)] if pill[0] else []
        at = Elided(why.group or _("Without a place"), "strong")
        line = row(at, *marks, gap=6)
        line.setStretchFactor(at, 1)
        add(self.told, line)
        for reason in why.reasons:
            add(self.told, Label(_(reason), "small", "warn" if reason in card.note else "text", wrap=True))
        for wish in why.wishes:
            text = with_colon(wish_pill(wish.rank)[0], wish.title)
            add(self.told, Elided(text, "small", "ok" if wish.here else "text2"))
        if why.chooses and not why.wishes:
            add(self.told, Label(_("No wish is known."), "small", "text2"))
        self._show_links(why.links)
        if why.met is not None:
            add(self.told, Label(_(why.met), "small", "text2", wrap=True))
        self._show_actions(options, locked=why.locked)

    def show_many(self, cards: list[Card], options: list[Option]) -> None:
        """Several people: who, and where they could go together."""
        self.name.setText(n_("{n} person chosen", "{n} people chosen", len(cards)))
        self.line.setText("")
        clear(self.told)
        names = ", ".join(card.name for card in cards[:MOST_NAMES])
        more = len(cards) - MOST_NAMES
        text = n_("{names} and {n} other", "{names} and {n} others", more, names=names) if more > 0 else names
        add(self.told, Label(text, "small", "text", wrap=True))
        if len(cards) <= MOST_TIED:
            together = Button(_("Keep together"), name="place.together")
            apart = Button(_("Keep apart"), name="place.apart")
            together.clicked.connect(partial(self.asked.emit, "together"))
            apart.clicked.connect(partial(self.asked.emit, "apart"))
            add(self.told, Box(Flow(together, apart)))
        self._show_actions(options, locked=all(card.locked for card in cards))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.asked.emit("close")
            return
        super().keyPressEvent(event)

    def _show_actions(self, options: list[Option], *, locked: bool) -> None:
        self._choices.show()
        self.options.options.show_options([option for option in options if not option.here])
        self.lock_button.setText(_("Unlock") if locked else _("Lock"))
        self.lock_button.set_icon("lock-open" if locked else "lock")
        self.lock_button.updateGeometry()

    def _show_links(self, links: list[Link]) -> None:
        for link in links:
            if link.rule != "manager":
                add(self.told, self._link_row(link))
        bosses = [link.name for link in links if link.rule == "manager"]
        if bosses:
            names = ", ".join(bosses[:MOST_NAMES])
            text = _("Line manager or direct reports: {names}", names=names)
            add(self.told, Label(text, "small", "text2", wrap=True))

    def _link_row(self, link: Link) -> QWidget:
        """Together or apart with somebody, and the button that forgets it."""
        together = link.rule == "together"
        text = _("Together with {name}", name=link.name) if together else _("Apart from {name}", name=link.name)
        label = Elided(text, "small", "warn" if link.same != together else "text")
        forget = Button("", "quiet", "x", clicked=partial(self.untied.emit, link.person_id))
        forget.setAccessibleName(_("Forget: {rule}", rule=text))
        line = row(label, forget, gap=4)
        line.setStretchFactor(label, 1)
        return Box(line)
