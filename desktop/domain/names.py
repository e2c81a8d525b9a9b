"""Names: shown as they were given, found in whatever way somebody types them."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

MIN_LIKENESS = 72
"""RapidFuzz ratio, of 100, from which a name is taken for the one meant."""

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Bring a text to what search compares: no case, no accents, words with one space between.

    Unicode NFKD without marks, case folded, and the letters that NFKD leaves whole (l-stroke, o-slash, ae, oe, ss).
    Apostrophes and hyphens divide words.
    """
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text)
        text = "".join([c for c in marked if not unicodedata.combining(c)])
        text = text.casefold().translate(_LETTERS)
    return " ".join(_WORD.findall(text.casefold()))


def full_name(given: str, family: str) -> str:
    """A name as people are called: given name first."""
    return f"{given} {family}".strip()


def tell_apart(titles: Mapping[str, str]) -> dict[str, str]:
    """Id -> title; those that share one get as much of their id behind it as tells them apart: vm (a3f)."""
    found = {}
    for id_, title in titles.items():
        others = [other for other, same in titles.items() if same == title and other != id_]
        size = next((n for n in range(3, len(id_)) if all(other[:n] != id_[:n] for other in others)), len(id_))
        found[id_] = f"{title} ({id_[:size]})" if others else title
    return found


def name_key(given: str, family: str) -> str:
    """The same for all spellings of one name, whichever part came first; empty when no letter is left."""
    return " ".join(sorted(fold(f"{given} {family}").split()))


def initials(given: str, family: str) -> str:
    """One or two letters for the round beside a name."""
    letters = [next((c for c in part if c.isalnum()), "") for part in (given, family)]
    return "".join(letters).upper()


def after_lossy_encoding(name: str) -> str:
    """What a sender's Western encoding (cp1252) makes of a name, case folded: letters it lacks become `?`."""
    return name.encode("cp1252", "replace").decode("cp1252").casefold()


def find(keys: Mapping[str, str] | Sequence[tuple[str, str]], text: str) -> list[str]:
    """The ids whose key (folded text) holds every typed word, in any order; the best first.

    A word at the start of a name comes before one inside it. When nothing holds them all, names that a slip of the
    finger away are given, the nearest first.
    """
    items = keys.items() if isinstance(keys, Mapping) else keys
    words = fold(text).split()
    if not words:
        return [id_ for id_, _ in items]
    hits = list(items)
    for word in words:
        hits = [hit for hit in hits if word in hit[1]]
    if not hits:
        return nearest(items, text)
    for word in words:
        # twice through the hits is quicker than sorting them by a score
        start = f" {word}"
        first = {id_ for id_, key in hits if key.startswith(word) or start in key}
        hits = [*[hit for hit in hits if hit[0] in first], *[hit for hit in hits if hit[0] not in first]]
    return [id_ for id_, _ in hits]


class NameKey(NamedTuple):
    """Somebody's names, folded, each after a bar; number and mailbox, folded; the whole address in small letters."""

    id: str
    names: str
    more: str
    email: str


def find_named(keys: Sequence[NameKey], text: str) -> list[str]:
    """The ids of those whom somebody means who types a name, a number or an e-mail address; the best first.

    A name that begins with the letters comes before a later word of a name, that before letters within a word, all
    before numbers and mailboxes; the rest of an address counts once `@` is typed. When nobody fits, near names.
    """
    words = fold(text).split()
    if not words:
        return []
    if "@" in text:
        return [key.id for key in keys if text.strip().casefold() in key.email]
    hits = [key for key in keys if all(word in key.names or word in key.more for word in words)]
    if not hits:
        return nearest([(key.id, key.names.replace("|", " ")) for key in keys], text)
    return [key.id for key in sorted(hits, key=lambda key: sum(_rank(key, word) for word in words))]


def _rank(key: NameKey, word: str) -> int:
    if f"|{word}" in key.names:
        return 0
    if f" {word}" in key.names:
        return 1
    return 10 if word in key.names else 100


def nearest(items: Iterable[tuple[str, str]], text: str) -> list[str]:
    """The ids whose key has, for each typed word, one that holds it or is a slip of the finger away; nearest first."""
    from rapidfuzz import fuzz, process

    keys = {id_: key.split() for id_, key in items}
    vocabulary = sorted({word for words in keys.values() for word in words})
    scores: dict[str, float] = dict.fromkeys(keys, 0)
    for typed in fold(text).split():
        close = {word: 100.0 for word in vocabulary if typed in word}
        if not close and len(typed) > 2:
            found = process.extract(typed, vocabulary, scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS, limit=30)
            close = {word: score for word, score, _ in found}
        scores = {
            id_: score + best for id_, score in scores.items() if (best := max(map(_of(close), keys[id_]), default=0))
        }
    return sorted(scores, key=lambda id_: -scores[id_])


def _of(close: Mapping[str, float]) -> Callable[[str], float]:
    return lambda word: close.get(word, 0)
