"""Lists kept as text are read whatever wrote them, and no cell is altered."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.data.lists import ListFile, read_list
from desktop.data.lists_table import BLANKS
from desktop.domain.words import Refused

FILES = Path(__file__).parents[1] / "files" / "lists"


def read(folder: Path, content: bytes | str, name: str = "list.csv", **chosen: str) -> ListFile:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_list(path, **chosen)


def notes(found: ListFile) -> str:
    return "\n".join(map(str, found.notes))


def test_a_utf_8_list_with_mark_semicolons_and_windows_ends_is_read() -> None:
    found = read_list(FILES / "helloasso.csv")
    assert (found.kind, found.encoding, found.separator) == ("text", "utf-8", ";")
    assert found.headers[0] == "Référence commande"
    assert len(found.headers) == 18
    assert found.notes == ()
    assert found.rows[0][2:5] == ("Validé", "LEGRAND", "Marguerite")
    assert list(found.row_numbers) == list(range(2, len(found.rows) + 2))


def test_hostile_texts_are_kept_letter_by_letter() -> None:
    given_names = {row[4] for row in read_list(FILES / "helloasso.csv").rows}
    assert {"=HYPERLINK(1)", "<b>Gras", "Robert'); DROP TABLE attendees;--"} <= given_names


def test_a_windows_list_is_read_and_its_lost_letters_are_told() -> None:
    found = read_list(FILES / "forms.csv")
    assert (found.encoding, found.separator) == ("cp1252", ",")
    assert found.headers[5] == "Vos trois souhaits d’atelier, dans l’ordre"
    assert "in 7 cells, such as El?bieta Solnica" in notes(found)
    assert "El?bieta Solnica" in {row[4] for row in found.rows}


def test_a_cell_of_two_lines_is_one_cell_and_rows_keep_their_lines() -> None:
    found = read_list(FILES / "eventbrite.csv")
    assert found.rows[0][23] == "Two lines,\nin one cell"
    assert list(found.row_numbers[:3]) == [2, 4, 5]
    assert found.rows[1][23] == "A failure, and what it taught me"


@pytest.mark.parametrize("name", ["pretix.csv", "programme.csv", "salles.csv", "tables-passees.csv"])
def test_every_row_of_a_list_is_as_wide_as_its_headers(name: str) -> None:
    found = read_list(FILES / name)
    assert found.rows
    assert {len(row) for row in found.rows} == {len(found.headers)}
    assert len(found.rows) == len(found.row_numbers)


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b""), ("utf-8", b"")]
)
def test_wide_encodings_are_read_with_and_without_their_mark(tmp_path: Path, encoding: str, mark: bytes) -> None:
    found = read(tmp_path, mark + "Nom\tPrénom\nŁukasiewicz\tZoë\n".encode(encoding))
    assert (found.headers, found.rows) == (("Nom", "Prénom"), [("Łukasiewicz", "Zoë")])
    assert (found.encoding, found.separator) == (encoding, "\t")


def test_a_letter_that_windows_does_not_know_costs_no_row(tmp_path: Path) -> None:
    found = read(tmp_path, b"Nom;Pr\xe9nom\nZo\x81;Andr\xe9\nL\xe9a;No\xebl\n")
    assert found.rows == [("Zo\x81", "André"), ("Léa", "Noël")]
    assert "1 letter does not exist in Windows text" in notes(found)


def test_a_few_foreign_letters_do_not_garble_a_utf_8_list(tmp_path: Path) -> None:
    found = read(tmp_path, "Nom;Prénom\nŁuk;Zoë\nÉlodie;Hélène\nJosé;Åsa\n".encode() + b"Andr\xe9;X\n")
    assert found.encoding == "utf-8"
    assert found.rows[-1] == ("André", "X")
    assert found.rows[0] == ("Łuk", "Zoë")
    assert "1 letter is not written as the rest" in notes(found)


def test_a_person_may_choose_encoding_and_separator(tmp_path: Path) -> None:
    found = read(tmp_path, "Nom;Prénom\nNoël;Zoë\n".encode("mac-roman"), encoding="mac-roman", separator=";")
    assert found.rows == [("Noël", "Zoë")]
    assert read(tmp_path, "a|b;c\n1|2;3\n", separator="|").headers == ("a", "b;c")
    for chosen in ({"encoding": "klingon"}, {"separator": ";;"}, {"encoding": "zip"}):
        with pytest.raises(Refused):
            read(tmp_path, "Nom;Prénom\n", **chosen)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_guessed(tmp_path: Path, separator: str) -> None:
    lines = [["Nom", "Prénom", "E-mail"], ["Martin", "Zoë", "z@exemple.fr"], ["Petit", "Luc", "l@exemple.fr"]]
    found = read(tmp_path, "\n".join(separator.join(line) for line in lines))
    assert found.separator == separator
    assert [list(found.headers), *map(list, found.rows)] == lines


def test_a_separator_line_is_honoured_and_counted(tmp_path: Path) -> None:
    for start in ("sep=|\r\n", '"sep=|"\r\n', "\ufeffsep=|\n"):
        found = read(tmp_path, f"{start}Nom|Prénom\r\nA;B|C\r\n")
        assert (found.separator, found.headers, found.rows) == ("|", ("Nom", "Prénom"), [("A;B", "C")])
        assert list(found.row_numbers) == [3]


def test_a_single_column_is_not_parted_by_commas(tmp_path: Path) -> None:
    found = read(tmp_path, "Participant\nZoë Martin\nDUPONT, Jean\n")
    assert (found.separator, found.headers) == (None, ("Participant",))
    assert found.rows == [("Zoë Martin",), ("DUPONT, Jean",)]


def test_titles_empty_lines_and_repeated_headers_are_told_not_taken(tmp_path: Path) -> None:
    headers = "Nom;Prénom;E-mail\n"
    text = f"Convention 2026;;\n;;\n\n{headers}Martin;Zoë;z@exemple.fr\n;;\n\ufeff{headers}Petit;Luc;\n;;\n"
    found = read(tmp_path, text)
    assert found.headers == ("Nom", "Prénom", "E-mail")
    assert found.rows == [("Martin", "Zoë", "z@exemple.fr"), ("Petit", "Luc", "")]
    assert list(found.row_numbers) == [5, 8]
    assert "taken as a title: Convention 2026" in notes(found)
    assert "1 row that repeats the headers was left out" in notes(found)


def test_a_list_without_headers_loses_no_person(tmp_path: Path) -> None:
    found = read(tmp_path, "Martin;Zoë;z@exemple.fr\nPetit;Luc;l@exemple.fr\n")
    assert found.headers == ("A", "B", "C")
    assert list(found.row_numbers) == [1, 2]
    assert "No row of headers was found" in notes(found)


def test_cells_beyond_the_headers_are_kept_in_a_column_of_their_own(tmp_path: Path) -> None:
    found = read(tmp_path, "Nom;Prénom\nA;B;C;D\nE\n")
    assert found.headers == ("Nom", "Prénom", "+")
    assert found.rows == [("A", "B", "C;D"), ("E", "", "")]
    assert "1 row has more cells" in notes(found)


def test_empty_columns_without_a_name_are_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, "Nom;;Prénom;;\nA;;B;;\n").rows == [("A", "B")]
    named = read(tmp_path, "Nom;;Prénom\nA;x;B\n")
    assert (named.headers, named.rows) == (("Nom", "B", "Prénom"), [("A", "x", "B")])


def test_only_blanks_around_a_cell_are_trimmed(tmp_path: Path) -> None:
    found = read(tmp_path, "Nom;Prénom\n  de  La Fontaine ;\u00a0Jean\u00a0Marc\u202f\n\u3000林;\u2003x\n")
    assert found.rows == [("de  La Fontaine", "Jean\u00a0Marc"), ("\u3000林", "\u2003x")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(tmp_path: Path, end: str) -> None:
    found = read(tmp_path, end.join(["Nom;Prénom", "Martin;Zoë", 'Petit;"Luc ""le grand"""', ""]))
    assert found.rows == [("Martin", "Zoë"), ("Petit", 'Luc "le grand"')]
    assert list(found.row_numbers) == [2, 3]


def test_a_sender_s_garbled_accents_are_told_and_not_repaired(tmp_path: Path) -> None:
    found = read(tmp_path, "Nom;Prénom\nSÃ©bastien;X\n")
    assert found.rows == [("SÃ©bastien", "X")]
    assert "Accents were garbled" in notes(found)


def test_headers_alone_are_a_list_without_rows(tmp_path: Path) -> None:
    found = read(tmp_path, "Nom;Prénom\n")
    assert (found.headers, found.rows, list(found.row_numbers)) == (("Nom", "Prénom"), [], [])


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\x1a\x85"), max_size=12)


@settings(deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8),
    separator=st.sampled_from(";,\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_no_cell_is_altered_but_for_the_blanks_around_it(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str]],
    separator: str,
    quoting: int,
    encoding: str,
    end: str,
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, quoting=quoting, lineterminator=end)
    headers = ("Nom", "Prénom", "Commentaire")
    writer.writerows([headers, *rows])
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(stream.getvalue().encode(encoding))
    wanted = [tuple(cell.strip(BLANKS) for cell in row) for row in rows]
    found = read_list(path, separator=separator)
    assert found.headers == headers
    assert found.rows == [row for row in wanted if any(row) and row != headers]
