"""What the keys of a keyboard mean while forms are keyed in, also where digits need Shift."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from desktop.domain.feedback import Kind, Question
from desktop.domain.form_entry import BACK, ENTER, NEXT, TEN
from desktop.views.key_caps import KeySaid
from desktop.views.texts import _

SHEET, LEAVE = "sheet", "leave"
"""Keys of the page rather than of the form: to the number of the sheet, and back to the sessions."""

# the upper row of French and Belgian keyboards, where a digit needs Shift: nobody presses it for twelve answers
_UPPER_ROW = dict(zip("&é\"'(§è_!çà", "12345678890", strict=True))
_SIX = {"windows": 7, "xcb": 15, "wayland": 15}
"""The scan code of the key 6: on a French keyboard it says -, which elsewhere goes back."""
_NAMED = {
    Qt.Key.Key_Backspace: BACK, Qt.Key.Key_Left: BACK, Qt.Key.Key_Up: BACK,
    Qt.Key.Key_Right: NEXT, Qt.Key.Key_Down: NEXT, Qt.Key.Key_Return: ENTER, Qt.Key.Key_Enter: ENTER,
    Qt.Key.Key_Asterisk: TEN, Qt.Key.Key_Slash: SHEET, Qt.Key.Key_Escape: LEAVE,
}  # fmt: skip
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def key_of(event: QKeyEvent) -> str:
    """What a key means: a digit, a letter, one of the named keys; empty when it is none of ours."""
    if event.modifiers() & _OTHERS:
        return ""
    if event.key() == Qt.Key.Key_Minus:
        return "6" if event.nativeScanCode() == _SIX.get(QGuiApplication.platformName(), -1) else BACK
    named = _NAMED.get(Qt.Key(event.key()))
    if named is not None:
        return named
    said = event.text()
    if said in _UPPER_ROW:
        return _UPPER_ROW[said]
    return said.lower() if len(said) == 1 and said.isalnum() else ""


def keys_said(question: Question | None, *, at_first: bool, at_last: bool) -> list[KeySaid]:
    """The keys that do something now."""
    said = _answers(question, _("keep the form") if at_last else _("go on"))
    if not at_first:
        said.append(KeySaid(("⌫",), _("back")))
    if question is not None and question.kind is Kind.TEXT:
        return said
    return [*said, KeySaid(("/",), _("sheet number"))]


def _answers(question: Question | None, ahead: str) -> list[KeySaid]:
    enter, none = "↵", _("no answer")
    if question is None:
        return [KeySaid((enter,), ahead)]
    last = str(len(question.options) or question.steps[-1]) if question.kind is not Kind.TEXT else ""
    match question.kind:
        case Kind.TEXT:
            return [KeySaid((enter,), ahead)]
        case Kind.NPS:
            return [KeySaid(("0", "…", "9"), _("answer")), KeySaid(("*",), _("ten")), KeySaid((enter,), none)]
        case Kind.MANY:
            return [KeySaid(("1", "…", last), _("tick")), KeySaid((enter,), ahead)]
        case _ if 0 in question.steps and not question.options:
            return [KeySaid(("0", "…", last), _("answer")), KeySaid((enter,), none)]
    return [KeySaid(("1", "…", last), _("answer")), KeySaid(("0",), none)]
