"""Guards against PySide6 6.12.0, which on Python 3.11 loses references to None and True until the app aborts."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

CALLS, SPARE = 400, 40


class Sender(QObject):
    told = Signal(int)


@pytest.mark.parametrize("lasting", [None, True], ids=["None", "True"])
def test_calls_into_qt_lose_no_reference(qapp: QApplication, qtbot, lasting):
    sender, label = Sender(), QLabel()
    qtbot.addWidget(label)
    heard: list[int] = []
    sender.told.connect(heard.append)
    before = sys.getrefcount(lasting)
    for number in range(CALLS):
        sender.told.emit(number)
        label.setText("a")
        qapp.processEvents()
    assert len(heard) == CALLS
    assert sys.getrefcount(lasting) > before - SPARE
