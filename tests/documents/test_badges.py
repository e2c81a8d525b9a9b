"""Badges as a scanner and a reader see them: pictures of the printed page are judged, not the code that drew it."""

import re
from collections.abc import Sequence

import numpy as np
import pytest
import zxingcpp

from desktop.documents.badges import Badge, render_badges
from desktop.documents.paper import LAYOUTS

DESIGNS = ("a6", "a7-8", "card-85x54", "durable-1453", "roll-62x100", "avery-l7414")


def codes_on(pages: Sequence[np.ndarray]) -> list[zxingcpp.Barcode]:
    return [code for page in pages for code in zxingcpp.read_barcodes(page, zxingcpp.BarcodeFormat.QRCode)]


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("key_", ["a6-4", "a7-8", "avery-c32011", "durable-1453", "roll-62x100"])
def test_every_code_is_read_back_from_the_page(key_: str, dpi: int, make_badge, english, look) -> None:
    badges = [make_badge() for _ in range(6 if key_.startswith("roll") else 24)]
    pages = look(render_badges(badges, LAYOUTS[key_], english).pdf, dpi)
    assert sorted(code.text for code in codes_on(pages)) == sorted(badge.code for badge in badges)


def symbol_box(picture: np.ndarray) -> tuple[int, int, int, int]:
    """Rows and columns of the symbol: from where a reader saw its corners, out to where the black ends."""
    codes = codes_on([picture])
    assert len(codes) == 1
    spot = codes[0].position
    corners = (spot.top_left, spot.top_right, spot.bottom_left, spot.bottom_right)
    rows, columns = [corner.y for corner in corners], [corner.x for corner in corners]
    return min(rows), max(rows), min(columns), max(columns)


def assert_quiet_zone_is_free(picture: np.ndarray) -> None:
    top, bottom, left, right = symbol_box(picture)
    module = (right - left) / 25
    quiet = round(4 * module) - 2
    outer = picture[max(0, top - quiet) : bottom + quiet + 1, max(0, left - quiet) : right + quiet + 1].copy()
    inner_top, inner_left = min(top, quiet), min(left, quiet)
    outer[inner_top - 2 : inner_top + bottom - top + 3, inner_left - 2 : inner_left + right - left + 3] = 255
    assert (outer > 200).all()
    assert min(top, left, picture.shape[0] - bottom, picture.shape[1] - right) >= quiet


def test_the_judge_of_the_quiet_zone_sees_a_speck_in_it(make_badge, english, look) -> None:
    picture = look(render_badges([make_badge()], LAYOUTS["card-85x54"], english).pdf, 200)[0]
    assert_quiet_zone_is_free(picture)
    top, _, left, right = symbol_box(picture)
    picture[top + 20, left - round(3.3 * (right - left) / 25)] = 0
    with pytest.raises(AssertionError):
        assert_quiet_zone_is_free(picture)


@pytest.mark.parametrize("key_", DESIGNS)
def test_no_name_leaves_the_label_or_enters_the_quiet_zone(key_: str, nasty, make_badge, english, look) -> None:
    layout = LAYOUTS[key_]
    assert len(nasty) >= 50
    for rows, some in ((0, nasty[::2]), (7, nasty[1::2])):
        for given, family in some:
            badge = make_badge(given, family, rows, organisation=f"{family} & {given}", place=family)
            picture = look(render_badges([badge], layout, english).pdf, 200)[0]
            width, height = (round(side * 200 / 25.4) for side in layout.label)
            x, y = (round(side * 200 / 25.4) for side in layout.first)
            label = picture[y : y + height, x : x + width]
            assert_quiet_zone_is_free(label)
            edge = round(3.4 * 200 / 25.4)
            assert (label[:, -edge:] > 200).all() or layout.design == "tall"
            assert (label[-edge:, edge * 2 : -edge * 2] > 200).all()


def test_no_letter_leaves_its_side_margin(nasty, make_badge, english, look) -> None:
    for given, family in nasty:
        badge = make_badge(given, family, organisation=f"{given} {family}")
        picture = look(render_badges([badge], LAYOUTS["a6"], english).pdf, 127)[0]  # five dots a millimetre
        below_band = picture[5 * 26 :]
        assert (below_band[:, : 5 * 9 - 2] > 200).all(), (given, family)
        assert (below_band[:, 5 * 96 + 3 :] > 200).all(), (given, family)


def test_names_are_printed_as_they_were_written(make_badge, english, read) -> None:
    for given, family in (("<b>Gras", "Balise &amp; C°"), ("=HYPERLINK(1)", "{name}"), ("de la TOUR", "ÉLODIE")):
        text = read(render_badges([make_badge(given, family)], LAYOUTS["a6"], english).pdf)[0]
        assert given in text
        assert family in text


def test_everything_that_was_given_is_on_the_badge(make_badge, french, read) -> None:
    badge = make_badge()
    text = read(render_badges([badge], LAYOUTS["a6"], french).pdf)[0]
    parts = ["CONVENTION DES MANAGERS", "Lyon · 21 novembre 2026", "Chloé", "Dubois", "Usine de Saint-Nazaire"]
    parts += ["AMBASSADEUR", "Table 12 · Groupe rubis", "Repas sans gluten", "09h30 Atelier : déléguer 0 Salle 0"]
    for part in parts:
        assert part in text.replace("\u202f", " ")
    assert badge.code in text.replace(" ", "")


def test_an_agenda_that_is_too_long_says_how_much_is_missing(make_badge, french, read) -> None:
    made = render_badges([make_badge(rows=14)], LAYOUTS["a6"], french)
    left = int(re.search(r"et (\d+) autres", read(made.pdf)[0]).group(1))
    assert [warning.values["n"] for warning in made.warnings] == [left]
    assert f"Atelier : déléguer {13 - left}" in read(made.pdf)[0].replace("\u202f", " ")
    assert f"Atelier : déléguer {14 - left}" not in read(made.pdf)[0].replace("\u202f", " ")


def test_what_is_not_printed_whole_is_told_with_the_name(make_badge, english) -> None:
    people = [
        make_badge("Chloé", "Dubois"),
        make_badge("Zoë 😀", "Ö"),
        make_badge("Jean-Baptiste Emmanuel Zorg Maximilien Auguste Ferdinand de Montmorency-Laval", "X"),
        make_badge("Oumar", "Traoré", diet="sans gluten, " * 12),
        make_badge("Wolfeschlegelsteinhausenbergerdorff", "Y"),
    ]
    told = [str(warning) for warning in render_badges(people, LAYOUTS["card-85x54"], english).warnings]
    assert any("😀" in text for text in told)
    assert any(text.startswith("Jean-Baptiste Emmanuel Zorg") and "printed as" in text for text in told)
    assert not any("Chloé" in text for text in told)
    told = [str(warning) for warning in render_badges(people, LAYOUTS["a6"], english).warnings]
    assert any(text.startswith("Oumar Traoré: not printed whole") for text in told)
    assert any("printed small" in text and "Wolfe" in text for text in told)


def test_any_other_text_with_a_missing_letter_is_told_too(make_badge, english) -> None:
    told = render_badges([make_badge(organisation="Équipe 🚀")], LAYOUTS["a6"], english).warnings
    assert any("🚀" in str(warning) for warning in told)


def test_a_word_of_two_hundred_thousand_letters_is_printed_like_any_other(make_badge, english, look) -> None:
    endless = "Z" * 200_000
    badge = make_badge(endless, endless, organisation=endless, role=endless, place=endless, diet=endless,
                       event_title=endless, event_line=endless)  # fmt: skip
    for key_ in DESIGNS:
        made = render_badges([badge], LAYOUTS[key_], english)
        assert len(codes_on(look(made.pdf, 200))) == 1
        assert all(len(str(value)) < 2_000 for warning in made.warnings for value in warning.values.values())


def test_the_roll_is_black_only(make_badge, english) -> None:
    import pypdfium2

    pdf = render_badges([make_badge()], LAYOUTS["roll-62x100"], english).pdf
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=8, optimize_mode="print").to_numpy().astype(int)
    assert (picture.max(axis=2) - picture.min(axis=2)).max() == 0
    greys = np.count_nonzero((picture[:, :, 0] > 60) & (picture[:, :, 0] < 200)) / picture[:, :, 0].size
    assert greys < 0.02  # the soft edges of letters only


def test_the_same_badges_give_the_same_bytes(make_badge, english) -> None:
    badges = [make_badge(given) for given in ("Chloé", "محمد", "小林")]
    first = render_badges(badges, LAYOUTS["a6-4"], english).pdf
    render_badges([make_badge("Ωμέγα")], LAYOUTS["a7-8"], english)
    assert render_badges(badges, LAYOUTS["a6-4"], english).pdf == first


def test_the_file_says_its_language_and_stays_small(make_badge, french) -> None:
    pdf = render_badges([make_badge(f"Prénom{i}", f"Nom-{i}") for i in range(200)], LAYOUTS["a6-4"], french).pdf
    assert b"/Lang (fr)" in pdf
    assert len(pdf) < 160_000


def test_progress_is_told_and_printing_can_be_stopped(make_badge, english) -> None:
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        told.append((done, total))
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render_badges([make_badge() for _ in range(9)], LAYOUTS["a6-4"], english, step=step)
    assert told == [(1, 9), (2, 9), (3, 9)]


def test_no_badge_at_all_is_an_empty_sheet(english, look) -> None:
    pages = look(render_badges([], LAYOUTS["avery-c32011"], english).pdf)
    assert len(pages) == 1
    assert (pages[0] == 255).all()


def test_printing_goes_on_after_used_labels(make_badge, english, look) -> None:
    badges = [make_badge() for _ in range(4)]
    pages = look(render_badges(badges, LAYOUTS["a6-4"], english, start_at=3).pdf)
    assert [len(codes_on([page])) for page in pages] == [2, 2]
    assert (pages[0][: pages[0].shape[0] // 2 - 40, 40 : pages[0].shape[1] // 2 - 40] > 200).all()


def test_a_badge_needs_no_more_than_a_name(key: bytes, english, look) -> None:
    bare = Badge("PBCDEFGHIJKLNOPRSTUV", "Chloé", "")
    for layout in LAYOUTS.values():
        assert len(codes_on(look(render_badges([bare], layout, english).pdf))) == 1


@pytest.mark.parametrize("key_", DESIGNS)
def test_a_text_that_is_cut_ends_in_an_ellipsis_and_is_told(key_: str, make_badge, english, read) -> None:
    long = " ".join(f"word{i}" for i in range(40))
    for field in ("organisation", "place", "diet"):
        made = render_badges([make_badge(**{field: long})], LAYOUTS[key_], english)
        text = read(made.pdf)[0]
        assert "word0" in text
        assert "…" in text
        assert any("not printed whole" in str(warning) for warning in made.warnings)
