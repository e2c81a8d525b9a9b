"""The route on a badge: the table of each round with its time, whole, or in words where it does not fit."""

from dataclasses import replace
from datetime import time

import pytest

from desktop.documents.badges import AgendaRow, Badge, render_badges
from desktop.documents.paper import LAYOUTS
from desktop.documents.press import Stop
from tests.documents.seatings import overlapping

A6 = LAYOUTS["a6"]


def stops(*places: str) -> tuple[Stop, ...]:
    return tuple(Stop(time(10 + (45 + 18 * i) // 60, (45 + 18 * i) % 60), place) for i, place in enumerate(places))


def with_rounds(badge: Badge, *places: str, route: str = "", more: int = 3) -> Badge:
    rows = [AgendaRow(time(10, 45), "Speed meeting", "Foyer", stops(*places), route)]
    rows += [AgendaRow(time(14 + i), f"Session {i}", f"Room {i}") for i in range(more)]
    return replace(badge, agenda=tuple(rows), place="")


@pytest.mark.parametrize("rounds", [2, 4, 6, 8])
def test_each_round_stands_on_the_badge_with_time_and_table(rounds, make_badge, english, read) -> None:
    places = [f"Table {7 * i + 1}" for i in range(rounds)]
    made = render_badges([with_rounds(make_badge(language="en"), *places)], A6, english)
    [text] = read(made.pdf)
    said = [f"{at.hour}:{at.minute:02d} {7 * i + 1}" for i, (at, _) in enumerate(stops(*places))]
    assert f"Table {' '.join(said)} 14:00 Session 0" in text
    assert overlapping(made.pdf) == []
    assert not made.warnings


def test_a_round_without_a_place_is_a_dash_so_that_the_others_stay_in_line(make_badge, english, read) -> None:
    badge = with_rounds(make_badge(language="en"), "Table 3", "", "Table 5")
    [text] = read(render_badges([badge], A6, english).pdf)
    assert "Table 10:45 3 11:03 – 11:21 5" in text


def test_rooms_with_long_names_go_into_words(make_badge, english, read) -> None:
    badge = with_rounds(make_badge(), *["Salle Marguerite Yourcenar"] * 6, route="Cézanne → Renoir → Monet")
    [text] = read(render_badges([badge], A6, english).pdf)
    assert "Cézanne → Renoir → Monet" in text


@pytest.mark.parametrize("key_", ["a6", "a7-8"])
def test_a_route_of_six_rounds_is_whole_beside_a_title(key_, make_badge, english, read) -> None:
    route = "Table 12 → 7 → 31 → 4 → 55 → 18"
    places = [f"Table {n}" for n in (12, 7, 31, 4, 55, 18)]
    badge = with_rounds(make_badge(), *places, route=route, more=4)
    [text] = read(render_badges([badge], LAYOUTS[key_], english).pdf)
    assert route in text or "10h45 12 11h03 7 11h21 31 11h39 4 11h57 55 12h15 18" in text


def test_a_full_programme_still_has_all_its_rows(make_badge, english, read) -> None:
    badge = with_rounds(make_badge(), "Table 1", "Table 2", route="Table 1 → 2", more=7)
    made = render_badges([badge], A6, english)
    [text] = read(made.pdf)
    assert all(f"Session {i}" in text for i in range(7))
    assert "Table 1 → 2" in text
    assert not made.warnings


def test_a_long_title_takes_two_lines_while_there_is_room(make_badge, french, read) -> None:
    title = "Décider à plusieurs sans y passer la nuit ni la semaine"
    rows = tuple(AgendaRow(time(14 + i), title, "Croix-Rousse") for i in range(3))
    made = render_badges([replace(make_badge(), agenda=rows)], A6, french)
    [text] = read(made.pdf)
    assert text.count("la nuit") == 3
    assert text.count("la semaine") == 3
    assert overlapping(made.pdf) == []
