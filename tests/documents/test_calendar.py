"""The calendar file: read back by a reader that shares nothing with the writer."""

from datetime import UTC, date, datetime

import pytest

from desktop.documents.calendar import DueDay, render_calendar

NOW = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)


def read(content: bytes) -> list[dict[str, str]]:
    """The entries of a calendar: unfolded (3.1), then unescaped (3.3.11)."""
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    lines = content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    entries: list[dict[str, str]] = []
    inside: list[str] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                entries.append({})
        elif name == "END":
            assert inside.pop() == value
        elif "VEVENT" in inside:
            plain = value.replace("\\\\", "\0").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
            entries[-1]["/".join([*inside[2:], name])] = plain.replace("\0", "\\")
    return entries


@pytest.mark.parametrize(
    "title",
    [
        "Oumar: proposer un créneau", "a, b; c \\ d", "deux\nlignes", "é" * 200, "\U0001f91d" * 60,
        "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:other",
    ],
)  # fmt: skip
def test_what_was_promised_comes_back_letter_by_letter(title: str) -> None:
    [entry] = read(render_calendar([DueDay("a1", date(2026, 12, 12), title)], NOW))
    assert entry["SUMMARY"] == title.replace("\r", "")
    assert entry["UID"] == "a1@plenum"


def test_a_day_is_a_whole_day_and_reminds_on_the_day_before() -> None:
    [entry] = read(render_calendar([DueDay("a1", date(2026, 12, 31), "x", "with Inès")], NOW))
    assert entry["DTSTART;VALUE=DATE"] == "20261231"
    assert entry["DTEND;VALUE=DATE"] == "20270101"
    assert entry["DTSTAMP"] == "20261119T080000Z"
    assert entry["DESCRIPTION"] == "with Inès"
    assert entry["VALARM/TRIGGER"] == "-PT15H"
