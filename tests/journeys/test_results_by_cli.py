"""The results of a breakout by `plenum-cli`: in sentences, as JSON, and as a workbook."""

import json

import pytest
import python_calamine

from desktop.cli.main import main


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command on the workspace of this test; gives what it said."""
    monkeypatch.setenv("PLENUM_HOME", str(tmp_path / "home"))
    file = str(tmp_path / "day.plenum")

    def said(command: str, *rest: str, code: int = 0) -> str:
        assert main([command, file, *rest, "--lang", "en"]) == code
        return capsys.readouterr().out

    said("new", "--community", "Example", "--event", "Convention", "--date", "2026-11-19")
    for n, unit in enumerate(("Sales", "Plant") * 4):
        said("add", "attendee", "given_name=P", f"family_name=Name{n}", f"unit={unit}")
    fields = ("title=Speed meeting", "kind=tables", "starts=10:00", "ends=10:40", "rounds=2", "capacity=4 x 2")
    said("add", "session", *fields)
    return said


def test_results_are_told_and_written(run, tmp_path):
    run("compose", "--session", "Speed meeting", "--seconds", "0.2")
    told = run("results", "--session", "Speed meeting").splitlines()
    assert told[0].endswith("others on average.")
    assert "100 % of encounters join two units, 57 % by chance." in told
    out = tmp_path / "results.xlsx"
    result = json.loads(run("results", "--session", "Speed meeting", "--out", str(out), "--json"))
    assert (result["people"], result["placed"], result["rounds"]) == (8, 8, 2)
    crossing = result["crossings"][0]
    assert crossing["values"] == ["Plant", "Sales"]
    assert crossing["met"][0][1] == crossing["met"][1][0] == 8
    assert python_calamine.CalamineWorkbook.from_path(out).sheet_names == ["Units", "Fewest new faces"]


def test_a_session_without_groups_is_refused_in_words(run):
    run("add", "session", "title=Opening", "starts=09:00", "ends=09:30")
    run("results", "--session", "Opening", code=1)
