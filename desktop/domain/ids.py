"""Identifiers: 32 hexadecimal letters, in the order of their making or derived from what they link."""

import secrets
import time
from collections.abc import Iterable
from hashlib import blake2b

_DERIVED = "de"  # ids made from the time start with 0 for the next thousands of years


def new_ids(count: int, now_ms: int | None = None) -> list[str]:
    """Make `count` ids shaped like UUID version 7 (RFC 9562): neighbours in time are neighbours in a B-tree."""
    stamp = f"{now_ms if now_ms is not None else time.time_ns() // 1_000_000:012x}7"
    noise = secrets.token_hex(9 * count)
    return [f"{stamp}{noise[i : i + 3]}8{noise[i + 3 : i + 18]}" for i in range(0, 18 * count, 18)]


def new_id() -> str:
    """Make one id."""
    return new_ids(1)[0]


def derived_id(*parts: str) -> str:
    """Name a record by what it is or links, so that two laptops that make it give it the same id."""
    return derived_ids(*parts[:-1], last=parts[-1:])[0]


def derived_ids(*parts: str, last: Iterable[str]) -> list[str]:
    """Name many records whose last parts differ."""
    head = "".join([f"{part}\x1f" for part in parts])
    return [_DERIVED + blake2b((head + part).encode(), digest_size=15).hexdigest() for part in last]


def is_derived(id_: str) -> bool:
    """Whether the id was derived: such a record may have been removed before and come back."""
    return id_.startswith(_DERIVED)


def new_writer() -> int:
    """Make the random number under which one opening of a file writes: a signed 64-bit integer."""
    return secrets.randbits(64) - (1 << 63)
