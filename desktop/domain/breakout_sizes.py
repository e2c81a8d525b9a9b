"""How full rooms are to be: as evenly as they can, and beyond their comfort last."""

import numpy as np

from desktop.domain.breakout_tables import Ints


def even_sizes(least: Ints, most: Ints, people: int) -> Ints:
    """Sizes within `least` and `most` that add up to `people`, as equal as they can be."""
    level = next((k for k in range(int(most.max(initial=0)) + 1) if np.clip(k, least, most).sum() >= people), 0)
    size: Ints = np.clip(level, least, most)
    over = int(size.sum()) - people
    lowered = [k for k in range(len(size)) if size[k] == level and size[k] > least[k]]
    size[lowered[: max(0, over)]] -= 1
    return size


def comfortable_sizes(least: Ints, most: Ints, comfort: Ints, people: int) -> Ints:
    """Even sizes, beyond the comfort of rooms only when they are full up to it."""
    snug = np.clip(comfort, least, most)
    roomy = int(snug.sum()) >= people
    return even_sizes(least if roomy else snug, snug if roomy else most, people)


def beyond_comfort(least: Ints, most: Ints, comfort: Ints) -> tuple[Ints, Ints]:
    """Sizes in which the last `len(comfort)` rooms are cut in two: the seats up to comfort, then those beyond."""
    rooms = len(comfort)
    snug = np.clip(comfort, 0, most[-rooms:])
    low = np.minimum(least[-rooms:], snug)
    return (
        np.concatenate([least[:-rooms], low, least[-rooms:] - low]),
        np.concatenate([most[:-rooms], snug, most[-rooms:] - snug]),
    )
