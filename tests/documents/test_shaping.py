"""Text as glyphs: joined, ordered, kerned; and found again by a reader of the file."""

import numpy as np
import pytest

from desktop.documents.directions import in_visual_order, levels
from desktop.documents.drawing import Drawing
from desktop.documents.pdf import Pdf
from desktop.documents.shaping import shape


def pdf_of(*texts: str, weight: int = 700) -> bytes:
    pdf = Pdf("Names", "en")
    drawing = Drawing(pdf.contents)
    for i, text in enumerate(texts):
        drawing.text(20, 40 + 40 * i, shape(text, weight), 20, "000000")
    pdf.page(800, 60 + 40 * len(texts), drawing.placed(0, 60 + 40 * len(texts)))
    return pdf.finish()


@pytest.mark.parametrize(
    "name",
    [
        "Hautecœur-Saint-Rémy d’Aubigné", "محمد الحسن", "يوسف عبد الله", "小林 美咲", "अनिता शर्मा",
        "Ἀλέξανδρος Παπαδόπουλος", "Nguyễn Thị Ánh Tuyết", "Łukasz Żółkiewski", "דוד כהן", "ศิริพร ใจดี", "김민준",
        "Дмитрий Ёлкин", "Robert'); DROP TABLE attendees;--", "<b>Gras Balise", "=HYPERLINK(1)", "Ṁ̈x",
    ],
)  # fmt: skip
def test_a_printed_name_is_found_by_search(name: str, read, english) -> None:
    assert read(pdf_of(name)) == [name]


def test_letters_that_share_a_glyph_are_read_as_they_were_written(read) -> None:
    for text in ("\u00b5\u03bc", "\u0394\u2206", "\u2013\u2012-\u2010"):
        assert read(pdf_of(*text))[0].replace(" ", "") == text


def test_kerning_draws_letters_together() -> None:
    assert shape("AV", 700).width < shape("A", 700).width + shape("V", 700).width


def test_times_have_one_width() -> None:
    widths = {round(shape(text, 600, tabular=True).width, 2) for text in ("11h11", "09h30", "14h47")}
    assert len(widths) == 1


def test_arabic_letters_are_joined_and_run_to_the_left() -> None:
    joined, apart = shape("محمد"), sum(shape(letter).width for letter in "محمد")
    assert joined.width < apart
    assert joined.has_leftward


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("abc דהו", "abc והד"),
        ("דהו abc", "abc והד"),
        ("אב 12 גד", "דג 12 בא"),
        ("אב (xy) 12", "12 )xy( בא"),  # the brackets are turned round when they are drawn
        ("Dvořák אב 12:30 x", "Dvořák 12:30 בא x"),
        ("אב, גד!", "!דג ,בא"),
    ],
)
def test_lines_of_two_directions_are_ordered_as_they_are_read(text: str, seen: str) -> None:
    assert "".join(in_visual_order(list(text), levels(text))) == seen


def test_a_letter_no_font_has_is_left_out_and_named() -> None:
    line = shape("Zoë 😀 X\ud800", 700)
    assert line.missing == "😀\ud800"
    assert line.width == pytest.approx(shape("Zoë X", 700).width, abs=0.02)


def test_no_line_draws_the_box_that_stands_for_a_missing_letter(nasty) -> None:
    for given, family in nasty:
        for run in shape(f"{given} {family}".strip(), 700).runs:
            assert all(glyph for glyph, _ in run.texts)


def test_control_characters_draw_nothing() -> None:
    assert shape("A\u202eB\x00C\u200bD\ufeff").width == pytest.approx(shape("ABCD").width, abs=0.02)
    assert shape("A\tB").width == pytest.approx(shape("A B").width, abs=0.02)


def test_a_decomposed_name_looks_like_the_composed_one() -> None:
    assert shape("Me\u0301lanie").runs[0].parts == shape("Mélanie").runs[0].parts


def test_the_ink_box_holds_the_ink(look) -> None:
    for name in ("Ỗgj", "محمد", "ศิริพร", "小林", "शर्मा", "Ọ̀gúnṣọlá"):
        line = shape(name, 700)
        ink = look(pdf_of(name), dpi=288)[0] < 128
        rows, columns = ink.any(1).nonzero()[0] / 4, ink.any(0).nonzero()[0] / 4
        assert 20 + line.left * 20 - 0.5 <= columns[0]
        assert columns[-1] <= 20 + line.right * 20 + 0.5
        assert 40 - line.top * 20 - 0.5 <= rows[0]
        assert rows[-1] <= 40 - line.bottom * 20 + 0.5


def test_the_file_is_the_same_each_time_and_says_what_it_is() -> None:
    first, second = pdf_of("Chloé", "محمد"), pdf_of("Chloé", "محمد")
    assert first == second
    assert b"/Lang (en)" in first
    assert b"/Title (Names)" in first
    assert b"Helvetica" not in first


def test_what_is_measured_is_what_is_drawn(nasty, look) -> None:
    """Ink on the page ends where the line says, in every script: also where marks follow each other."""
    for text in [*(part for name in nasty for part in name if part.strip()), "ที่สุด", "ใจดีมากที่สุดในโลก"]:
        for weight in (400, 600):
            line, pdf = shape(text, weight), Pdf("Measure", "en")
            if not line.runs or line.right > 40:
                continue
            drawing = Drawing(pdf.contents)
            drawing.text(20, 40, line, 20, "000000")
            pdf.page(850, 60, drawing.placed(0, 60))
            [picture] = look(pdf.finish(), 72)
            inked = np.flatnonzero((picture < 200).any(axis=0))
            assert abs(inked[0] - (20 + 20 * line.left)) < 2, text
            assert abs(inked[-1] + 1 - (20 + 20 * line.right)) < 2, text
