"""Words, icons and tones of what came out of sessions."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale

from desktop.data.takeaways import TakeawayRow
from desktop.domain.names import fold
from desktop.domain.takeaways import Standing, standing
from desktop.views.labels import PillTone
from desktop.views.texts import _

ICONS = {"commitment": "handshake", "idea": "lightbulb", "practice": "star", "decision": "gavel"}
TONES: dict[str, PillTone] = {
    "late": "bad", "soon": "warn", "open": "accent", "kept": "ok", "dropped": "neutral",
}  # fmt: skip


class Noted(NamedTuple):
    """Something that came out, with what the table shows and filters by; `standing` is None where nothing is due."""

    id: str
    row: TakeawayRow
    standing: Standing | None
    key: str


def noted(row: TakeawayRow, today: date) -> Noted:
    """What came out, as it stands on a day."""
    stands = standing(row.state, row.due, today) if row.kind == "commitment" else None
    return Noted(row.id, row, stands, fold(f"{row.what} {row.who} {row.with_whom} {row.session} {row.outcome}"))


def kind_words() -> dict[str, str]:
    return {
        "commitment": _("Commitment"), "idea": _("Idea"), "practice": _("Good practice"), "decision": _("Decision"),
    }  # fmt: skip


def standing_words() -> dict[str, str]:
    return {
        "late": _("Overdue"), "soon": _("Due soon"), "open": _("To do"), "kept": _("Done"), "dropped": _("Dropped"),
    }  # fmt: skip


def due_text(iso: str) -> str:
    """A day that can be typed back: 5 Dec 2026."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
