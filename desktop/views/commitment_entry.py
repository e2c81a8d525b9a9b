"""The line in which what comes out of a session is noted as it is said."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from desktop.data.people import PersonRow
from desktop.data.programme import SessionRow
from desktop.domain.takeaways import read_due
from desktop.views.buttons import Button, Chip
from desktop.views.commitment_words import kind_words
from desktop.views.fields import Choice, TextField
from desktop.views.labels import Elided
from desktop.views.layouts import Card, row
from desktop.views.name_field import NameField
from desktop.views.texts import _, long_day
from desktop.views.workspace import Workspace


class EntryLine(Card):
    """Kind, words, and for a commitment who, with whom and for when; Enter in any field keeps it.

    `wanted` gives the texts of a takeaway. Kind and session stay for the next line.
    """

    wanted = Signal(dict)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(gap=10, padding=16)
        self.workspace = workspace
        self.setObjectName("commitments.entry")
        self.setAccessibleName(_("What came out"))
        self.kinds = {kind: Chip(word) for kind, word in kind_words().items()}
        for kind, chip in self.kinds.items():
            chip.setObjectName(f"kind.{kind}")
            chip.setAutoExclusive(True)
            chip.toggled.connect(self._on_kind)
        self.session = Choice("entry.session", _("Session it came out of"))
        self.session.setFixedWidth(220)
        self.what = TextField("entry.what")
        self.who = NameField("entry.who", _("Who"), said=_("Who promises"))
        self.with_whom = NameField("entry.with", _("With whom"))
        self.due = TextField("entry.due", _("For when"))
        self.due.setMinimumWidth(112)
        self.due.textChanged.connect(self._tell_day)
        self.add_button = Button(_("Note it"), "primary", "plus", name="action.add_commitment", clicked=self.give)
        for field in (self.what, self.who, self.with_whom, self.due):
            field.returnPressed.connect(self.give)
        self.told = Elided("", "caption", "text2")
        top = row(*self.kinds.values(), None, self.session, gap=8)
        line = row(self.what, self.who, self.with_whom, self.due, self.add_button, gap=8)
        for place, stretch in enumerate((10, 4, 4, 3, 0)):
            line.setStretch(place, stretch)
        self.body.addLayout(top)
        self.body.addLayout(line)
        self.body.addWidget(self.told)
        self.kinds["commitment"].setChecked(True)

    @property
    def kind(self) -> str:
        return next(kind for kind, chip in self.kinds.items() if chip.isChecked())

    def show_choices(self, people: Sequence[PersonRow], sessions: Sequence[SessionRow]) -> None:
        """The people and sessions that can be named."""
        self.who.set_people(people)
        self.with_whom.set_people(people)
        self.session.set_options([("", _("No session")), *((s.id, s.title) for s in sessions)])

    def start_here(self) -> None:
        self.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear_line(self) -> None:
        """Make room for the next one: kind and session stay."""
        for field in (self.what, self.who, self.with_whom, self.due):
            field.clear()
        self.start_here()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and any(f.text() for f in (self.what, self.who, self.with_whom, self.due)):
            self.clear_line()
            return
        super().keyPressEvent(event)

    @Slot()
    def give(self) -> None:
        """Hand over what was typed."""
        texts = {"kind": self.kind, "what": self.what.text().strip(), "who": self.who.value()}
        texts["session"] = self.session.value()
        if self.kind == "commitment":
            texts |= {"with": self.with_whom.value(), "due": self.due.text().strip()}
        self.wanted.emit(texts)

    @Slot(bool)
    def _on_kind(self, on: bool) -> None:
        if not on or not hasattr(self, "told"):
            return
        hints = {
            "commitment": _("What is promised"), "idea": _("The idea, in a few words"),
            "practice": _("What works, in a few words"), "decision": _("What was decided"),
        }  # fmt: skip
        self.what.setPlaceholderText(hints[self.kind])
        self.what.setAccessibleName(hints[self.kind])
        promised = self.kind == "commitment"
        self.with_whom.setVisible(promised)
        self.due.setVisible(promised)
        self.who.setPlaceholderText(_("Who") if promised else _("From whom"))
        self.who.setAccessibleName(_("Who promises") if promised else _("From whom"))
        self._tell_day()

    @Slot()
    def _tell_day(self) -> None:
        """Say how the day was understood, before it is kept."""
        typed = self.due.text().strip() if self.kind == "commitment" else ""
        day = read_due(typed, self.workspace.store.now().date()) if typed else None
        if typed and day is None:
            self.told.set_tone("bad")
            self.told.setText(_("“{text}” is not a day: write it like 12/12 or in 2 weeks.", text=typed))
            return
        self.told.set_tone("text2")
        hint = _("A day may be typed like 12/12, Friday or in 2 weeks.")
        plain = _("Kind and session stay for the next line.")
        said = _("For {day}", day=long_day(day.isoformat())) if day else hint if self.kind == "commitment" else plain
        self.told.setText(said)
