"""What a list can tell: the fields of each kind of list, with the words that name them on screen."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from desktop.domain.words import Words, words

Kind = Literal["people", "attendees", "wishes", "rooms", "programme", "encounters"]
KINDS: tuple[Kind, ...] = ("people", "attendees", "wishes", "rooms", "programme", "encounters")


class Field(NamedTuple):
    """One thing that a column can hold; a list without a required one says too little to be taken in."""

    name: str
    label: Words
    required: bool = False


_IDENTITY = (
    Field("external_id", words("Employee number")),
    Field("family_name", words("Family name")),
    Field("given_name", words("Given name")),
    Field("full_name", words("Full name")),
    Field("email", words("E-mail")),
)
_PERSON = (
    *_IDENTITY,
    Field("phone", words("Phone")),
    Field("unit", words("Unit")),
    Field("site", words("Site")),
    Field("level", words("Level")),
    Field("job", words("Job")),
    Field("line_manager_ref", words("Line manager (number or e-mail)")),
    Field("line_manager_name", words("Line manager (name)")),
    Field("language", words("Language")),
    Field("gender", words("Gender")),
    Field("joined", words("In the company since")),
    Field("company", words("Company")),
    Field("badge_name", words("Name on the badge")),
    Field("ambassador", words("Ambassador")),
)
_ATTENDEE = (
    *_PERSON,
    Field("ticket", words("Ticket number")),
    Field("status", words("Status")),
    Field("category", words("Category")),
    Field("diet", words("Diet")),
    Field("step_free", words("Step-free access")),
    Field("need", words("Need or question of the moment")),
    Field("registered_at", words("Registered on")),
    Field("note", words("Note")),
)
_WISHES = (
    *_IDENTITY,
    Field("wishes", words("Wishes (several in a cell, or a column for each choice)")),
    Field("wish_1", words("First wish")),
    Field("wish_2", words("Second wish")),
    Field("wish_3", words("Third wish")),
    Field("wish_4", words("Fourth wish")),
    Field("wish_5", words("Fifth wish")),
    Field("apart_names", words("People to be kept apart from")),
    Field("together_names", words("People to be with")),
    Field("need", words("Need or question of the moment")),
)
_ROOM = (
    Field("name", words("Room"), required=True),
    Field("capacity", words("Places"), required=True),
    Field("floor", words("Floor")),
    Field("step_free", words("Step-free access")),
    Field("setup", words("Set-up")),
    Field("note", words("Note")),
)
_PROGRAMME = (
    Field("title", words("Session"), required=True),
    Field("kind", words("Kind of session")),
    Field("day", words("Day")),
    Field("starts", words("Starts")),
    Field("ends", words("Ends")),
    Field("room", words("Room")),
    Field("capacity", words("Places")),
    Field("rounds", words("Rounds")),
    Field("round_minutes", words("Minutes per round")),
    Field("hosts", words("Hosts")),
    Field("description", words("Description")),
)
_ENCOUNTERS = (
    Field("event_title", words("Event")),
    Field("date", words("Date")),
    Field("round", words("Round")),
    Field("table", words("Table or group"), required=True),
    Field("external_id", words("Employee number")),
    Field("full_name", words("Full name")),
    Field("email", words("E-mail")),
)
FIELDS: dict[Kind, tuple[Field, ...]] = {
    "people": _PERSON,
    "attendees": _ATTENDEE,
    "wishes": _WISHES,
    "rooms": _ROOM,
    "programme": _PROGRAMME,
    "encounters": _ENCOUNTERS,
}
RANKED = ("wish_1", "wish_2", "wish_3", "wish_4", "wish_5")
_ANSWERS = frozenset({"wishes", *RANKED, "apart_names", "together_names", "need"})


def missing(kind: Kind, mapping: Mapping[int, str]) -> list[Words]:
    """What no column is matched with yet, and without which the list cannot be taken in."""
    mapped = set(mapping.values())
    lacks = []
    if kind in ("people", "attendees") and not mapped & {"full_name", "family_name"}:
        lacks.append(words("The column with the name: the full name, or the family name."))
    if kind in ("wishes", "encounters") and not _says_who(mapped):
        lacks.append(words("A column that says who: an employee number, an e-mail or a name."))
    if kind == "wishes" and not mapped & _ANSWERS:
        lacks.append(words("A column with the wishes, or with the names to be with or apart from."))
    unmatched = [field for field in FIELDS[kind] if field.required and field.name not in mapped]
    return lacks + [_lack(field) for field in unmatched]


def _lack(field: Field) -> Words:
    match field.name:
        case "name":
            return words("The column with the name of the room.")
        case "capacity":
            return words("The column with the number of places.")
        case "title":
            return words("The column with the title of the session.")
        case _:
            return words("The column with the table or group.")


def _says_who(mapped: Iterable[str]) -> bool:
    return bool(set(mapped) & {"external_id", "email", "full_name", "family_name"})
