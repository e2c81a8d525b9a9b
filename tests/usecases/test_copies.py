"""Safety copies: made whole, thinned by number, taken out without touching what is open."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from desktop.data.copies import CopyRow, read_copies, spare
from desktop.data.laptop import Laptop
from desktop.domain.words import Refused
from desktop.usecases.attendees import add_attendee, list_attendees
from desktop.usecases.copies import (
    copies_folder,
    list_copies,
    make_copy,
    make_copy_if_changed,
    take_out_copy,
)
from desktop.usecases.history import undo_action
from desktop.usecases.task import Cancelled
from desktop.usecases.workspace import get_event, open_workspace

OTHER = Laptop("desk-b", "Poste 2", bytes(32))


class StoppingTask:
    """A task that somebody cancels at its first step."""

    def step(self, done: int, total: int) -> None:
        raise Cancelled


def names(path: Path) -> list[str]:
    store = open_workspace(path, OTHER)
    try:
        return [row.given_name for row in list_attendees(store, get_event(store).id)]
    finally:
        store.close()


def test_a_copy_opens_as_a_workspace_that_says_the_same(day, person):
    person("Zoë", "Perrin")
    made = make_copy(day)
    assert made.path.parent == copies_folder(day)
    assert (made.number, made.at, made.size) == (1, "2026-11-19T08:45:00", made.path.stat().st_size)
    assert names(made.path) == ["Zoë"]


def test_what_is_written_while_the_app_goes_on_is_in_the_next_copy_only(day, person):
    person("Zoë", "Perrin")
    first = make_copy(day)
    person("Karim", "Bensaïd")
    second = make_copy(day)
    assert [row.number for row in list_copies(day)] == [2, 1]
    assert (names(first.path), sorted(names(second.path))) == (["Zoë"], ["Karim", "Zoë"])


def test_nothing_new_makes_no_new_copy(day, person):
    person("Zoë", "Perrin")
    first = make_copy_if_changed(day)
    assert make_copy_if_changed(day) == first
    person("Karim", "Bensaïd")
    assert make_copy_if_changed(day).number == 2


def test_a_copy_that_cannot_be_read_is_not_taken_for_one(day, person):
    person("Zoë", "Perrin")
    make_copy(day).path.write_bytes(b"")
    assert make_copy_if_changed(day).number == 2


def test_a_copy_that_is_cancelled_leaves_nothing(day):
    with pytest.raises(Cancelled):
        make_copy(day, StoppingTask())
    assert list_copies(day) == []
    assert list(copies_folder(day).iterdir()) == []


def test_a_copy_is_taken_out_beside_the_workspace_and_stays_itself(day, person):
    person("Zoë", "Perrin")
    made = make_copy(day)
    before = made.path.read_bytes()
    person("Karim", "Bensaïd")
    first, second = take_out_copy(day, made), take_out_copy(day, made)
    assert (first.name, second.name) == ("day 2026-11-19 08h45.plenum", "day 2026-11-19 08h45 2.plenum")
    assert names(first) == ["Zoë"]
    assert made.path.read_bytes() == before
    assert len(list_attendees(day, get_event(day).id)) == 2


def test_a_copy_that_is_gone_is_refused_by_name(day):
    made = make_copy(day)
    made.path.unlink()
    with pytest.raises(Refused, match=r"day-0001\.plenum cannot be opened"):
        take_out_copy(day, made)
    assert list(day.path.parent.glob("*.part")) == []


def test_a_folder_that_takes_no_copy_is_named_and_the_workspace_goes_on(day, person):
    copies_folder(day).write_text("a file where the folder should be")
    with pytest.raises(Refused, match="No copy could be made in"):
        make_copy(day)
    person("Zoë", "Perrin")


def test_copies_of_another_workspace_in_the_folder_are_left_alone(day):
    made = make_copy(day)
    for name in ("other-0001.plenum", "day.plenum", "day-x.plenum", "day-0001.plenum.part"):
        (made.path.parent / name).touch()
    assert [row.path for row in list_copies(day)] == [made.path]


def test_the_newest_ten_and_the_last_of_seven_days_are_kept():
    rows = [
        CopyRow(Path(f"{number}"), number, datetime(2026, 11, 1 + number // 4, 8).isoformat(), 1)
        for number in range(60)
    ]
    gone = {row.number for row in spare(rows)}
    kept = [number for number in range(60) if number not in gone]
    assert kept == [35, 39, 43, 47, *range(50, 60)]


def test_a_clock_that_goes_back_costs_no_new_copy(day, person, clock):
    for count in range(12):
        person(f"P{count}", "X")
        made = make_copy(day)
        os.utime(made.path, (clock.seconds - count * 86_400,) * 2)
    assert max(row.number for row in read_copies(day.path)) == 12
    assert {row.number for row in list_copies(day)} >= set(range(3, 13))


def test_undo_goes_on_after_a_copy(day, person, event_id):
    person("Zoë", "Perrin")
    make_copy(day)
    undo_action(day)
    assert list_attendees(day, event_id) == []
    add_attendee(day, event_id, {"given_name": "Karim"})
