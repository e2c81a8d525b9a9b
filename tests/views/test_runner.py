"""The border between the window and long work."""

import gc
import threading

import pytest

from desktop.views.runner import Runner


class Ring:
    """Something that only the collector of cycles ends; it notes where that was."""

    def __init__(self, ended: list[int]) -> None:
        self.self, self.ended = self, ended

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


@pytest.fixture
def runner(qapp):
    runner = Runner()
    yield runner
    runner.close()


def test_cycles_are_collected_in_the_window_however_much_is_done_behind_it(runner, qtbot):
    ended: list[int] = []

    def allocate() -> int:
        return len([Ring(ended) for _ in range(5000)])

    made: list[int] = []
    for _ in range(20):
        runner.read(allocate, made.append, made.append)
    qtbot.waitUntil(lambda: len(made) == 20 and len(ended) > 50_000)
    assert set(ended) == {threading.get_ident()}


def test_the_collector_works_by_itself_again_once_the_threads_are_gone(qapp):
    was_on = gc.isenabled()
    one, other = Runner(), Runner()
    assert not gc.isenabled()
    one.close()
    one.close()
    assert not gc.isenabled()
    other.close()
    assert gc.isenabled() is was_on
