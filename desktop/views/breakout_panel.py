"""Beside the board: why somebody sits where they sit, where else they could, and what ties people to each other."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.usecases.breakout_board import Card
from desktop.usecases.breakout_reasons import Link, Option, Why, WhyNot
from desktop.views.breakout_cards import wish_pill
from desktop.views.breakout_moves import OptionList, by_price, height_of, price_text
from desktop.views.breakout_wish_fields import WishFields
from desktop.views.buttons import Button, Chip
from desktop.views.labels import Elided, Label, Pill
from desktop.views.layouts import Box, Flow, Rule, add, clear, column, row
from desktop.views.layouts import Card as Surface
from desktop.views.texts import _, n_, with_colon

MOST_NAMES = 8
MOST_TIED = 6
"""How many can be tied together or apart at once."""
LEAST_ROWS = 4
"""Groups that are seen at once of where else somebody could go."""


class PlacePanel(Surface):
    """Shows the chosen cards. `asked` gives what is wanted: move, lock, close, together, apart; `picked` the group to
    move to; `untied` the person that a rule no longer ties to the one shown; `looked_at` tells that the keyboard has
    come to another group, `wished` gives other wishes, `sorted` whether the cheapest groups are wanted first."""

    asked = Signal(str)
    picked = Signal(str)
    untied = Signal(str)
    looked_at = Signal()
    wished = Signal(list)
    sorted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(padding=16, gap=8)
        self.setObjectName("place")
        self.setAccessibleName(_("Why here"))
        self.name, self.line = Elided("", "card"), Elided("", "small", "text2")
        close = Button("", "quiet", "x", name="place.close", clicked=partial(self.asked.emit, "close"))
        close.setAccessibleName(_("Close"))
        self.told = QVBoxLayout()
        self.told.setSpacing(6)
        self._shown = ""
        self.wishes = WishFields()
        self.wishes.written.connect(self.wished)
        self.standing, self.against = Label("", "small", "text2", wrap=True), Label("", "small", "text2", wrap=True)
        self.against.setObjectName("place.against")
        self.options = OptionList(_("Where else"))
        self.options.picked.connect(self.picked)
        self.options.looked_at.connect(self._on_looked_at)
        self.cheap_first = Chip(_("Cheapest first"))
        self.cheap_first.setObjectName("place.cheap_first")
        self.cheap_first.toggled.connect(self.sorted)
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
        heading = row(Label(_("Where else"), "column", "text2"), None, self.cheap_first)
        self._choices = Box(column(Rule(), heading, self.options, self.against, actions, gap=8))
        add(self.body, self.told)
        self.body.addWidget(self.standing)
        self.body.addWidget(self.wishes)
        self.body.addWidget(self._choices, 1)
        self.body.addStretch(0)

    @property
    def group(self) -> str:
        """The group that is looked at among those where people could go."""
        return self.options.current()

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._forget("")
        self.name.setText(_("Why here"))
        self.line.setText("")
        clear(self.told)
        add(self.told, Label(_("Choose somebody on the board."), "small", "text2", wrap=True))
        self._choices.hide()

    def show_one(self, why: Why, card: Card) -> None:
        """One person: their group, wishes, ties, and whom they have met."""
        person = why.attendee
        self._forget(card.id)
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
        self._show_links(why.links)
        if why.met is not None:
            add(self.told, Label(_(why.met), "small", "text2", wrap=True))
        self.wishes.show_wishes(why)
        self._show_actions([card], seated=bool(why.group))

    def show_many(self, cards: list[Card], *, seated: bool) -> None:
        """Several people: who, and where they could go together."""
        self._forget("")
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
        self._show_actions(cards, seated=seated)

    def show_sorted(self, options: list[Option], *, cheap_first: bool) -> None:
        """Where they could go, with what that costs as far as it is known."""
        self.cheap_first.blockSignals(True)
        self.cheap_first.setChecked(cheap_first)
        self.cheap_first.blockSignals(False)
        others = [option for option in options if not option.here]
        shown = by_price(others) if cheap_first else others
        self.options.show_options(shown)
        # the panel scrolls as a whole before the list is too short to choose from
        self.options.setMinimumHeight(sum(map(height_of, shown[:LEAST_ROWS])))

    @Slot(object)
    def show_reasons(self, told: Any) -> None:
        """How good the place of somebody is, and what is against the group that is looked at."""
        attendee_id, here, against = told
        if attendee_id == self._shown:
            self.standing.setText(_(here) if here else "")
            self.standing.setVisible(here is not None)
            self.against.setText(told_against(against) if against else "")
            self.against.setVisible(against is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.asked.emit("close")
            return
        super().keyPressEvent(event)

    def _forget(self, attendee_id: str) -> None:
        """Somebody else is shown: what was told of the last one is over."""
        if attendee_id != self._shown or not attendee_id:
            self._shown = attendee_id
            for part in (self.standing, self.against, self.wishes):
                part.hide()

    @Slot(str)
    def _on_looked_at(self, group_id: str) -> None:
        if group_id:
            self.looked_at.emit()

    def _show_actions(self, cards: list[Card], *, seated: bool) -> None:
        self._choices.show()
        locked = all(card.locked for card in cards)
        self.lock_button.setText(lock_text(cards, seated=seated))
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


def lock_text(cards: Sequence[Card], *, seated: bool) -> str:
    """What locking does with some people, or letting go of them: who sits nowhere is left out of the round."""
    if all(card.locked for card in cards):
        return _("Unlock") if seated else _("Take back")
    return _("Lock") if seated else _("Leave out")


def told_against(against: WhyNot) -> str:
    """What is against a group, in sentences: the rules, the seats, the price, and the cheapest exchange."""
    told = [_(rule) for rule in against.rules]
    if against.full:
        told.append(_("Full"))
    price = price_text(against.cost)
    lines = [". ".join(told) + "." if told else "", with_colon(_("Moving there"), price)]
    if against.swap is not None:
        swap = _("The cheapest exchange is with {name}", name=against.swap_name)
        lines.append(with_colon(swap, price_text(against.swap.cost)))
    elif told:
        lines.append(_("No exchange of seats would keep all rules."))
    return "\n".join(filter(None, lines))
