"""Cells that hold several things: choices of a form, and full names. Nothing in them is ever respelt."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from desktop.domain.value_words import PARTICLES

NameOrder = Literal["given_first", "family_first"]

_SHORT = 200  # letters of the texts that are remembered
_SEPARATORS = (";", "\n", "|", ",")  # the strongest that a cell holds is the one that parts it
_ANY_SEPARATOR = re.compile(r"([;\n|,])")
_RANK = re.compile(r"^\s*(?:n°\s*)?\d{1,2}\s*[.):\-]\s+", re.IGNORECASE)
_PARTICLES = frozenset(PARTICLES.split())
_LETTERS_OF_NAMES = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f.'’\- \xa0])*")


def plain_words(text: str) -> str:
    """The words of a text for comparing: no accents, no case, no punctuation, one blank between."""
    return _plain(text) if len(text) <= _SHORT else _plain.__wrapped__(text)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold().replace("œ", "oe").replace("æ", "ae")
    return " ".join("".join(c if c.isalnum() else " " for c in apart if not unicodedata.combining(c)).split())


def split_choices(value: str, titles: Iterable[str] = ()) -> tuple[str, ...]:
    """The choices of a cell in their order, without doubles.

    A piece that is one of the known `titles`, accents and case aside, comes back as that title is written,
    also when the title holds a comma or a semicolon; other pieces come back as the cell has them.
    """
    known = {plain_words(title): title for title in titles}
    known.pop("", None)
    listed = _json_list(value)
    if listed is None and known:
        pieces = _pieces_by_title(value, known)
    else:
        pieces = listed if listed is not None else value.split(_separator(value))
    found: dict[str, str] = {}
    for piece in pieces:
        text = piece.strip()
        title = _title(text, known)
        if text:
            found.setdefault(plain_words(title or text) or text, title or text)
    return tuple(found.values())


def split_name(full: str, order: NameOrder | None = None) -> tuple[str, str | None]:
    """Part a full name into (given, family) by its capitals, particle or comma, each part as it is written.

    Where the name does not tell, family is None and given is the whole; two plain words are parted
    only when `order` says which comes first.
    """
    whole = full.strip()
    if whole.count(",") == 1:
        family, given = (part.strip() for part in whole.split(","))
        return (given, family) if given and family and _is_name(given + family) else (whole, None)
    tokens = list(re.finditer(r"\S+", whole))
    if len(tokens) < 2 or not _is_name(whole):
        return whole, None
    start, end = _family(tokens, order)
    if start == end:
        return whole, None
    family = whole[tokens[start].start() : tokens[end - 1].end()]
    given = whole[: tokens[start].start()] if start else whole[tokens[end - 1].end() :]
    return given.strip(), family


def _family(tokens: Sequence[re.Match[str]], order: NameOrder | None) -> tuple[int, int]:
    """Which tokens are the family name, as a slice from the first or up to the last one; empty if unknown."""
    count = len(tokens)
    capitals = [_is_capitals(token[0]) for token in tokens]
    first = capitals.index(True) if True in capitals else count
    last = count - capitals[::-1].index(True) if True in capitals else 0
    if first < last and all(
        capital or _is_particle(token[0])
        for capital, token in zip(capitals[first:last], tokens[first:last], strict=True)
    ):
        while first > 1 and _is_particle(tokens[first - 1][0]):
            first -= 1
        if last == count and first > 0:
            return first, count
        if first == 0 and last < count:
            return 0, last
    if first < last and (first, last) != (0, count):
        return 0, 0
    for i in range(1, count - 1):
        if _is_particle(tokens[i][0]) and tokens[i][0][0].islower():
            return i, count
    if count == 2 and order is not None:
        return (1, 2) if order == "given_first" else (0, 1)
    return 0, 0


def _is_capitals(token: str) -> bool:
    letters = [c for c in token if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def _is_particle(token: str) -> bool:
    return plain_words(token) in _PARTICLES


def _is_name(text: str) -> bool:
    return _LETTERS_OF_NAMES.fullmatch(text) is not None


def _separator(value: str) -> str:
    return next((mark for mark in _SEPARATORS if mark in value.strip().rstrip(";")), ";")


def _json_list(value: str) -> list[str] | None:
    """The choices of an answer that some form tools write as `["one","two"]`."""
    text = value.strip()
    if not (text.startswith("[") and text.endswith("]")):
        return None
    try:
        listed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return [str(item) for item in listed] if all(isinstance(item, str) for item in listed) else None


def _title(text: str, known: dict[str, str]) -> str | None:
    return known.get(plain_words(text)) or known.get(plain_words(_RANK.sub("", text)))


def _pieces_by_title(value: str, known: dict[str, str]) -> list[str]:
    """Part at every separator, then join again what together is a known title."""
    parts = _ANY_SEPARATOR.split(value)
    pieces: list[str] = []
    rest: list[str] = []  # what is no title, to be parted at the strongest separator only
    longest = 2 * max(len(_ANY_SEPARATOR.findall(title)) for title in known.values()) + 1
    place = 0
    while place < len(parts):
        ends = range(min(place + longest, len(parts)), place, -2)
        end = next((e for e in ends if _title("".join(parts[place:e]).strip(), known)), None)
        if end is None:
            rest.append("".join(parts[place : place + 2]))
            place += 2
            continue
        pieces += [*_unknown(rest, value), "".join(parts[place:end])]
        rest, place = [], end + 1
    return pieces + _unknown(rest, value)


def _unknown(rest: list[str], value: str) -> list[str]:
    return "".join(rest).rstrip(";\n|, ").split(_separator(value)) if rest else []
