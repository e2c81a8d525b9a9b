"""Groups mended by `plenum-cli`: listed first, then taken, on paper too."""

import json

import pypdfium2
import pytest

from desktop.cli.main import main

SESSION = ("--session", "Speed meeting")


@pytest.fixture
def composed(run):
    run("compose", *SESSION, "--seconds", "0.2")
    return run


def test_moves_are_listed_without_being_taken_then_taken_and_undone(composed, tmp_path):
    out = tmp_path / "moves.pdf"
    asked = (*SESSION, "--absent", "P Name0", "--absent", "P Name1", "--lost", "Table 2", "--seconds", "0.2")
    listed = json.loads(composed("repair", *asked, "--dry-run", "--out", str(out), "--json"))
    assert not listed["taken"]
    assert listed["moved"] <= 4
    assert {move["name"] for move in listed["moves"] if not move["after"]} == {"P Name0", "P Name1"}
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(out))
    assert all(move["name"].split()[1] in text for move in listed["moves"])
    taken = json.loads(composed("repair", *asked, "--json"))
    assert taken["moves"] == listed["moves"]
    assert "leaves" in composed("repair", *SESSION, "--absent", "P Name2", "--seconds", "0.2")
    assert "Nothing else changes." in composed("repair", *SESSION, "--seconds", "0.2", "--dry-run")


def test_a_group_that_is_not_there_is_refused_in_words(composed, tmp_path, capsys):
    assert main(["repair", str(tmp_path / "day.plenum"), *SESSION, "--seats", "Table 9=x", "--lang", "en"]) == 1
    assert "no group Table 9" in capsys.readouterr().err
