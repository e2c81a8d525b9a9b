"""Rows, columns and cards, with the margins and gaps of the look."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.tokens import CARD_PADDING

Item = QWidget | QLayout | int | None
"""What a row or column holds: a widget, a layout, a gap in pixels, or None for what gives way."""


def row(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def column(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: tuple[int, int, int, int]) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        add(layout, item)


def add(layout: QBoxLayout, item: Item) -> None:
    """Add one item to a row or column."""
    match item:
        case None:
            layout.addStretch(1)
        case int():
            layout.addSpacing(item)
        case QWidget():
            layout.addWidget(item)
        case _:
            layout.addLayout(item)


class Card(QFrame):
    """A surface with a border that holds things that belong together."""

    def __init__(self, *items: Item, gap: int = 8, padding: int = CARD_PADDING) -> None:
        super().__init__()
        self.setObjectName("card")
        self.body = column(*items, gap=gap, margins=(padding, padding - 2, padding, padding - 2))
        self.setLayout(self.body)


class Rule(QFrame):
    """A hairline."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rule")
        self.setFixedHeight(1)


class Box(QWidget):
    """A bare container of a layout."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setLayout(layout)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let go of it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def side_panel(widget: QWidget, width: int = 300) -> QWidget:
    """A panel of a fixed width beside a list."""
    widget.setFixedWidth(width)
    widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    return widget
