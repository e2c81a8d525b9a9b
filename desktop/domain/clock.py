"""Time that goes on when laptops' clocks do not: a hybrid logical clock (Kulkarni et al., 2014)."""

COUNTER_BITS = 16


def next_stamp(last: int, wall_ms: int) -> int:
    """Give a stamp later than `last`: milliseconds in the upper 48 bits, a counter in the lower 16.

    A full counter carries into the milliseconds; a stamp from a clock that is ahead is never refused.
    """
    stamp = wall_ms << COUNTER_BITS
    return stamp if stamp > last else last + 1


def stamp_ms(stamp: int) -> int:
    """The milliseconds since 1970 of a stamp, for showing when a change was made."""
    return stamp >> COUNTER_BITS
