"""What every test stands on: no screen, a clock that stands still, a fresh workspace file."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Paris"

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from desktop.data.store import Store, create_store, open_store

if hasattr(time, "tzset"):
    time.tzset()  # else the zone changes in the middle of a run, when something first asks for it


@dataclass
class StandingClock:
    """A clock that goes on only when a test moves it: 19 November 2026, 8:45 in Lyon."""

    seconds: float = datetime(2026, 11, 19, 8, 45).timestamp()

    def __call__(self) -> float:
        return self.seconds

    def set(self, text: str) -> None:
        self.seconds = datetime.fromisoformat(text).timestamp()


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def store(tmp_path: Path, clock: StandingClock) -> Iterator[Store]:
    store = create_store(tmp_path / "day.plenum", device="desk-a", clock=clock)
    yield store
    store.close()


@pytest.fixture
def reopen(clock: StandingClock):
    def reopened(store: Store, device: str = "desk-a") -> Store:
        store.close()
        return open_store(store.path, device=device, clock=clock)

    return reopened


@pytest.fixture(autouse=True)
def no_logged_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    loud = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not loud
