"""The paper that badges are printed on: sheets of labels, cards and rolls, as data in millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Design = Literal["tall", "card", "strip"]

PRINTABLE_MM = 5.0
"""Office printers leave about 4.2 mm of a sheet white; nothing is drawn nearer to its edge than this."""
A4 = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Layout:
    """One product: its sheet, its labels and where they lie, in mm from the top left."""

    key: str
    product: str
    sheet: tuple[float, float]
    label: tuple[float, float]
    columns: int = 1
    rows: int = 1
    first: tuple[float, float] = (0, 0)
    step: tuple[float, float] = (0, 0)
    design: Design = "card"
    is_mono: bool = False
    is_borderless: bool = False
    has_cut_marks: bool = False

    @property
    def per_sheet(self) -> int:
        return self.columns * self.rows

    @property
    def bleeds(self) -> bool:
        """Whether colour may run to the edge of a label: no label lies where the printer leaves white."""
        if self.is_borderless:
            return True
        left, top = self.first
        right = self.sheet[0] - left - (self.columns - 1) * self.step[0] - self.label[0]
        bottom = self.sheet[1] - top - (self.rows - 1) * self.step[1] - self.label[1]
        return min(left, top, right, bottom) >= PRINTABLE_MM

    def corner(self, place: int) -> tuple[float, float]:
        """Top left corner of a label in mm; places count from 0, row by row."""
        row, column = divmod(place, self.columns)
        return self.first[0] + column * self.step[0], self.first[1] + row * self.step[1]


class Place(NamedTuple):
    """Where one badge goes: its sheet, counted from 0, and its top left corner in mm."""

    sheet: int
    x: float
    y: float


def places(layout: Layout, n: int, start_at: int = 1) -> Iterator[Place]:
    """Places of n badges when the labels before `start_at` (counted from 1) of the first sheet are used up."""
    if not 1 <= start_at <= layout.per_sheet:
        raise ValueError(f"label {start_at} is not on the sheet")
    for index in range(start_at - 1, start_at - 1 + n):
        sheet, place = divmod(index, layout.per_sheet)
        yield Place(sheet, *layout.corner(place))


def cut_marks(layout: Layout) -> list[tuple[float, float, float, float]]:
    """Lines in mm: short ticks along the edges of the sheet and small crosses where four labels meet."""
    if not layout.has_cut_marks:
        return []
    xs = sorted(
        {x for i in range(layout.columns) for x in _ends(layout.first[0] + i * layout.step[0], layout.label[0])}
    )
    ys = sorted({y for i in range(layout.rows) for y in _ends(layout.first[1] + i * layout.step[1], layout.label[1])})
    width, height = layout.sheet
    inside_x = [x for x in xs if PRINTABLE_MM < x < width - PRINTABLE_MM]
    inside_y = [y for y in ys if PRINTABLE_MM < y < height - PRINTABLE_MM]
    tick, arm, edge = 4.0, 2.0, PRINTABLE_MM
    marks = [(x, y, x, y + tick) for x in inside_x for y in (edge, height - edge - tick)]
    marks += [(x, y, x + tick, y) for y in inside_y for x in (edge, width - edge - tick)]
    for x in inside_x:
        for y in inside_y:
            marks += [(x - arm, y, x + arm, y), (x, y - arm, x, y + arm)]
    return marks


def _ends(start: float, length: float) -> tuple[float, float]:
    return round(start, 3), round(start + length, 3)


_ALL = (
    Layout("a6-4", "A6 × 4, A4", A4, (105, 148), 2, 2, step=(105, 148), design="tall", has_cut_marks=True),
    Layout("a7-8", "A7 × 8, A4", (297, 210), (74, 105), 4, 2, (0, 0), (74, 105), "tall", has_cut_marks=True),
    Layout("a6", "A6", (105, 148), (105, 148), design="tall"),
    Layout("avery-c32011", "Avery Zweckform C32011", A4, (85, 54), 2, 5, (15, 13.5), (95, 54)),
    Layout("avery-32010", "Avery Zweckform 32010", A4, (85, 54), 2, 5, (14.1, 14.1), (94.9, 54)),
    Layout("avery-32015", "Avery Zweckform 32015", A4, (85, 54), 2, 4, (17, 31.5), (91, 60)),
    Layout("avery-l7414", "Avery L7414", A4, (90, 52), 2, 5, (15, 18.5), (90, 52)),
    Layout("durable-1445", "Durable 1445", A4, (90, 54), 2, 5, (15, 12), (90, 54)),
    Layout("durable-1456", "Durable 1456", A4, (90, 60), 2, 4, (15, 28.5), (90, 60)),
    Layout("durable-1453", "Durable 1453", A4, (75, 40), 2, 6, (30, 28.5), (75, 40)),
    Layout("avery-l4784", "Avery L4784 – L4787", A4, (80, 50), 2, 5, (17.5, 13.5), (95, 55)),
    Layout("herma-4412", "Herma 4412", A4, (80, 50), 2, 5, (18, 13), (95, 55)),
    Layout("card-85x54", "85 × 54", (85, 54), (85, 54), is_borderless=True),
    Layout("roll-62x100", "62 × 100", (100, 62), (100, 62), design="strip", is_mono=True),
)
LAYOUTS = {layout.key: layout for layout in _ALL}
