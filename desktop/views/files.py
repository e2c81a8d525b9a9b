"""Asking for files: a list to read, a place to write; and writing a document whole."""

from pathlib import Path

from PySide6.QtCore import QSaveFile, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.views.texts import _

LIST_ENDINGS = "*.csv *.tsv *.txt *.xlsx *.xls *.ods"


class _Last:
    """The folder of the file that was chosen last, as long as the app runs."""

    folder: Path | None = None


def start_folder(wanted: Path | None = None) -> Path:
    """Where a question for a file begins: in the wanted folder, else the one used last, else the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folders = (wanted, _Last.folder, Path(documents) if documents else None)
    return next((folder for folder in folders if folder is not None and folder.is_dir()), Path.home())


def _used(path: str) -> Path | None:
    """Remember where a file was chosen; None when none was."""
    if not path:
        return None
    _Last.folder = Path(path).parent
    return Path(path)


def choose_list(parent: QWidget | None, folder: Path) -> Path | None:
    """Ask for a list; None when nothing was chosen."""
    lists, others = _("Lists"), _("All files")
    pattern = f"{lists} ({LIST_ENDINGS});;{others} (*)"
    path, _kind = QFileDialog.getOpenFileName(parent, _("Choose a list"), str(start_folder(folder)), pattern)
    return _used(path)


def choose_file(parent: QWidget | None, title: str, kind: str, ending: str, folder: str = "") -> Path | None:
    """Ask for a file of one kind to read."""
    begin = str(start_folder(Path(folder) if folder else None))
    path, _kind = QFileDialog.getOpenFileName(parent, title, begin, f"{kind} (*.{ending})")
    return _used(path)


def choose_target(parent: QWidget | None, title: str, name: str, ending: str) -> Path | None:
    """Ask where to write a file; the ending is added where it was left out."""
    proposed = Path(name)
    whole = str(start_folder(proposed.parent if proposed.is_absolute() else None) / proposed.name)
    path, _kind = QFileDialog.getSaveFileName(parent, title, whole, f"{ending.upper()} (*.{ending})")
    if not path:
        return None
    return _used(path if path.lower().endswith(f".{ending}") else f"{path}.{ending}")


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
