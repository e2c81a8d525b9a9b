"""A calendar file of due days (iCalendar, RFC 5545), which every calendar program reads."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

LINE_OCTETS = 75
_REMINDER = "-PT15H"
"""Nine in the morning of the day before."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


class DueDay(NamedTuple):
    """Something that is due on a day; `id` stays the same when the file is made again."""

    id: str
    day: date
    title: str
    told: str = ""


def render_calendar(days: Sequence[DueDay], now: datetime) -> bytes:
    """One all-day entry a due day, which takes nobody's time and reminds the day before; `now` is a moment in UTC."""
    stamp = f"{now:%Y%m%dT%H%M%S}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Plenum//Commitments//EN", "CALSCALE:GREGORIAN"]
    for due in days:
        lines += ["BEGIN:VEVENT", f"UID:{due.id}@plenum", f"DTSTAMP:{stamp}Z", f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"]
        lines += [f"DTEND;VALUE=DATE:{due.day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{_escaped(due.title)}"]
        lines += [f"DESCRIPTION:{_escaped(due.told)}"] if due.told else []
        lines += ["TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{_REMINDER}"]
        lines += [f"DESCRIPTION:{_escaped(due.title)}", "END:VALARM", "END:VEVENT"]
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line)).encode()


def _escaped(text: str) -> str:
    """A text value: backslash, comma, semicolon and line break escaped, other control letters left out (3.3.11)."""
    return "".join(c for c in text.translate(_ESCAPES) if c >= " " and c != "\x7f")


def _folded(line: str) -> Iterable[str]:
    """Parts of at most 75 octets, cut between letters; each but the first begins with a blank (3.1)."""
    part, room = "", LINE_OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield part
            part, room = " ", LINE_OCTETS - 1
        part += letter
        room -= size
    yield part
