"""What this one file remembers for itself and gives to nobody: the event at hand, the exchange key."""

from sqlalchemy import delete, insert, select

from desktop.data.store import Store
from desktop.data.tables import Local


def read_local(store: Store, key: str) -> str:
    """A remembered value, empty when there is none."""
    with store.read() as session:
        return session.scalar(select(Local.value).where(Local.key == key)) or ""


def write_local(store: Store, key: str, value: str) -> None:
    with store.exclusive() as connection:
        connection.execute(delete(Local).where(Local.key == key))
        connection.execute(insert(Local).values(key=key, value=value))
