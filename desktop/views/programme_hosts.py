"""Who hosts a session: people of the community, added by a few letters of their name."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.data.people import PersonRow
from desktop.domain.names import find, full_name
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.attendees import search_key
from desktop.views.buttons import Button, Painted
from desktop.views.fields import TextField
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, clear, column, row
from desktop.views.texts import _
from desktop.views.theme import colour, font
from desktop.views.workspace import Workspace

MOST_OFFERED = 5


class Known(NamedTuple):
    """Somebody who may host: id, name, what else tells them apart, and what is searched."""

    id: str
    name: str
    note: str
    key: str


def known_person(row: PersonRow) -> Known:
    note = " · ".join(part for part in (row.unit, row.site) if part)
    return Known(row.id, full_name(row.given_name, row.family_name), note, search_key(row))


class Hosts(QWidget):
    """The hosts of a session, one a line; those who fit what is typed stand below the field, the first one for Enter.

    `changed` gives the ids of all hosts after an edit.
    """

    changed = Signal(list)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._ids: tuple[str, ...] = ()
        self._people: Mapping[str, Known] = {}
        self.lines, self.offers = QVBoxLayout(), QVBoxLayout()
        self.lines.setSpacing(2)
        self.offers.setSpacing(0)
        self.field = TextField("session.host", _("Add a host by name"))
        caption = Label(_("Hosts"), "column", "text2")
        caption.setBuddy(self.field)
        self.setLayout(column(caption, self.lines, self.field, self.offers, gap=4))
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_return)

    def show_people(self, people: Sequence[Known]) -> None:
        """The people among whom hosts are found."""
        self._people = {person.id: person for person in people}

    def show_hosts(self, ids: tuple[str, ...], names: tuple[str, ...]) -> None:
        if ids == self._ids and self.lines.count():
            return
        self._ids = ids
        clear(self.lines)
        for id_, name in zip(ids, names, strict=True):
            leave = Button("", "quiet", "x", name=f"host.remove.{id_}", clicked=partial(self._remove, id_))
            leave.setAccessibleName(_("No longer a host: {name}", name=name))
            line = row(Elided(name), leave, gap=4)
            line.setStretch(0, 1)
            self.lines.addWidget(Box(line))

    def leave(self) -> None:
        """Another session comes: what was typed is gone."""
        self.field.clear()

    def _remove(self, person_id: str) -> None:
        self.changed.emit([id_ for id_ in self._ids if id_ != person_id])

    def _found(self) -> list[Known]:
        text = self.field.text()
        keys = [(person.id, person.key) for person in self._people.values() if person.id not in self._ids]
        return [self._people[id_] for id_ in find(keys, text)[:MOST_OFFERED]] if text.strip() else []

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        clear(self.offers)
        for person in self._found():
            offer = Offer(person)
            offer.clicked.connect(partial(self._on_picked, person.id))
            self.offers.addWidget(offer)

    @Slot()
    def _on_return(self) -> None:
        found, text = self._found(), self.field.text().strip()
        if found:
            self._on_picked(found[0].id)
        elif text:
            what, do = words("Nobody answers to {name}.", name=text), words("Add the person to the attendees first.")
            self.workspace.refused.emit(Refused(what, NOTHING_CHANGED, do))

    def _on_picked(self, person_id: str, *_told: object) -> None:
        self.field.clear()
        self.field.setFocus()
        self.changed.emit([*self._ids, person_id])


class Offer(Painted):
    """Somebody who fits what is typed."""

    def __init__(self, person: Known) -> None:
        super().__init__(person.name)
        self._note = person.note
        self.setAccessibleName(". ".join(part for part in (person.name, person.note) if part))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, 44 if self._note else 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        if self.underMouse() or self.hasFocus():
            self.box(painter, colour("surface2"), None)
        room = self.rect().adjusted(10, 4, -6, -4)
        lines = [("body", "text", self.text()), ("caption", "text2", self._note)]
        height = room.height() // (2 if self._note else 1)
        for place, (style, ink, text) in enumerate(lines if self._note else lines[:1]):
            painter.setFont(font(style))
            painter.setPen(colour(ink))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            line = QRect(room.left(), room.top() + place * height, room.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
