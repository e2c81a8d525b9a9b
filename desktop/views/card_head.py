"""The head of a card that does something: a sign, its title, and a line that says what it is for."""

from PySide6.QtWidgets import QWidget

from desktop.views.labels import Elided, Label
from desktop.views.layouts import Item, column, row
from desktop.views.texts import _, decimal, number
from desktop.views.today import Tinted


class CardHead(QWidget):
    """A sign, a title and a line, and what stands at the right of them."""

    def __init__(self, icon: str, title: str, line: str, *beside: Item) -> None:
        super().__init__()
        self.line = Elided(line, "small", "text2")
        inside = row(Tinted(icon, "accent"), column(Label(title, "card"), self.line, gap=1), *beside, gap=12)
        inside.setStretch(1, 1)
        self.setLayout(inside)


def size_words(size: int) -> str:
    """How large a file is: 340 kB, 3.8 MB."""
    if size < 1_000_000:
        return _("{size} kB", size=number(max(1, round(size / 1000))))
    return _("{size} MB", size=decimal(round(size / 1_000_000, 1)))
