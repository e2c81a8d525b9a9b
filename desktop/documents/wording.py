"""How dates, times and figures are written on paper, in French and in English, and the spaces French wants."""

import re
from datetime import date, time

NARROW, NO_BREAK, MINUS, DASH, DOT = "\u202f", "\u00a0", "\u2212", "\u2013", "\u00b7"

_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
}  # fmt: skip
_BEFORE = re.compile(r"[ \u00a0\u202f]+(?=[:;?!»%])")
_AFTER = re.compile(r"(?<=«)[ \u00a0\u202f]+")


def is_french(language: str) -> bool:
    return language.lower().startswith("fr")


def typeset(text: str, language: str) -> str:
    """A space that French sets before : ; ? ! » or % and after « made narrow and unbreakable; no other change."""
    if not is_french(language):
        return text
    return _AFTER.sub(NARROW, _BEFORE.sub(NARROW, text))


def quoted(text: str, language: str) -> str:
    return f"«{NARROW}{text}{NARROW}»" if is_french(language) else f"“{text}”"


def long_date(day: date, language: str) -> str:
    """21 novembre 2026, 1er janvier 2027; 21 November 2026."""
    return f"{short_date(day, language)}{NO_BREAK}{day.year}"


def short_date(day: date, language: str) -> str:
    french = is_french(language)
    number = "1er" if french and day.day == 1 else str(day.day)
    return f"{number}{NO_BREAK}{_MONTHS['fr' if french else 'en'][day.month - 1]}"


def clock(at: time, language: str) -> str:
    """11 h 00 with narrow spaces; 11:00."""
    if is_french(language):
        return f"{at.hour}{NARROW}h{NARROW}{at.minute:02d}"
    return f"{at.hour:02d}:{at.minute:02d}"


def column_clock(at: time, language: str) -> str:
    """For a column of times, where all have the same width: 09h30; 09:30."""
    return f"{at.hour:02d}{'h' if is_french(language) else ':'}{at.minute:02d}"


def span(start: time, end: time | None, language: str) -> str:
    if end is None:
        return clock(start, language)
    return f"{clock(start, language)} {DASH} {clock(end, language)}"


def percent(share: float, language: str) -> str:
    return f"{100 * share:.0f}{NARROW if is_french(language) else ''}%"


def signed(number: float) -> str:
    """+34, 0, −8 with a real minus."""
    whole = round(number)
    return f"+{whole}" if whole > 0 else f"{MINUS}{-whole}" if whole < 0 else "0"


def number(value: float, language: str) -> str:
    """At most one decimal: 4; 3,5 or 3.5."""
    written = f"{value:.1f}".removesuffix(".0")
    return written.replace(".", ",") if is_french(language) else written
