"""Reading the cells of lists: each function gives what the cell says, or None when it does not say it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

from desktop.domain.value_texts import plain_words, split_choices, split_name
from desktop.domain.value_words import MONTHS, NO, SESSION_KINDS, STATUSES, YES

DayOrder = Literal["dmy", "mdy"]
Status = Literal["registered", "pending", "cancelled"]
SessionKind = Literal["welcome", "plenary", "tables", "workshop", "closing", "break", "lunch", "codev", "other"]
LARGEST_CAPACITY = 100_000
_LONGEST_TIMES = 60  # letters
__all__ = [
    "DayOrder", "SessionKind", "Status", "day_order", "plain_words", "read_capacity", "read_day", "read_moment",
    "read_session_kind", "read_status", "read_time", "read_times", "read_year", "read_yes_no",
    "split_choices", "split_name",
]  # fmt: skip

_YES, _NO = frozenset(YES.split()), frozenset(NO.split())
_SURE_YES, _SURE_NO = frozenset({"oui", "yes"}), frozenset({"non", "no"})
_MARKS = {"✓": True, "✔": True, "☑": True, "✅": True, "☒": True, "☐": False, "✗": False, "❌": False}
_MONTH = {word: number for number, line in enumerate(MONTHS, 1) for word in line.split()}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?:\w{2,9}\.?,? )?(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_FIRST_SERIAL, _LAST_SERIAL = 14_611, 73_050  # 1940 to 2099, in days since the end of 1899
_CLOCK = re.compile(
    r"(\d{1,2})\s*(?:h|[:.]|heures?\b|o'?clock\b)\s*(\d{2})?(?:\s*(?:min\b|mn\b|[:.]\s*\d{2}(?:[.,]\d+)?))?"
    r"\s*([ap])?\.?(?:m\b\.?)?",
    re.IGNORECASE,
)
_HOUR_AM_PM = re.compile(r"(\d{1,2})\s*([ap])\.?m\b\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(19[4-9]\d|20\d\d)(?!\d)")
_TIMES = re.compile(
    r"(\d{1,4})\s*(?:tables?|groupes?|groups?|îlots?|ilots?|cercles?|circles?)?\s*(?:[x×*]|de|d['’]|of)\s*(\d{1,4})\b",
    re.IGNORECASE,
)
_ONE_NUMBER = re.compile(r"(\d{1,3}(?:[ .,\xa0\u202f]\d{3}){1,2}|\d{1,9})(?:[.,]0+)?(?:\s*[^\d.,\s][^\d]*)?")


def read_yes_no(value: str) -> bool | None:
    """Read oui, non, x, 1, true, a tick, also at the head of an answer such as "Oui, merci"."""
    if value.strip() in _MARKS:
        return _MARKS[value.strip()]
    said = plain_words(value.removesuffix(".0"))
    first = said.partition(" ")[0]
    if said in _YES or first in _SURE_YES:
        return True
    return False if said in _NO or first in _SURE_NO else None


def day_order(values: Iterable[str]) -> DayOrder:
    """Whether a column writes the day or the month first; the day, when no cell tells."""
    days_first = months_first = 0
    for value in values:
        if found := _FIGURES.match(value.strip()):
            first, second = int(found[1]), int(found[3])
            days_first += first > 12 or found[2] in ". "
            months_first += second > 12 or bool(re.search(r"\d\s*[ap]m\b", value, re.IGNORECASE))
    return "mdy" if months_first > days_first else "dmy"


def read_day(value: str, order: DayOrder = "dmy") -> date | None:
    """Read a day, whatever time may follow it; `order` comes from `day_order` over the whole column."""
    text = value.strip()
    if found := _ISO.match(text) or _COMPACT.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.match(text):
        first, second, year = int(found[1]), int(found[3]), _full_year(found[4])
        day, month = (first, second) if order == "dmy" else (second, first)
        return _date(year, month, day) or _date(year, day, month)
    if (found := _SERIAL.fullmatch(text)) and _FIRST_SERIAL <= int(found[1]) <= _LAST_SERIAL:
        return date(1899, 12, 30) + timedelta(days=int(found[1]))
    return _spelt_day(plain_words(text).split())


def read_moment(value: str, order: DayOrder = "dmy") -> datetime | None:
    """Read a day with its time, or with midnight when the cell has none."""
    day = read_day(value, order)
    if day is None:
        return None
    text = value.strip()
    if found := _SERIAL.fullmatch(text):
        whole = datetime.combine(day, time())
        return whole + timedelta(seconds=round(float(f"0.{found[2] or 0}") * 86_400))
    rest = re.search(r"\d{1,2}\s*[h:]\s*\d{2}.*", text, re.IGNORECASE)
    return datetime.combine(day, (read_time(rest[0].rstrip("Zz")) if rest else None) or time())


def read_year(value: str) -> int | None:
    """Read a year, alone or in a date."""
    if day := read_day(value):
        return day.year
    found = _YEAR.search(value)
    return int(found[1]) if found else None


def read_time(value: str) -> time | None:
    """Read 14:00, 14h00, 9 h 05, 14h, 2:00 PM, noon or the part of a day of a spreadsheet."""
    text = value.strip()
    if (said := plain_words(text)) in ("midi", "noon"):
        return time(12)
    if said in ("minuit", "midnight"):
        return time()
    if found := _CLOCK.fullmatch(text):
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    elif found := _HOUR_AM_PM.fullmatch(text):
        hour, minute, half = int(found[1]), 0, found[2]
    elif re.fullmatch(r"0[.,]\d{3,}", text):
        minutes = round(float(text.replace(",", ".")) * 1440) % 1440
        return time(minutes // 60, minutes % 60)
    else:
        return None
    if half:
        hour = hour % 12 + (12 if half in "pP" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_times(value: str) -> tuple[time, time] | None:
    """Read a beginning and an end in one cell, such as "9h00 - 10h30" or "de 14h à 15h30"."""
    if len(value) > _LONGEST_TIMES:
        return None
    text = re.sub(r"^\s*(?:de|from)\s+", "", value, flags=re.IGNORECASE)
    parts = re.split(r"\s*(?:[-–—>/→]+|\bà\b|\bto\b)\s*", text.strip(), flags=re.IGNORECASE)
    if len(parts) != 2:
        return None
    starts, ends = read_time(parts[0]), read_time(parts[1])
    return (starts, ends) if starts is not None and ends is not None else None


def read_capacity(value: str) -> int | tuple[int, int] | None:
    """Read a number of places, or of tables and places at each: "62 x 10" gives (62, 10)."""
    text = value.strip()
    if found := _TIMES.match(text):
        return int(found[1]), int(found[2])
    if found := _ONE_NUMBER.fullmatch(text):
        places = int(re.sub(r"\D", "", found[1]))
        return places if places <= LARGEST_CAPACITY else None
    return None


def read_status(value: str) -> Status | None:
    """Read the status of a registration, in the words of ticketing tools."""
    said = _longest_phrase(value, STATUSES)
    if said is None and (answer := read_yes_no(value)) is not None:
        said = "registered" if answer else "cancelled"
    return next((status for status in get_args(Status) if status == said), None)


def read_session_kind(value: str) -> SessionKind | None:
    """Read what kind of session it is, from its type or else its title."""
    said = _longest_phrase(value, SESSION_KINDS)
    return next((kind for kind in get_args(SessionKind) if kind == said), None)


def _longest_phrase(value: str, groups: Mapping[str, str]) -> str | None:
    """The group that holds the phrase with most words in the value; the earlier one when two are equal."""
    said, best, length = f" {plain_words(value)} ", None, 0
    for name, phrases in groups.items():
        for phrase in phrases.split("|"):
            if f" {phrase} " in said and len(phrase.split()) > length:
                best, length = name, len(phrase.split())
    return best


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(figures: str) -> int:
    year = int(figures)
    return year if len(figures) == 4 else year + (2000 if year < 70 else 1900)


def _spelt_day(said: list[str]) -> date | None:
    """Read "19 novembre 2026", "jeudi 1er oct. 2026", "November 19, 2026", "19-nov-26"."""
    place = next((i for i, word in enumerate(said) if word in _MONTH), None)
    if place is None or len(said) > 8:
        return None
    figures = [re.sub(r"(?<=\d)(?:er|st|nd|rd|th|e)$", "", word) for word in said]
    before = [f for f in figures[:place] if f.isdecimal() and len(f) <= 2]
    after = [f for f in figures[place + 1 :] if f.isdecimal() and len(f) in (1, 2, 4)]
    numbers = (before[-1:] + after)[:2]
    if len(numbers) < 2 or len(numbers[1]) == 1:
        return None
    return _date(_full_year(numbers[1]), _MONTH[said[place]], int(numbers[0]))
