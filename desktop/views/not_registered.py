"""The people of the community who are not on the list of the event, and the button that puts them on it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.data.people import PersonRow
from desktop.domain.names import find, fold, full_name
from desktop.usecases.attendees import search_key
from desktop.views.buttons import Button
from desktop.views.labels import Label
from desktop.views.layouts import column, row
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _, n_


class NotRegistered(QWidget):
    """`register_wanted` gives the ids of the people who are chosen."""

    register_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._people: list[PersonRow] = []
        self._keys: list[tuple[str, str]] = []
        self.table = Table(_columns(), _("Not registered"))
        self.table.setObjectName("people.table")
        self.register_button = Button("", "primary", "user-plus", name="action.register_people")
        self.register_button.clicked.connect(self._on_register)
        line = Label(_("Of the community, not on the list of this event."), "small", "text2", wrap=True)
        top = row(line, self.register_button, gap=12)
        top.setStretch(0, 1)
        inside = column(top, self.table, gap=10)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self._on_selection()

    @property
    def count(self) -> int:
        return len(self._people)

    def show_people(self, people: Sequence[PersonRow]) -> None:
        self._people = list(people)
        self._keys = [(person.id, search_key(person)) for person in people]

    def search(self, text: str) -> bool:
        """Show those whom the text fits; False when it fits nobody."""
        rows = self._people
        if text.strip():
            known = {person.id: person for person in rows}
            rows = [known[id_] for id_ in find(self._keys, text)]
        self.table.set_rows(rows)
        self._on_selection()
        return bool(rows)

    @Slot()
    def _on_selection(self) -> None:
        chosen = len(self.table.selected_rows())
        text = n_("Register {n} person", "Register {n} people", chosen) if chosen else _("Register")
        self.register_button.setText(text)
        self.register_button.setAccessibleName(text)
        self.register_button.updateGeometry()
        self.register_button.setEnabled(bool(chosen))

    @Slot()
    def _on_register(self) -> None:
        self.register_wanted.emit([person.id for person in self.table.selected_rows()])


def _columns() -> list[Column]:
    return [
        Column(_("Name"), lambda r: full_name(r.given_name, r.family_name), 230, "name", order=_by_family),
        Column(_("Job"), lambda r: r.job, 150, "muted", gives_way=2),
        Column(_("Unit"), lambda r: r.unit, 160, stretch=True),
        Column(_("Site"), lambda r: r.site, 120, "muted", gives_way=1),
    ]


def _by_family(person: PersonRow) -> tuple[str, str]:
    return fold(person.family_name), fold(person.given_name)
