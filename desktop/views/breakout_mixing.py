"""What groups mix, or keep alike: a line for each attribute of the people."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.breakouts import Mixing
from desktop.usecases.breakout_rules import ATTRIBUTES
from desktop.usecases.breakout_setting import Setting
from desktop.views.labels import Elided, Label
from desktop.views.layouts import column, row
from desktop.views.segments import Segments
from desktop.views.texts import _, n_, number


class MixLine(QWidget):
    """An attribute and what groups do with it; of how many people it is known when these are few."""

    def __init__(self, attribute: str, caption: str) -> None:
        super().__init__()
        options = [("", _("off")), ("mix", _("mix")), ("alike", _("keep alike"))]
        self.attribute = attribute
        self.caption, self.known = Elided(caption, "body"), Label("", "caption", "text2", wrap=True)
        self.segments = Segments(f"rules.mix.{attribute}", caption, options)
        top = row(self.caption, self.segments, gap=8)
        top.setStretchFactor(self.caption, 1)
        self.setLayout(column(top, self.known, gap=0))

    def show_known(self, setting: Setting) -> None:
        """Say of how many people the attribute is known, when these are few; of nobody, nothing is chosen."""
        known, rare = setting.known[self.attribute], setting.is_rare(self.attribute)
        if not known:
            text = _("Not known for anybody")
        else:
            text = n_(
                "Known for {n} of {all} people", "Known for {n} of {all} people", known, all=number(setting.people)
            )
        self.known.setText(text)
        self.known.setVisible(rare or not known)
        self.segments.setEnabled(known > 0)
        self.segments.setAccessibleDescription(text if rare or not known else "")
        self.caption.set_tone("text" if known else "text3")


class MixLines(QWidget):
    """The attributes; those known of few come last. `changed` gives all that is mixed or kept alike."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        captions = {
            "unit": _("Units"), "site": _("Sites"), "level": _("Levels"), "seniority": _("Seniority"),
            "language": _("Languages"), "gender": _("Genders"),
        }  # fmt: skip
        self.lines = {name: MixLine(name, captions[name]) for name in ATTRIBUTES}
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(6)
        for line in self.lines.values():
            self._inside.addWidget(line)
            line.segments.picked.connect(self._on_picked)
        self.setLayout(self._inside)

    def show_mix(self, mix: Mapping[str, Mixing], setting: Setting) -> None:
        order = sorted(ATTRIBUTES, key=lambda name: (not setting.known[name], setting.is_rare(name)))
        for place, name in enumerate(order):
            line = self.lines[name]
            if self._inside.indexOf(line) != place:
                self._inside.insertWidget(place, line)
            line.show_known(setting)
            line.segments.choose(mix.get(name, ""))
        ordered = [segment for name in order for segment in self.lines[name].segments.words]
        for before, after in pairwise(ordered):
            QWidget.setTabOrder(before, after)

    def mix(self) -> dict[str, Mixing]:
        """What is chosen now."""
        found: dict[str, Mixing] = {}
        for name, line in self.lines.items():
            match line.segments.value():
                case "mix":
                    found[name] = "mix"
                case "alike":
                    found[name] = "alike"
        return found

    def _on_picked(self) -> None:
        self.changed.emit(self.mix())
