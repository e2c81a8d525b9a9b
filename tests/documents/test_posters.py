"""Posters: everybody stands on each round's poster once, with the right table, in type that is read from the wall."""

import itertools
import re

import pypdfium2
import pytest

from desktop.documents.drawing import Drawing
from desktop.documents.pdf import Pdf
from desktop.documents.posters import PAPERS, render_posters
from desktop.documents.seating import SeatedGroup, Seating, Sitter
from desktop.documents.shaping import shape
from tests.documents.seatings import assert_inside, at_tables, in_rooms, overlapping, sitters, turns

A3_LEAST, A4_LEAST = 10.5, 9.0


def sizes(pdf: bytes) -> set[float]:
    """Sizes of the letters of names, as a reader of the file finds them."""
    found = set()
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        whole = text.get_text_range()
        for hit in re.finditer("Nom", whole):
            found.add(round(pypdfium2.raw.FPDFText_GetFontSize(text, hit.start()), 2))
    return found


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_640_people_at_62_tables_stand_on_each_of_4_posters_once_with_their_table(paper, english, read) -> None:
    made = render_posters(at_tables(sitters(640), 62, 4), english, paper=paper)
    pages = read(made.pdf)
    for turn in range(4):
        own = " ".join(page for page in pages if page.startswith(f"Round {turn + 1} · "))
        found = re.findall(r"Nom(\d{4}) Jeanne (\d+)\b", own)
        assert [int(name) for name, _ in found] == [*range(640)]
        assert all(int(table) == 1 + (int(name) + 7 * turn) % 62 for name, table in found)
    assert not made.warnings
    assert overlapping(made.pdf) == []


@pytest.mark.parametrize(("paper", "least"), [("a3", A3_LEAST), ("a4", A4_LEAST)])
def test_names_are_never_smaller_than_the_wall_asks_for(paper, least, english) -> None:
    for n in (1, 30, 640, 3000):
        made = render_posters(at_tables(sitters(n), 62, 1), english, paper=paper)
        assert min(sizes(made.pdf)) >= least


def test_few_people_are_printed_large(english) -> None:
    assert min(sizes(render_posters(at_tables(sitters(30), 6, 1), english).pdf)) >= 20


@pytest.mark.parametrize("by", ["name", "table"])
def test_62_tables_take_three_sheets_at_most(by, english) -> None:
    made = render_posters(at_tables(sitters(640), 62, 1), english, by=by)
    document = pypdfium2.PdfDocument(made.pdf)
    assert len(document) <= 3
    assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [297, 420]


def test_the_head_of_each_page_says_who_is_on_it(english, read) -> None:
    families = [f"{letter}{end}" for letter in "ABCDEFGHIJKLMNOP" for end in [f"a{i:02d}" for i in range(60)]]
    people = [Sitter("Jeanne", family) for family in families]
    pages = read(render_posters(at_tables(people, 10, 1), english).pdf)
    assert len(pages) > 1
    heads = [re.search(r"(\w+) – (\w+) \d\d:", page).groups() for page in pages]
    assert heads[0][0] == "A"
    assert heads[-1][1] == "P"
    for page, (first, last) in zip(pages, heads, strict=True):
        names = re.findall(r"\b([A-P]a\d\d) Jeanne", page)
        assert names[0].startswith(first)
        assert names[-1].startswith(last)
    for (_, last), (first, _) in itertools.pairwise(heads):
        assert last < first


def test_the_last_page_names_the_last_latin_letter_and_the_scripts_that_follow(english, read) -> None:
    families = [f"{letter}a{i:02d}" for letter in "ABCDEFGHIJKLMNOPZ" for i in range(60)]
    people = [Sitter("Jeanne", family) for family in families] + [Sitter("\u4f1f", "\u738b")]
    pages = read(render_posters(at_tables(people, 10, 1), english).pdf)
    assert re.search(r"\w+ – Z\b", pages[-1])
    assert "and other scripts" in pages[-1]
    assert not any("other scripts" in page for page in pages[:-1])


def test_a_poster_by_table_has_each_table_whole_with_its_people(english, read) -> None:
    pages = read(render_posters(at_tables(sitters(640), 62, 2), english, rounds=[2], by="table").pdf)
    tables = re.findall(r"Table (\d+) ((?:Jeanne Nom\d{4} ?)+)", " ".join(pages))
    assert [int(table) for table, _ in tables] == [*range(1, 63)]
    for table, names in tables:
        numbers = [int(name) for name in re.findall(r"Nom(\d+)", names)]
        assert numbers == [i for i in range(640) if (i + 7) % 62 == int(table) - 1]


def test_rooms_of_workshops_are_told_with_what_is_held_there(french, read) -> None:
    titles = ["Oser le feedback", "Manager à distance", "Codéveloppement : premiers pas"]
    [text] = read(render_posters(in_rooms(titles, sitters(60)), french).pdf)
    plain = text.replace("\u202f", " ")
    for i, title in enumerate(titles):
        assert f"Room {i} {title}" in plain
    assert re.search(r"Nom0002 Jeanne Room 2", plain)


def test_tables_in_two_rooms_are_told_by_room(english, read) -> None:
    groups = tuple(
        SeatedGroup(f"Table {i}", ((Sitter("A", f"B{i}"),),), "Foyer" if i < 5 else "Atrium") for i in range(1, 9)
    )
    [text] = read(render_posters(Seating("Meeting", turns(1), groups), english).pdf)
    assert "Foyer Table 1 – 4" in text
    assert "Atrium Table 5 – 8" in text


def test_people_of_one_name_are_told_apart_by_their_unit(english, read) -> None:
    people = (Sitter("Alex", "Bernard", "RH"), Sitter("Alex", "Bernard", "Achats"), Sitter("Zoë", "Ünal", "RH"))
    seating = Seating("Meeting", turns(1), (SeatedGroup("Table 1", (people,)),))
    [text] = read(render_posters(seating, english).pdf)
    assert "Bernard Alex (Achats) 1" in text
    assert "Bernard Alex (RH) 1" in text
    assert "Ünal Zoë 1" in text


@pytest.mark.parametrize("by", ["name", "table"])
@pytest.mark.parametrize("paper", [*PAPERS])
def test_names_of_the_world_stay_inside_the_page(by, paper, nasty, english, look) -> None:
    people = [Sitter(given, family, "Unit") for given, family in nasty for _ in range(6)]
    people += [
        Sitter("M" * 30, "W" * 30),
        Sitter("Marie", "Hautecœur-Saint-Rémy d’Aubigné de La Tour du Pin Gouvernet"),
    ]
    seating = at_tables(people, 62, 1, title="A session with a title that is far longer than a poster is wide, " * 3)
    made = render_posters(seating, english, by=by, paper=paper)
    pages = look(made.pdf, 72)
    assert_inside(pages, 10, 72)


def test_a_name_of_60_letters_is_whole(english, read) -> None:
    family = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"
    made = render_posters(at_tables([*sitters(300), Sitter("Hubert", family)], 30, 1), english)
    assert family in "".join(read(made.pdf)).replace(" ", "")
    assert not made.warnings


def test_a_name_without_end_is_cut_and_told(english, look) -> None:
    made = render_posters(at_tables([Sitter("Z" * 20_000, "Y" * 20_000)], 1, 1), english)
    assert_inside(look(made.pdf, 72), 10, 72)
    assert len(made.warnings) == 1


def test_an_empty_table_says_so_and_one_person_is_a_poster(english, read) -> None:
    seating = at_tables(sitters(1), 3, 1)
    assert read(render_posters(seating, english, by="table").pdf)[0].count("nobody") == 2
    assert "Nom0000 Jeanne 1" in read(render_posters(seating, english).pdf)[0]


def test_scripts_without_capitals_come_under_a_heading_of_their_own(english, read) -> None:
    people = [Sitter("محمد", "الحسن"), Sitter("美咲", "小林"), Sitter("Zoë", "Perrin")]
    [text] = read(render_posters(at_tables(people, 3, 1), english).pdf)
    assert text.count("…") == 1
    assert text.index("Perrin Zoë") < text.index("…") < text.index("小林 美咲")


def test_the_judge_sees_words_that_lie_on_each_other(english) -> None:
    pdf = Pdf("Judge", "en")
    drawing = Drawing(pdf.contents)
    for x in (50, 80):
        drawing.text(x, 100, shape("Overlapping"), 12, "000000")
    pdf.page(300, 200, drawing.placed(0, 200))
    assert overlapping(pdf.finish())


def test_white_space_around_a_name_does_not_shift_it(english, read) -> None:
    people = [Sitter("  spaced   out  ", "\tname\n"), Sitter("Zoë", "Ünal")]
    [text] = read(render_posters(at_tables(people, 1, 1), english).pdf)
    assert "name spaced out 1" in text
