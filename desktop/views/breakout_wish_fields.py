"""The wishes of somebody who chooses among sessions, seen and changed in the panel beside the board."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.usecases.breakout_reasons import Why
from desktop.views.breakout_cards import wish_pill
from desktop.views.fields import Choice
from desktop.views.labels import Label
from desktop.views.texts import _

SHOWN = 3
"""Wishes that have a field; later ones stay as they are."""


class WishFields(QWidget):
    """A field for each of the first wishes. `written` gives all sessions wished for, the first one first."""

    written = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._later: list[str] = []
        self._labels = [Label(wish_pill(rank)[0], "small", "text2") for rank in range(1, SHOWN + 1)]
        self.fields = [Choice(f"wish.{rank}", wish_pill(rank)[0]) for rank in range(1, SHOWN + 1)]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (label, field) in enumerate(zip(self._labels, self.fields, strict=True)):
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
            field.setMinimumWidth(60)
            field.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.picked.connect(self._on_picked)
        self.setLayout(grid)
        self.hide()

    def show_wishes(self, why: Why) -> None:
        """Show what somebody wishes; nothing for who does not choose here."""
        self.setVisible(why.chooses)
        wished = {wish.rank: wish for wish in why.wishes}
        self._later = [wish.session_id for wish in why.wishes if wish.rank > SHOWN]
        for rank, (label, field) in enumerate(zip(self._labels, self.fields, strict=True), 1):
            field.set_options([("", _("no wish")), *why.sessions])
            wish = wished.get(rank)
            field.choose(wish.session_id if wish else "")
            label.set_tone("ok" if wish and wish.here else "text2")

    @Slot(str)
    def _on_picked(self, _value: str) -> None:
        """A session stands once: where it was chosen last."""
        at = self.sender()
        own = at.value() if isinstance(at, Choice) else ""
        values = [field.value() for field in self.fields if field is at or field.value() != own]
        self.written.emit([value for value in dict.fromkeys([*values, *self._later]) if value])
