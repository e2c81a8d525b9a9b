"""Tries every part of an installed app once: window, sample, badge, breakout, exchange keys."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.usecases.badges import list_badges, render_badge_print
from desktop.usecases.breakouts import compose_breakout
from desktop.usecases.exchange import export_changes
from desktop.usecases.programme import get_programme
from desktop.usecases.workspace import verify_workspace
from desktop.views.main_window import MainWindow
from desktop.views.pages import PAGES
from desktop.views.texts import texts


def self_test(app) -> int:  # type: ignore[no-untyped-def]
    """Open every page on the sample, print a badge, compose a breakout, export; 0 when all of it worked."""
    window = app.window
    assert isinstance(window, MainWindow)
    for noun in PAGES:
        window.show_place(noun)
        QApplication.processEvents()
    store, event_id = app.workspace.store, app.workspace.event_id
    wanted = [badge.attendee.id for badge in list_badges(store, event_id, texts())][:1]
    pdf = render_badge_print(store, event_id, wanted, "a6", texts()).pdf
    breakout = get_programme(store, event_id).breakouts[-1]
    composed = compose_breakout(store, event_id, breakout.id, seconds=5, steps=50)
    with tempfile.TemporaryDirectory() as folder:
        exported = export_changes(store, Path(folder) / "self-test.plenumx", app.laptop, "six plain words for a test")
    found = verify_workspace(store)
    sys.stdout.write(
        f"pages {len(PAGES)}, badge {len(pdf)} bytes, placed {composed.placed}, "
        f"exported {exported.changes} changes, differences {len(found)}\n"
    )
    return 0 if pdf.startswith(b"%PDF") and composed.placed and not found else 1
