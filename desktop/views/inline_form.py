"""Forms that stand in a panel, in the place of what they add to."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.views.layouts import Card


class InlineForm(QWidget):
    """`ended` tells that nothing more is wanted; Escape says so too."""

    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
            return
        super().keyPressEvent(event)


class FormPanel(Card):
    """A panel with the details of what is chosen, and in their place, when asked, the form of a new one."""

    form_ended = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(padding=18)
        self.setAccessibleName(name)
        self._pages = QStackedLayout()
        self.body.addLayout(self._pages)  # first: pages of a layout without a parent would open as windows

    def set_pages(self, details: QWidget, form: InlineForm) -> None:
        """The details and the form; the details are shown."""
        self._pages.addWidget(details)
        self._pages.addWidget(form)
        form.ended.connect(self._on_form_ended)

    @property
    def is_new(self) -> bool:
        """Whether the form of a new one is shown."""
        return self._pages.currentIndex() == 1

    def show_form(self) -> None:
        self._pages.setCurrentIndex(1)

    def show_details(self) -> None:
        self._pages.setCurrentIndex(0)

    @Slot()
    def _on_form_ended(self) -> None:
        self.show_details()
        self.form_ended.emit()
