"""The wishes by which groups are composed: a slider each, and a sentence that says what it means now."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.usecases.breakout_rules import WISHES, Rules
from desktop.views.labels import Label
from desktop.views.layouts import column, row
from desktop.views.step_slider import StepSlider
from desktop.views.texts import _


class WishLine(QWidget):
    """A wish: its name, how much it counts, the slider, and the sentence."""

    def __init__(self, wish: str, caption: str) -> None:
        super().__init__()
        self.wish, self._told = wish, [""] * len(strengths())
        self.slider = StepSlider(f"rules.{wish}", caption, strengths())
        self.word = Label("", "small-strong", "accent")
        self.sentence = Label("", "small", "text2", wrap=True)
        title = Label(caption, "strong")
        title.setBuddy(self.slider)
        self.setLayout(column(row(title, None, self.word), self.slider, self.sentence, gap=2))
        self.slider.stepped.connect(self._tell)

    def show_strength(self, strength: int, told: list[str]) -> None:
        """Show how much the wish counts; a step that is being chosen stays."""
        self._told = told
        if self.slider.is_settled and not self.slider.isSliderDown():
            self.slider.show_step(strength)
        self._tell(self.slider.value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """All lines of the sentence are shown: a scrolled panel would else take the height of one."""
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(self.contentsRect().width()))

    def _tell(self, step: int) -> None:
        self.word.setText(strengths()[step])
        self.sentence.setText(self._told[step])
        self.slider.setAccessibleDescription(self._told[step])
        self._make_room()


class WishLines(QWidget):
    """The wishes in the order in which they count. `changed` gives the wish and its strength."""

    changed = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        captions = {
            "comfort": _("Comfort"), "wishes": _("Wishes"), "meeting": _("New encounters"), "mixing": _("Mixing"),
        }  # fmt: skip
        self.lines = {wish: WishLine(wish, captions[wish]) for wish in WISHES}
        for wish, line in self.lines.items():
            line.slider.settled.connect(lambda step, wish=wish: self.changed.emit(wish, step))
        self.setLayout(column(*self.lines.values(), gap=12))

    def show_rules(self, rules: Rules, *, sessions: bool, chooses: bool) -> None:
        """Show how much each wish counts; wishes for sessions only where people choose among them."""
        told = sentences(sessions=sessions)
        self.lines["wishes"].setVisible(chooses)
        for wish, line in self.lines.items():
            line.show_strength(getattr(rules, wish), told[wish])

    def settle(self) -> None:
        """Take what the sliders show as chosen."""
        for line in self.lines.values():
            line.slider.settle()


def strengths() -> list[str]:
    return [_("off"), _("a little"), _("normal"), _("a lot")]


def sentences(*, sessions: bool) -> dict[str, list[str]]:
    """What each wish means at each strength, at tables or in sessions at the same time."""
    rooms = [
        _("Rooms may be filled to the last seat."), _("Rooms keep some seats free where that costs little."),
        _("Rooms keep some seats free."), _("Seats that stay free in each room count a lot."),
    ]  # fmt: skip
    tables = [
        _("Groups may differ in size."), _("Groups are of one size where that costs little."),
        _("Groups are of one size."), _("Groups of one size count a lot."),
    ]  # fmt: skip
    return {
        "comfort": rooms if sessions else tables,
        "wishes": [
            _("Wishes do not count."), _("First wishes count a little."), _("First wishes count."),
            _("First wishes count a lot."),
        ],
        "meeting": [
            _("Who has met whom does not count."), _("Meeting somebody new counts a little."),
            _("Meeting somebody new counts."), _("Meeting somebody new counts a lot."),
        ],
        "mixing": [
            _("What is mixed below does not count."), _("What is mixed below counts a little."),
            _("What is mixed below counts."), _("What is mixed below counts a lot."),
        ],
    }  # fmt: skip
