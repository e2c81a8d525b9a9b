"""How sure the words of a header alone make us of its field."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop.domain import header_words as said
from desktop.domain.list_fields import KINDS, RANKED, Kind
from desktop.domain.values import plain_words

SURE = 65  # a header with less than this is left for a person to match
POSSIBLE = 50  # less than sure, unless the cells speak for it

_SMALL_WORDS = frozenset(said.SMALL_WORDS.split())
_QUESTION_NUMBER = re.compile(r"#\s?\d+|\[\d+\]")
_NUMBER_SIGN = re.compile(r"#|№|\b[nN]\s?[°º]|\b[nN]o\.")
_LINE_MANAGER = re.compile(r"\b[nN]\s?\+\s?1\b")
_CAMEL_CASE = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_FIGURE_BESIDE_LETTER = re.compile(r"(?<=[a-z])(?<!nplus)(?=\d)|(?<=\d)(?=[a-z])")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_IDENTITY = ("external_id", "family_name", "given_name", "full_name", "a_name", "email")
_WORDS_OF: dict[Kind, dict[str, str]] = {
    "people": said.PERSON,
    "attendees": said.PERSON | said.ATTENDEE,
    "wishes": {field: said.PERSON[field] for field in _IDENTITY} | said.WISHES,
    "rooms": said.ROOM,
    "programme": said.PROGRAMME,
    "encounters": said.ENCOUNTERS,
}


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    anywhere: bool


@lru_cache(maxsize=4096)
def header_words(header: str) -> tuple[str, ...]:
    """The words of a header that carry its sense, without accents, case and plural."""
    text = _NUMBER_SIGN.sub(" numero ", _QUESTION_NUMBER.sub(" ", header))
    text = plain_words(_CAMEL_CASE.sub(" ", _LINE_MANAGER.sub(" nplus1 ", text)))
    words = _FIGURE_BESIDE_LETTER.sub(" ", text).split()
    return tuple(w[:-1] if len(w) > 3 and w[-1] in "sx" else w for w in words if w not in _SMALL_WORDS)


def _word_set(text: str) -> frozenset[str]:
    return frozenset(header_words(text))


_SOMEBODY_ELSE, _MONEY, _NEUTRAL = map(_word_set, (said.SOMEBODY_ELSE, said.MONEY, said.NEUTRAL))
_UNLESS = {field: _word_set(text) for field, text in said.UNLESS.items()}
_ORDINALS = [_word_set(text) | {str(rank)} for rank, text in enumerate(said.ORDINALS, 1)]


def known_headers(cells: Sequence[str]) -> int:
    """How many cells of a row are words of a header, in any kind of list."""
    return sum(1 for cell in cells if cell and len(cell) < 120 and _is_known(cell))


@lru_cache(maxsize=4096)
def _is_known(cell: str) -> bool:
    return header_words(cell) in _every_phrase()


@lru_cache(maxsize=1)
def _every_phrase() -> frozenset[tuple[str, ...]]:
    fields = [phrases for kind in KINDS for phrases in _phrases(kind).values()]
    return frozenset(phrase.words for phrases in fields for phrase in phrases)


@lru_cache(maxsize=len(KINDS))
def _phrases(kind: Kind) -> dict[str, tuple[_Phrase, ...]]:
    return {field: _compiled(text) for field, text in _WORDS_OF[kind].items()}


@lru_cache(maxsize=128)
def _compiled(text: str) -> tuple[_Phrase, ...]:
    phrases = (_Phrase(header_words(part.lstrip("~")), part.startswith("~")) for part in text.split("|"))
    return tuple(phrase for phrase in phrases if phrase.words)


@lru_cache(maxsize=4096)
def fields_of_header(kind: Kind, header: str) -> Mapping[str, float]:
    """The fields that a header may be, each with a score: 100 for its very words."""
    if _is_somebody_else(header):
        return {}
    before, colon, tail = header.rpartition(":")
    if colon and before.strip() and (scores := _scores(kind, tail)):
        return scores
    return _scores(kind, header)


def may_be(field: str, header: str) -> bool:
    """Whether no word of the header speaks against the field."""
    words = header_words(header)
    ruled_out = _UNLESS.get(field, frozenset())
    return ruled_out.isdisjoint(words) and _MONEY.isdisjoint(words) and not _is_somebody_else(header)


def _is_somebody_else(header: str) -> bool:
    return not _SOMEBODY_ELSE.isdisjoint(header_words(header))


def _scores(kind: Kind, header: str) -> dict[str, float]:
    scores: dict[str, float] = {}
    for less, text in enumerate((header, _BRACKETS.sub(" ", header))):
        words = header_words(text)
        if not words or not _MONEY.isdisjoint(words):
            continue
        for field, phrases in _phrases(kind).items():
            score = max(_score(words, phrase) - place / 100 for place, phrase in enumerate(phrases)) - less
            if score >= POSSIBLE and may_be(field, text):
                scores[field] = max(score, scores.get(field, 0))
    rank = _rank(header) if scores.pop("wish_n", 0) else None
    if rank is not None:
        scores[RANKED[rank]] = 90
    return scores


def _score(words: tuple[str, ...], phrase: _Phrase) -> int:
    """Less than 100, the more words stand beside the phrase."""
    wanted, length = phrase.words, len(phrase.words)
    if words == wanted:
        return 100
    if not any(words[i : i + length] == wanted for i in range(len(words) - length + 1)):
        return 0
    if phrase.anywhere:
        return 66 + 2 * length
    if length == 1 and not _NEUTRAL.issuperset(set(words) - set(wanted)):
        return 0
    return 50 + 40 * length // len(words)


def _rank(header: str) -> int | None:
    """0 to 4 for "2e souhait", "Choix n°3", "First choice"; None for "Vos trois souhaits"."""
    words = header_words(header)
    ranks = [rank for rank, ordinals in enumerate(_ORDINALS) if not ordinals.isdisjoint(words)]
    return ranks[0] if len(ranks) == 1 else None
