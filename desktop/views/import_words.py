"""The words of the import page: kinds of list, encodings, separators and verdicts."""

from typing import NamedTuple

from desktop.domain.imports import Verdict
from desktop.domain.list_fields import FIELDS, Kind
from desktop.views.labels import PillTone
from desktop.views.texts import _

ONE_COLUMN = "\x1f"
"""A separator that no list holds: the whole line is one cell."""


class KindWords(NamedTuple):
    """A kind of list: its name, icon, and what it tells."""

    kind: Kind
    icon: str
    title: str
    line: str


def kinds() -> list[KindWords]:
    """The kinds of list, those that come first in the preparation of an event first."""
    return [
        KindWords("attendees", "ticket", _("Attendees"), _("Registrations, from any ticketing tool.")),
        KindWords("people", "users", _("People"), _("The community, from the HR tool: units, sites, line managers.")),
        KindWords("rooms", "door-open", _("Rooms"), _("Their places, floor and step-free access.")),
        KindWords("programme", "calendar-days", _("Programme"), _("Sessions with their times, rooms and hosts.")),
        KindWords("wishes", "star", _("Wishes"), _("Which workshop people ask for, with whom or without.")),
        KindWords("encounters", "history", _("Past tables"), _("Who sat with whom, so that people meet somebody new.")),
    ]


def field_options(kind: Kind) -> list[tuple[str, str]]:
    """What a column can be, in words; to leave it out comes first."""
    return [("", _("Leave out")), *((field.name, _(field.label)) for field in FIELDS[kind])]


def encoding_options(encoding: str | None) -> list[tuple[str, str]]:
    """The encodings one may choose, with the one that was found."""
    known = [
        ("utf-8", _("UTF-8")), ("cp1252", _("Windows (cp1252)")), ("mac_roman", _("Mac")),
        ("iso8859-15", _("Latin 9 (ISO 8859-15)")), ("cp1250", _("Central Europe (cp1250)")),
        ("cp850", _("DOS (cp850)")), ("utf-16-le", _("UTF-16")),
    ]  # fmt: skip
    if encoding and encoding not in dict(known):
        known.append((encoding, encoding.upper()))
    return known


def separator_options(separator: str | None) -> list[tuple[str, str]]:
    """The separators one may choose, with the one that was found."""
    known = [
        (";", _("Semicolon ;")), (",", _("Comma ,")), ("\t", _("Tab")), ("|", _("Bar |")),
        (ONE_COLUMN, _("One column")),
    ]  # fmt: skip
    if separator and separator not in dict(known):
        known.append((separator, separator))
    return known


def verdict_word(verdict: Verdict, *, left_out: bool = False) -> tuple[str, PillTone]:
    """What will happen to a row, in a word and a tone."""
    if left_out:
        return _("Left out"), "neutral"
    match verdict:
        case "new":
            return _("New"), "ok"
        case "updated":
            return _("Updated"), "accent"
        case "unchanged":
            return _("Unchanged"), "neutral"
        case "doubtful":
            return _("Doubtful"), "warn"
