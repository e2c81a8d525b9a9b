"""Who is linked to whom by a rule, as positions of people or by attendee."""

from collections.abc import Mapping

from desktop.data.breakouts import PairRow


def pairs(linked_to: Mapping[str, frozenset[str]], index: Mapping[str, int]) -> set[tuple[int, int]]:
    return {
        (min(index[a], index[b]), max(index[a], index[b]))
        for a, others in linked_to.items()
        for b in others
        if a in index and b in index
    }


def neighbours(rows: list[PairRow], attendee: Mapping[str, str]) -> dict[str, frozenset[str]]:
    known = [(p.person_a, p.person_b) for p in rows if p.person_a in attendee and p.person_b in attendee]
    return linked([(attendee[a], attendee[b]) for a, b in known])


def linked(both: list[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for a, b in both:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {id_: frozenset(others) for id_, others in found.items()}
