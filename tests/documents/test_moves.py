"""The list of moves: by name for the volunteers, by table for the facilitators."""

import re
from datetime import datetime

from desktop.documents.moves import MoveLine, MoveSheet, render_moves
from tests.documents.seatings import assert_inside, overlapping, turns

LINES = (
    MoveLine("Karim Bensaïd", "SI", 2, "", "Table 10"),
    MoveLine("Alex Bernard", "Achats", 2, "Table 2", ""),
    MoveLine("Zoë Perrin", "RH", 2, "Table 10", "Table 2"),
)


def sheet(lines: tuple[MoveLine, ...] = LINES) -> MoveSheet:
    return MoveSheet("Speed meeting", lines, turns(4), "Convention", datetime(2026, 11, 19, 10, 58))


def test_everybody_who_moves_is_listed_by_name_with_from_and_to(english, read) -> None:
    [text] = read(render_moves(sheet(), english).pdf)
    by_name = text.split("By name")[1].split("Round 2")[0]
    assert " ".join(by_name.split()) == (
        "Karim Bensaïd SI comes → Table 10 Alex Bernard Achats Table 2 → leaves Zoë Perrin RH Table 10 → Table 2"
    )
    assert "made at 10:58" in text
    assert "Round 2 · 11:03 – 11:21" in text


def test_who_is_there_and_has_no_place_any_more_does_not_leave(english, read) -> None:
    [text] = read(render_moves(sheet((MoveLine("Zoë Perrin", "RH", 2, "Table 1", "", placeless=True),)), english).pdf)
    assert " ".join(text.split()).count("without a place") == 2
    assert "leaves" not in text
    assert "moves" not in text


def test_each_table_knows_who_goes_out_and_who_comes_in(english, read) -> None:
    [text] = read(render_moves(sheet(), english).pdf)
    by_table = text.split("By table")[1]
    assert by_table.index("Table 2 Alex Bernard") < by_table.index("Table 10 Zoë Perrin → Table 2")
    assert "Alex Bernard leaves Zoë Perrin ← Table 10" in by_table
    assert "Zoë Perrin → Table 2 Karim Bensaïd comes" in by_table


def test_thirty_moves_of_one_round_take_two_pages(english, read) -> None:
    lines = tuple(MoveLine(f"Jeanne Nom{i:02d}", "RH", 1, f"Table {i % 9}", f"Table {i % 9 + 1}") for i in range(30))
    made = render_moves(sheet(lines), english)
    pages = read(made.pdf)
    assert len(pages) <= 2
    found = re.findall(r"Nom(\d\d)", " ".join(pages))
    assert sorted(found) == sorted(f"{i:02d}" for i in range(30) for _ in range(3)), "by name, out and in"
    assert overlapping(made.pdf) == []


def test_moves_of_several_rounds_are_kept_apart(english, read) -> None:
    lines = tuple(MoveLine("Zoë Perrin", "RH", number, "Table 1", "Table 2") for number in (1, 3))
    text = " ".join(read(render_moves(sheet(lines), english).pdf))
    assert [text.count(f"Round {n}") for n in (1, 2, 3)] == [2, 0, 2]


def test_long_names_and_titles_stay_inside_their_cells(nasty, english, look) -> None:
    lines = [MoveLine(f"{given} {family}", family, 1, f"{given} {family}", "Table 1") for given, family in nasty]
    lines.append(MoveLine("W" * 60, "W" * 60, 1, "W" * 60, "W" * 60))
    made = render_moves(sheet(tuple(lines)), english)
    assert_inside(look(made.pdf, 72), 11, 72)
    assert overlapping(render_moves(sheet((*LINES, lines[0], lines[-1])), english).pdf) == []


def test_nobody_is_a_page_that_says_so(english, read) -> None:
    assert "Nobody changes place." in read(render_moves(sheet(()), english).pdf)[0]
