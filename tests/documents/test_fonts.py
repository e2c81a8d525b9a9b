"""The font files: all there, free, small, and each with a name of its own."""

import struct
from pathlib import Path

import pytest

from desktop.documents import fonts
from desktop.documents.fonts import CUTS, FALLBACK, FONTS, SCRIPTS, open_face, typeface

FILES = sorted(FONTS.glob("*.ttf"))


def postscript_name(path: Path) -> str:
    """Read from the name table by hand, as a PDF reader or a printer does."""
    data = path.read_bytes()
    tables = {data[12 + 16 * i : 16 + 16 * i]: 12 + 16 * i for i in range(struct.unpack(">H", data[4:6])[0])}
    start = struct.unpack(">I", data[tables[b"name"] + 8 : tables[b"name"] + 12])[0]
    count, strings = struct.unpack(">HH", data[start + 2 : start + 6])
    for i in range(count):
        platform, _, _, name, length, offset = struct.unpack(">6H", data[start + 6 + 12 * i : start + 18 + 12 * i])
        if name == 6 and platform == 3:
            at = start + strings + offset
            return data[at : at + length].decode("utf-16-be")
    raise AssertionError(path)


def test_each_file_has_a_postscript_name_of_its_own() -> None:
    names = [postscript_name(path) for path in FILES]
    assert len(set(names)) == len(names)
    assert names == [path.stem for path in FILES]


def test_all_have_truetype_outlines_and_a_licence() -> None:
    for path in FILES:
        assert path.read_bytes()[:4] == b"\0\1\0\0"
        family = path.stem.split("-")[0]
        licence = (FONTS / f"LICENSE-{family}.txt").read_text("utf-8")
        assert "SIL Open Font License" in licence or "Apache License" in licence


def test_they_weigh_less_than_nine_megabytes() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 9_000_000


def test_every_font_the_code_names_is_there() -> None:
    names = [f"Inter-{cut}" for cut in CUTS.values()] + [FALLBACK]
    names += [f"{script}-{cut}" for script in SCRIPTS for cut in ("Regular", "Bold")]
    assert {path.stem for path in FILES} == set(names)


@pytest.mark.parametrize("letters", ["ÀŒŸŁŻ", "ἈΠάὖᾳ", "ДЁъ", "ẾỮđ", "ไก่", "مچ", "שן", "शर्म", "小美サ김", "გԱ"])
def test_names_of_the_world_find_a_font(letters: str) -> None:
    for weight in CUTS:
        assert all(typeface(weight).face_of(letter) for letter in letters)


def test_the_folder_can_be_told(tmp_path: Path) -> None:
    for path in FILES:
        (tmp_path / path.name).symlink_to(path)
    assert typeface(400, tmp_path).inter is open_face(tmp_path / "Inter-Regular.ttf")


def test_the_frozen_app_brings_its_own_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = tmp_path / "assets" / "fonts"
    bundled.mkdir(parents=True)
    (bundled / "Inter-Regular.ttf").touch()
    monkeypatch.setattr(fonts.sys, "_MEIPASS", str(tmp_path), raising=False)
    assert fonts.find_fonts() == bundled


def test_missing_fonts_are_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "__file__", str(tmp_path / "desktop" / "documents" / "fonts.py"))
    with pytest.raises(FileNotFoundError, match="fonts"):
        fonts.find_fonts()
