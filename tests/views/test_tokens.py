"""The look can be read: contrast by the token table, in both themes."""

import re

import pytest

from desktop.domain.paths import asset
from desktop.views.tokens import DARK, LIGHT, MARK_PAIRS, TEXT_PAIRS, TOKENS

THEMES = sorted(TOKENS)


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_21_to_1():
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(theme, ink, ground):
    assert contrast(TOKENS[theme][ink], TOKENS[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_stand_out_from_their_ground(theme, mark, ground):
    assert contrast(TOKENS[theme][mark], TOKENS[theme][ground]) >= 3


def test_both_themes_have_the_same_tokens():
    assert LIGHT.keys() == DARK.keys()


def test_the_style_sheet_names_only_tokens_that_exist():
    named = set(re.findall(r"@([a-z0-9-]+)", asset("style.qss").read_text("utf-8")))
    assert named <= LIGHT.keys() | {"marks"}
