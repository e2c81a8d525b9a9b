"""Joining a community: a workspace made of another laptop's exchange file, behind the first page."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.data.laptop import Laptop
from desktop.domain.words import Refused, words
from desktop.usecases.exchange import join_in_folder
from desktop.views.runner import Job, Runner


class Joining(QObject):
    """Runs one reading at a time. `joined` gives the path of the workspace, to be opened."""

    joined = Signal(str)
    refused = Signal(Refused)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner: Runner | None = None

    def begin(self, folder: Path, file: Path, laptop: Laptop, passphrase: str) -> Job:
        """Make a workspace in a folder of an exchange file."""
        self.stop()
        self._runner = Runner(self)
        label = words("Read {name}", name=file.name)
        job = self._runner.start(label, join_in_folder, folder, file, laptop, time.time, passphrase)
        job.succeeded.connect(self._on_joined)
        job.failed.connect(self._on_failed)
        return job

    def stop(self) -> None:
        """Let go of what is being read; nothing of it is left."""
        if self._runner is not None:
            self._runner.close()
            self._runner.deleteLater()
            self._runner = None

    @Slot(object)
    def _on_joined(self, path: object) -> None:
        self.joined.emit(str(path))

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, Refused):
            self.refused.emit(error)
        elif isinstance(error, BaseException):
            raise error
