"""Questions for files: in the user's language, beginning where the user's files are."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QListView

from desktop.views.files import choose_file, choose_target
from desktop.views.theme import colour, theme


@pytest.fixture
def documents(tmp_path, monkeypatch):
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(folder))
    return folder


@pytest.fixture
def asked(tmp_path, monkeypatch) -> list[str]:
    """Where the dialogs began; a file on the stick is chosen in each."""
    began: list[str] = []
    (tmp_path / "stick").mkdir()

    def answer(_parent: object, _title: str, begin: str, kind: str) -> tuple[str, str]:
        began.append(begin)
        return str(tmp_path / "stick" / "day.plenum"), kind

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, answer)
    monkeypatch.setattr("desktop.views.files._Last.folder", None)
    return began


def test_a_file_is_asked_for_in_the_documents_then_where_the_last_one_was(documents, asked, tmp_path):
    choose_file(None, "Open", "Workspace", "plenum", str(tmp_path / "not there"))
    choose_target(None, "Save", "badges.pdf", "pdf")
    choose_file(None, "Open", "Workspace", "plenum", str(documents))
    assert list(map(Path, asked)) == [documents, tmp_path / "stick" / "badges.pdf", documents]


def test_qts_own_dialog_speaks_french_throughout(app, qtbot):
    app.set_language("fr")
    try:
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        told = [dialog.labelText(label).replace("&", "") for label in QFileDialog.DialogLabel]
        assert told == ["Dossier\xa0:", "Nom de fichier\xa0:", "Type de fichier\xa0:", "Ouvrir", "Annuler"]
    finally:
        app.set_language("en")
    again = QFileDialog()
    qtbot.addWidget(again)
    again.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert again.labelText(QFileDialog.DialogLabel.LookIn) == "&Look in:"


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_places_beside_qts_dialog_are_read_in_both_looks(look, qtbot):
    theme().use(look)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.ensurePolished()
    places = dialog.findChild(QListView, "sidebar")
    places.ensurePolished()
    assert places.grab().toImage().pixelColor(8, places.height() - 8) == colour("surface2")
