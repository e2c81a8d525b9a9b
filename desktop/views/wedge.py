"""A scanner that types: recognises a badge code among key presses, wherever the keyboard is in the window."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWindow

from desktop.domain.badges import CODE_LENGTH, LETTERS, read_code

LONGEST_GAP_MS = 50
SILENCE_MS = 60
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SAFE = frozenset(LETTERS + LETTERS.lower())


class Wedge(QObject):
    """Watches the keys of a window. `scanned` gives a code typed faster than a hand can, `typed` any other letter.

    A scan is letters of the badge alphabet with gaps under 50 ms, ended by Enter or Tab, or by 60 ms of silence after a
    whole code; slow typing passes through. The Enter of a scan reaches nobody.
    """

    scanned = Signal(str)
    typed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._burst, self._last = "", 0
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SILENCE_MS)
        self._silence.timeout.connect(self._on_silence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWindow) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Note a key press; True when it belongs to a scan and nobody else is to see it."""
        gap, self._last = event.timestamp() - self._last, event.timestamp()
        if event.key() in _ENDS:
            code, self._burst = self._whole_code(), ""
            if code and gap <= LONGEST_GAP_MS:
                self._silence.stop()
                self.scanned.emit(code)
                return True
            return False
        letter = event.text()
        if len(letter) != 1 or not letter.isprintable() or event.modifiers() & _COMMANDS:
            if letter or event.key() not in _HARMLESS:
                self._burst = ""
            return False
        self._burst = (self._burst if gap <= LONGEST_GAP_MS else "") + letter
        if letter not in _SAFE:
            self._burst = ""
        self._silence.stop()
        if self._whole_code():
            self._silence.start()
        self.typed.emit(letter)
        return False

    def _whole_code(self) -> str | None:
        return read_code(self._burst[-CODE_LENGTH:]) if len(self._burst) >= CODE_LENGTH else None

    @Slot()
    def _on_silence(self) -> None:
        code, self._burst = self._whole_code(), ""
        if code:
            self.scanned.emit(code)


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_HARMLESS = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr)
