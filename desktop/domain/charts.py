"""Charts as lists of plain shapes, so that the window and the paper draw the very same picture.

Points, origin at the top left, y downwards. The painter maps a colour name to the colour of its theme and cuts
a label with an ellipsis where it is wider than its `room`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

Colour = Literal[
    "worst", "bad", "middle", "good", "best",  # the five steps from red over grey to blue
    "detractor", "passive", "promoter",
    "accent", "accent_soft", "track", "axis", "text", "muted", "on_dark", "on_light",
]  # fmt: skip
Anchor = Literal["left", "centre", "right"]
Weight = Literal[400, 500, 600, 700]

MM = 72 / 25.4
FIVE_STEPS: tuple[Colour, ...] = ("worst", "bad", "middle", "good", "best")
DARK: frozenset[Colour] = frozenset({"worst", "best", "detractor", "promoter", "accent"})
NARROWEST_LABELLED = 6 * MM


class Rect(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    colour: Colour


class Line(NamedTuple):
    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    colour: Colour


class Label(NamedTuple):
    """`x`, `y` is where the baseline starts, has its middle or ends; a `room` of 0 means as wide as it gets."""

    x: float
    y: float
    text: str
    size: float
    weight: Weight
    anchor: Anchor
    colour: Colour
    room: float = 0


Shape = Rect | Line | Label


class Chart(NamedTuple):
    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    count: int


def stacked_bar(counts: Sequence[int], width: float, height: float = 15, size: float = 8) -> Chart:
    """The five steps of a scale in one bar; a percent is written where its part is over 6 mm wide."""
    total = sum(counts)
    shapes: list[Shape] = [] if total else [Rect(0, 0, width, height, "track")]
    ends = [width * end / total for end in accumulate(counts)] if total else []
    starts = [0.0, *ends]
    for colour, count, start, end in zip(FIVE_STEPS, counts, starts, ends, strict=False):
        if end > start:
            shapes.append(Rect(start, 0, end - start, height, colour))
        if end - start > NARROWEST_LABELLED:
            ink: Colour = "on_dark" if colour in DARK else "on_light"
            middle, percent = (start + end) / 2, f"{100 * count / total:.0f}"  # rounded like every other share
            shapes.append(Label(middle, _centred(height, size), percent, size, 600, "centre", ink))
    return Chart(width, height, tuple(shapes))


def roti_columns(counts: Sequence[int], lowest: int, width: float, height: float) -> Chart:
    """Return on time invested: the two best steps stand out."""
    bars = [Bar(str(lowest + i), count) for i, count in enumerate(counts)]
    return columns(bars, _times(len(counts) - 2, "accent_soft") + _times(2, "accent"), width, height)


def nps_columns(counts: Sequence[int], width: float, height: float) -> Chart:
    """0 to 10, in the colours of detractors (0-6), passives (7-8) and promoters (9-10)."""
    bars = [Bar(str(i), count) for i, count in enumerate(counts)]
    colours = _times(7, "detractor") + _times(2, "passive") + _times(2, "promoter")
    return columns(bars, colours, width, height)


def columns(bars: Sequence[Bar], colours: Sequence[Colour], width: float, height: float) -> Chart:
    """Upright columns with the count above and the label below each."""
    size, foot, head = 8.5, 15.0, 13.0
    base, tallest = height - foot, max((bar.count for bar in bars), default=0)
    step = width / max(1, len(bars))
    thick = min(step * 0.76, 34)
    shapes: list[Shape] = []
    for i, (bar, colour) in enumerate(zip(bars, colours, strict=True)):
        middle = (i + 0.5) * step
        if bar.count:
            tall = (base - head) * bar.count / tallest
            shapes.append(Rect(middle - thick / 2, base - tall, thick, tall, colour))
            shapes.append(Label(middle, base - tall - 4, str(bar.count), size, 600, "centre", "text"))
        shapes.append(Label(middle, height - 3, bar.label, size, 400, "centre", "muted", step))
    shapes.append(Line(0, base, width, base, 0.6, "axis"))
    return Chart(width, height, tuple(shapes))


def horizontal_bars(bars: Sequence[Bar], width: float, of: int = 0, row: float = 17, percent_sign: str = "%") -> Chart:
    """One lying bar an option, longest as wide as there is room; `of` people, when given, adds the percent."""
    size, thick, label_room = 8.5, 9.0, width * 0.42
    figure_room = 44.0 if of else 22.0
    longest = max((bar.count for bar in bars), default=0) or 1
    left, room = label_room + 8, width - label_room - 8 - figure_room
    shapes: list[Shape] = []
    for i, bar in enumerate(bars):
        top = i * row
        base = top + _centred(row, size)
        long = room * bar.count / longest
        shapes.append(Label(0, base, bar.label, size, 400, "left", "text", label_room))
        if bar.count:
            shapes.append(Rect(left, top + (row - thick) / 2, long, thick, "accent"))
        end = left + long + (5 if bar.count else 0)
        shapes.append(Label(end, base, str(bar.count), size, 600, "left", "text"))
        if of:
            share = f"{100 * bar.count / of:.0f}{percent_sign}"
            shapes.append(Label(width, base, share, size, 400, "right", "muted"))
    return Chart(width, row * len(bars), tuple(shapes))


def arrival_columns(bars: Sequence[Bar], width: float, height: float) -> Chart:
    """People per slice of time, dense columns; only as many times are written as have room, the peak is named."""
    size, foot, head = 8.0, 15.0, 13.0
    base, tallest = height - foot, max((bar.count for bar in bars), default=0)
    step = width / max(1, len(bars))
    every = max(1, -(-int(max((len(bar.label) for bar in bars), default=1) * size * 0.75) // max(1, int(step))))
    peak = next((i for i, bar in enumerate(bars) if bar.count == tallest), -1) if tallest else -1
    shapes: list[Shape] = []
    for i, bar in enumerate(bars):
        middle = (i + 0.5) * step
        if bar.count:
            tall = (base - head) * bar.count / tallest
            colour: Colour = "accent" if i == peak else "accent_soft"
            shapes.append(Rect(i * step + step * 0.08, base - tall, step * 0.84, tall, colour))
        if i == peak:
            shapes.append(Label(middle, head - 4, str(bar.count), size, 600, "centre", "text"))
        if i % every == 0:
            shapes.append(Label(middle, height - 3, bar.label, size, 400, "centre", "muted"))
    shapes.append(Line(0, base, width, base, 0.6, "axis"))
    return Chart(width, height, tuple(shapes))


def _times(n: int, colour: Colour) -> list[Colour]:
    return [colour] * n


def _centred(height: float, size: float) -> float:
    """The baseline that puts figures (0.73 of the size high in Inter) in the middle of a height."""
    return (height + 0.727 * size) / 2
