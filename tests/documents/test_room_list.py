"""Room lists: everybody is on them, once, in order, on as few pages as needed."""

import re
from datetime import datetime

import pytest

from desktop.documents.room_list import RoomList, Seat, render_room_lists


def room(n: int, **others: object) -> RoomList:
    values = {
        "title": "Atelier : déléguer sans lâcher",
        "room": "Salle Cézanne",
        "people": tuple(Seat(f"Person{i:03d} Name", "Usine de Nantes") for i in range(n)),
        "starts": datetime(2026, 11, 21, 11, 0),
        "ends": datetime(2026, 11, 21, 12, 15),
        "facilitators": ("Camille Lefèvre",),
        "event": "Convention",
    }
    return RoomList(**{**values, **others})


@pytest.mark.parametrize(("n", "pages"), [(0, 1), (1, 1), (33, 1), (34, 2), (61, 2), (300, 9)])
def test_everybody_is_listed_once_and_in_order(n: int, pages: int, english, read) -> None:
    texts = read(render_room_lists([room(n)], english).pdf)
    assert len(texts) == pages
    assert re.findall(r"Person(\d+)", " ".join(texts)) == [f"{i:03d}" for i in range(n)]
    for text in texts:
        assert text.startswith("Salle Cézanne 11:00 – 12:15 Atelier")
        assert "led by Camille Lefèvre" in text


def test_each_room_has_pages_of_its_own(french, read) -> None:
    texts = read(render_room_lists([room(3), room(60), room(2, room="Table 4")], french).pdf)
    counts = [text.replace("\u202f", " ")[-5:] for text in texts]
    assert counts == ["1 / 1", "1 / 2", "2 / 2", "1 / 1"]
    assert "Table 4" in texts[3]


def test_names_are_as_typed_and_inside_the_page(nasty, english, look, read) -> None:
    people = tuple(Seat(f"{given} {family}", family) for given, family in nasty)
    made = render_room_lists([room(0, people=people)], english)
    assert "<b>Gras Balise</b>" in " ".join(read(made.pdf))
    for page in look(made.pdf, 127):
        assert (page[:, : 5 * 19] > 200).all()
        assert (page[:, 5 * 191 :] > 200).all()
        assert (page[5 * 277 + 3 : 5 * 280] == 255).all()


def test_a_name_of_any_length_is_cut_and_told(english, look) -> None:
    made = render_room_lists([room(0, people=(Seat("Z" * 200_000, "Y" * 200_000),), room="R" * 5_000)], english)
    assert len(look(made.pdf)) == 1
    assert made.warnings
    assert all(len(str(warning)) < 2_000 for warning in made.warnings)


def test_no_room_is_an_empty_page(english, read) -> None:
    assert read(render_room_lists([], english).pdf) == [""]


def test_a_room_without_time_or_facilitator_is_fine(english, read) -> None:
    bare = RoomList("Café", "Hall", (Seat("Chloé"),))
    assert "Chloé" in read(render_room_lists([bare], english).pdf)[0]
