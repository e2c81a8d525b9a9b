"""Which way each letter of a line runs: the part of the Unicode bidirectional algorithm that names need.

After UAX 9 without embeddings and isolates (their control characters are not printed): rules P2-P3, W1-W7 for
numbers in short, N1-N2, I1-I2 and L2.
"""

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")

_LEFT, _RIGHT, _NUMBER, _NEUTRAL = "L", "R", "N", "-"
_SIDES = {"L": _LEFT, "R": _RIGHT, "AL": _RIGHT, "EN": _NUMBER, "AN": _NUMBER}


def levels(text: str) -> list[int]:
    """Even levels run to the right, odd ones to the left; deeper ones lie inside the others."""
    sides = _sides(text)
    base = next((int(side == _RIGHT) for side in sides if side in (_LEFT, _RIGHT)), 0)
    around = _RIGHT if base else _LEFT
    found: list[int] = []
    strong = around
    _settle_brackets(text, sides, around)
    for index, side in enumerate(sides):
        if side == _NEUTRAL:
            side = _side_of_neutral(sides, index, around)  # noqa: PLW2901 - resolved, as the rules name it
        elif side != _NUMBER:
            strong = side
        found.append(_level(side, strong, base))
    return found


def in_visual_order(items: Sequence[Item], item_levels: Sequence[int]) -> list[Item]:
    """Rule L2: from the deepest level up, turn round each stretch of that level or deeper."""
    order = list(range(len(items)))
    for level in range(max(item_levels, default=0), 0, -1):
        start = 0
        for end in range(len(order) + 1):
            if end == len(order) or item_levels[order[end]] < level:
                order[start:end] = reversed(order[start:end])
                start = end + 1
    return [items[index] for index in order]


def _sides(text: str) -> list[str]:
    sides: list[str] = []
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "NSM" and sides:
            sides.append(sides[-1])
        else:
            sides.append(_SIDES.get(kind, _NEUTRAL))
    for i in range(1, len(sides) - 1):
        if text[i] in ".,:/+-" and sides[i - 1] == sides[i + 1] == _NUMBER:
            sides[i] = _NUMBER
    return sides


def _settle_brackets(text: str, sides: list[str], around: str) -> None:
    """Rule N0 for round and square brackets that are not nested: both ends of a pair take one side."""
    for opening, closing in ("()", "[]"):
        start = text.find(opening)
        while start >= 0 and (end := text.find(closing, start)) > 0:
            inside = set(sides[start + 1 : end]) & {_LEFT, _RIGHT}
            before = next((s for s in reversed(sides[:start]) if s in (_LEFT, _RIGHT)), around)
            side = before if inside and around not in inside else around
            if inside:
                sides[start] = sides[end] = side
            start = text.find(opening, end)


def _side_of_neutral(sides: Sequence[str], index: int, around: str) -> str:
    before = next((s for s in reversed(sides[:index]) if s != _NEUTRAL), around)
    after = next((s for s in sides[index + 1 :] if s != _NEUTRAL), around)
    before, after = (_number_counts_as(s, sides[:index], around) for s in (before, after))
    return before if before == after else around


def _number_counts_as(side: str, earlier: Sequence[str], around: str) -> str:
    """A number is of the side it follows."""
    if side != _NUMBER:
        return side
    return next((s for s in reversed(earlier) if s in (_LEFT, _RIGHT)), around)


def _level(side: str, strong: str, base: int) -> int:
    if side == _RIGHT:
        return 1
    if side == _NUMBER and strong == _RIGHT:
        return 2
    return 2 if base else 0
