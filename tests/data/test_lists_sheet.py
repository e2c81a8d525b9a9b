"""Lists kept in workbooks are read as people see them, and a formula is text or a result, never run."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from desktop.data.lists import ListFile, read_list
from desktop.data.lists_xlsx import with_zeros
from desktop.domain.words import Refused

FILES = Path(__file__).parents[1] / "files" / "lists"


def read_book(folder: Path, fill: Callable[[xlsxwriter.Workbook, Worksheet], None], **chosen: str) -> ListFile:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        fill(book, book.add_worksheet("Liste"))
    path = folder / "list.xlsx"
    path.write_bytes(stream.getvalue())
    return read_list(path, **chosen)


def notes(found: ListFile) -> str:
    return "\n".join(map(str, found.notes))


def test_an_hr_list_is_read_as_people_see_it() -> None:
    found = read_list(FILES / "rh.xlsx")
    assert (found.kind, found.sheets, found.sheet) == ("sheet", ("Managers",), "Managers")
    assert found.rows[0] == (
        "M10007", "de La Fontaine", "Anne-Sophie", "anne-sophie.de-la-fontaine@exemple.fr", "Achats", "Angoulême",
        "Manager de managers", "Responsable", "M10021", "fr", "2016", "M",
    )  # fmt: skip
    assert found.rows[2][3] == ""
    assert found.rows[7][1:3] == ("美咲", "小林")


def test_a_text_taken_for_a_formula_is_a_text_again() -> None:
    found = read_list(FILES / "rh.xlsx")
    assert found.rows[14][:3] == ("M10105", "Formule", "=HYPERLINK(1)")
    assert found.row_numbers[14] == 16
    assert "1 cell holds a formula without result; it is never run, its text is kept: =HYPERLINK(1)" in notes(found)


def test_a_column_of_formulas_keeps_its_results(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Nom", "Ancienneté", "Note", "Chef"])
        for row, years in enumerate((7, 0, 12), 1):
            sheet.write_string(row, 0, f"Personne {row}")
            sheet.write_formula(row, 1, f"=2026-A{row}", None, years)
            sheet.write_string(row, 2, "ok")
            sheet.write_formula(row, 3, f'=IF(A{row}="","",B{row})', None, "Zoë" if row == 1 else "")
        sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")

    found = read_book(tmp_path, fill)
    assert [row[1] for row in found.rows] == ["7", "0", "12"]
    assert [row[2] for row in found.rows] == ["ok", "ok", "=1/0"]
    assert [row[3] for row in found.rows] == ["Zoë", "", ""]
    assert "6 cells hold a formula; they are never run" in notes(found)


def test_formulas_that_were_never_calculated_keep_their_text(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Nom", "Prénom"])
        for row in range(1, 5):
            sheet.write_string(row, 0, "Martin")
            sheet.write_formula(row, 1, f"=B{row}&C{row}", None, "")

    assert [row[1] for row in read_book(tmp_path, fill).rows] == ["=B1&C1", "=B2&C2", "=B3&C3", "=B4&C4"]


def test_a_formula_with_a_result_gives_the_result(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Nom", "Prénom"])
        sheet.write_formula(1, 0, '=UPPER("martin")', None, "MARTIN")
        sheet.write_string(1, 1, "=1+1")

    assert read_book(tmp_path, fill).rows == [("MARTIN", "=1+1")]


def test_numbers_dates_and_answers_are_written_as_people_see_them(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        def shown(code: str) -> object:
            return book.add_format({"num_format": code})

        sheet.write_row(0, 0, ["Nom", "Année", "Badge", "Téléphone", "Entrée", "Inscrit", "Heure", "Venu", "Somme"])
        sheet.write_string(1, 0, " 007 ")
        sheet.write_number(1, 1, 2016)
        sheet.write_number(1, 2, 123, shown("00000"))
        sheet.write_number(1, 3, 612345678, shown('0#" "##" "##" "##" "##'))
        sheet.write_datetime(1, 4, date(2026, 11, 19), shown("dd/mm/yyyy"))
        sheet.write_datetime(1, 5, datetime(2026, 11, 19, 14, 30), shown("dd/mm/yyyy hh:mm"))
        sheet.write_datetime(1, 6, time(9, 5), shown("hh:mm"))
        sheet.write_boolean(1, 7, True)
        sheet.write_number(1, 8, 0.1 + 0.2)
        sheet.write_row(2, 0, ["b", 1e21, 33612345678, -2.5, "", "", "", "", 85.0])

    first, second = read_book(tmp_path, fill).rows
    assert first == (
        "007", "2016", "00123", "06 12 34 56 78", "2026-11-19", "2026-11-19 14:30", "09:05", "true", "0.3",
    )  # fmt: skip
    assert second == ("b", "1000000000000000000000", "33612345678", "-2.5", "", "", "", "", "85")


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("42", "0000", "0042"), ("123456", "0000", "123456"), ("7", "00\\-00", "00-07"), ("0", "000", "000"),
        ("1.5", "000", None), ("-3", "000", None), ("x", "000", None),
    ],
)  # fmt: skip
def test_leading_zeros_of_a_format_are_shown(number: str, code: str, shown: str | None) -> None:
    assert with_zeros(number, code) == shown


def test_a_list_that_does_not_begin_in_the_corner_keeps_its_row_numbers(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_string(1, 2, "Convention")
        sheet.write_row(4, 2, ["Nom", "", "Prénom"])
        sheet.write_row(5, 2, ["Martin", "x", "Zoë"])
        sheet.write_row(8, 2, ["Petit", "", "Luc"])

    found = read_book(tmp_path, fill)
    assert found.headers == ("Nom", "D", "Prénom")
    assert found.rows == [("Martin", "x", "Zoë"), ("Petit", "", "Luc")]
    assert list(found.row_numbers) == [6, 9]


def test_the_first_sheet_in_view_with_a_list_is_read_unless_another_is_chosen(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write(0, 0, "Mode d’emploi")
        hidden = book.add_worksheet("Cachée")
        hidden.write_column(0, 0, ["Nom", "Personne"])
        hidden.hide()
        book.add_worksheet("Inscrits").write_column(0, 0, ["Nom", "Martin", "Petit"])

    found = read_book(tmp_path, fill)
    assert (found.sheet, found.sheets) == ("Inscrits", ("Liste", "Cachée", "Inscrits"))
    assert "3 sheets; Inscrits is read" in notes(found)
    assert read_book(tmp_path, fill, sheet="Cachée").rows == [("Personne",)]
    with pytest.raises(Refused, match="no sheet named"):
        read_book(tmp_path, fill, sheet="Autre")


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_column(0, 0, ["Nom", "Martin", "Petit"])
        sheet.set_row(1, None, None, {"hidden": True})

    found = read_book(tmp_path, fill)
    assert found.rows == [("Martin",), ("Petit",)]
    assert "1 hidden row was read too" in notes(found)


def test_an_old_xls_list_is_read() -> None:
    found = read_list(FILES / "participants.xls")
    assert (found.sheets, found.sheet) == (("Liste", "Aide"), "Liste")
    assert found.headers == ("Matricule", "Nom", "Prénom", "E-mail", "Entrée le", "Présent", "Ancienneté")
    assert found.rows[1] == ("0043", "Żółkiewski", "Łukasz", "0043@exemple.fr", "2016-03-02", "false", "11")
    assert list(found.row_numbers) == [4, 5, 6, 7, 8, 9]
    assert "whose text cannot be read" in notes(found)


def test_an_ods_list_is_read_with_its_zeros_and_formulas() -> None:
    found = read_list(FILES / "salles.ods")
    assert found.rows == [
        ("Grande halle", "240", "0", "oui", "007", "2026-11-19", "près de l’entrée"),
        ("Atelier Nord", "28", "1", "non", "012", "2026-11-19 14:30", "=HYPERLINK(1)"),
        ("Atelier Sud", "30", "1", "true", "112", "", "=[.A9]"),
    ]
