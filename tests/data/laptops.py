"""What the tests of merging do on a laptop."""

from sqlalchemy import select

from desktop.data.merge import merge_changes, read_all_changes
from desktop.data.store import Store
from desktop.data.tables import RECORDS, Conflict, Person
from desktop.domain.change_lines import change_line, read_change_line
from desktop.domain.words import words

LABEL = words("Try")


def give(sender: Store, receiver: Store):
    lines = [read_change_line(change_line(change)) for change in read_all_changes(sender)]
    return merge_changes(receiver, lines, LABEL)[0]


def put(store: Store, id_: str, **values) -> None:
    with store.write(LABEL) as work:
        row = work.session.get(Person, id_)
        if row is None:
            work.add(Person(id=id_, **values))
        else:
            for name, value in values.items():
                setattr(row, name, value)


def remove(store: Store, id_: str) -> None:
    with store.write(LABEL) as work:
        work.remove_rows(Person, [id_])


def image(store: Store) -> dict:
    with store.read() as session:
        tables = {noun: sorted(session.execute(select(*t.__table__.columns))) for noun, t in RECORDS.items()}
        return {**tables, "conflict": sorted(session.execute(select(*Conflict.__table__.columns)))}
