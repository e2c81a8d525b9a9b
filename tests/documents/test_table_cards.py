"""Table cards: a sign that is read across the room, and behind it everybody of each round."""

import re

import numpy as np
import pytest

from desktop.documents.seating import SeatedGroup, Seating, Sitter
from desktop.documents.table_cards import render_table_cards
from tests.documents.seatings import assert_inside, at_tables, in_rooms, overlapping, sitters, turns

LONG = "Communication intergénérationnelle et accompagnement du changement"
DPI = 72
PIXELS_PER_MM = DPI / 25.4


def lower(page: np.ndarray) -> np.ndarray:
    return page[len(page) // 2 + 4 :]


def sign(page: np.ndarray) -> np.ndarray:
    """The upper face as it stands once the card is folded."""
    return page[: len(page) // 2 - 4][::-1, ::-1]


def tallest(face: np.ndarray) -> float:
    """Height in mm of the tallest unbroken run of rows with ink."""
    inked = [bool(row.any()) for row in face < 128]
    runs = "".join("x" if row else " " for row in inked).split()
    return max(map(len, runs)) / PIXELS_PER_MM


def test_each_table_has_a_card_with_the_people_of_each_round(english, read) -> None:
    pages = read(render_table_cards(at_tables(sitters(640), 62, 4), english).pdf)
    assert len(pages) == 62
    for table, text in enumerate(pages):
        parts = re.split(r"Round (\d) \d\d:\d\d", text)
        assert parts[1::2] == ["1", "2", "3", "4"]
        for turn, names in enumerate(parts[2::2]):
            numbers = [int(name) for name in re.findall(r"Jeanne Nom(\d+)", names)]
            assert numbers == [i for i in range(640) if (i + 7 * turn) % 62 == table]


def test_a_number_is_read_from_five_metres(english, look) -> None:
    """At 5 m capitals have to be 25 mm high (1 : 200)."""
    for page in look(render_table_cards(at_tables(sitters(12), 12, 1), english).pdf, DPI):
        assert tallest(sign(page)) >= 50


def test_a_long_title_is_still_read_from_five_metres_by_its_height(english, look) -> None:
    title = "Transmettre entre générations"
    [page] = look(render_table_cards(in_rooms([title], sitters(3)), english).pdf, DPI)
    assert tallest(sign(page)) >= 14


def test_the_sign_stands_on_its_head_so_that_the_folded_card_is_upright(english, look) -> None:
    seven = Seating("", turns(1), (SeatedGroup("Table 7", ((),)),))
    face = sign(look(render_table_cards(seven, english).pdf, DPI)[0]) < 128
    rows = np.flatnonzero(face.any(axis=1))
    top, bottom = face[rows[-1] - round(75 * PIXELS_PER_MM)], face[rows[-1] - 5]
    assert top.sum() > 2 * bottom.sum(), "a 7 has its bar on top"


def test_faces_do_not_touch_the_fold_or_the_edge(nasty, english, look) -> None:
    people = [Sitter(given, family) for given, family in nasty]
    seating = at_tables(people, 7, 6, title="A session with a title that is far longer than a card is wide, " * 3)
    made = render_table_cards(seating, english)
    pages = look(made.pdf, DPI)
    assert_inside(pages, 4.5, DPI)
    for page in pages:
        fold = len(page) // 2
        middle = page[fold - 20 : fold + 20, round(14 * PIXELS_PER_MM) : -round(14 * PIXELS_PER_MM)]
        assert (middle > 200).all()


@pytest.mark.parametrize("title", [LONG, "Codéveloppement : premiers pas", "Salle A", "Groupe de pilotage 12", "7"])
def test_signs_of_any_length_stay_inside(title, french, look) -> None:
    made = render_table_cards(in_rooms([title], sitters(5)), french)
    assert_inside(look(made.pdf, DPI), 4.5, DPI)
    assert not made.warnings


def test_a_sign_without_spaces_and_without_end_is_cut_and_told(english, look) -> None:
    made = render_table_cards(in_rooms(["W" * 5_000], sitters(5)), english)
    assert_inside(look(made.pdf, DPI), 4.5, DPI)
    assert "too long for a table card" in english(made.warnings[0])
    assert len(english(made.warnings[0])) < 400


def test_no_word_of_a_sign_is_broken_and_nothing_overlaps(english, read) -> None:
    made = render_table_cards(in_rooms(["Codéveloppement et intelligence collective"], sitters(28)), english)
    assert "Codéveloppement" in read(made.pdf)[0]
    assert overlapping(made.pdf) == []


def test_empty_and_single_groups_have_a_card_too(english, read) -> None:
    texts = read(render_table_cards(at_tables(sitters(1), 3, 2), english).pdf)
    assert [text.count("nobody") for text in texts] == [1, 1, 2]
    assert [text.count("Nom0000") for text in texts] == [1, 1, 0]


def test_who_is_not_on_the_card_of_a_large_room_is_told(english, read) -> None:
    made = render_table_cards(in_rooms(["Plenary"], sitters(600)), english)
    [text] = read(made.pdf)
    printed = re.findall(r"Nom(\d{4})", text)
    assert [int(number) for number in printed] == [*range(len(printed))]
    left = 600 - len(printed)
    assert left > 0
    assert f"and {left} more" in text
    assert [english(warning) for warning in made.warnings] == [f"{left} people of Plenary are not on its table card."]


def test_fifty_rounds_fit_on_a_card(english, read, look) -> None:
    made = render_table_cards(at_tables(sitters(4), 2, 50), english)
    assert_inside(look(made.pdf, DPI), 4.5, DPI)
    texts = read(made.pdf)
    assert all("Round 50" in text for text in texts) or made.warnings
