"""The rules of a breakout, kept as soon as they are changed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox

from desktop.domain.breakouts import Mixing
from desktop.usecases.breakout_problem import BreakoutView
from desktop.usecases.breakout_rules import Rules
from desktop.views.buttons import Button
from desktop.views.fields import Choice, labelled
from desktop.views.labels import Label
from desktop.views.layouts import Card, Rule, add, row
from desktop.views.texts import _, n_
from desktop.views.theme import font

SECONDS = (5, 15, 60)


class RulesPanel(Card):
    """What the groups are composed by. `written` gives the rules after each change."""

    written = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(padding=16, gap=8)
        self.setObjectName("rules")
        self.setAccessibleName(_("Rules"))
        self._rules = Rules()
        close = Button("", "quiet", "x", name="rules.close", clicked=self.closed.emit)
        close.setAccessibleName(_("Close"))
        self.managers = self._box(_("Line managers apart"))
        reports = _("Nobody sits in a group with their line manager.")
        self.mix = {
            "unit": self._box(_("Units")), "site": self._box(_("Sites")), "level": self._box(_("Levels")),
            "language": self._box(_("Languages")),
        }  # fmt: skip
        times = [(str(n), n_("{n} second", "{n} seconds", n)) for n in SECONDS]
        self.seconds = Choice("rules.seconds", _("Time to think"), times)
        self.seconds.picked.connect(self._on_changed)
        self.kept = Label("", "small", "text2", wrap=True)
        add(self.body, row(Label(_("Rules"), "card"), None, close))
        for item in (
            self.managers, Label(reports, "small", "text2", wrap=True), Rule(),
            Label(_("Mix in each group"), "column", "text2"), *self.mix.values(), Rule(),
            labelled(_("Time to think"), self.seconds), Rule(), Label(_("Always kept"), "column", "text2"), self.kept,
            None,
        ):  # fmt: skip
            add(self.body, item)

    def show_rules(self, view: BreakoutView) -> None:
        """Show what is set, and what else is kept."""
        self._rules = Rules.read(view.breakout.rules)
        for box, on in ((self.managers, self._rules.managers_apart), *self._mixed()):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.seconds.choose(str(min(SECONDS, key=lambda n: abs(n - self._rules.seconds))))
        self.kept.setText("\n".join(kept_lines(view)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _mixed(self) -> list[tuple[QCheckBox, bool]]:
        return [(box, name in self._rules.mix) for name, box in self.mix.items()]

    def _box(self, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setFont(font("body"))
        box.toggled.connect(self._on_changed)
        return box

    @Slot()
    def _on_changed(self) -> None:
        mix: dict[str, Mixing] = {name: "mix" for name, box in self.mix.items() if box.isChecked()}
        seconds = int(self.seconds.value() or Rules().seconds)
        rules = replace(self._rules, managers_apart=self.managers.isChecked(), mix=mix, seconds=seconds)
        if rules != self._rules:
            self._rules = rules
            self.written.emit(rules)


def kept_lines(view: BreakoutView) -> list[str]:
    """What a composition keeps beside the rules that are set here."""
    rounds, people = {r.id for r in view.rounds}, {row.id for row in view.people}
    locked = sum(p.locked and p.group_id is not None and p.round_id in rounds for p in view.places.values())
    apart, together = (sum(map(len, links.values())) // 2 for links in (view.apart, view.together))
    steps = sum(row.step_free for row in view.people)
    hosts = sum(id_ in people for id_ in view.hosts)
    told = [_("The seats of each group")]
    told += [n_("{n} pair kept apart", "{n} pairs kept apart", apart)] if apart else []
    told += [n_("{n} pair kept together", "{n} pairs kept together", together)] if together else []
    told += [n_("{n} host in their session", "{n} hosts in their sessions", hosts)] if hosts else []
    told += [n_("{n} locked place", "{n} locked places", locked)] if locked else []
    told += [n_("{n} person in rooms without steps", "{n} people in rooms without steps", steps)] if steps else []
    return told
