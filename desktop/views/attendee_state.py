"""Where an attendee is, in a word and a tone."""

from desktop.data.people import AttendeeRow
from desktop.views.labels import PillTone
from desktop.views.texts import _


def state_of(row: AttendeeRow) -> tuple[str, PillTone]:
    """The word and the tone for where an attendee is."""
    if row.status == "cancelled":
        return _("Cancelled"), "warn"
    if row.inside:
        return _("Arrived"), "ok"
    if row.arrived:
        return _("Gone out"), "accent"
    if row.status == "pending":
        return _("Not confirmed"), "warn"
    return _("Expected"), "neutral"
