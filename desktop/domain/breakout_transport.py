"""People into rooms at the least total price, each person on their own: exact, by shortest paths over rooms.

Successive shortest paths for the transportation problem (Ahuja, Magnanti and Orlin, Network Flows, 1993,
chapter 9), on the small graph of rooms: a push along a path moves one person over each of its edges.
"""

import itertools

import numpy as np
from numpy.typing import NDArray

from desktop.domain.breakout_tables import Ints

Prices = NDArray[np.float64]


def transport(price: Prices, least: Ints, most: Ints) -> Ints:
    """The room of each person, from the (rooms, people) price of each seat.

    Sizes stay within `least` and `most` where the number of people allows; the caller checks what was
    given. Everyone first takes a room of least price, the emptiest of these; then people are pushed from
    rooms that have too many to rooms that can take them, always along the cheapest path.
    """
    rooms, people = price.shape
    room_of = cheapest_rooms(price, most)
    size = np.bincount(room_of, minlength=rooms)
    penalty = 4.0 * (np.ptp(price) + 1.0) * rooms if people else 1.0
    step = np.full((rooms, rooms), np.inf)
    who = np.zeros((rooms, rooms), dtype=np.intp)
    for room in range(rooms):
        price_steps(price, room_of, room, step, who)
    while True:
        gone = penalty * np.subtract(size <= least, size > most, dtype=np.float64)
        come = penalty * np.subtract(size >= most, size < least, dtype=np.float64)
        path = cheapest_path(step, np.where(size > 0, gone, np.inf), come)
        if len(path) < 2:
            return room_of
        for here, there in itertools.pairwise(path):
            room_of[who[here, there]] = there
        size[path[0]] -= 1
        size[path[-1]] += 1
        for room in path:
            price_steps(price, room_of, room, step, who)


def cheapest_rooms(price: Prices, most: Ints) -> Ints:
    """A room of least price for each person; of several, the one with the largest share still free."""
    people = price.shape[1]
    left = most.astype(np.float64)
    room_of = np.zeros(people, dtype=np.intp)
    best = price <= price.min(axis=0) + 1e-9 if people else price > 0
    for person in np.argsort(best.sum(0), kind="stable"):
        choice = int(np.where(best[:, person], left / np.maximum(most, 1), -np.inf).argmax())
        room_of[person] = choice
        left[choice] -= 1
    return room_of


def price_steps(price: Prices, room_of: Ints, room: int, step: Prices, who: Ints) -> None:
    """Cheapest person to send from `room` to each other room."""
    there = (room_of == room).nonzero()[0]
    step[room] = np.inf
    if len(there):
        dearer = price[:, there] - price[room, there]
        chosen = dearer.argmin(axis=1)
        step[room] = dearer[np.arange(len(price)), chosen]
        who[room] = there[chosen]
    step[room, room] = np.inf


def cheapest_path(step: Prices, gone: Prices, come: Prices) -> list[int]:
    """The path of rooms that saves most when somebody leaves its first room and its last room gets one more."""
    rooms = len(step)
    reach, before = gone.copy(), np.full(rooms, -1)
    for _ in range(rooms):
        through = reach[:, None] + step
        from_room = through.argmin(axis=0)
        shorter = through[from_room, np.arange(rooms)] < reach - 1e-9
        if not shorter.any():
            break
        before[shorter] = from_room[shorter]
        reach[shorter] = through[from_room[shorter], shorter.nonzero()[0]]
    total = np.where(before >= 0, reach + come, np.inf)
    last = int(total.argmin())
    if total[last] >= -1e-9:
        return []
    path = [last]
    while before[path[-1]] >= 0:
        path.append(int(before[path[-1]]))
    return path[::-1]
