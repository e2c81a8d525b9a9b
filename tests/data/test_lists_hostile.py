"""What is cut, mangled, too big or no list at all is read as far as it goes or refused in words."""

import io
import random
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from desktop.data import lists_limits, lists_strings, lists_text
from desktop.data.lists import ListFile, read_list
from desktop.domain.words import Refused

FILES = Path(__file__).parents[1] / "files" / "lists"


def read(folder: Path, content: bytes, name: str = "list.csv") -> ListFile:
    path = folder / name
    path.write_bytes(content)
    return read_list(path)


def refusal(folder: Path, content: bytes, name: str = "list.csv") -> str:
    with pytest.raises(Refused) as refused:
        read(folder, content, name)
    assert str(refused.value.kept) == "Nothing was changed."
    return str(refused.value.happened)


def workbook(cells: dict[str, object]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for place, value in cells.items():
            sheet.write(place, value)
    return stream.getvalue()


def repacked(book: bytes, part: str, content: bytes) -> bytes:
    """The workbook with one of its parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return stream.getvalue()


def test_a_list_cut_in_half_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = (FILES / "eventbrite.csv").read_bytes()
    lengths = []
    for size in range(len(whole) // 3, len(whole), 97):
        found = read(tmp_path, whole[:size])
        lengths.append(len(found.rows))
        assert {len(row) for row in found.rows} == {24}
    assert lengths == sorted(lengths)


def test_a_list_that_is_cut_says_so(tmp_path: Path) -> None:
    for content in (b"Nom;Prenom;Note\nA;B;c\nD;E;f\nG;H", b'Nom;Prenom;Note\nA;B;c\nD;E;"f', b'Nom;Note\nA;"b\nc'):
        assert "cut" in " ".join(map(str, read(tmp_path, content).notes))
    found = read(tmp_path, "Nom;Prénom\nŁuk;Zoë\nÉlodie;Hé".encode()[:-1])
    assert found.encoding == "utf-8"
    assert found.rows[-1] == ("Élodie", "H")
    assert "cut in the middle" in str(found.notes[0])


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b'N;P;Note\nA;"B;c\nD;E;f\nG;H;i\n', [("A", '"B', "c"), ("D", "E", "f"), ("G", "H", "i")]),
        (b'N;P;Note\nA;B;"c\nD;E;f\nG;H;i\n', [("A", "B", '"c'), ("D", "E", "f"), ("G", "H", "i")]),
        (b'N;P;Note\nA;"B;c\nD;E;f\nG;"H;i\n', [("A", '"B', "c"), ("D", "E", "f"), ("G", '"H', "i")]),
        (b'N;P;Note\nA;"B\nb";c\nD;"E;f\nG;H;i\n', [("A", "B\nb", "c"), ("D", '"E', "f"), ("G", "H", "i")]),
    ],
)
def test_a_quote_that_is_never_closed_swallows_nobody(
    tmp_path: Path, content: bytes, rows: list[tuple[str, ...]]
) -> None:
    found = read(tmp_path, content)
    assert found.rows == rows
    assert "a quotation mark is never closed" in str(found.notes[0])


def test_after_many_stray_quotes_all_are_letters(tmp_path: Path) -> None:
    found = read(tmp_path, b"Nom;Prenom\n" + b'"A;b\n' * 120)
    assert found.rows == [('"A', "b")] * 120
    assert list(found.row_numbers) == list(range(2, 122))


def test_zero_bytes_are_left_out_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, b"Nom;Prenom\nDu\0pont;Jean\n\0;\0\n")
    assert found.rows[0] == ("Dupont", "Jean")
    assert "zero bytes" in str(found.notes[0])


def test_the_extension_does_not_matter(tmp_path: Path) -> None:
    assert read(tmp_path, (FILES / "rh.xlsx").read_bytes(), "rh.csv").kind == "sheet"
    assert read(tmp_path, (FILES / "salles.csv").read_bytes(), "salles.xlsx").kind == "text"


def test_a_huge_cell_is_read_and_an_endless_one_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read(tmp_path, b"Nom;Note\nA;" + b"x" * 500_000 + b"\n").rows[0][1]) == 500_000
    monkeypatch.setattr(lists_text, "LONGEST_CELL", 10_000)
    monkeypatch.setattr(lists_text, "LONGEST_LINE", 20_000)
    assert "longer than any list" in refusal(tmp_path, b"Nom;Note\nA;" + b"x" * 15_000 + b"\n")
    assert "longer than any list" in refusal(tmp_path, b"x" * 200_000)
    endless = read(tmp_path, b'Nom;Note\nA;"b\n' + b"C;d\n" * 5_000)
    assert endless.rows[:2] == [("A", '"b'), ("C", "d")]


@pytest.mark.parametrize("size", ["MOST_ROWS", "MOST_CELLS"])
def test_too_many_rows_or_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: str) -> None:
    monkeypatch.setattr(lists_limits, size, 500)
    assert "500" in refusal(tmp_path, b"Nom;Prenom\n" + b"A;B\n" * 700)
    assert "500" in refusal(tmp_path, b'Nom;Prenom\n"A\na";B\n' + b"A;B\n" * 700)


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    assert "301 columns" in refusal(tmp_path, b"Nom" + b";x" * 300 + b"\n" + b"1" + b";2" * 300 + b"\n")


def test_a_file_that_is_too_big_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(65 * 1024**2)
    with pytest.raises(Refused, match="65 MB"):
        read_list(path)


@pytest.mark.parametrize("content", [b"", b"\n\n", b" ; ;\n;;\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_list_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "empty" in refusal(tmp_path, content)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"<!DOCTYPE html><html>", b"<?xml version='1.0'?><a/>", b"{\\rtf1 a}",
        random.Random(7).randbytes(5_000), b"SQLite format 3\0", b"PK\x05\x06" + bytes(18),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes) -> None:
    assert " list" in refusal(tmp_path, content)


def test_a_missing_file_a_folder_and_a_locked_file_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match="There is no file"):
        read_list(tmp_path / "none.csv")
    with pytest.raises(Refused, match="is a folder"):
        read_list(tmp_path)
    path = tmp_path / "locked.csv"
    path.write_bytes(b"Nom;Prenom\n")

    def locked(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(Refused, match="may not read"):
        read_list(path)


def test_a_protected_workbook_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="protected by a password"):
        read_list(FILES / "protege.xlsx")


def test_a_damaged_workbook_is_named_as_such(tmp_path: Path) -> None:
    whole = (FILES / "rh.xlsx").read_bytes()
    old = (FILES / "participants.xls").read_bytes()
    for content in (whole[: len(whole) // 2], whole[:-40], old[:600], old[:3000]):
        assert "damaged" in refusal(tmp_path, content)


@pytest.mark.parametrize("far", ["XFD1048576", "A1048576", "XFD1"])
def test_a_used_cell_far_away_is_named_and_does_not_fill_the_memory(tmp_path: Path, far: str) -> None:
    sheet = (
        f'<worksheet><sheetData><row><c r="A1"><v>1</v></c></row><row><c r="{far}"><v>2</v></c></row></sheetData>'
        "</worksheet>"
    )
    book = repacked(workbook({"A1": "Nom"}), "xl/worksheets/sheet1.xml", sheet.encode())
    assert far in refusal(tmp_path, book)


def test_a_workbook_that_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    bomb = repacked(workbook({"A1": "Nom"}), "xl/worksheets/sheet1.xml", b"<" * 30_000_000)
    assert len(bomb) < 100_000
    assert "unpacks to far more" in refusal(tmp_path, bomb)


def test_document_types_in_a_workbook_are_refused(tmp_path: Path) -> None:
    sheet = b'<!DOCTYPE a [<!ENTITY b "bb">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>'
    assert "damaged" in refusal(tmp_path, repacked(workbook({"A1": "Nom"}), "xl/worksheets/sheet1.xml", sheet))


def test_one_long_text_named_by_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists_strings, "MOST_TEXT", 100_000)
    book = workbook({f"A{row}": "long " * 200 for row in range(1, 200)})
    assert "more text" in refusal(tmp_path, book)


@pytest.mark.parametrize("name", ["rh.xlsx", "participants.xls", "salles.ods", "forms.csv", "protege.xlsx"])
def test_damaged_bytes_are_read_or_refused_but_never_break(tmp_path: Path, name: str) -> None:
    whole, chance = (FILES / name).read_bytes(), random.Random(name)
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            found = read(
                tmp_path, bytes(damaged[: chance.choice((len(damaged), chance.randrange(len(damaged))))]), name
            )
        except Refused:
            continue
        assert all(len(row) == len(found.headers) for row in found.rows)
