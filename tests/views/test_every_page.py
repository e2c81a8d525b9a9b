"""What holds on every page: names for readers, plain text, and room in a small window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.data.catalogues import load_texts
from desktop.data.laptop import Laptop
from desktop.usecases.sample import create_sample
from desktop.usecases.workspace import open_workspace
from desktop.views.main_window import MainWindow
from desktop.views.page import Page
from desktop.views.pages import PAGES
from desktop.views.preferences import Preferences
from desktop.views.runner import Runner
from desktop.views.texts import speak
from desktop.views.welcome import Welcome
from desktop.views.workspace import Workspace

WINDOW, BARS = (1024, 700), (212, 90)
"""The smallest window, and what the bars take of it where a page does not take the whole."""
LONG = {"today", "exchange"}
"""Pages that are read downwards, and scroll in a small window."""
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
LAPTOP = Laptop("desk-a", "Poste 1", bytes(32))
NOUNS = list(PAGES)


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """The sample convention, made once."""
    path = tmp_path_factory.mktemp("sample") / "sample.plenum"
    create_sample(path, LAPTOP, load_texts("fr")).close()
    return path


@pytest.fixture(scope="module")
def full(sample, qapp):
    """The workspace of the sample, as every page may show it."""
    workspace = Workspace(open_workspace(sample, LAPTOP), LAPTOP, Runner())
    yield workspace
    workspace.close()


@pytest.fixture(params=["en", "fr"])
def language(request) -> str:
    speak(request.param)
    return request.param


@pytest.fixture
def shown(full, language, tmp_path, qtbot):
    """Show a page of the sample in a small window, and wait until it is read."""
    window = MainWindow(full, Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)))
    qtbot.addWidget(window)
    window.resize(1024, 700)
    with qtbot.waitExposed(window):
        window.show()

    def went(noun: str):
        window.show_place(noun)
        qtbot.waitUntil(lambda: window.pages[noun].is_loaded)
        return window.pages[noun]

    return went


def is_inner(control: QWidget) -> bool:
    """Whether Qt made it for itself inside another control, through which it speaks."""
    above = control.parentWidget()
    while above is not None and not isinstance(above, QComboBox | QAbstractItemView | QAbstractSpinBox | QLineEdit):
        above = above.parentWidget()
    return above is not None


def nameless(root: QWidget) -> list[str]:
    """The controls that a screen reader has no name for."""
    found = []
    for control in root.findChildren(QWidget):
        is_met = control.isVisibleTo(root) and not isinstance(control, QHeaderView) and not is_inner(control)
        if isinstance(control, CONTROLS) and is_met:
            name = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
            if not name.strip():
                found.append(f"{type(control).__name__} {control.objectName()}")
    return found


def assert_fits(page: Page) -> None:
    least, bars = page.minimumSizeHint(), (0, 0) if page.WHOLE_WINDOW else BARS
    assert least.width() <= WINDOW[0] - bars[0]
    if page.NOUN not in LONG:
        assert least.height() <= WINDOW[1] - bars[1]


@pytest.mark.parametrize("noun", NOUNS)
def test_each_control_has_a_name_for_readers(shown, noun):
    assert nameless(shown(noun)) == []


@pytest.mark.parametrize("noun", NOUNS)
def test_no_text_is_read_as_markup(shown, noun, qtbot):
    page = shown(noun)
    rich = [label.text() for label in page.findChildren(QLabel) if label.textFormat() != label.textFormat().PlainText]
    assert rich == []


@pytest.mark.parametrize("noun", NOUNS)
def test_the_page_fits_a_small_window(shown, noun):
    assert_fits(shown(noun))


@pytest.mark.parametrize("noun", NOUNS)
def test_an_empty_workspace_is_shown_as_well(go, noun):
    page = go(noun)
    found = nameless(page)
    assert found == []
    assert_fits(page)


@pytest.mark.parametrize("noun", NOUNS)
def test_the_page_is_called_by_its_noun(shown, noun):
    assert shown(noun).objectName() == noun


def test_the_window_and_its_bars_have_names(shown):
    assert nameless(shown("today").window()) == []


def test_the_first_page_has_names_and_plain_text(language, tmp_path, qtbot):
    preferences = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    welcome = Welcome(preferences)
    qtbot.addWidget(welcome)
    assert nameless(welcome) == []
    assert all(label.textFormat() == label.textFormat().PlainText for label in welcome.findChildren(QLabel))
