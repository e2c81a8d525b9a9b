"""Tries every part of an installed app once: window, sample, badge, breakout, exchange keys."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from desktop.data.laptop import Laptop
from desktop.usecases.badges import list_badges, render_badge_print
from desktop.usecases.breakout_search import Limits
from desktop.usecases.breakouts import compose_breakout
from desktop.usecases.exchange import export_changes
from desktop.usecases.programme import get_programme
from desktop.usecases.workspace import verify_workspace
from desktop.views.main_window import MainWindow
from desktop.views.pages import PAGES
from desktop.views.texts import texts

PAGE_MS = 20_000


def self_test(window: MainWindow, laptop: Laptop) -> int:
    """Open every page on the sample, print a badge, compose a breakout, export; 0 when all of it worked."""
    empty = [noun for noun in PAGES if not _comes_up(window, noun)]
    store, event_id = window.workspace.store, window.workspace.event_id
    wanted = [badge.attendee.id for badge in list_badges(store, event_id, texts())][:1]
    pdf = render_badge_print(store, event_id, wanted, "a6", texts()).pdf
    breakout = get_programme(store, event_id).breakouts[-1]
    composed = compose_breakout(store, event_id, breakout.id, limits=Limits(5, 50), apart=True)
    with tempfile.TemporaryDirectory() as folder:
        exported = export_changes(store, Path(folder) / "self-test.plenumx", laptop, "six plain words for a test")
    found = verify_workspace(store)
    sys.stdout.write(
        f"pages {len(PAGES) - len(empty)} of {len(PAGES)}, badge {len(pdf)} bytes, placed {composed.placed}, "
        f"exported {exported.changes} changes, differences {len(found)}\n"
    )
    return 0 if not empty and pdf.startswith(b"%PDF") and composed.placed and not found else 1


def _comes_up(window: MainWindow, noun: str) -> bool:
    """Whether a page has read and shows what it is for, within a while."""
    window.show_place(noun)
    page, loop = window.page(noun), QEventLoop()
    if not page.is_loaded:
        page.loaded.connect(loop.quit)
        QTimer.singleShot(PAGE_MS, loop.quit)
        loop.exec()
    return page.is_loaded
