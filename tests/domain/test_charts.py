"""Charts as shapes: the sums are right, nothing leaves the picture and nothing overlaps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.charts import (
    MM,
    Bar,
    Chart,
    Label,
    Rect,
    arrival_columns,
    columns,
    horizontal_bars,
    nps_columns,
    roti_columns,
    stacked_bar,
)

five = st.lists(st.integers(0, 300), min_size=5, max_size=5)
bars = st.lists(st.builds(Bar, st.text("abcdé", max_size=30), st.integers(0, 500)), max_size=24)


def rects(chart: Chart) -> list[Rect]:
    return [shape for shape in chart.shapes if isinstance(shape, Rect)]


def labels(chart: Chart) -> list[Label]:
    return [shape for shape in chart.shapes if isinstance(shape, Label)]


def assert_inside(chart: Chart) -> None:
    for rect in rects(chart):
        assert -1e-6 <= rect.x <= rect.x + rect.width <= chart.width + 1e-6
        assert -1e-6 <= rect.y <= rect.y + rect.height <= chart.height + 1e-6
    for label in labels(chart):
        assert -1e-6 <= label.x <= chart.width + 1e-6
        assert label.size * 0.72 <= label.y <= chart.height


@given(five)
def test_a_share_on_the_bar_is_rounded_like_the_same_share_in_words(counts: list[int]) -> None:
    said = {str(round(100 * count / sum(counts))) for count in counts} if sum(counts) else set()
    assert {label.text for label in labels(stacked_bar(counts, 4000))} <= said
    assert [label.text for label in labels(stacked_bar([3, 3, 3, 0, 0], 300))] == ["33", "33", "33"]


@given(five, st.floats(40, 400))
def test_a_stacked_bar_fills_its_width_in_proportion(counts: list[int], width: float) -> None:
    chart = stacked_bar(counts, width)
    assert_inside(chart)
    assert sum(rect.width for rect in rects(chart)) == pytest.approx(width)
    if sum(counts):
        ratio = {rect.colour: rect.width / width for rect in rects(chart)}
        names = ("worst", "bad", "middle", "good", "best")
        for name, count in zip(names, counts, strict=True):
            assert ratio.get(name, 0) == pytest.approx(count / sum(counts))


def test_a_percent_is_written_only_where_its_part_is_over_six_millimetres() -> None:
    chart = stacked_bar([1, 2, 13, 42, 42], 60 * MM)
    assert [label.text for label in labels(chart)] == ["13", "42", "42"]
    assert [label.colour for label in labels(chart)] == ["on_light", "on_light", "on_dark"]


@given(bars, st.floats(60, 500), st.floats(50, 200))
def test_columns_are_as_tall_as_their_counts(found: list[Bar], width: float, height: float) -> None:
    for chart in (columns(found, ["accent"] * len(found), width, height), arrival_columns(found, width, height)):
        assert_inside(chart)
        counts = [bar.count for bar in found if bar.count]
        talls = [rect.height for rect in rects(chart)]
        assert len(talls) == len(counts)
        for tall, count in zip(talls, counts, strict=True):
            assert tall * max(counts) == pytest.approx(max(talls) * count)


def test_every_column_has_its_count_and_its_label() -> None:
    chart = roti_columns([1, 3, 9, 14, 11], 1, 200, 80)
    assert sorted(label.text for label in labels(chart)) == sorted(["1", "3", "9", "14", "11", *"12345"])
    assert [rect.colour for rect in rects(chart)] == ["accent_soft"] * 3 + ["accent"] * 2


def test_net_score_columns_are_coloured_by_the_three_groups() -> None:
    chart = nps_columns([1] * 11, 300, 80)
    assert [rect.colour for rect in rects(chart)] == ["detractor"] * 7 + ["passive"] * 2 + ["promoter"] * 2


@given(bars, st.floats(120, 500))
def test_lying_bars_stay_between_label_and_figure(found: list[Bar], width: float) -> None:
    chart = horizontal_bars(found, width, of=500)
    assert_inside(chart)
    for rect in rects(chart):
        assert rect.x >= width * 0.42
    for label in labels(chart):
        if label.anchor == "left" and label.weight == 400:
            assert label.room == pytest.approx(width * 0.42)


def test_times_of_arrivals_do_not_run_into_each_other() -> None:
    found = [Bar(f"{8 + i // 12:02d}:{i % 12 * 5:02d}", i % 7) for i in range(60)]
    times = [label for label in labels(arrival_columns(found, 300, 80)) if ":" in label.text]
    gaps = [b.x - a.x for a, b in pairwise(times)]
    assert len(times) > 3
    assert min(gaps) > 5 * 8 * 0.6
