"""Paper of a breakout: who has a place is on it, who has none is told, and nothing is printed of nothing."""

import re
from collections import Counter

import pypdfium2
import pytest

from desktop.data.catalogues import load_texts
from desktop.domain.words import Refused
from desktop.usecases.agenda import get_agenda
from desktop.usecases.attendees import edit_attendee
from desktop.usecases.breakout_papers import (
    render_breakout_cards,
    render_breakout_lists,
    render_breakout_posters,
    render_move_list,
)
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_proposals import MoveLine
from desktop.usecases.programme import get_programme
from desktop.usecases.rooms import add_room
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session

EN, FR = load_texts("en"), load_texts("fr")
ALL = (render_breakout_lists, render_breakout_cards, render_breakout_posters)


def read(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.fixture
def people(person) -> list[str]:
    return [person("Jeanne", f"Nom{i:02d}", unit="Sales") for i in range(9)]


@pytest.fixture
def tables(day, event_id, people) -> str:
    """Two rounds at three tables; in the second round the last two have no place."""
    texts = {"title": "Speed meeting", "starts": "10:00", "ends": "11:00", "kind": "tables"}
    session = add_session(day, event_id, texts).id
    shape_rounds(day, session, rounds=2, minutes=20, tables=3, seats=4)
    programme = get_programme(day, event_id)
    breakout = programme.breakouts[0].id
    groups = [group.id for group in programme.groups_of(breakout)]
    for number, round_ in enumerate(programme.rounds_of(breakout)):
        seated = people if number == 0 else people[:7]
        move_attendees(day, round_.id, {id_: groups[(i + number) % 3] for i, id_ in enumerate(seated)})
    return breakout


@pytest.fixture
def workshops(day, event_id, people) -> str:
    for title in ("Rhone", "Saone"):
        add_room(day, event_id, {"title": title, "capacity": "8"})
    for title, room in (("Listening", "Rhone"), ("Delegating", "Saone")):
        texts = {"title": title, "kind": "workshop", "starts": "14:00", "ends": "15:00", "room": room}
        add_session(day, event_id, texts)
    programme = get_programme(day, event_id)
    breakout = programme.breakouts[-1].id
    groups = {group.room: group.id for group in programme.groups_of(breakout)}
    rooms = {id_: groups["Rhone" if i < 5 else "Saone"] for i, id_ in enumerate(people)}
    move_attendees(day, programme.rounds_of(breakout)[0].id, rooms)
    return breakout


def test_each_poster_has_everybody_of_its_round_with_the_table(day, event_id, tables) -> None:
    first, second = read(render_breakout_posters(day, event_id, tables, EN).pdf)
    assert re.findall(r"Nom(\d\d) Jeanne (\d)", first) == [(f"{i:02d}", str(i % 3 + 1)) for i in range(9)]
    assert re.findall(r"Nom(\d\d) Jeanne (\d)", second) == [(f"{i:02d}", str((i + 1) % 3 + 1)) for i in range(7)]
    assert first.startswith("Round 1 · 10:00 – 10:20 Speed meeting")


def test_who_has_no_place_in_a_round_is_told(day, event_id, tables) -> None:
    told = [EN(warning) for warning in render_breakout_posters(day, event_id, tables, EN).warnings]
    assert told == ["Round 2: 2 people have no place and are not on the poster."]
    assert not render_breakout_posters(day, event_id, tables, EN, rounds=[1]).warnings


def test_who_cancelled_is_on_no_paper(day, event_id, tables, people) -> None:
    edit_attendee(day, people[0], {"status": "cancelled"})
    for make in ALL:
        assert "Nom00" not in " ".join(read(make(day, event_id, tables, EN).pdf))


def test_one_round_and_one_sheet_kind_can_be_asked_for(day, event_id, tables) -> None:
    made = render_breakout_posters(day, event_id, tables, EN, rounds=[2], by="table", paper="a4")
    [text] = read(made.pdf)
    assert text.startswith("Round 2 · ")
    assert Counter(re.findall(r"Nom\d\d", text)) == Counter(f"Nom{i:02d}" for i in range(7))
    assert made.name == "convention-poster-2.pdf"
    with pypdfium2.PdfDocument(made.pdf) as document:
        assert [round(side) for side in document[0].get_size()] == [595, 842]


def test_an_unknown_paper_is_refused(day, event_id, tables) -> None:
    with pytest.raises(Refused, match="no paper b5"):
        render_breakout_posters(day, event_id, tables, EN, paper="b5")


def test_each_table_has_a_card_and_a_list_a_round(day, event_id, tables) -> None:
    assert len(read(render_breakout_cards(day, event_id, tables, EN).pdf)) == 3
    lists = read(render_breakout_lists(day, event_id, tables, EN).pdf)
    assert [re.match(r"Table \d 10:\d\d – 10:\d\d Round \d", text)[0] for text in lists] == [
        f"Table {table} {times} Round {number}"
        for number, times in ((1, "10:00 – 10:20"), (2, "10:20 – 10:40"))
        for table in (1, 2, 3)
    ]


def test_workshops_are_named_by_room_and_title_without_a_round(day, event_id, workshops) -> None:
    [poster] = read(render_breakout_posters(day, event_id, workshops, FR).pdf)
    assert poster.startswith("Ateliers de 14 h 00 14 h 00 – 15 h 00")
    assert "Rhone Listening" in poster
    assert re.findall(r"Nom(\d\d) Jeanne (\w+)", poster) == [
        (f"{i:02d}", "Rhone" if i < 5 else "Saone") for i in range(9)
    ]
    lists = read(render_breakout_lists(day, event_id, workshops, EN).pdf)
    assert {re.match(r"(\w+) 14:00 – 15:00 (\w+)", text).groups() for text in lists} == {
        ("Rhone", "Listening"), ("Saone", "Delegating"),
    }  # fmt: skip


@pytest.mark.parametrize("make", ALL)
def test_a_breakout_with_nobody_placed_is_refused(make, day, event_id, people) -> None:
    session = add_session(day, event_id, {"title": "Empty", "starts": "10:00", "ends": "11:00"}).id
    shape_rounds(day, session, rounds=2, minutes=20, tables=3, seats=4)
    breakout = get_programme(day, event_id).breakouts[0].id
    with pytest.raises(Refused, match="Nobody has a place yet"):
        make(day, event_id, breakout, EN)


def test_a_round_with_nobody_has_no_poster(day, event_id, tables, people) -> None:
    second = get_programme(day, event_id).rounds_of(tables)[1].id
    move_attendees(day, second, dict.fromkeys(people, None))
    assert len(read(render_breakout_posters(day, event_id, tables, EN).pdf)) == 1
    with pytest.raises(Refused, match="Nobody has a place yet"):
        render_breakout_posters(day, event_id, tables, EN, rounds=[2])


def test_moves_are_listed_with_the_times_of_their_round(day, event_id, tables) -> None:
    moves = [MoveLine("a", "Jeanne Nom07", "Sales", "r", 2, "", "Table 1", None, None, 0, 2)]
    [text] = read(render_move_list(day, event_id, tables, moves, EN).pdf)
    assert "Round 2 · 10:20 – 10:40" in text
    assert "Jeanne Nom07 Sales comes → Table 1" in text
    with pytest.raises(Refused, match="Nobody changes place"):
        render_move_list(day, event_id, tables, [], EN)


def test_a_route_keeps_its_rounds_apart_where_somebody_sits_nowhere(day, event_id, tables, people) -> None:
    first = get_programme(day, event_id).rounds_of(tables)[0].id
    move_attendees(day, first, {people[0]: None})
    entry = next(e for e in get_agenda(day, event_id, people[0]) if e.title == "Speed meeting")
    assert entry.place == "– → Table 2"
    assert [(starts[11:], place) for starts, place in entry.stops] == [("10:00", ""), ("10:20", "Table 2")]
    both = next(e for e in get_agenda(day, event_id, people[1]) if e.title == "Speed meeting")
    assert both.place == "Table 2 → 3"
    once = next(e for e in get_agenda(day, event_id, people[8]) if e.title == "Speed meeting")
    assert once.place == "Table 3"
