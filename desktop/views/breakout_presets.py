"""The presets of a breakout's rules: four of the house and those kept for the event."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.usecases.breakout_rules import Named, Rules, apply_preset
from desktop.views.buttons import Button
from desktop.views.fields import Choice, TextField, labelled
from desktop.views.inline_form import InlineForm
from desktop.views.layouts import column, row
from desktop.views.texts import _, texts


class KeepForm(InlineForm):
    """A line that asks for the name of a preset."""

    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField("rules.preset_name", _("Name of the preset"))
        self.name.returnPressed.connect(self._on_named)
        keep = Button(_("Keep"), "primary", name="rules.keep", clicked=self._on_named)
        close = Button("", "quiet", "x", name="rules.keep_not", clicked=self.ended.emit)
        close.setAccessibleName(_("Cancel"))
        line = row(self.name, keep, close, gap=4)
        line.setStretchFactor(self.name, 1)
        self.setLayout(line)

    @Slot()
    def _on_named(self) -> None:
        self.named.emit(self.name.text().strip())


class PresetLine(QWidget):
    """`picked` gives the rules of a preset, `kept` the name for the rules as they are, `removed` a kept one's id."""

    picked = Signal(object)
    kept = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._presets: dict[str, Named] = {}
        self._chosen, self._can_remove, self._can_keep = "", False, False
        self.choice = Choice("rules.preset", _("Preset"))
        self.choice.picked.connect(self._on_picked)
        self.keep = Button(_("Keep as preset…"), "quiet", "plus", name="rules.keep_as", clicked=self.begin)
        self.remove = Button(_("Remove"), "quiet", "trash-2", name="rules.remove_preset", clicked=self._on_remove)
        self.form = KeepForm()
        self.form.named.connect(self.kept)
        self.form.ended.connect(self.end)
        self.form.hide()
        self._buttons = row(self.keep, self.remove, None, gap=4)
        self.setLayout(column(labelled(_("Preset"), self.choice), self._buttons, self.form, gap=4))

    def show_presets(self, presets: Sequence[Named], rules: Rules) -> None:
        """Show which preset the rules are: the one that was chosen, else the first that is the same, else none."""
        self._presets = {preset.id or f"house.{place}": preset for place, preset in enumerate(presets)}
        same = [key for key, preset in self._presets.items() if apply_preset(rules, preset.rules) == rules]
        self._chosen = self._chosen if self._chosen in same else next(iter(same), "")
        own = [] if same else [("", _("Own setting"))]
        self.choice.set_options(own + [(key, preset.name(texts())) for key, preset in self._presets.items()])
        self.choice.choose(self._chosen)
        kept = self._presets.get(self._chosen)
        self._can_remove, self._can_keep = kept is not None and bool(kept.id), not same
        self._show_buttons()

    def choose(self, preset_id: str) -> None:
        """Take a preset as the one that was chosen."""
        self._chosen = preset_id

    @Slot()
    def begin(self) -> None:
        """Ask for a name."""
        self.form.name.clear()
        self.form.show()
        self._show_buttons()
        self.form.name.setFocus()

    @Slot()
    def end(self) -> None:
        """No name any more."""
        self.choice.setFocus()
        self.form.hide()
        self._show_buttons()

    def _show_buttons(self) -> None:
        naming = not self.form.isHidden()
        self.keep.setVisible(self._can_keep and not naming)
        self.remove.setVisible(self._can_remove and not naming)

    @Slot(str)
    def _on_picked(self, key: str) -> None:
        if key in self._presets:
            self._chosen = key
            self.picked.emit(self._presets[key].rules)

    @Slot()
    def _on_remove(self) -> None:
        self.choice.setFocus()
        self.removed.emit(self._chosen)
