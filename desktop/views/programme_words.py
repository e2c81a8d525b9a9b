"""The words of the programme: kinds of session with their icons, times, and clashes in two words."""

from collections.abc import Iterable

from desktop.domain.programme import CHOSEN_KINDS, Clash
from desktop.domain.session_spec import minutes_between
from desktop.usecases.day_plan import Line
from desktop.views.texts import _, clock, duration, n_, number

ICONS = {
    "welcome": "coffee", "plenary": "presentation", "tables": "table-2", "workshop": "users", "closing": "hand-heart",
    "break": "coffee", "lunch": "coffee", "codev": "handshake", "other": "calendar-days",
}  # fmt: skip


def kind_options() -> list[tuple[str, str]]:
    """The kinds of session, in words."""
    return [
        ("workshop", _("Workshop")), ("plenary", _("Plenary")), ("tables", _("At tables")),
        ("codev", _("Codevelopment")), ("welcome", _("Welcome time")), ("break", _("Break")), ("lunch", _("Lunch")),
        ("closing", _("Closing")), ("other", _("Other")),
    ]  # fmt: skip


def icon_of(kind: str) -> str:
    return ICONS.get(kind, "calendar-days")


def times(starts: str, ends: str) -> str:
    """14:00 – 15:30; what is not known is left out."""
    if not starts:
        return _("No time yet")
    return f"{clock(starts)} \u2013 {clock(ends)}" if ends else clock(starts)


def length(starts: str, ends: str) -> str:
    """How long something lasts; nothing where that is not known."""
    minutes = minutes_between(starts, ends) or 0
    return duration(minutes) if minutes > 0 else ""


def clash_words(clashes: Iterable[Clash]) -> list[str]:
    """What clashes, each in two words and once."""
    said = {
        "room": _("Room taken twice"), "host": _("Host taken twice"), "time": _("Ends before it starts"),
        "places": _("Too few places"), "people": _("Same people at two sessions"),
        "hosts": _("A second host is needed"),
    }  # fmt: skip
    return list(dict.fromkeys(said[clash.kind] for clash in clashes))


def rooms_told(line: Line) -> str:
    return ", ".join(room.title for room in line.rooms)


def count_told(line: Line) -> str:
    """How many for how many places: 34 / 28."""
    if line.taken is None:
        return number(line.places) if line.places is not None else ""
    if line.places is None:
        return number(line.taken)
    return f"{number(line.taken)} / {number(line.places)}"


def people_told(line: Line) -> str:
    """The same in a sentence."""
    if line.taken is None:
        people = ""
    elif line.session.kind in CHOSEN_KINDS:
        people = n_("{n} placed", "{n} placed", line.taken)
    else:
        people = n_("{n} expected", "{n} expected", line.taken)
    places = n_("{n} place", "{n} places", line.places) if line.places is not None else _("no number of places")
    wishes = n_("first wish of {n}", "first wish of {n}", line.first_wishes) if line.first_wishes else ""
    return ", ".join(part for part in (people, places, wishes) if part)
