"""A field for somebody of the community: names are offered while one types, accents and order forgiven."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView

from desktop.data.people import PersonRow
from desktop.domain.names import find, fold, full_name
from desktop.views.fields import TextField
from desktop.views.texts import _
from desktop.views.theme import font

MOST_OFFERED = 8


class NameField(TextField):
    """Takes any words; `value` is the id of the person whose name was taken from the list, else what was typed."""

    def __init__(self, name: str, hint: str = "", *, said: str = "") -> None:
        super().__init__(name, hint, said=said)
        self._keys: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST_OFFERED)
        self.offered = QListView(self)
        completer.setPopup(self.offered)
        self.offered.setObjectName("offered")
        self.offered.setFont(font("body"))
        self.offered.setAccessibleName(_("Names that fit"))
        # set by hand: QLineEdit would complete before the names that fit are known
        completer.setWidget(self)
        completer.activated.connect(self._on_taken)
        self._completer = completer
        self.textEdited.connect(self._on_edited)

    def set_people(self, people: Sequence[PersonRow]) -> None:
        """The people who are offered; those who share a name are told apart by their unit or site."""
        names = [full_name(person.given_name, person.family_name) for person in people]
        shown: dict[str, str] = {}
        for person, name in zip(people, names, strict=True):
            about = person.unit or person.site or person.email
            text = f"{name} \u00b7 {about}" if names.count(name) > 1 and about else name
            shown.setdefault(text, person.id)
        self._people = shown
        self._keys = {text: fold(text) for text in shown}

    def value(self) -> str:
        text = self.text().strip()
        return self._people.get(text, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While names are offered, Enter takes the marked or only one and Escape leaves what was typed."""
        if self.offered.isVisible() and event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the completer, which asks here first, does it
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._take_offered():
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab takes the marked or only name, then goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self._take_offered()
        return super().event(event)

    def _take_offered(self) -> bool:
        """Take the name that is marked, or the only one; False when there is none."""
        if not self.offered.isVisible():
            return False
        marked, names = self.offered.currentIndex(), self._names.stringList()
        self.offered.hide()
        if not marked.isValid() and len(names) > 1:
            return False
        self._on_taken(names[marked.row()] if marked.isValid() else names[0])
        return True

    @Slot(str)
    def _on_edited(self, typed: str) -> None:
        hits = [text for text in find(self._keys, typed) if text != typed][:MOST_OFFERED] if typed.strip() else []
        self._names.setStringList(hits)
        if not hits:
            self.offered.hide()
            return
        self._completer.complete()
        self.offered.setCurrentIndex(QModelIndex())

    @Slot(str)
    def _on_taken(self, text: str) -> None:
        self.setText(text)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
