"""Dates, times, figures and spaces as French and English readers expect them."""

from datetime import date, time

import pytest

from desktop.documents.wording import (
    clock,
    column_clock,
    long_date,
    number,
    percent,
    quoted,
    short_date,
    signed,
    span,
    typeset,
)


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Atelier : déléguer", "Atelier\u202f: déléguer"),
        ("Prêt ?  Oui !", "Prêt\u202f?  Oui\u202f!"),
        ("« Bien »", "«\u202fBien\u202f»"),
        ("90 % des présents ; suite", "90\u202f% des présents\u202f; suite"),
        ("https://x.fr 11:30 a:b", "https://x.fr 11:30 a:b"),
        ("déjà\u00a0: fait", "déjà\u202f: fait"),
    ],
)
def test_french_marks_get_a_narrow_space(typed: str, set_: str) -> None:
    assert typeset(typed, "fr") == set_
    assert typeset(typed, "en") == typed


def test_dates() -> None:
    assert long_date(date(2026, 11, 21), "fr").replace("\u00a0", " ") == "21 novembre 2026"
    assert long_date(date(2026, 11, 21), "en").replace("\u00a0", " ") == "21 November 2026"
    assert short_date(date(2027, 1, 1), "fr").replace("\u00a0", " ") == "1er janvier"
    assert short_date(date(2027, 1, 1), "en").replace("\u00a0", " ") == "1 January"


def test_times() -> None:
    assert clock(time(11), "fr") == "11\u202fh\u202f00"
    assert clock(time(9, 5), "en") == "09:05"
    assert column_clock(time(9, 30), "fr") == "09h30"
    assert span(time(11), time(12, 15), "fr") == "11\u202fh\u202f00 – 12\u202fh\u202f15"
    assert span(time(11), None, "en") == "11:00"


def test_figures() -> None:
    assert [signed(x) for x in (34.2, 0, -8)] == ["+34", "0", "\u22128"]
    assert [number(x, "fr") for x in (4.0, 3.5)] == ["4", "3,5"]
    assert number(3.5, "en") == "3.5"
    assert (percent(0.9, "fr"), percent(0.9, "en")) == ("90\u202f%", "90%")
    assert (quoted("Oui", "fr"), quoted("Yes", "en")) == ("«\u202fOui\u202f»", "“Yes”")
