"""The strip that reminds of what is due."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desktop.views.buttons import Button
from desktop.views.commitment_words import Noted
from desktop.views.labels import Elided, Label
from desktop.views.layouts import row
from desktop.views.texts import _, n_
from desktop.views.today import Tinted


class Reminder(QFrame):
    """Says how many commitments are overdue or due within a week, over all events; gone when none is."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", "warn")
        self.line, self.more = Label("", "strong"), Elided("", "small", "text2")
        button = Button(_("Show them"), name="action.show_due", clicked=self.wanted.emit)
        sign = Tinted("calendar-check", "warn")
        inside = row(sign, self.line, self.more, button, gap=10, margins=(8, 4, 6, 4))
        inside.setStretchFactor(self.more, 1)
        self.setLayout(inside)
        self.hide()

    def show_rows(self, rows: Sequence[Noted]) -> None:
        late = [row_ for row_ in rows if row_.standing == "late"]
        soon = [row_ for row_ in rows if row_.standing == "soon"]
        said = [n_("{n} commitment is overdue", "{n} commitments are overdue", len(late))] if late else []
        if soon:
            said.append(n_("{n} is due within a week", "{n} are due within a week", len(soon)))
        self.line.setText(", ".join(said))
        first = next(iter(late or soon), None)
        about = " \u00b7 ".join(part for part in (first.row.who, first.row.what) if part) if first else ""
        self.more.setText(about)
        self.setAccessibleName(f"{self.line.text()} {about}".strip())
        self.setVisible(first is not None)
