"""Starts the window: the only place that knows paths, workspace, language, look and pages together."""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from platformdirs import user_documents_path
from PySide6.QtCore import QLibraryInfo, QObject, QSettings, Qt, QTranslator, Slot
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.data.catalogues import system_language
from desktop.data.file_names import free_path
from desktop.data.laptop import Laptop, laptop_folder, read_laptop, write_laptop
from desktop.data.store import Store
from desktop.domain.paths import asset
from desktop.domain.words import Refused, words
from desktop.self_test import self_test
from desktop.usecases.exchange import ENDING
from desktop.usecases.sample import create_sample
from desktop.usecases.workspace import create_workspace, name_laptop, open_workspace
from desktop.views.files import choose_file, choose_list
from desktop.views.first_size import show_first
from desktop.views.joining import Joining
from desktop.views.main_window import MainWindow
from desktop.views.preferences import Preferences
from desktop.views.runner import Runner
from desktop.views.texts import _, speak, texts
from desktop.views.theme import load_fonts, theme
from desktop.views.welcome import Welcome
from desktop.views.workspace import Workspace


class App(QObject):
    """Holds what the windows share, and swaps them: welcome, a workspace, another language."""

    def __init__(self, folder: Path, documents: Path) -> None:
        super().__init__()
        self.folder, self.documents = folder, documents
        self.laptop: Laptop = read_laptop(folder)
        self.preferences = Preferences(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        self.workspace: Workspace | None = None
        self.window: QMainWindow | None = None
        self._joining = Joining(self)
        self._joining.joined.connect(self.open_path)
        self._joining.refused.connect(self._tell)
        self._qt_words = QTranslator(self), QTranslator(self)
        load_fonts()
        self.set_language(self.preferences.language or system_language())
        theme().use(self.preferences.look)
        QApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)

    def set_language(self, language: str) -> None:
        """Switch the language; windows that are open are built again in it."""
        speak(language)
        app = QApplication.instance()
        assert app
        files = (
            (f"qtbase_{texts().language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            ("qt", str(asset("locale", texts().language))),  # what Qt's own words leave in English
        )
        for qt_words, (name, folder) in zip(self._qt_words, files, strict=True):
            app.removeTranslator(qt_words)
            if qt_words.load(name, folder):
                app.installTranslator(qt_words)

    def show_welcome(self, refused: Refused | None = None) -> None:
        """The first page: the sample, a list, a new event, or a workspace opened before."""
        welcome = Welcome(self.preferences)
        welcome.sample_wanted.connect(self.open_sample)
        welcome.open_wanted.connect(self.choose_workspace)
        welcome.list_wanted.connect(self.begin_with_list)
        welcome.path_wanted.connect(self.open_path)
        welcome.create_wanted.connect(self.create)
        welcome.join_wanted.connect(self.choose_exchange)
        welcome.join_file_wanted.connect(self.join)
        welcome.language_wanted.connect(self._on_language)
        if refused is not None:
            welcome.show_refused(refused)
        self._swap(welcome)

    @Slot()
    def open_sample(self) -> None:
        """Today's sample: made once, then opened as it was left."""
        title = _("Sample convention")
        path = self.folder / f"{title} {datetime.now():%Y-%m-%d}.plenum"  # noqa: DTZ005 - venue time has no zone
        if path.exists():
            self.open_path(str(path))
        else:
            self._open(lambda: create_sample(path, self.laptop, texts()))

    @Slot(str)
    def open_path(self, path: str) -> None:
        self._open(lambda: open_workspace(Path(path), self.laptop))

    @Slot(str, str, str)
    def create(self, community: str, event: str, day: str) -> None:
        """Make a workspace for a new event, in the folder of documents."""
        language = texts().language
        self.documents.mkdir(parents=True, exist_ok=True)
        path = free_path(self.documents, community)
        self._open(lambda: create_workspace(path, community, event, day, self.laptop, language=language))

    @Slot()
    def choose_workspace(self) -> None:
        """Ask for a workspace file and open it."""
        kind = _("Plenum workspace")
        path = choose_file(self.window, _("Open a workspace"), kind, "plenum", str(self.documents))
        if path is not None:
            self.open_path(str(path))

    @Slot()
    def begin_with_list(self) -> None:
        """Ask for a list and begin a workspace with it."""
        path = choose_list(self.window, self.documents)
        if path is None:
            return
        today = datetime.now().date().isoformat()  # noqa: DTZ005 - venue time has no zone
        self.create(_("My community"), path.stem, today)
        if isinstance(self.window, MainWindow):
            self.window.import_list(path)

    @Slot(str)
    def rename_laptop(self, title: str) -> None:
        """Give this laptop another name, here and in the workspace that is open."""
        self.laptop = self.laptop._replace(title=title)
        write_laptop(self.folder, self.laptop)
        if self.workspace is not None:
            self.workspace.laptop = self.laptop
            self.workspace.do(name_laptop, self.workspace.store, self.laptop)

    @Slot()
    def choose_exchange(self) -> None:
        """Ask for the exchange file of another laptop, then for its passphrase."""
        kind = _("Exchange file of Plenum")
        path = choose_file(self.window, _("Start from an exchange file"), kind, ENDING, str(self.documents))
        if path is not None and isinstance(self.window, Welcome):
            self.window.begin_join(path)

    @Slot(str, str)
    def join(self, path: str, passphrase: str) -> None:
        """Make a workspace of an exchange file behind the window, then open it."""
        job = self._joining.begin(self.documents, Path(path), self.laptop, passphrase)
        if isinstance(self.window, Welcome):
            self.window.join_form.show_job(job)

    def close(self) -> None:
        """Let go of the workspace; all of it is on the disk already."""
        self._joining.stop()
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _open(self, make: Callable[[], Store]) -> None:
        """Open or make a workspace; the one that is open stays when that is refused."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            store = make()
        except Refused as refused:
            self._tell(refused)
            return
        finally:
            QApplication.restoreOverrideCursor()
        self.close()
        self.workspace = Workspace(store, self.laptop, Runner(self))
        self.preferences.opened(str(store.path))
        self._show_workspace("today")
        self.workspace.copies.begin()

    @Slot(Refused)
    def _tell(self, refused: Refused) -> None:
        if isinstance(self.window, MainWindow):
            self.window.strips.notice.show_refused(refused)
        elif isinstance(self.window, Welcome):
            self.window.show_refused(refused)
        else:
            self.show_welcome(refused)

    def _show_workspace(self, place: str) -> None:
        assert self.workspace
        window = MainWindow(self.workspace, self.preferences)
        window.files_wanted.connect(self._on_files)
        window.language_wanted.connect(self._on_language)
        window.laptop_wanted.connect(self.rename_laptop)
        window.path_wanted.connect(self.open_path)
        window.show_place(place)
        self._swap(window)

    def _swap(self, window: QMainWindow) -> None:
        """Put a window in the place of the one that is shown."""
        before, self.window = self.window, window
        if before is not None:
            window.setGeometry(before.geometry())
            window.setWindowState(before.windowState())
        else:
            is_known = window.restoreGeometry(self.preferences.window)
            show_first(window, window.geometry() if is_known else None)
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    @Slot()
    def _on_scheme(self) -> None:
        if self.preferences.look == "system":
            theme().use("system")

    @Slot(str)
    def _on_files(self, wanted: str) -> None:
        if wanted == "open":
            self.choose_workspace()
        else:
            self.close()
            self.show_welcome()

    @Slot(str)
    def _on_language(self, language: str) -> None:
        self.preferences.language = language
        self.set_language(language)
        if isinstance(self.window, MainWindow):
            self._show_workspace(self.window.place)
        else:
            self.show_welcome()


def install_failure_hook(folder: Path) -> None:
    """Whatever goes wrong unexpectedly is written to a file, and the window stays."""
    log = folder / "failures.txt"

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        with suppress(OSError), log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}\n{text}\n")  # noqa: DTZ005
        window = QApplication.activeWindow()
        if isinstance(window, MainWindow):
            window.strips.notice.show_refused(unexpected(log))

    sys.excepthook = hook


def unexpected(log: Path) -> Refused:
    return Refused(
        words("Something failed that should not."),
        words("What was saved before is kept."),
        words("Go on, or start Plenum again. Details are in {file}.", file=str(log)),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Start Plenum: `plenum [FILE] [--data-dir FOLDER] [--sample] [--self-test]`."""
    parser = argparse.ArgumentParser(prog="plenum")
    parser.add_argument("file", nargs="?", help="a workspace to open")
    parser.add_argument("--data-dir", type=Path, help="where this laptop keeps its settings")
    parser.add_argument("--sample", action="store_true", help="open the sample convention")
    parser.add_argument("--self-test", action="store_true", help="try every part once, and end")
    options = parser.parse_args(arguments)
    if options.self_test:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["plenum"])
    application.setStyle("Fusion")
    application.setApplicationName("Plenum")
    application.setDesktopFileName("org.plenum.Plenum")
    folder = options.data_dir or laptop_folder()
    folder.mkdir(parents=True, exist_ok=True)
    install_failure_hook(folder)
    app = App(folder, Path(user_documents_path()) / "Plenum")
    if options.sample or options.self_test:
        app.open_sample()
    elif options.file:
        app.open_path(options.file)
    else:
        app.show_welcome()
    try:
        if options.self_test:
            assert isinstance(app.window, MainWindow)
            return self_test(app.window, app.laptop)
        return application.exec()
    finally:
        app.close()
