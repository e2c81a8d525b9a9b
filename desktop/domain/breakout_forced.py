"""Moves that no plan can do without, once people, rooms or rules have changed."""

import numpy as np

from desktop.domain.breakout_tables import Flags, Ints, Tables
from desktop.domain.breakout_transport import Prices, transport
from desktop.domain.breakouts import ABSENT


def forced_moves(tables: Tables) -> int:
    """A lower bound of the seats that differ from the current plan, over the rounds not yet run."""
    if tables.problem.current is None:
        return 0
    current = np.array(tables.problem.current, dtype=np.intp)
    return sum(forced_in(tables, t, current[t]) for t in tables.judged.tolist())


def forced_in(tables: Tables, t: int, now: Ints) -> int:
    """The most that sizes and rooms allowed, these beside pairs against the rules, or hosts ask for."""
    price = prices_of_leaving(tables, t, now)
    ties, freed = tied_moves(tables, t, now)
    hosts = host_moves(tables, t, now) if tables.problem.hosts_need else 0
    most = max(fewest(tables, t, price), hosts)
    if not ties:
        return most
    price[:, freed] = 0
    return max(most, ties + fewest(tables, t, price))


def prices_of_leaving(tables: Tables, t: int, now: Ints) -> Prices:
    """(rooms, n) 1 for each room but the own; nothing for who comes new.

    People kept together in one room share the price of leaving it with those who come to join them.
    """
    price: Prices = ((now != np.arange(len(tables.most[t]))[:, None]) & (now != ABSENT)).astype(np.float64)
    for people in tables.blocks[t]:
        rooms = now[people][now[people] != ABSENT]
        if len(set(rooms.tolist())) == 1:
            price[:, people] = len(rooms) / len(people)
            price[rooms[0], people] = 0
    return price


def fewest(tables: Tables, t: int, price: Prices) -> int:
    """The least number of moves when each person is on their own: exact for sizes and rooms allowed."""
    people = tables.present[t].nonzero()[0]
    may = tables.allowed[t][:, people]
    seat = np.where(may, price[:, people], 1.0 + len(people))
    room = transport(seat, tables.least[t], tables.most[t])
    everyone = np.arange(len(people))
    return int(np.ceil(seat[room, everyone][may[room, everyone]].sum() - 1e-6))


def tied_moves(tables: Tables, t: int, now: Ints) -> tuple[int, Flags]:
    """Moves that groups to gather and pairs to part need, each person counted once; and these people, (n,)."""
    seated = tables.present[t] & (now != ABSENT)
    freed = np.zeros(len(now), dtype=bool)
    total = 0
    for people in tables.blocks[t]:
        rooms = now[people][seated[people]]
        if len(np.unique(rooms)) > 1:
            total += len(rooms) - int(np.bincount(rooms).max())
            freed[people] = True
    for i, j in tables.problem.apart:
        if seated[i] and seated[j] and now[i] == now[j] and not (freed[i] or freed[j]):
            total += 1
            freed[[i, j]] = True
    return total, freed


def host_moves(tables: Tables, t: int, now: Ints) -> int:
    """Rooms that lost their hosts get others, or lose everybody; hosts without a seat now come for nothing."""
    need, rooms = tables.problem.hosts_need, len(tables.most[t])
    host, seated = tables.host[:-1] > 0, tables.present[t] & (now != ABSENT)
    people = np.bincount(now[seated], minlength=rooms)
    hosts = np.bincount(now[seated & host], minlength=rooms)
    lacking = np.minimum(np.maximum(need - hosts, 0), people).sum()
    return max(0, int(lacking) - int((tables.present[t] & host & (now == ABSENT)).sum()))
