"""A sound of its own for each verdict, played by what the system has; never the only sign."""

import sys

from PySide6.QtCore import QProcess, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from desktop.domain.paths import asset

if sys.platform == "win32":
    import winsound

_PLAYERS = ("afplay",) if sys.platform == "darwin" else ("pw-play", "paplay", "aplay")
_BEEPS = {"ok": 1, "warn": 2, "bad": 3}
_BETWEEN_MS = 220


def play(verdict: str) -> None:
    """Play the sound of ok, warn or bad; beep where the system has no player."""
    path = str(asset("sounds", f"{verdict}.wav"))
    if sys.platform == "win32":
        winsound.PlaySound(path, winsound.SND_FILENAME | winsound.SND_ASYNC)
        return
    player = next((found for name in _PLAYERS if (found := QStandardPaths.findExecutable(name))), "")
    if player:
        quiet = QProcess()
        quiet.setProgram(player)
        quiet.setArguments([path])
        quiet.setStandardOutputFile(QProcess.nullDevice())
        quiet.setStandardErrorFile(QProcess.nullDevice())
        quiet.startDetached()
        return
    for number in range(_BEEPS[verdict]):
        QTimer.singleShot(number * _BETWEEN_MS, QApplication.beep)
