"""Door signs: every session of a room is on its sign, or it is told."""

from datetime import date, time

from desktop.documents.door_sign import DoorSign, SignLine, render_door_signs


def lines(n: int) -> tuple[SignLine, ...]:
    return tuple(SignLine(f"Session{i:02d}", time(8 + i // 2, 30 * (i % 2)), time(9 + i // 2)) for i in range(n))


def test_a_sign_tells_room_sessions_and_day(french, read) -> None:
    sign = DoorSign("Salle Cézanne", lines(3), "Convention", date(2026, 11, 19))
    [text] = read(render_door_signs([sign], french).pdf)
    plain = text.replace("\u202f", " ").replace("\u00a0", " ")
    assert plain.startswith("Salle Cézanne")
    assert "8 h 00 – 9 h 00 Session00" in plain
    assert "Session02" in plain
    assert "Convention · 19 novembre 2026" in plain


def test_what_is_not_on_a_sign_is_told(english, read) -> None:
    rendered = render_door_signs([DoorSign("Atrium", lines(24))], english)
    [text] = read(rendered.pdf)
    left = 24 - text.count("Session")
    assert left > 0
    assert [english(w) for w in rendered.warnings] == [f"{left} sessions of Atrium are not on its sign."]


def test_a_long_name_takes_two_lines_and_a_room_without_sessions_has_a_sign(english, read) -> None:
    rendered = render_door_signs([DoorSign("Amphithéâtre Marguerite Yourcenar, niveau 2", ())], english)
    assert "Yourcenar, niveau 2" in read(rendered.pdf)[0]
    assert not rendered.warnings
