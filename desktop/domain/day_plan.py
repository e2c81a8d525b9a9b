"""Where sessions stand on the plan of a day: in minutes from midnight, side by side where they overlap."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

STEP = 15
"""Minutes by which a session is moved."""
UNSAID = 45
"""How long a session is drawn that does not say when it ends."""
DAY = 24 * 60
_FIRST, _LAST = 9 * 60, 18 * 60


class Span(NamedTuple):
    """A session on the clock: minutes from midnight."""

    id: str
    starts: int
    ends: int


class Lane(NamedTuple):
    """Its place among those it overlaps: the first of 2 lanes takes the left half of the column."""

    number: int
    lanes: int


def minute_of(iso: str) -> int:
    """The minute of the day of an ISO moment."""
    return int(iso[11:13]) * 60 + int(iso[14:16])


def moment_at(day: str, minute: int) -> str:
    """The ISO moment of a minute of a day; 24:00 is said as 23:59, so that it stays on its day."""
    kept = min(max(minute, 0), DAY - 1)
    return f"{day}T{kept // 60:02}:{kept % 60:02}"


def clock_of(minute: int) -> str:
    """A minute of the day as a clock shows it."""
    return moment_at("", minute)[1:]


def span_of(id_: str, starts: str, ends: str) -> Span:
    """Where a session stands; one that ends before it starts, or does not say when, is drawn for a while."""
    begins = minute_of(starts)
    finishes = DAY if ends[:10] > starts[:10] else minute_of(ends) if ends else 0
    return Span(id_, begins, finishes if finishes > begins else min(begins + UNSAID, DAY))


def lanes_of(spans: Iterable[Span]) -> dict[str, Lane]:
    """Give each session of a column a lane of its own among those that overlap it, the earliest ones first."""
    found: dict[str, Lane] = {}
    group: list[Span] = []
    until = 0
    for span in sorted(spans, key=lambda s: (s.starts, -s.ends, s.id)):
        if group and span.starts >= until:
            found |= _lanes_of_group(group)
            group = []
        group.append(span)
        until = max(until, span.ends)
    return found | _lanes_of_group(group)


def _lanes_of_group(group: Sequence[Span]) -> dict[str, Lane]:
    ends: list[int] = []  # of the last session in each lane
    numbers: dict[str, int] = {}
    for span in group:
        free = next((lane for lane, end in enumerate(ends) if end <= span.starts), len(ends))
        ends[free:] = [span.ends, *ends[free + 1 :]]
        numbers[span.id] = free
    return {id_: Lane(number, len(ends)) for id_, number in numbers.items()}


def hours_shown(spans: Iterable[Span]) -> tuple[int, int]:
    """The first and last hour of the plan: the day from nine to six, and whatever lies beyond it."""
    begins, finishes = _FIRST, _LAST
    for span in spans:
        begins, finishes = min(begins, span.starts), max(finishes, span.ends)
    return begins // 60, min(-(-finishes // 60), 24)


def stepped(minute: float) -> int:
    """The nearest quarter of an hour."""
    return round(minute / STEP) * STEP


def moved(span: Span, minutes: int) -> Span:
    """A session later or earlier, kept within its day."""
    by = min(max(minutes, -span.starts), DAY - span.ends)
    return span._replace(starts=span.starts + by, ends=span.ends + by)


def stretched(span: Span, minutes: int) -> Span:
    """A session that ends later or earlier, and lasts at least one step."""
    return span._replace(ends=min(max(span.ends + minutes, span.starts + STEP), DAY))
