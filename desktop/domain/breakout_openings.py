"""Which rooms may stay shut when every open room needs hosts."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from desktop.domain.breakout_tables import Flags, Ints, Tables

ALL_CHOICES = 8
"""Rooms that may stay shut, up to which every choice of them is tried."""
SOME_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """Fewest and most people, and hosts, of each room of a round: (rooms,); a shut room takes nobody."""

    least: Ints
    most: Ints
    need: Ints


def needed_rooms(tables: Tables, t: int) -> Flags:
    """(rooms,) the rooms that cannot stay shut: for their least size, for pins, or because all seats are needed."""
    needed: Flags = tables.least[t] > 0
    for person, round_, room in tables.problem.pins:
        needed[room] |= round_ == t and bool(tables.present[t, person])
    needed |= tables.most[t].sum() - tables.most[t] < tables.present[t].sum()
    return needed


def openings(tables: Tables, t: int) -> Iterator[Opening]:
    """The choices of open rooms, all rooms first; without hosts to place there is one choice."""
    wanted = tables.problem.hosts_need
    rooms = len(tables.most[t])
    if not wanted:
        yield Opening(tables.least[t], tables.most[t], np.zeros(rooms, dtype=np.intp))
        return
    optional = np.nonzero(~needed_rooms(tables, t))[0].tolist()
    hosts = int(tables.host[:-1][tables.present[t]].sum())
    optional.sort(key=lambda room: int(tables.most[t][room]))
    gone = tuple(room for room in optional if not tables.most[t][room])
    optional = optional[len(gone) :]
    fewest = max(0, rooms - len(gone) - hosts // wanted)
    if complete(tables, t):
        choices = (shut for k in range(fewest, len(optional) + 1) for shut in itertools.combinations(optional, k))
    else:
        choices = (tuple(optional[:k]) for k in range(fewest, min(fewest + SOME_CHOICES, len(optional) + 1)))
    for shut in choices:
        open_ = np.ones(rooms, dtype=bool)
        open_[[*gone, *shut]] = False
        need = np.where(open_, wanted, 0)
        yield Opening(np.maximum(tables.least[t], need), np.where(open_, tables.most[t], 0), need)


def complete(tables: Tables, t: int) -> bool:
    """Whether `openings` goes through every choice."""
    return not tables.problem.hosts_need or int((~needed_rooms(tables, t)).sum()) <= ALL_CHOICES
