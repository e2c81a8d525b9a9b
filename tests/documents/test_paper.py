"""Paper formats as data, and that what is printed lies where the table says."""

import numpy as np
import pytest

from desktop.documents.badges import render_badges
from desktop.documents.paper import LAYOUTS, PRINTABLE_MM, Layout, cut_marks, places

every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())


@every_layout
def test_labels_lie_on_the_sheet_and_not_on_each_other(layout: Layout) -> None:
    corners = [layout.corner(place) for place in range(layout.per_sheet)]
    assert len(set(corners)) == layout.per_sheet
    for x, y in corners:
        assert 0 <= x <= layout.sheet[0] - layout.label[0] + 0.01
        assert 0 <= y <= layout.sheet[1] - layout.label[1] + 0.01
    if layout.columns > 1:
        assert layout.step[0] >= layout.label[0]
    if layout.rows > 1:
        assert layout.step[1] >= layout.label[1]


def test_the_products_that_were_asked_for_are_there() -> None:
    assert LAYOUTS["a6-4"].per_sheet == 4
    assert LAYOUTS["a7-8"].per_sheet == 8
    cards = LAYOUTS["avery-c32011"]
    assert (cards.label, cards.per_sheet, cards.corner(3)) == ((85, 54), 10, (110, 67.5))
    wanted = {"a6", "avery-l7414", "durable-1445", "avery-l4784", "herma-4412", "durable-1456", "durable-1453"}
    assert wanted | {"roll-62x100", "card-85x54"} <= set(LAYOUTS)
    assert LAYOUTS["roll-62x100"].is_mono


def test_printing_starts_at_any_label_and_goes_on_with_the_next_sheet() -> None:
    layout = LAYOUTS["a6-4"]
    found = list(places(layout, 3, start_at=3))
    assert [(place.sheet, place.x, place.y) for place in found] == [(0, 0, 148), (0, 105, 148), (1, 0, 0)]
    for wrong in (0, 5):
        with pytest.raises(ValueError, match="label"):
            list(places(layout, 1, start_at=wrong))


def test_cut_marks_stay_where_a_printer_can_print() -> None:
    for layout in LAYOUTS.values():
        for x1, y1, x2, y2 in cut_marks(layout):
            assert all(PRINTABLE_MM <= x <= layout.sheet[0] - PRINTABLE_MM for x in (x1, x2))
            assert all(PRINTABLE_MM <= y <= layout.sheet[1] - PRINTABLE_MM for y in (y1, y2))
    assert cut_marks(LAYOUTS["a6-4"])
    assert not cut_marks(LAYOUTS["avery-c32011"])


def ink_box(picture: np.ndarray) -> tuple[int, ...]:
    rows, columns = (picture < 128).any(1).nonzero()[0], (picture < 128).any(0).nonzero()[0]
    return rows[0], rows[-1], columns[0], columns[-1]


@every_layout
def test_each_label_is_printed_within_a_tenth_of_a_millimetre(layout: Layout, make_badge, english, look) -> None:
    badge = make_badge(rows=0)
    pdf = render_badges([badge] * layout.per_sheet, layout, english).pdf
    sheet = look(pdf, dpi=254)[0]  # ten dots a millimetre
    assert sheet.shape == pytest.approx((layout.sheet[1] * 10, layout.sheet[0] * 10), abs=1)
    boxes = []
    for place in range(layout.per_sheet):
        x, y = (round(10 * corner) for corner in layout.corner(place))
        inside = sheet[y + 25 : y + round(10 * layout.label[1]) - 25, x + 25 : x + round(10 * layout.label[0]) - 25]
        boxes.append(ink_box(inside))
    for box in boxes:
        assert all(abs(a - b) <= 1 for a, b in zip(box, boxes[0], strict=True))


def test_an_offset_moves_everything(make_badge, english, look) -> None:
    badge, layout = make_badge(), LAYOUTS["avery-c32011"]
    straight = look(render_badges([badge], layout, english).pdf, dpi=254)[0]
    moved = look(render_badges([badge], layout, english, offset_mm=(1.3, -0.7)).pdf, dpi=254)[0]
    shift = [b - a for a, b in zip(ink_box(straight), ink_box(moved), strict=True)]
    assert all(abs(a - b) <= 1 for a, b in zip(shift, (-7, -7, 13, 13), strict=True))
