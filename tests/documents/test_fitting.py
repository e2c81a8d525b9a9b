"""Text that fits its room, whatever is typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.fitting import ELLIPSIS, extent, fit_name, one_line, tidy, wrap

letters = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]), max_size=80)


@settings(max_examples=60, deadline=None)
@given(letters, st.floats(40, 400))
def test_nothing_is_wider_than_its_room(text: str, room: float) -> None:
    for fit in (
        one_line(text, 500, 12, room, 8),
        wrap(text, 400, 9, room, 3),
        fit_name(text, 700, room, 40, 14, -0.02),
    ):
        for line in fit.lines:
            assert extent(line) * fit.size <= room + 0.01 or line.text == ELLIPSIS


def test_a_short_name_is_as_big_as_it_may_be() -> None:
    fit = fit_name("Chloé", 700, 250, 40, 16)
    assert (fit.printed, fit.size, len(fit.lines), fit.is_cut) == ("Chloé", 40, 1, False)


def test_a_longer_name_fills_its_room_to_the_point() -> None:
    fit = fit_name("Marie-Hélène", 700, 250, 60, 16)
    assert extent(fit.lines[0]) * fit.size == pytest.approx(250)


def test_a_name_is_broken_before_it_goes_under_sixty_percent() -> None:
    fit = fit_name("Anne-Élisabeth-Charlotte", 700, 200, 40, 12)
    assert [line.text for line in fit.lines] == ["Anne-Élisabeth-", "Charlotte"]
    assert fit.printed == "Anne-Élisabeth-Charlotte"
    assert not fit.is_cut


def test_a_particle_stays_with_the_word_it_leads() -> None:
    fit = fit_name("Bertrand de La Rochefoucauld", 700, 190, 30, 10)
    assert [line.text for line in fit.lines] == ["Bertrand", "de La Rochefoucauld"]


def test_initials_come_only_when_nothing_else_fits_and_are_told() -> None:
    fit = fit_name("Jean-Baptiste Emmanuel Maximilien d’Aubigné", 700, 120, 40, 16)
    assert fit.is_cut
    assert fit.printed == "Jean-Baptiste E. M. d’A."
    assert fit.size >= 16


def test_a_name_with_nothing_to_shorten_is_set_smaller_than_the_floor_before_it_is_cut() -> None:
    whole = fit_name("Wolfeschlegelsteinhausenbergerdorff", 700, 150, 40, 12)
    assert (whole.printed, whole.is_cut) == ("Wolfeschlegelsteinhausenbergerdorff", False)
    assert 0.6 * 12 <= whole.size < 12
    cut = fit_name("W" * 60, 700, 150, 40, 12)
    assert cut.is_cut
    assert cut.printed.endswith(ELLIPSIS)


def test_names_keep_case_accents_and_order() -> None:
    for name in ("de la TOUR", "McDonald", "van ’t Hoff", "İsmail", "ÉLODIE", "ǅ"):
        assert fit_name(name, 700, 300, 20, 10).printed == name


@pytest.mark.parametrize(
    "text", ["x" * 200_000, "x " * 100_000, "\u0301" * 200_000, "漢" * 200_000, "-" * 200_000, " " * 200_000]
)
def test_a_text_of_any_length_takes_no_longer_than_a_long_one(text: str) -> None:
    for fit in (one_line(text, 400, 9, 200, 8), wrap(text, 400, 9, 200, 2), fit_name(text, 700, 200, 40, 14)):
        assert sum(len(line.text) for line in fit.lines) < 1_000


def test_lines_break_at_spaces_and_after_hyphens() -> None:
    fit = wrap("Dire ce que l’on attend avant de déléguer", 400, 10, 100, 3)
    assert " ".join(line.text for line in fit.lines) == "Dire ce que l’on attend avant de déléguer"
    assert len(fit.lines) == 3


def test_a_cut_is_shown_and_never_parts_a_letter_from_its_accent() -> None:
    fit = one_line("e\u0301" * 60, 400, 10, 100, 9)
    assert fit.is_cut
    assert fit.lines[0].text.removesuffix(ELLIPSIS).endswith("\u0301")


def test_unbreakable_spaces_stay() -> None:
    assert tidy(" 11\u202fh\u202f00 \t–\n12\u00a0h ") == "11\u202fh\u202f00 – 12\u00a0h"
    lines = wrap("Trop court\u202f: fini\u202f»", 400, 10, 62, 3).lines
    assert all(not line.text.startswith((":", "»")) for line in lines)
