"""Text that fits its room: one division for a line, breaks where a reader expects them, an honest cut at the end."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from desktop.documents.glyphs import Shaped
from desktop.documents.shaping import shape

LONGEST = 300
"""Letters looked at; no room on paper takes more, and a word of any length costs no more than this."""
BREAK_BELOW = 0.6
BREAK_GAIN = 1.1
SMALLEST = 0.6
ELLIPSIS = "…"
_SPACES = re.compile("[ \t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]+")
_WORDS = re.compile(r"[^ \-‐]+[\-‐]?")
PARTICLES = frozenset({
    "al", "ap", "ben", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "des", "di",
    "do", "dos", "du", "e", "el", "et", "ibn", "la", "las", "le", "les", "los", "mac", "mc", "of", "san", "santa",
    "st", "st.", "te", "ten", "ter", "und", "van", "vom", "von", "y", "zu", "zum", "zur",
})  # fmt: skip
_OPENING = "([«“‘"


class Fit(NamedTuple):
    """Lines and the size they are set in; `is_cut` when letters were left out."""

    lines: tuple[Shaped, ...]
    size: float
    is_cut: bool = False

    @property
    def printed(self) -> str:
        return " ".join(line.text for line in self.lines).replace("- ", "-")


def extent(line: Shaped) -> float:
    """Width in em from the start of the line to the end of its advance and of its ink."""
    return max(line.width, line.right) - min(0.0, line.left)


def widest_word(text: str, weight: int, tracking: float = 0) -> float:
    """Width in em of what cannot be broken at a space or a hyphen."""
    return max((extent(shape(word, weight, tracking)) for word in _WORDS.findall(tidy(text)[:LONGEST])), default=0.0)


@lru_cache(maxsize=8192)
def one_line(text: str, weight: int, size: float, room: float, least: float, tracking: float = 0) -> Fit:
    """As big as fits between `least` and `size`; cut with an ellipsis where `least` is too big."""
    text = tidy(text)
    line = shape(text[: LONGEST + 1], weight, tracking)
    wide = extent(line)
    fitting = min(size, room / wide) if wide > 0 else size
    if fitting >= least and len(text) <= LONGEST:
        return Fit((line,), fitting)
    return Fit((_cut(text, weight, room / least, tracking),), least, is_cut=True)


def wrap(text: str, weight: int, size: float, room: float, most_lines: int, tracking: float = 0) -> Fit:
    """Lines filled one after the other; the last one is cut with an ellipsis when there is more text."""
    em = room / size
    lines: list[Shaped] = []
    rest = tidy(text)[: LONGEST * most_lines]
    is_cut = len(rest) < len(tidy(text))
    while rest and len(lines) < most_lines:
        if len(lines) == most_lines - 1:
            whole = shape(rest[:LONGEST], weight, tracking)
            fits = len(rest) <= LONGEST and not is_cut and extent(whole) <= em
            lines.append(whole if fits else _cut(rest, weight, em, tracking))
            return Fit(tuple(lines), size, is_cut=not fits)
        head = _head(rest, weight, em, tracking)
        lines.append(shape(head.rstrip(), weight, tracking))
        rest = rest[len(head) :].lstrip()
    return Fit(tuple(lines), size, is_cut)


def fit_name(
    name: str, weight: int, room: float, most: float, floor: float, tracking: float = 0, most_lines: int = 2
) -> Fit:
    """A name as big as its room lets it: one line, two lines, then initials of the later parts, then a cut.

    It is broken at a space or a hyphen before it goes under 60 % of `most`, first without parting a particle
    from the word it leads. Under `floor` later parts become initials; a name with none is set whole down to 60 %
    of `floor`, and cut below.
    """
    text = tidy(name)[: LONGEST + 1]
    enough = max(floor, BREAK_BELOW * most)
    best = _best_setting(text, weight, room, most, tracking, most_lines, enough)
    if best.size >= floor and len(text) <= LONGEST:
        return best
    for shorter in _with_initials(text[:LONGEST]):
        setting = _best_setting(shorter, weight, room, most, tracking, most_lines, enough)
        if setting.size >= floor:
            return setting._replace(is_cut=True)
    if best.size >= SMALLEST * floor and len(text) <= LONGEST:
        return best
    return wrap(text, weight, floor, room, most_lines, tracking)._replace(is_cut=True)


def tidy(text: str) -> str:
    """Runs of breakable white space as one space; nothing else of what was typed changes."""
    return _SPACES.sub(" ", text[: 20 * LONGEST]).strip(" ")


def _best_setting(
    text: str, weight: int, room: float, most: float, tracking: float, most_lines: int, enough: float
) -> Fit:
    line = shape(text, weight, tracking)
    best = Fit((line,), _size(room, most, line))
    if best.size >= enough or most_lines < 2:
        return best
    for parts_particles in (False, True):
        for first, second in _breaks(text, parts_particles=parts_particles):
            lines = shape(first, weight, tracking), shape(second, weight, tracking)
            size = _size(room, most, *lines)
            if size > best.size * (BREAK_GAIN if len(best.lines) == 1 else 1.0):
                best = Fit(lines, size)
        if best.size >= enough:
            break
    return best


def _size(room: float, most: float, *lines: Shaped) -> float:
    wide = max(extent(line) for line in lines)
    return min(most, room / wide) if wide > 0 else most


def _breaks(text: str, *, parts_particles: bool) -> Iterator[tuple[str, str]]:
    """The few breaks nearest to the middle, after a space or a hyphen."""
    places = [i + 1 for i, letter in enumerate(text) if letter in " -‐" and 0 < i < len(text) - 1]
    for place in sorted(places, key=lambda place: abs(2 * place - len(text)))[:4]:
        first, second = text[:place].rstrip(), text[place:]
        if parts_particles or first.rsplit(" ", 1)[-1].lower() not in PARTICLES:
            yield first, second


def _with_initials(text: str) -> Iterator[str]:
    """The later parts as initials, one more each time: Marie-Hélène Jacqueline, then M.-H. stays last."""
    atoms: list[str] = []
    for letter in text:
        if atoms and atoms[-1][-1] not in " -‐":
            atoms[-1] += letter
        else:
            atoms.append(letter)
    for place in range(len(atoms) - 1, 0, -1):
        initial = _initial(atoms[place])
        if initial != atoms[place]:
            atoms[place] = initial
            yield "".join(atoms)


def _initial(atom: str) -> str:
    """d’Aubigné becomes d’A., Rémy- becomes R.-; particles and scripts without capitals stay."""
    word, end = atom.rstrip(" -‐"), atom[len(atom.rstrip(" -‐")) :]
    lead, mark, stem = word.rpartition("’") if "’" in word else word.rpartition("'")
    if not stem or word.lower() in PARTICLES or stem[0].upper() == stem[0].lower() or len(stem) < 3:
        return atom
    marks = next((i for i, letter in enumerate(stem[1:], 1) if not unicodedata.combining(letter)), 1)
    return f"{lead}{mark}{stem[:marks]}.{end}"


def _head(text: str, weight: int, em: float, tracking: float) -> str:
    """As many words as fit in a line; as many letters when not even one word does."""
    size = _longest_prefix(text[:LONGEST], weight, em, tracking)
    if size == len(text):
        return text
    for place in range(size, 0, -1):
        if text[place - 1] in " -‐" or text[place] == " " or _breaks_anywhere(text[place - 1 : place + 1]):
            return text[:place]
    return text[: max(1, size)]


def _breaks_anywhere(pair: str) -> bool:
    """Between ideographs, kana or Thai letters, which are written without spaces."""
    return all("\u0e00" <= c <= "\u0e30" or "\u3040" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" for c in pair)


def _cut(text: str, weight: int, em: float, tracking: float) -> Shaped:
    prefix = _longest_prefix(text[:LONGEST], weight, em, tracking, ELLIPSIS)
    return shape(text[:prefix].rstrip(" -‐,;:" + _OPENING) + ELLIPSIS, weight, tracking)


def _longest_prefix(text: str, weight: int, em: float, tracking: float, end: str = "") -> int:
    """How many letters fit, by halving; a letter is never parted from its marks."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if extent(shape(text[:middle].rstrip() + end, weight, tracking)) <= em:
            low = middle
        else:
            high = middle - 1
    while 0 < low < len(text) and (unicodedata.combining(text[low]) or text[low] in "\u200c\u200d"):
        low -= 1
    return low
