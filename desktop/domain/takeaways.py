"""What a commitment stands at on a day, and the days that people type for it."""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from desktop.domain.value_words import MONTHS
from desktop.domain.values import plain_words, read_day

Standing = Literal["late", "soon", "open", "kept", "dropped"]
SOON = timedelta(days=7)

_MONTH = {word: number for number, line in enumerate(MONTHS, 1) for word in line.split()}
_WEEKDAYS = {
    word: number
    for number, line in enumerate(
        (
            "monday mon lundi lun", "tuesday tue mardi mar", "wednesday wed mercredi mer", "thursday thu jeudi jeu",
            "friday fri vendredi ven", "saturday sat samedi sam", "sunday sun dimanche dim",
        )
    )
    for word in line.split()
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, line in {
        1: "a an one un une", 2: "two deux", 3: "three trois", 4: "four quatre", 5: "five cinq", 6: "six",
        7: "seven sept", 8: "eight huit", 9: "nine neuf", 10: "ten dix", 12: "twelve douze", 15: "fifteen quinze",
    }.items()
    for word in line.split()
}  # fmt: skip
_UNITS = {
    word: unit
    for unit, line in {
        "day": "day days jour jours j d", "week": "week weeks semaine semaines sem w",
        "month": "month months mois m", "year": "year years an ans annee annees",
    }.items()
    for word in line.split()
}  # fmt: skip
_WEEKS_IN_DAYS = {("huit", "jours"): 1, ("quinze", "jours"): 2}
"""French counts the day it starts from: in fifteen days is in two weeks."""
_DAY_MONTH = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_ORDINAL = re.compile(r"(\d{1,2})(?:er|e|st|nd|rd|th)?")
_NEAR = {"today": 0, "aujourd hui": 0, "tomorrow": 1, "demain": 1, "apres demain": 2, "the day after tomorrow": 2}
_ROUNDS = {
    "week": ("next week", "semaine prochaine", "la semaine prochaine"),
    "month": ("next month", "mois prochain", "le mois prochain"),
    "year": ("next year", "annee prochaine", "l annee prochaine", "l an prochain"),
}
_MONTH_ENDS = ("end of month", "end of the month", "fin du mois", "fin de mois")


class _Span(NamedTuple):
    amount: int
    unit: str


def standing(state: str, due: str, today: date) -> Standing:
    """What a commitment stands at: late once its day is over, soon in the week before it."""
    if state == "kept":
        return "kept"
    if state == "dropped":
        return "dropped"
    if not due:
        return "open"
    day = date.fromisoformat(due)
    return "late" if day < today else "soon" if day <= today + SOON else "open"


def read_due(text: str, today: date) -> date | None:
    """Read a day as people type it, in English or French: 12/12, 12 December, in 2 weeks, dans 2 semaines, lundi.

    A day without a year is the next one with that name, today included. None when the text is no day.
    """
    day = read_day(text)
    if day is not None:
        return day
    if found := _DAY_MONTH.fullmatch(text.strip()):
        return _next(int(found[1]), int(found[2]), today)
    said = plain_words(text)
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    if said in _MONTH_ENDS:
        return _months_later(today.replace(day=1), 1) - timedelta(days=1)
    return _named(said.split(), today) or _later(said, today)


def _named(said: list[str], today: date) -> date | None:
    """Monday, lundi prochain; 12 December, December 12, 1er mars."""
    plain = [word for word in said if word not in ("next", "prochain", "on", "le", "the", "by", "of")]
    if len(plain) == 1 and plain[0] in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS[plain[0]] - today.weekday() - 1) % 7 + 1)
    if len(plain) == 3 and plain[0] in _WEEKDAYS:
        plain = plain[1:]
    if len(plain) != 2:
        return None
    month = next((_MONTH[word] for word in plain if word in _MONTH), None)
    day = next((int(found[1]) for word in plain if (found := _ORDINAL.fullmatch(word))), None)
    return _next(day, month, today) if day and month else None


def _later(said: str, today: date) -> date | None:
    """In 2 weeks, dans quinze jours, 3 mois, next week."""
    span = next((_Span(1, unit) for unit, phrases in _ROUNDS.items() if said in phrases), None) or _span(said)
    if span is None:
        return None
    try:
        match span.unit:
            case "day":
                return today + timedelta(days=span.amount)
            case "week":
                return today + timedelta(weeks=span.amount)
            case "month":
                return _months_later(today, span.amount)
            case _:
                return _months_later(today, 12 * span.amount)
    except (OverflowError, ValueError):
        return None


def _span(said: str) -> _Span | None:
    parts = re.sub(r"(?<=\d)(?=[a-z])", " ", said).split()
    while parts and parts[0] in ("in", "within", "dans", "d", "ici", "sous"):
        parts = parts[1:]
    if len(parts) != 2 or parts[1] not in _UNITS:
        return None
    if tuple(parts) in _WEEKS_IN_DAYS:
        return _Span(_WEEKS_IN_DAYS[parts[0], parts[1]], "week")
    amount = int(parts[0]) if parts[0].isdecimal() and len(parts[0]) < 5 else _NUMBERS.get(parts[0])
    return None if amount is None else _Span(amount, _UNITS[parts[1]])


def _next(day: int, month: int, today: date) -> date | None:
    """The next such day; 29 February waits for its year."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError("no such month")
