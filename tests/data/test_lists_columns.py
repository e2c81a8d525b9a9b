"""From the file to the fields: real-shaped lists and the sample convention are recognised whole."""

from pathlib import Path

import pytest

from desktop.data.lists import read_list
from desktop.domain.headers import Kind, guess_kind, match_columns, missing
from desktop.domain.values import (
    day_order,
    read_capacity,
    read_day,
    read_moment,
    read_session_kind,
    read_status,
    read_time,
    read_year,
    read_yes_no,
    split_choices,
    split_name,
)

ROOT = Path(__file__).parents[2]
LISTS = ROOT / "tests" / "files" / "lists"
SAMPLE = ROOT / "assets" / "sample"
EXPECTED: list[tuple[Path, Kind, str]] = [
    (
        LISTS / "rh.xlsx",
        "people",
        "external_id family_name given_name email unit site level job line_manager_ref language joined gender",
    ),
    (
        LISTS / "helloasso.csv",
        "attendees",
        "registered_at status family_name given_name company ticket category diet step_free",
    ),
    (
        LISTS / "eventbrite.csv",
        "attendees",
        "registered_at given_name family_name email category ticket status site need",
    ),
    (
        LISTS / "pretix.csv",
        "attendees",
        "ticket full_name given_name family_name category email company registered_at note",
    ),
    (LISTS / "forms.csv", "wishes", "email full_name wishes apart_names need"),
    (LISTS / "salles.csv", "rooms", "name capacity floor step_free setup"),
    (LISTS / "programme.csv", "programme", "title kind day starts ends room capacity rounds round_minutes hosts"),
    (LISTS / "tables-passees.csv", "encounters", "event_title date round table external_id"),
    (
        SAMPLE / "people.csv",
        "people",
        "external_id family_name given_name email unit site level job line_manager_ref language joined gender",
    ),
    (
        SAMPLE / "registrations.csv",
        "attendees",
        "ticket registered_at status family_name given_name email category diet step_free need",
    ),
    (SAMPLE / "wishes.csv", "wishes", "full_name email wishes together_names apart_names"),
    (SAMPLE / "rooms.csv", "rooms", "name capacity floor step_free setup note"),
    (
        SAMPLE / "programme.csv",
        "programme",
        "title kind day starts ends room capacity rounds round_minutes hosts description",
    ),
    (SAMPLE / "past-tables.csv", "encounters", "event_title date round table external_id"),
]


def columns(path: Path) -> dict[str, list[str]]:
    """The cells of each field of a list."""
    found = read_list(path)
    mapping = match_columns(guess_kind(found.headers, found.rows), found.headers, found.rows)
    return {field: [row[index] for row in found.rows] for index, field in mapping.items()}


@pytest.mark.parametrize(("path", "kind", "fields"), EXPECTED, ids=lambda value: getattr(value, "name", ""))
def test_a_list_is_recognised_with_all_its_columns(path: Path, kind: Kind, fields: str) -> None:
    found = read_list(path)
    assert guess_kind(found.headers, found.rows) == kind
    mapping = match_columns(kind, found.headers, found.rows)
    assert list(mapping.values()) == fields.split()
    assert missing(kind, mapping) == []


@pytest.mark.parametrize("name", ["helloasso.csv", "eventbrite.csv", "pretix.csv"])
def test_every_status_answer_and_date_of_a_ticketing_list_is_read(name: str) -> None:
    cells = columns(LISTS / name)
    order = day_order(cells["registered_at"])
    assert all(read_moment(cell, order) for cell in cells["registered_at"])
    assert all(read_status(cell) for cell in cells.get("status", []))
    assert all(read_yes_no(cell) is not None for cell in cells.get("step_free", []) if cell)


def test_every_cell_of_a_programme_is_read() -> None:
    for path in (LISTS / "programme.csv", SAMPLE / "programme.csv"):
        cells = columns(path)
        assert all(read_session_kind(cell) for cell in cells["kind"])
        assert all(read_day(cell) for cell in cells["day"])
        assert all(read_time(cell) for cell in cells["starts"] + cells["ends"])
        assert all(read_capacity(cell) for cell in cells["capacity"] if cell)


def test_the_wishes_of_a_form_are_titles_of_its_programme() -> None:
    for wishes, programme in (("forms.csv", "programme.csv"), ("wishes.csv", "programme.csv")):
        folder = LISTS if wishes == "forms.csv" else SAMPLE
        titles = columns(folder / programme)["title"]
        for cell in columns(folder / wishes)["wishes"]:
            choices = split_choices(cell, titles)
            assert 2 <= len(choices) <= 3
            assert set(choices) <= set(titles)


def test_names_in_capitals_are_parted_and_others_left_whole() -> None:
    parted = [split_name(cell) for cell in columns(LISTS / "forms.csv")["full_name"]]
    assert ("Suzanne", "GUILBERT") in parted
    assert ("Vincent Guibert", None) in parted


def test_the_sample_convention_holds_together() -> None:
    people = columns(SAMPLE / "people.csv")
    assert len(set(people["external_id"])) == 120
    assert set(people["line_manager_ref"]) - {""} <= set(people["external_id"])
    assert (len(set(people["unit"])), len(set(people["site"])), len(set(people["level"]))) == (8, 5, 3)
    assert all(read_year(cell) for cell in people["joined"])
    assert all(cell.endswith("@exemple.fr") for cell in people["email"] if cell)
    known = {f"{given} {family}" for given, family in zip(people["given_name"], people["family_name"], strict=True)}
    registered = columns(SAMPLE / "registrations.csv")
    coming = zip(registered["given_name"], registered["family_name"], registered["category"], strict=True)
    assert {f"{given} {family}" for given, family, category in coming if category != "Invité"} <= known
    wishes = columns(SAMPLE / "wishes.csv")
    assert set(wishes["full_name"] + wishes["together_names"] + wishes["apart_names"]) - {""} <= known
    programme, rooms = columns(SAMPLE / "programme.csv"), columns(SAMPLE / "rooms.csv")
    assert set(programme["hosts"]) - {""} <= known
    assert set(programme["room"]) <= set(rooms["name"])
    assert set(columns(SAMPLE / "past-tables.csv")["external_id"]) <= set(people["external_id"])
