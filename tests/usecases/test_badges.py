"""Badges: what of somebody's day is printed on them."""

import pypdfium2

from desktop.data.catalogues import load_texts
from desktop.usecases.badges import DEFAULT_LAYOUT, render_badge_print
from desktop.usecases.sessions import add_session

TEXTS = load_texts("en")


def test_breaks_and_the_welcome_take_no_line_of_a_badge(day, event_id, person):
    who = person("Oumar", "Traoré")
    for title, kind, starts in (
        ("Coffee", "welcome", "8:30"),
        ("Opening", "plenary", "9:00"),
        ("Pause", "break", "10:00"),
    ):
        add_session(day, event_id, {"title": title, "kind": kind, "starts": starts, "ends": ""})
    print_ = render_badge_print(day, event_id, [who], DEFAULT_LAYOUT, TEXTS)
    text = pypdfium2.PdfDocument(print_.pdf)[0].get_textpage().get_text_bounded()
    assert "Opening" in text
    assert "Coffee" not in text
    assert "Pause" not in text
