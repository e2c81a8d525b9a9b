"""Random operations: undoing all gives the first tables back, and the journal always rebuilds them."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select

from desktop.data import history
from desktop.data.rebuild import differences, rebuild
from desktop.data.store import Store, create_store, open_store
from desktop.data.tables import RECORDS, Attendee, Checkin, Person
from desktop.domain.ids import derived_id, new_ids
from desktop.domain.words import words

LABEL = words("Try")
NAMES = st.sampled_from(["", "Zoë", "Łukasz", "محمد", "'; DROP TABLE person;--", " "])
PICK = st.integers(0, 1_000_000)


class Workspace(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.ticks = 1.8e9
        self.store: Store = create_store(Path(self.folder.name) / "w.plenum", device="d", clock=self.clock)
        self.images = [self.image()]
        self.place = 0

    def clock(self) -> float:
        self.ticks += 0.25
        return self.ticks

    def image(self) -> dict[str, dict[str, tuple]]:
        """All tables as values, without the bookkeeping."""
        with self.store.read() as session:
            return {
                noun: {r.id: (*tuple(r)[:-4], r.id) for r in session.execute(select(*columns))}
                for noun, table in RECORDS.items()
                if (columns := table.__table__.columns)
            }

    def ids(self, table) -> list[str]:
        with self.store.read() as session:
            return sorted(session.scalars(select(table.id)))

    def acted(self, changes) -> None:
        if changes.action is None:
            assert self.image() == self.images[self.place]
            return
        del self.images[self.place + 1 :]
        self.images.append(self.image())
        self.place += 1

    @rule(names=st.lists(NAMES, min_size=1, max_size=4), bulk=st.booleans())
    def add(self, names, bulk) -> None:
        with self.store.write(LABEL) as work:
            if bulk:
                rows = [{"id": i, "family_name": n} for i, n in zip(new_ids(len(names)), names, strict=True)]
                work.add_rows(Person, rows)
            else:
                work.add(*(Person(family_name=n) for n in names))
        self.acted(work.changes)

    @rule(pick=PICK, name=NAMES, site=NAMES, bulk=st.booleans())
    def edit(self, pick, name, site, bulk) -> None:
        ids = self.ids(Person)
        if not ids:
            return
        values = {"family_name": name, "site": site}
        with self.store.write(LABEL) as work:
            if bulk:
                work.set_rows(Person, {ids[pick % len(ids)]: values, ids[0]: values})
            else:
                row = work.session.get_one(Person, ids[pick % len(ids)])
                row.family_name, row.site = name, site
        self.acted(work.changes)

    @rule(pick=PICK, bulk=st.booleans())
    def remove(self, pick, bulk) -> None:
        ids = self.ids(Person)
        if not ids:
            return
        id_ = ids[pick % len(ids)]
        with self.store.write(LABEL) as work:
            if bulk:
                work.remove_rows(Person, [id_])
            else:
                work.session.delete(work.session.get_one(Person, id_))
        self.acted(work.changes)

    @rule(number=st.integers(0, 2), status=st.sampled_from(["registered", "cancelled"]), bulk=st.booleans())
    def join_or_leave(self, number, status, bulk) -> None:
        id_ = derived_id("event", str(number))
        values = {"event_id": "event", "person_id": str(number), "status": status}
        with self.store.write(LABEL) as work:
            if work.session.get(Attendee, id_):
                work.remove_rows(Attendee, [id_])
            elif bulk:
                work.add_rows(Attendee, [{"id": id_, **values}])
            else:
                work.add(Attendee(id=id_, **values))
        self.acted(work.changes)

    @rule()
    def check_in(self) -> None:
        with self.store.write(LABEL) as work:
            work.add(Checkin(event_id="event", attendee_id="a", at="2026-11-19T08:45:00"))
        self.acted(work.changes)

    @rule()
    def undo(self) -> None:
        if history.undo(self.store):
            self.place -= 1
            assert self.image() == self.images[self.place]
        else:
            assert self.place == 0

    @rule()
    def redo(self) -> None:
        if history.redo(self.store):
            self.place += 1
            assert self.image() == self.images[self.place]
        else:
            assert self.place == len(self.images) - 1

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = open_store(self.store.path, device="d", clock=self.clock)

    @rule()
    def mend(self) -> None:
        rebuild(self.store)
        assert self.image() == self.images[self.place]

    @invariant()
    def journal_and_tables_agree(self) -> None:
        assert differences(self.store) == []

    def teardown(self) -> None:
        with self.folder, closing(self.store):
            while history.undo(self.store):
                self.place -= 1
            assert self.place == 0
            assert self.image() == self.images[0]


TestWorkspace = Workspace.TestCase
TestWorkspace.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)
