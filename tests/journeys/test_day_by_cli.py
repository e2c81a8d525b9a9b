"""The whole day by `plenum-cli`, as a shell would run it: one script, each command a process of its own."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

ROOT = Path(__file__).parents[2]
LISTS = ROOT / "tests" / "files" / "day"
PASSPHRASE = "une phrase que Nadia dicte"


class Laptop:
    """A laptop with a folder for its workspace and a home for its name and keys."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {"PLENUM_HOME": str(home), "PYTHONPATH": str(ROOT), "LANG": "en_GB.UTF-8"}

    def run(self, *words: str | Path, code: int = 0) -> tuple[str, str]:
        """Run one command; gives what it wrote on standard output and on standard error."""
        line = [sys.executable, "-m", "desktop.cli", *map(str, words)]
        done = subprocess.run(line, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == code, f"{words}\n{done.stdout}\n{done.stderr}"
        return done.stdout, done.stderr

    def json(self, *words: str | Path, code: int = 0) -> dict:
        return json.loads(self.run(*words, "--json", code=code)[0])


@pytest.fixture
def laptop(tmp_path: Path) -> Callable[[str], Laptop]:
    def made(name: str) -> Laptop:
        return Laptop(tmp_path / f"{name} home", tmp_path)

    return made


def test_the_day(laptop: Callable[[str], Laptop], tmp_path: Path) -> None:
    desk = laptop("desk")
    (tmp_path / "phrase.txt").write_text(PASSPHRASE + "\n", "utf-8")
    prepare(desk)
    compose(desk)
    badge = print_badges(desk)
    print_breakout(desk)
    welcome(desk, badge)
    listen(desk)
    exchange(desk, laptop("door"))
    undo_and_redo(desk)
    assert desk.json("verify", "day.plenum")["ok"]


def prepare(desk: Laptop) -> None:
    """A fresh file, and the eight lists."""
    desk.run("new", "day.plenum", "--community", "Exemple", "--event", "Convention 2026", "--date", "2026-11-19")
    dry = desk.json("import", "day.plenum", LISTS / "rh-export.xlsx", "--dry-run")
    assert (dry["kind"], dry["new"]) == ("people", 120)
    assert desk.json("list", "day.plenum", "people")["people"] == []
    expected = {
        "rh-export.xlsx": ("people", 120, 0, 0),
        "helloasso-convention.csv": ("attendees", 115, 1, 0),
        "salles.csv": ("rooms", 11, 0, 0),
        "programme.csv": ("programme", 12, 0, 0),
        "forms-souhaits.csv": ("wishes", 82, 1, 12),
        "tables-passees.csv": ("encounters", 725, 0, 0),
    }
    for name, counts in expected.items():
        done = desk.json("import", "day.plenum", LISTS / name)
        assert (done["kind"], done["new"], done["unchanged"], done["doubtful"]) == counts, name
        assert done["new"] + done["updated"] + done["unchanged"] + done["doubtful"] == done["rows"], name
        assert not (desk.folder / "day.plenum-wal").exists(), "all of it is in the one file"
        assert len(done["doubts"]) == done["doubtful"], name
    for name, event, rows in (
        ("eventbrite-meetup-lyon.csv", "Meetup Lyon", 30),
        ("pretix-codev-nantes.csv", "Codev", 20),
    ):
        assert desk.json("import", "day.plenum", LISTS / name, "--event", event)["rows"] == rows
    again = desk.json("import", "day.plenum", LISTS / "rh-export.xlsx", "--event", "Convention 2026")
    assert (again["new"], again["updated"]) == (0, 0)
    found = desk.json("search", "day.plenum", "fontaine annesophie de la")["people"]
    assert [(p["given_name"], p["family_name"]) for p in found] == [("Anne-Sophie", "de La Fontaine")]


def compose(desk: Laptop) -> None:
    """Eight workshops are short of places; the room that is free is named, opened, and everybody has a place."""
    _, remarks = desk.run("compose", "day.plenum", "--session", "Oser le feedback", "--seconds", "0.5")
    assert "Vaise (14 places) is free at that time" in remarks
    desk.run(
        "add", "day.plenum", "session", "title=Codéveloppement : premiers pas", "kind=atelier", "starts=14:00",
        "ends=15:30", "room=Vaise",
    )  # fmt: skip
    short = desk.json("compose", "day.plenum", "--session", "Oser le feedback", "--seconds", "0.5")
    tables = desk.json("compose", "day.plenum", "--session", "Speed", "--seconds", "0.5")
    registered = len(desk.json("list", "day.plenum", "attendees")["attendees"])
    assert short["placed"] + len(short["left_out"]) <= registered
    assert short["left_out"] == []
    assert tables["left_out"] == []
    assert tables["bounds"]["repeats"] <= tables["repeats"]
    rounds = desk.json("list", "day.plenum", "rounds")["rounds"]
    assert len(rounds) == 5
    seats = {s["title"]: s["places"] for s in desk.json("list", "day.plenum", "sessions")["sessions"]}
    for round_ in rounds:
        placed = [person for group in round_["groups"] for person in group["people"]]
        assert len(placed) == round_["placed"]
        for group in round_["groups"]:
            assert len(group["people"]) <= (group["seats"] or seats[group["title"]])


def print_breakout(desk: Laptop) -> None:
    """Lists, cards and posters of the rounds at tables; everybody who is placed stands on the poster of the round."""
    rounds = desk.json("list", "day.plenum", "rounds")["rounds"]
    session = next(s for s in desk.json("list", "day.plenum", "sessions")["sessions"] if s["kind"] == "tables")
    for command in ("room-lists", "table-cards", "posters"):
        desk.run(command, "day.plenum", "--session", session["title"], "--out", f"{command}.pdf")
        assert (desk.folder / f"{command}.pdf").stat().st_size > 10_000
    line = ("--round", "2", "--by", "table", "--paper", "a4", "--lang", "en")
    desk.run("posters", "day.plenum", "--session", session["title"], "--out", "second.pdf", *line)
    with pypdfium2.PdfDocument(desk.folder / "second.pdf") as pdf:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
    second = [round_ for round_ in rounds if round_["number"] == 2]
    assert all(f"Table {i} " in text for i in range(1, len(second[0]["groups"]) + 1))
    assert f"{second[0]['placed']} people" in text


def print_badges(desk: Laptop) -> str:
    """The badges as PDF; gives the code of a badge, read from the picture as a scanner would."""
    done = desk.json("badges", "day.plenum", "--out", "badges.pdf")
    people = desk.json("list", "day.plenum", "attendees")["attendees"]
    codes = {p["code"] for p in people}
    with pypdfium2.PdfDocument(desk.folder / "badges.pdf") as pdf:
        picture, sheets = pdf[0].render(scale=3).to_pil(), len(pdf)
    read = {barcode.text for barcode in zxingcpp.read_barcodes(picture)}
    assert len(read) == -(-done["badges"] // sheets)
    assert read <= codes
    assert all(re.fullmatch("[BCDEFGHIJKLNOPRSTUVX]{20}", code) for code in read)
    single = desk.json("badges", "day.plenum", "--out", "one.pdf", "--layout", "card-85x54", "--only", "Aimée Barre")
    assert single["badges"] == 1
    return min(read)


def welcome(desk: Laptop, code: str) -> None:
    """A scan, the same scan again, a name typed, an exit, a badge from elsewhere."""
    first = desk.json("checkin", "day.plenum", code, "--at", "08:51")
    assert (first["colour"], first["noted"]) == ("ok", True)
    again = desk.json("checkin", "day.plenum", code, "--at", "08:59")
    assert (again["colour"], again["noted"]) == ("warn", False)
    assert "08:51" in again["headline"]
    assert desk.json("checkin", "day.plenum", "Aimée Barre", "--at", "09:02")["colour"] == "ok"
    assert desk.json("checkin", "day.plenum", "Aimée Barre", "--at", "11:02", "--out")["noted"]
    stranger = desk.json("checkin", "day.plenum", "B" * 20, code=1)
    assert (stranger["colour"], stranger["noted"]) == ("bad", False)
    door = {p["code"]: p for p in desk.json("list", "day.plenum", "attendees")["attendees"]}
    assert door[code]["inside"] is True


def listen(desk: Laptop) -> None:
    """Feedback from paper, hidden under five; a commitment; the summary on one page."""
    for mark in ("5", "4", "4", "3"):
        desk.run("answer", "day.plenum", "--session", "Oser le feedback", mark, mark, mark, mark, "2", "très utile")
    few = desk.json("list", "day.plenum", "answers")["answers"][0]
    assert few["answers"] == 4
    assert all(question["hidden"] for question in few["questions"])
    desk.run("answer", "day.plenum", "--session", "Oser le feedback", "4", "-", "5", "5", "1", "-")
    enough = desk.json("list", "day.plenum", "answers")["answers"][0]
    assert enough["questions"][0]["counts"] == [0, 0, 1, 3, 1]
    _, said = desk.run("answer", "day.plenum", "--session", "Oser le feedback", "9", code=1)
    assert "Nothing was changed" in said
    desk.run(
        "add", "day.plenum", "commitment", "who=Aimée Barre", "what=Réunir le groupe à Lyon", "due=12/12/2026",
        "session=Oser le feedback",
    )  # fmt: skip
    promised = desk.json("list", "day.plenum", "commitments")["commitments"]
    assert [(p["who"], p["what"], p["due"]) for p in promised] == [
        ("Aimée Barre", "Réunir le groupe à Lyon", "2026-12-12")
    ]
    desk.run("summary", "day.plenum", "--session", "Oser le feedback", "--out", "summary.pdf", "--lang", "fr")
    with pypdfium2.PdfDocument(desk.folder / "summary.pdf") as pdf:
        text = pdf[0].get_textpage().get_text_bounded()
        assert len(pdf) == 1
    assert "Oser le feedback" in text
    assert "Réunir le groupe à Lyon" in text


def exchange(desk: Laptop, door: Laptop) -> None:
    """Two laptops meet: both orders, twice, a wrong passphrase, a file cut in half."""
    desk.run("export", "day.plenum", "--out", "desk.plenumx", "--passphrase-file", "phrase.txt")
    door.run("merge", "door.plenum", "desk.plenumx", "--passphrase-file", "phrase.txt")
    people = door.json("list", "door.plenum", "attendees", "--event", "Convention 2026")["attendees"]
    late = next(p for p in people if not p["inside"] and p["status"] == "registered")
    door.run("checkin", "door.plenum", late["code"], "--event", "Convention 2026", "--at", "09:11")
    desk.run("checkin", "day.plenum", late["code"], "--event", "Convention 2026", "--at", "09:10")
    door.run("export", "door.plenum", "--out", "door.plenumx", "--passphrase-file", "phrase.txt")
    taken = desk.json(
        "merge", "day.plenum", "door.plenumx", "--passphrase-file", "phrase.txt", "--event", "Convention 2026"
    )
    assert taken["new"] > 0
    assert taken["double_entries"] == 1
    twice = desk.json("merge", "day.plenum", "door.plenumx", "--passphrase-file", "phrase.txt")
    assert twice["new"] == 0
    listed = desk.json("list", "day.plenum", "conflicts", "--event", "Convention 2026")["conflicts"]
    assert [row["kind"] for row in listed] == ["double_entry"]
    (desk.folder / "wrong.txt").write_text("quatre mots sans rapport", "utf-8")
    _, said = desk.run("merge", "third.plenum", "door.plenumx", "--passphrase-file", "wrong.txt", code=1)
    assert not (desk.folder / "third.plenum").exists()
    assert "Nothing was changed" in said
    whole = (desk.folder / "door.plenumx").read_bytes()
    (desk.folder / "half.plenumx").write_bytes(whole[: len(whole) // 2])
    _, said = desk.run("merge", "day.plenum", "half.plenumx", "--passphrase-file", "phrase.txt", code=1)
    assert "Traceback" not in said
    assert door.json("verify", "door.plenum")["ok"]


def undo_and_redo(desk: Laptop) -> None:
    """The last action is taken back and done again by other processes than the one that did it."""
    desk.run("add", "day.plenum", "person", "given_name=Zoé", "family_name=Nullepart")
    assert desk.json("search", "day.plenum", "zoe nullepart")["people"]
    desk.run("undo", "day.plenum")
    assert not desk.json("search", "day.plenum", "zoe nullepart")["people"]
    desk.run("redo", "day.plenum")
    assert desk.json("search", "day.plenum", "zoe nullepart")["people"]
    desk.run("nonsense", code=2)
