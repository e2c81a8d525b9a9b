"""The results of a breakout by `plenum-cli`: in sentences, as JSON, and as a workbook."""

import json

import python_calamine


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
