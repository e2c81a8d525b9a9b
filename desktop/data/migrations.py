"""Brings the file of an older Plenum up to this one: plain steps, after a safety copy, all of them or none."""

from sqlalchemy import text

from desktop.data.copies import write_copy
from desktop.data.rebuild import fill
from desktop.data.store import VERSION, Store

STEPS: dict[int, tuple[str, ...]] = {
    2: (
        (
            "CREATE TABLE preset (event_id TEXT NOT NULL, title TEXT NOT NULL, rules TEXT NOT NULL, id TEXT NOT NULL, "
            "born_writer BIGINT NOT NULL, born_seq BIGINT NOT NULL, heads TEXT, PRIMARY KEY (id)) WITHOUT ROWID"
        ),
        "CREATE INDEX ix_preset_event_id ON preset (event_id)",
    ),
}
"""What each version has added to the one before, as SQL: it stays true when the tables of today change."""
NOUNS = {2: ("preset",)}
"""New tables: what a newer laptop wrote for them is in the journal already."""


def upgrade(store: Store) -> bool:
    """Bring the file up to this version; False when it was there. Raises Refused when no copy can be made first."""
    with store.read() as session:
        version = session.scalar(text("PRAGMA user_version")) or 0
    missing = range(version + 1, VERSION + 1)
    if not missing:
        return False
    write_copy(store, lambda _done, _total: None)
    with store.exclusive() as connection:
        for step in missing:
            for statement in STEPS[step]:
                connection.exec_driver_sql(statement)
        fill(connection, [noun for step in missing for noun in NOUNS[step]])
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    return True
