"""Recognises what the columns of a list are, by the words of their headers and a look at their cells."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.domain.header_evidence import TELLING, Column, speaks_for
from desktop.domain.header_phrases import SURE, fields_of_header, header_words, known_headers, may_be
from desktop.domain.list_fields import FIELDS, KINDS, RANKED, Field, Kind, missing
from desktop.domain.values import plain_words

__all__ = ["FIELDS", "Field", "Kind", "guess_kind", "known_headers", "match_columns", "missing"]

_ROWS_LOOKED_AT = 400
_LONGEST_HEADER = 200  # letters; a question of a form may be long
# how much a matched field speaks for a kind of list
_NAMED: dict[str, float] = {"family_name": 1, "given_name": 1, "full_name": 1, "email": 1}
_SPEAKS: dict[Kind, dict[str, float]] = {
    "people": _NAMED | {
        "external_id": 3, "unit": 2, "level": 2, "job": 1, "line_manager_ref": 4, "line_manager_name": 3,
        "joined": 2, "language": 1, "gender": 1, "site": 0.5, "ambassador": 2,
    },
    "attendees": _NAMED | {
        "ticket": 3, "status": 3, "category": 2, "diet": 2, "step_free": 1.5, "need": 1, "registered_at": 2,
        "external_id": 1, "unit": 1, "company": 0.5, "note": 0.5, "badge_name": 1,
    },
    "wishes": _NAMED | {
        "wishes": 5, "wish_1": 5, "wish_2": 1, "apart_names": 4, "together_names": 3.5, "need": 1,
    },
    "rooms": {"name": 1, "capacity": 3, "floor": 2, "step_free": 2, "setup": 3},
    "programme": {
        "title": 0.5, "kind": 2, "day": 1, "starts": 3, "ends": 3, "room": 1, "capacity": 1, "rounds": 3,
        "round_minutes": 3, "hosts": 2, "description": 1,
    },
    "encounters": {"table": 5, "round": 3, "event_title": 2, "date": 1, "external_id": 1},
}  # fmt: skip
_LACK_SPEAKS_AGAINST = 6.0
_E_MAILS_SPEAK_AGAINST = 8.0  # nobody writes to a room or a session
_BARE_LIST = 0.25  # with nothing else to tell, names are those of attendees
_OF_ANSWERS = frozenset(map(header_words, ("Heure de fin", "Completion time")))


class _Candidate(NamedTuple):
    score: float
    column: int
    field: str


def guess_kind(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Kind:
    """The kind of list that its columns speak for."""
    columns = _look(headers, rows)
    mappings = {kind: _match(kind, headers, rows, columns) for kind in KINDS}
    scores: dict[Kind, float] = {}
    for kind, mapping in mappings.items():
        speaks = sum(_SPEAKS[kind].get(field, 0) for field in set(mapping.values()))
        scores[kind] = speaks - _LACK_SPEAKS_AGAINST * len(missing(kind, mapping))
    scores["attendees"] += _BARE_LIST
    if "email" in mappings["attendees"].values():
        scores["rooms"] -= _E_MAILS_SPEAK_AGAINST
        scores["programme"] -= _E_MAILS_SPEAK_AGAINST
    return max(KINDS, key=lambda kind: scores[kind])


def match_columns(kind: Kind, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """Column index -> field, for the columns whose field is sure enough.

    Only `wishes` may have several columns: one with several choices in a cell, or one for each choice,
    where a ticked cell stands for the header.
    """
    return _match(kind, headers, rows, _look(headers, rows))


def _look(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    head = rows[:_ROWS_LOOKED_AT]
    return [Column(row[i] for row in head if i < len(row)) for i in range(len(headers))]


def _match(
    kind: Kind, headers: Sequence[str], rows: Sequence[Sequence[str]], columns: Sequence[Column]
) -> dict[int, str]:
    headers = [header[:_LONGEST_HEADER] for header in headers]
    candidates = [
        _Candidate(score, index, field)
        for index, header in enumerate(headers)
        for field, score in _scores(kind, header, columns[index]).items()
    ]
    answers = any(header_words(header) in _OF_ANSWERS for header in headers)
    mapping: dict[int, str] = {}
    for _, index, field in sorted(candidates, key=lambda c: (-c.score, c.column)):
        number_of_answer = field == "external_id" and answers and header_words(headers[index]) == ("id",)
        if index not in mapping and field not in mapping.values() and not number_of_answer:
            mapping[index] = field
    _settle_name(kind, mapping, rows)
    _rename(mapping, "a_order", "ticket")
    if kind == "wishes":
        _settle_wishes(mapping, headers, columns)
    return dict(sorted(mapping.items()))


def _scores(kind: Kind, header: str, column: Column) -> dict[str, float]:
    """The fields that a column may be, by its header and its cells."""
    named = fields_of_header(kind, header)
    scores = {}
    for field, score in named.items():
        adjusted = speaks_for(field, column)
        if adjusted is not None and score + adjusted >= SURE:
            scores[field] = score + adjusted
    if column.filled >= TELLING:
        if "line_manager_name" in named and max(column.email, column.code) > 0.6:
            scores["line_manager_ref"] = named["line_manager_name"]
        if "category" in scores and min(column.code, column.distinct) > 0.9:
            scores["ticket"] = scores.pop("category")
        if not named and column.email > 0.8 and kind not in ("rooms", "programme") and may_be("email", header):
            scores["email"] = SURE
    if column.counted and header_words(header) == ("id",):
        scores.pop("external_id", None)  # the number of the answer, not of the person
    return scores


def _settle_name(kind: Kind, mapping: dict[int, str], rows: Sequence[Sequence[str]]) -> None:
    """Decide from the other columns whether a plain "Nom" is the family name or the full one."""
    at = {field: index for index, field in mapping.items()}
    index = at.get("a_name", at.get("full_name"))
    if index is None:
        return
    given, family_is_free = at.get("given_name"), "family_name" not in at and kind != "encounters"
    if given is not None and family_is_free and not _holds(rows, index, given):
        mapping[index] = "family_name"
    elif "full_name" not in at:
        mapping[index] = "full_name"
    else:
        _rename(mapping, "a_name", "family_name" if family_is_free else None)


def _holds(rows: Sequence[Sequence[str]], index: int, given: int) -> bool:
    """Whether the names of a column hold the given names of another and more."""
    held = told = 0
    for row in rows[:_ROWS_LOOKED_AT]:
        name, part = plain_words(row[index]), plain_words(row[given])
        if name and part:
            told += 1
            held += len(name) > len(part) and (name.startswith(f"{part} ") or name.endswith(f" {part}"))
    return told > 0 and held > told * 0.6


def _rename(mapping: dict[int, str], field: str, wanted: str | None) -> None:
    """Give a column its field, unless another column has it."""
    index = next((i for i, name in mapping.items() if name == field), None)
    if index is None:
        return
    if wanted is None or wanted in mapping.values():
        del mapping[index]
    else:
        mapping[index] = wanted


def _settle_wishes(mapping: dict[int, str], headers: Sequence[str], columns: Sequence[Column]) -> None:
    ranked = {index: field for index, field in mapping.items() if field in RANKED}
    several = {index for index in ranked if columns[index].several > 0.3}
    if several or len(ranked) == 1:
        for index in ranked:  # "Vos 3 souhaits" is no third wish
            del mapping[index]
            if "wishes" not in mapping.values():
                mapping[index] = "wishes"
    with_a_price = _headers_with_a_price(headers)
    for index, header in enumerate(headers):
        ticked = columns[index].filled > 0 and columns[index].yes_no == 1
        titled = header_words(header)[:1] in (("atelier",), ("workshop",)) or header in with_a_price
        if index not in mapping and ticked and titled and may_be("wishes", header):
            mapping[index] = "wishes"


def _headers_with_a_price(headers: Sequence[str]) -> set[str]:
    """Options as ticketing tools sell them: a column for the tick and one for "Montant" and its title."""
    names = set(headers)
    return {h.removeprefix("Montant ") for h in headers if h.startswith("Montant ")} & names
