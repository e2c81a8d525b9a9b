"""Asking for files: a list to read, a place to write; and writing a document whole."""

from pathlib import Path

from PySide6.QtCore import QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.views.texts import _

LIST_ENDINGS = "*.csv *.tsv *.txt *.xlsx *.xls *.ods"


def choose_list(parent: QWidget | None, folder: Path) -> Path | None:
    """Ask for a list; None when nothing was chosen."""
    lists, others = _("Lists"), _("All files")
    pattern = f"{lists} ({LIST_ENDINGS});;{others} (*)"
    path, _kind = QFileDialog.getOpenFileName(parent, _("Choose a list"), str(folder), pattern)
    return Path(path) if path else None


def choose_file(parent: QWidget | None, title: str, kind: str, ending: str, folder: str = "") -> Path | None:
    """Ask for a file of one kind to read."""
    path, _kind = QFileDialog.getOpenFileName(parent, title, folder, f"{kind} (*.{ending})")
    return Path(path) if path else None


def choose_target(parent: QWidget | None, title: str, name: str, ending: str) -> Path | None:
    """Ask where to write a file; the ending is added where it was left out."""
    path, _kind = QFileDialog.getSaveFileName(parent, title, name, f"{ending.upper()} (*.{ending})")
    if not path:
        return None
    return Path(path) if path.lower().endswith(f".{ending}") else Path(f"{path}.{ending}")


def write_document(path: Path, content: bytes) -> Path:
    """Write a document whole or not at all. Raises Refused when the disk says no."""
    file = QSaveFile(str(path))
    opened = file.open(QSaveFile.OpenModeFlag.WriteOnly)
    if not opened or file.write(content) != len(content) or not file.commit():
        raise Refused(
            words("{name} cannot be written ({reason}).", name=str(path), reason=file.errorString()),
            NOTHING_CHANGED,
            words("Choose another folder, or free some space."),
        )
    return path
