"""Who sits where in the rounds of a breakout: the values that table cards and posters are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop.documents.wording import DASH, DOT, long_date, span
from desktop.domain.words import Texts

LONGEST_SIGN = 4


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody in a group; the unit tells two people of one name apart."""

    given_name: str
    family_name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A round and its time."""

    number: int
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeatedGroup:
    """A table or room; `people` are those of each round, in the order of the rounds."""

    title: str
    people: tuple[tuple[Sitter, ...], ...]
    room: str = ""
    facilitators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seating:
    """A breakout: its title, its rounds and its groups in their order."""

    title: str
    turns: tuple[Turn, ...]
    groups: tuple[SeatedGroup, ...]
    event: str = ""

    @property
    def common_room(self) -> str:
        """The room that all groups are in; empty when there are several."""
        rooms = {group.room for group in self.groups}
        return rooms.pop() if len(rooms) == 1 else ""


def parted(title: str) -> tuple[str, str]:
    """Table 12 as Table and 12; a title that does not end in a short sign stays whole."""
    word, _, sign = title.rpartition(" ")
    is_sign = len(sign) <= LONGEST_SIGN and (sign[:1].isdigit() or (len(sign) == 1 and sign.isalpha()))
    return (word, sign) if word and is_sign else ("", title)


def spots(seating: Seating) -> tuple[str, list[str]]:
    """How a list says where somebody goes: a word such as Table for all, and a short sign, room or title for each."""
    parts = [parted(group.title) for group in seating.groups]
    words = {word for word, _ in parts}
    signs = [sign for _, sign in parts]
    if len(words) == 1 and "" not in words and len(set(signs)) == len(signs):
        return words.pop(), signs
    rooms = [group.room for group in seating.groups]
    return "", rooms if all(rooms) and len(set(rooms)) == len(rooms) else [group.title for group in seating.groups]


def legend(seating: Seating) -> list[tuple[str, str]]:
    """What the signs of `spots` leave open: the session held in a room, or the tables that stand in it."""
    word, signs = spots(seating)
    if word:
        rooms: dict[str, list[str]] = {}
        for group, sign in zip(seating.groups, signs, strict=True):
            rooms.setdefault(group.room, []).append(sign)
        return (
            [(room or DASH, f"{word} {_ranges(own, signs)}") for room, own in rooms.items()] if len(rooms) > 1 else []
        )
    pairs = zip(seating.groups, signs, strict=True)
    told = [(sign, group.title if sign == group.room else group.room) for group, sign in pairs]
    return [(sign, what) for sign, what in told if what and what != sign and what != seating.common_room]


def _ranges(own: Iterable[str], order: list[str]) -> str:
    """1 – 30, 33: signs that follow each other as from the first to the last."""
    runs: list[list[int]] = []
    for place in sorted(order.index(sign) for sign in own):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(order[run[0]] + (f" {DASH} {order[run[-1]]}" if len(run) > 1 else "") for run in runs)


def time_of(turn: Turn, language: str) -> str:
    if turn.starts is None:
        return ""
    return span(turn.starts.time(), turn.ends.time() if turn.ends else None, language)


def day_of(turn: Turn, language: str) -> str:
    return long_date(turn.starts.date(), language) if turn.starts else ""


def named(turn: Turn, texts: Texts) -> str:
    """Round 2 · 11:03 – 11:21."""
    said = texts("Round {number}", number=turn.number)
    return f" {DOT} ".join(part for part in (said, time_of(turn, texts.language)) if part)
