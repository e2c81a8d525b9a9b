"""Reading the file of an import behind the window, also again in another encoding or as another kind of list."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Slot

from desktop.data.store import Store
from desktop.usecases.import_memory import draft_known, open_list
from desktop.usecases.imports import Draft
from desktop.views.import_file import Reading
from desktop.views.latest import Latest
from desktop.views.runner import Runner


class ListReader(Latest):
    """Reads one file at a time; `answered` brings it as a `Draft`."""

    def __init__(self, runner: Runner, store: Store, parent: QObject) -> None:
        super().__init__(runner, parent)
        self._store = store
        self._path: Path | None = None
        self.draft: Draft | None = None
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
        self.answered.connect(self._on_answered)

    def open(self, path: Path) -> None:
        """Read another file."""
        self._path, self.folder, self.draft = path, path.parent, None
        self._read(path, Reading())

    @Slot(object)
    def read_so(self, reading: Any) -> None:
        """Read the file at hand as somebody wants it to be read."""
        if self.draft is not None and reading.kind not in (None, self.draft.kind):
            # the file is read already: only what it is taken for changes
            self.ask(partial(draft_known, self._store, self.draft.file, reading.kind))
        elif self._path is not None:
            self._read(self._path, reading)

    def close(self) -> None:
        """Leave the file."""
        self._path = self.draft = None
        self.forget()

    def _read(self, path: Path, reading: Reading) -> None:
        self.ask(partial(open_list, self._store, path, **reading._asdict()))

    @Slot(object)
    def _on_answered(self, draft: Any) -> None:
        self.draft = draft
