"""The rules of a breakout, kept as soon as they are changed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.usecases.breakout_rules import Rules, apply_preset, keep_preset, remove_preset, set_rules
from desktop.usecases.breakout_setting import Setting, count_locked
from desktop.usecases.breakout_view import BreakoutView
from desktop.views.breakout_mixing import MixLines
from desktop.views.breakout_presets import PresetLine
from desktop.views.breakout_wishes import WishLines
from desktop.views.buttons import Button
from desktop.views.fields import Choice, labelled
from desktop.views.labels import Label
from desktop.views.layouts import Card, Rule, add, clear, row
from desktop.views.rule_switch import SENTENCE, RuleSwitch
from desktop.views.texts import _, n_
from desktop.views.workspace import Workspace

SECONDS = (5, 15, 60)


class RulesPanel(Card):
    """What the groups are composed by: what always holds, then wishes in the order in which they count."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=16, gap=8)
        self.setObjectName("rules")
        self.setAccessibleName(_("Rules"))
        self.workspace = workspace
        self._rules, self._breakout = Rules(), ""
        self._setting: Setting | None = None
        close = Button("", "quiet", "x", name="rules.close", clicked=self.closed.emit)
        close.setAccessibleName(_("Close"))
        self.managers = RuleSwitch(_("A manager never sits with their direct report."), "rules.managers")
        self.ambassadors = RuleSwitch(_("An ambassador or a host sits in each group."), "rules.ambassadors")
        self.leading = Label("", "caption", "text2", wrap=True)
        leading = row(self.leading, margins=(SENTENCE, 0, 0, 0))
        self.kept = QVBoxLayout()
        self.kept.setSpacing(3)
        self.presets, self.wishes, self.mix = PresetLine(), WishLines(), MixLines()
        times = [(str(n), n_("{n} second", "{n} seconds", n)) for n in SECONDS]
        self.seconds = Choice("rules.seconds", _("Time to think"), times)
        order = Label(_("At the same strength, what stands higher counts more."), "caption", "text2", wrap=True)
        add(self.body, row(Label(_("Rules"), "card"), None, close))
        for item in (
            Label(_("Always kept"), "column", "text2"), self.managers, self.ambassadors, leading, self.kept, Rule(),
            Label(_("Then, in this order"), "column", "text2"), order, self.presets, 2, self.wishes, Rule(),
            Label(_("In each group"), "column", "text2"), self.mix, Rule(), labelled(_("Time to think"), self.seconds),
            None,
        ):  # fmt: skip
            add(self.body, item)
        self._connect()

    def _connect(self) -> None:
        self.managers.toggled.connect(lambda on: self._write(replace(self._rules, managers_apart=on)))
        self.ambassadors.toggled.connect(lambda on: self._write(replace(self._rules, ambassadors=on)))
        self.wishes.changed.connect(lambda wish, step: self._write(replace(self._rules, **{wish: step})))
        self.mix.changed.connect(lambda mix: self._write(replace(self._rules, mix=mix)))
        self.seconds.picked.connect(lambda text: self._write(replace(self._rules, seconds=int(text))))
        self.presets.picked.connect(lambda rules: self._write(apply_preset(self._rules, rules)))
        self.presets.kept.connect(self._on_kept)
        self.presets.removed.connect(self._on_removed)

    def show_rules(self, view: BreakoutView, setting: Setting) -> None:
        """Show what is set, and what else is kept."""
        if view.breakout.id != self._breakout:
            self.wishes.settle()  # a step that was being chosen is for the breakout that was shown
            self._breakout = view.breakout.id
        self._rules, self._setting = Rules.read(view.breakout.rules), setting
        for switch, on in ((self.managers, self._rules.managers_apart), (self.ambassadors, self._rules.ambassadors)):
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
        self.seconds.choose(str(min(SECONDS, key=lambda n: abs(n - self._rules.seconds))))
        self.wishes.show_rules(self._rules, sessions=setting.sessions, chooses=setting.chooses)
        self.mix.show_mix(self._rules.mix, setting)
        self.presets.show_presets(setting.presets, self._rules)
        few = setting.leading < setting.needed
        self.leading.setText(leading_text(setting))
        self.leading.set_tone("warn" if few and self._rules.ambassadors else "text2")
        self.ambassadors.setEnabled(self._rules.ambassadors or not few)
        self.ambassadors.setAccessibleDescription(self.leading.text())
        self.show_kept(view)

    def show_kept(self, view: BreakoutView) -> None:
        """Say what is kept whatever is set; places may have been locked since."""
        if self._setting is not None:
            clear(self.kept)
            for line in kept_lines(self._setting, count_locked(view)):
                add(self.kept, Label(line, "small", "text2", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _write(self, rules: Rules) -> None:
        if rules != self._rules:
            self._rules = rules
            self.workspace.do_here(set_rules, self.workspace.store, self._breakout, rules)  # the panel shows it

    @Slot(str)
    def _on_kept(self, title: str) -> None:
        added = self.workspace.do(keep_preset, self.workspace.store, self.workspace.event_id, title, self._rules)
        if added is not None:
            self.presets.choose(added.id)
            self.presets.end()

    @Slot(str)
    def _on_removed(self, preset_id: str) -> None:
        self.workspace.do(remove_preset, self.workspace.store, preset_id)


def leading_text(setting: Setting) -> str:
    """How many ambassadors and hosts there are for how many groups."""
    n, groups = setting.leading, n_("{n} group", "{n} groups", setting.groups)
    if not n:
        return _("There is none for {groups}: it cannot be kept.", groups=groups)
    if n < setting.needed:
        return n_(
            "There is {n} for {groups}: it cannot be kept.", "There are {n} for {groups}: it cannot be kept.",
            n, groups=groups,
        )  # fmt: skip
    return n_("There is {n} for {groups}.", "There are {n} for {groups}.", n, groups=groups)


def kept_lines(setting: Setting, locked: int) -> list[str]:
    """What a composition keeps beside the rules that are set."""
    apart, together, hosts, steps = setting.apart, setting.together, setting.hosts, setting.step_free
    told = [_("No group has more people than seats.")]
    told += [n_("{n} pair stays apart.", "{n} pairs stay apart.", apart)] if apart else []
    told += [n_("{n} pair stays together.", "{n} pairs stay together.", together)] if together else []
    told += [n_("{n} host is in their session.", "{n} hosts are in their sessions.", hosts)] if hosts else []
    told += [n_("{n} locked place stays.", "{n} locked places stay.", locked)] if locked else []
    told += (
        [n_("{n} person has a room without steps.", "{n} people have a room without steps.", steps)] if steps else []
    )
    return told
