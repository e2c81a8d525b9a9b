"""The list of what came out: what it shows, and the keys that work in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.views.commitment_words import ICONS, TONES, Noted, due_text, kind_words, standing_words
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _


class CommitmentTable(Table):
    """Space marks the chosen line done or opens it again, Delete removes it, Enter edits it."""

    done_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(columns(), _("What came out"))
        self.setObjectName("commitments.table")
        self.setSelectionMode(Table.SelectionMode.SingleSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {Qt.Key.Key_Space: self.done_wanted, Qt.Key.Key_Delete: self.removal_wanted}.get(Qt.Key(event.key()))
        if wanted is None or self.current_row() is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            wanted.emit()


def columns() -> list[Column]:
    """What came out, who holds it, for when, and what a commitment stands at; the rest says of what kind it is."""
    kinds, stands = kind_words(), standing_words()
    return [
        Column(
            _("What"), lambda r: r.row.what, 260, stretch=True,
            icon=lambda r: ICONS.get(r.row.kind, "circle-alert"),
        ),
        Column(_("Who"), lambda r: r.row.who, 140, gives_way=3),
        Column(_("Session"), lambda r: r.row.session, 124, "muted", gives_way=1),
        Column(_("For when"), lambda r: due_text(r.row.due), 120, "number", order=_by_due, gives_way=2),
        Column(
            _("State"), lambda r: stands[r.standing] if r.standing else kinds.get(r.row.kind, r.row.kind), 144, "pill",
            order=_by_standing, pill=lambda r: TONES.get(r.standing or "", "neutral"),
        ),
    ]  # fmt: skip


def _by_due(row: Noted) -> tuple[bool, str]:
    return not row.row.due, row.row.due


def _by_standing(row: Noted) -> int:
    order = [*TONES]
    return order.index(row.standing) if row.standing else len(order)
