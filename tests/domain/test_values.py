"""What the cells of lists say, in the many ways organisers and tools write it."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.header_rows import find_header_row
from desktop.domain.headers import guess_kind
from desktop.domain.values import (
    DayOrder,
    day_order,
    read_capacity,
    read_day,
    read_moment,
    read_session_kind,
    read_status,
    read_time,
    read_times,
    read_year,
    read_yes_no,
    split_choices,
    split_name,
)


@pytest.mark.parametrize("cell", ["oui", "Oui", "OUI, merci", "yes", "x", "X", "1", "1.0", "true", "✓", "☑", "Vrai"])
def test_a_yes_is_read(cell: str) -> None:
    assert read_yes_no(cell) is True


@pytest.mark.parametrize("cell", ["non", "Non merci", "No", "0", "false", "aucune", "☐", "Faux"])
def test_a_no_is_read(cell: str) -> None:
    assert read_yes_no(cell) is False


@pytest.mark.parametrize("cell", ["", "peut-être", "Nord", "-", "N/A", "Nora", "ouistiti"])
def test_what_is_neither_yes_nor_no_is_not_guessed(cell: str) -> None:
    assert read_yes_no(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "19/11/2026", "2026-11-19", "19.11.26", "19-11-2026", "2026/11/19", "20261119", "46345", "46345.604",
        "19 novembre 2026", "jeudi 19 nov. 2026", "November 19, 2026", "19-nov-26", "Thu, 19 Nov 2026 09:00",
        "2026-11-19T14:00:00Z", "19/11/2026 14:25", "jeudi 19/11/2026", "11/19/2026",
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_forms(cell: str) -> None:
    assert read_day(cell) == date(2026, 11, 19)


@pytest.mark.parametrize("cell", ["", "2016", "31/02/2026", "62 x 10", "12345", "jeudi", "mars", "99/99/9999", "1.5"])
def test_what_is_no_day_is_not_guessed(cell: str) -> None:
    assert read_day(cell) is None


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["11/03/26", "10/30/26"], "mdy"),
        (["03/11/2026", "19/11/2026"], "dmy"),
        (["04/03/2026"], "dmy"),
        (["11/03/26 2:30 PM"], "mdy"),
        (["", "n/a"], "dmy"),
    ],
)
def test_the_whole_column_tells_whether_the_day_comes_first(column: list[str], order: DayOrder) -> None:
    assert day_order(column) == order


def test_a_day_follows_the_order_of_its_column() -> None:
    assert read_day("11/03/26", "mdy") == date(2026, 11, 3)
    assert read_day("11/03/26", "dmy") == date(2026, 3, 11)
    assert read_day("30/10/26", "mdy") == date(2026, 10, 30)


def test_a_moment_keeps_its_time() -> None:
    assert read_moment("11/29/24 22:28", "mdy") == datetime(2024, 11, 29, 22, 28)
    assert read_moment("19 mai 2026 à 14h30") == datetime(2026, 5, 19, 14, 30)
    assert read_moment("46345.604166667") == datetime(2026, 11, 19, 14, 30)
    assert read_moment("2026-10-01") == datetime(2026, 10, 1)
    assert read_moment("bientôt") is None


def test_a_year_is_read_alone_or_in_a_date() -> None:
    assert read_year("2016") == 2016
    assert read_year("01/03/1998") == 1998
    assert read_year("depuis 2004") == 2004
    assert read_year("12 ans") is None


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("14:00", time(14)), ("14h00", time(14)), ("14h", time(14)), ("9 h 05", time(9, 5)), ("2:00 PM", time(14)),
        ("2 pm", time(14)), ("12:30 am", time(0, 30)), ("09:15:00", time(9, 15)), ("14.30", time(14, 30)),
        ("9 heures 30", time(9, 30)), ("midi", time(12)), ("0.604166667", time(14, 30)), ("08:30", time(8, 30)),
    ],
)  # fmt: skip
def test_a_time_is_read_in_many_forms(cell: str, read: time) -> None:
    assert read_time(cell) == read


@pytest.mark.parametrize("cell", ["", "14", "24:00", "9:75", "matin", "2026-11-19"])
def test_what_is_no_time_is_not_guessed(cell: str) -> None:
    assert read_time(cell) is None


@pytest.mark.parametrize("cell", ["9h00 - 10h30", "9:00–10:30", "de 9h à 10h30", "9:00 AM to 10:30 AM"])
def test_a_beginning_and_an_end_are_read_from_one_cell(cell: str) -> None:
    assert read_times(cell) == (time(9), time(10, 30))
    assert read_times("9h") is None


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("28", 28), ("28.0", 28), ("28 places", 28), ("1 200", 1200), ("0", 0), ("40 (max)", 40), ("62 x 10", (62, 10)),
        ("12×8", (12, 8)), ("62 tables de 10", (62, 10)), ("6 tables of 8", (6, 8)),
        ("", None), ("illimité", None), ("20-25", None), ("-5", None), ("999999999", None),
    ],
)  # fmt: skip
def test_a_capacity_is_places_or_tables_of_places(cell: str, read: object) -> None:
    assert read_capacity(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("Validé", "registered"), ("Attending", "registered"), ("Checked In", "registered"), ("Paid", "registered"),
        ("En attente", "pending"), ("Liste d'attente", "pending"), ("Pas encore validé", "pending"),
        ("Non payé", "pending"), ("Remboursé", "cancelled"), ("Not Attending", "cancelled"), ("ANNULÉE", "cancelled"),
        ("refunded", "cancelled"), ("oui", "registered"), ("non", "cancelled"), ("", None), ("Cadre", None),
    ],
)  # fmt: skip
def test_a_status_is_read_in_the_words_of_ticketing_tools(cell: str, read: object) -> None:
    assert read_status(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("accueil", "welcome"), ("Plénière", "plenary"), ("Table ronde", "plenary"), ("tables", "tables"),
        ("Speed-meeting", "tables"), ("atelier", "workshop"), ("Workshop", "workshop"), ("Pause-café", "break"),
        ("Pause déjeuner", "lunch"), ("Codéveloppement", "codev"), ("Plénière de clôture", "closing"),
        ("Autre", "other"), ("", None), ("zzz", None),
    ],
)  # fmt: skip
def test_the_kind_of_a_session_is_read_from_its_type_or_title(cell: str, read: object) -> None:
    assert read_session_kind(cell) == read


def test_choices_of_a_form_are_parted_at_the_semicolon() -> None:
    cell = "Prévenir l'épuisement;Codéveloppement : premiers pas;Décider, ensemble;"
    assert split_choices(cell) == ("Prévenir l'épuisement", "Codéveloppement : premiers pas", "Décider, ensemble")


def test_known_titles_survive_the_separators_they_hold() -> None:
    titles = ["Décider, ensemble", "Codéveloppement : premiers pas", "Oui ; mais", "Oser le feedback"]
    assert split_choices("Décider, ensemble, Oser le feedback", titles) == ("Décider, ensemble", "Oser le feedback")
    assert split_choices("oui ; mais;DECIDER, ENSEMBLE;", titles) == ("Oui ; mais", "Décider, ensemble")
    assert split_choices("codeveloppement: premiers pas", titles) == ("Codéveloppement : premiers pas",)


def test_choices_that_are_no_known_title_are_kept_as_they_are() -> None:
    assert split_choices("Oser le feedback;Autre, à voir;", ["Oser le feedback"]) == (
        "Oser le feedback",
        "Autre, à voir",
    )


def test_choices_come_as_lines_ranks_or_lists_too() -> None:
    assert split_choices("1. Oser\n2. Décider", ["Oser", "Décider"]) == ("Oser", "Décider")
    assert split_choices('["Oser, enfin","Décider"]') == ("Oser, enfin", "Décider")
    assert split_choices("Oser | Décider") == ("Oser", "Décider")
    assert split_choices(" ; ;") == ()
    assert split_choices("Oser;oser;Oser") == ("Oser",)


@pytest.mark.parametrize(
    ("full", "given_name", "family_name"),
    [
        ("Alain TANGUY", "Alain", "TANGUY"),
        ("TANGUY Alain", "Alain", "TANGUY"),
        ("Tanguy, Alain", "Alain", "Tanguy"),
        ("Jean-Pierre DE LA FONTAINE", "Jean-Pierre", "DE LA FONTAINE"),
        ("Anne-Sophie de La Fontaine", "Anne-Sophie", "de La Fontaine"),
        ("Pieter van der Berg", "Pieter", "van der Berg"),
        ("José Luis GARCÍA PÉREZ", "José Luis", "GARCÍA PÉREZ"),
        ("Marie D'HONDT", "Marie", "D'HONDT"),
        ("J. LI", "J.", "LI"),
    ],
)
def test_a_full_name_is_parted_where_it_tells_how(full: str, given_name: str, family_name: str) -> None:
    assert split_name(full) == (given_name, family_name)


@pytest.mark.parametrize(
    "full",
    [
        "Vincent Guibert", "JEAN DUPONT", "X Æ Ni", "El?bieta Solnica", "小林 美咲", "محمد الحسن", "Cher",
        "Nguyễn Thị Ánh Tuyết", "Robert'); DROP TABLE attendees;-- Tables", "<b>Gras BALISE", "a, b, C",
    ],
)  # fmt: skip
def test_a_full_name_that_does_not_tell_stays_whole(full: str) -> None:
    assert split_name(full) == (full, None)


def test_two_plain_words_are_parted_when_a_person_says_in_which_order() -> None:
    assert split_name("Vincent Guibert", "given_first") == ("Vincent", "Guibert")
    assert split_name("Guibert Vincent", "family_first") == ("Vincent", "Guibert")
    assert split_name("Lucas Marie Roux", "given_first") == ("Lucas Marie Roux", None)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_letter_of_a_name_is_ever_lost_or_respelt(full: str) -> None:
    given_name, family_name = split_name(full)
    parts = sorted("".join((given_name + (family_name or "")).split()))
    assert parts in (sorted("".join(full.split())), sorted("".join(full.replace(",", "", 1).split())))


@pytest.mark.parametrize("cell", ["1" * 300_000 + "x", " " * 300_000 + "x", "9h " * 100_000, "a;" * 100_000])
def test_a_huge_cell_does_not_hold_anybody_up(cell: str) -> None:
    for read in (read_yes_no, read_day, read_moment, read_year, read_time, read_times, read_capacity, read_status):
        read(cell)
    split_name(cell)
    read_session_kind(cell)
    assert len(split_choices(cell)) == 1
    guess_kind([cell, "Nom"], [[cell, cell]] * 3)
    assert find_header_row([[cell, cell]]) is None


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_cell_can_be_read_without_error(cell: str) -> None:
    for read in (read_yes_no, read_day, read_moment, read_year, read_time, read_times, read_capacity, read_status):
        read(cell)
    split_choices(cell, ["Oser, enfin"])
    read_session_kind(cell)
