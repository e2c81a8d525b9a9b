"""A small event at the command line."""

import pytest

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
