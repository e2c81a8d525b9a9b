"""Breakouts and latecomers by `plenum-cli`, in one process."""

import json

import pytest

from desktop.cli.main import main
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_rules import Rules, get_rules, house_presets, set_rules
from desktop.usecases.breakout_view import get_breakout


@pytest.fixture
def command(day, reopen, monkeypatch, tmp_path, capsys):
    """Run a command on the closed file; gives its exit code, result as JSON, and remarks."""
    monkeypatch.setenv("PLENUM_HOME", str(tmp_path / "home"))

    def run(word, *words):
        day.close()
        code = main([word, str(day.path), *words, "--json", "--lang", "en"])
        out, err = capsys.readouterr()
        return code, json.loads(out or "null"), err

    return run


@pytest.fixture
def kept(day, reopen, tables):
    """The rules that the file holds after a command."""

    def read():
        store = reopen(day)
        try:
            return get_rules(store, tables)
        finally:
            store.close()

    return read


AT = ("--at", "2026-11-19T09:00")
COMPOSE = ("compose", "--session", "Speed", "--seconds", "0.2")


def test_compose_takes_a_preset_and_strengths_and_keeps_them(command, kept):
    code, result, _ = command(*COMPOSE, "--preset", "new faces first", "--mixing", "0")
    assert (code, result["placed"]) == (0, 12)
    faces = house_presets()[2].rules
    assert kept() == Rules(wishes=faces.wishes, meeting=faces.meeting, mixing=0)
    command(*COMPOSE, "--comfort", "3")
    assert kept() == Rules(wishes=faces.wishes, meeting=faces.meeting, mixing=0, comfort=3)


def test_compose_without_them_leaves_the_rules_that_are_set(day, command, kept, tables):
    set_rules(day, tables, Rules(managers_apart=False, meeting=3))
    assert command(*COMPOSE)[0] == 0
    assert kept() == Rules(managers_apart=False, meeting=3)


def test_an_unknown_preset_is_refused_with_the_names_that_there_are(command, kept):
    code, result, remarks = command(*COMPOSE, "--preset", "Best")
    assert (code, result) == (1, None)
    assert "There is no preset Best." in remarks
    assert "Balanced, Wishes first" in remarks
    assert kept() == Rules()


def test_a_latecomer_is_seated_at_the_door_when_asked(day, event_id, command, tables, people):
    view = get_breakout(day, event_id, tables)
    for round_ in view.rounds:
        move_attendees(day, round_.id, {people[2]: view.groups[0].id})
    code, result, _ = command("checkin", people[3], *AT)
    assert (code, "places" in result) == (0, False)
    code, result, _ = command("checkin", people[3], "--seat", *AT)
    assert (code, result["verdict"]) == (0, "already")
    assert [place["starts"][11:] for place in result["places"]] == ["10:00", "10:20", "10:40"]
    assert command("checkin", people[3], "--seat", *AT)[1]["places"] == []
