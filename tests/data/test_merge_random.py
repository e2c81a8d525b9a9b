"""Laptops at random: whatever they do and in whatever order they swap files, they come to the same tables."""

import json
import random
import shutil
from pathlib import Path

import pytest

from desktop.data import history
from desktop.data.merge import read_all_changes
from desktop.data.rebuild import differences
from desktop.data.store import Store, create_store, open_store
from desktop.data.tables import Checkin
from desktop.domain.changes import SET
from tests.data.laptops import LABEL, give, image, put, remove


class Schedule:
    """Three laptops at random: edits, removals, merges, copied files, restored copies, clocks that jump."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.wall = 1.8e9
        self.skew = [0.0, 43_200.0, -315_360_000.0]
        self.stores = [self.make(n) for n in range(3)]
        self.copies: list[tuple[int, Path]] = []

    def clock(self, number: int):
        return lambda: self.wall + self.skew[number]

    def make(self, number: int) -> Store:
        return create_store(self.folder / f"{number}.plenum", device=str(number), clock=self.clock(number))

    def step(self) -> None:
        self.wall += self.random.choice([0, 0.001, 1, 60])
        number = self.random.randrange(3)
        store = self.stores[number]
        act = self.random.choice(["edit"] * 5 + ["remove", "undo", "give", "give", "check", "copy", "restore", "jump"])
        id_ = self.random.choice("pqr")
        if act == "edit":
            field = self.random.choice(["family_name", "site"])
            put(store, id_, **{field: self.random.choice("ABC")})
        elif act == "remove":
            remove(store, id_)
        elif act == "undo":
            history.undo(store)
        elif act == "give":
            give(self.stores[self.random.randrange(3)], store)
        elif act == "check":
            with store.write(LABEL) as work:
                work.add(Checkin(event_id="e", attendee_id=id_, at="2026-11-19T09:00:00"))
        elif act == "jump":
            self.skew[number] += self.random.choice([-3600, 3600])
        else:
            self.copy_or_restore(number, act)

    def copy_or_restore(self, number: int, act: str) -> None:
        store = self.stores[number]
        store.close()
        if act == "copy":
            copy = self.folder / f"copy{len(self.copies)}"
            shutil.copyfile(store.path, copy)
            self.copies.append((number, copy))
        elif self.copies:
            shutil.copyfile(self.random.choice(self.copies)[1], store.path)
        self.stores[number] = open_store(store.path, device=str(number), clock=self.clock(number))

    def settle(self) -> list[dict]:
        """All swap with all; what was lost by restoring an old copy comes back from the others."""
        for _ in range(2):
            for sender in self.stores:
                for receiver in self.stores:
                    give(sender, receiver)
        return [image(store) for store in self.stores]


def expected_conflicts(store: Store) -> set[tuple[str, str]]:
    """An oracle of its own: per field, the writes that no other write names, by plain search."""
    sets = [c for c in read_all_changes(store) if c.kind == SET and c.noun == "person"]
    found = set()
    for change in sets:
        for field, value in json.loads(change.body)["f"].items():
            rivals = [
                other
                for other in sets
                if other.record == change.record and json.loads(other.body)["f"].get(field, value) != value
            ]
            named = [
                tuple(i)
                for o in sets
                if o.record == change.record
                for i in json.loads(o.body).get("r", {}).get(field, [])
            ]
            if (change.writer, change.seq) not in named and any((r.writer, r.seq) not in named for r in rivals):
                found.add((change.record, field))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_random_schedules_converge(tmp_path, seed):
    schedule = Schedule(tmp_path, seed)
    for _ in range(60):
        schedule.step()
    images = schedule.settle()
    assert images[0] == images[1] == images[2]
    for store in schedule.stores:
        assert differences(store) == []
    alive = {row.id for row in images[0]["person"]}
    listed = {(record, field) for noun, record, field in images[0]["conflict"]}
    assert listed == {(record, field) for record, field in expected_conflicts(schedule.stores[0]) if record in alive}
    for store in schedule.stores:
        store.close()
