"""Plans without any repeat, built by algebra when rooms are equal and nothing else binds.

Person (a, c), c the column, sits in round t in room a + m(t) * c over a finite field or modulo the number of
rooms: a resolvable transversal design (Colbourn and Dinitz, Handbook of Combinatorial Designs, 2007, III.3).
People of one column never meet in it, so further rounds seat each column by a smaller design of the same kind.
"""

import itertools
import math

import numpy as np

from desktop.domain.breakout_tables import Ints, Tables


def design_plan(tables: Tables) -> Ints | None:
    """A plan in which nobody meets twice, when a construction is known; else None.

    Rooms may have one seat too many: then the people of the last column are missing from some rooms.
    """
    problem = tables.problem
    bound = problem.apart or problem.together or problem.pins or problem.closed or problem.done
    if bound or problem.hosts_need or problem.step_free or problem.wishes or problem.current:
        return None
    rooms = len(problem.rooms[0])
    size = -(-problem.n // rooms) if rooms else 0
    fits = all(
        len(found) == rooms and all(k.min <= problem.n // rooms and k.max >= size for k in found)
        for found in problem.rooms
    )
    if not fits or not tables.present.all() or rooms * (size - 1) >= problem.n or size < 2:
        return None
    full = design(rooms, size, problem.rounds)
    return None if full is None else full[:, : problem.n]


def design(rooms: int, size: int, rounds: int) -> Ints | None:
    """(rounds, rooms * size) rooms of a plan without repeats; person c * rooms + a is (a, c)."""
    if rounds == 1:
        return np.arange(rooms * size, dtype=np.intp)[None] % rooms
    plan = transversal_rounds(rooms, size)[:rounds]
    if len(plan) < rounds and rooms % size == 0:
        plan += column_rounds(rooms, size, rounds - len(plan))
    return np.array(plan, dtype=np.intp) if len(plan) == rounds else None


def column_rounds(rooms: int, size: int, rounds: int) -> list[Ints]:
    """Rounds in which each column, `rooms` people, is seated on its own."""
    inner = np.full((1, rooms), 0, dtype=np.intp) if rooms == size else design(rooms // size, size, rounds)
    if inner is None or (rooms == size and rounds > 1):
        return []
    columns = np.arange(size)[:, None] * (rooms // size)
    return [(columns + row).ravel() for row in inner]


def transversal_rounds(rooms: int, size: int) -> list[Ints]:
    """As many rounds as the field, or the whole numbers modulo `rooms`, give."""
    if size > rooms:
        return []
    add, times = field(rooms) or whole_numbers(rooms)
    minus = (add == 0).argmax(1)
    slopes: list[int] = []
    for slope in range(rooms):
        differences = [add[times[slope], minus[times[other]]][:size] for other in slopes]
        if all(len(np.unique(found)) == size for found in differences):
            slopes.append(slope)
    column, first = np.divmod(np.arange(rooms * size), rooms)
    return [add[first, times[slope, column]].astype(np.intp) for slope in slopes]


def whole_numbers(order: int) -> tuple[Ints, Ints]:
    """Sum and product tables modulo `order`."""
    index = np.arange(order)
    return (index[:, None] + index) % order, (index[:, None] * index) % order


def field(order: int) -> tuple[Ints, Ints] | None:
    """Sum and product tables of the finite field of `order` elements, a power of a prime up to 64; else None."""
    prime = next((p for p in range(2, order + 1) if order % p == 0), 0)
    degree = round(math.log(order, prime)) if prime else 0
    if prime < 2 or order > 64 or prime**degree != order:
        return None
    digits = (np.arange(order)[:, None] // prime ** np.arange(degree)) % prime
    weight = prime ** np.arange(degree)
    add = ((digits[:, None] + digits) % prime) @ weight
    for tail in itertools.product(range(prime), repeat=degree):
        product = products(digits, np.array(tail), prime) @ weight
        if all(len(np.unique(row)) == order for row in product[1:]):
            return add.astype(np.intp), product.astype(np.intp)
    return None


def products(digits: Ints, tail: Ints, prime: int) -> Ints:
    """(order, order, degree) products of polynomials modulo x^degree - tail."""
    order, degree = digits.shape
    long = np.zeros((order, order, 2 * degree - 1), dtype=np.intp)
    for i in range(degree):
        for j in range(degree):
            long[:, :, i + j] += digits[:, None, i] * digits[:, j]
    for high in range(2 * degree - 2, degree - 1, -1):
        long[:, :, high - degree : high] += long[:, :, high, None] * tail
        long %= prime
    reduced: Ints = long[:, :, :degree] % prime
    return reduced
