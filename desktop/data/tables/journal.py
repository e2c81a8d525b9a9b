"""The journal, what is read off it, and what this one file remembers for itself."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.data.tables.base import Base


class JournalLine(Base):
    """A change, as in `desktop.domain.changes.Change`; never updated."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_record", "record"), {"sqlite_with_rowid": False})

    writer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hlc: Mapped[int]
    kind: Mapped[str]
    noun: Mapped[str]
    record: Mapped[str]
    body: Mapped[str]


class Conflict(Base):
    """A field with several open values: two laptops wrote it and neither had seen the other."""

    __tablename__ = "conflict"

    noun: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)


class UndoStep(Base):
    """This file's undo stack: the action to take back (`done`) or to take back again (`undone`)."""

    __tablename__ = "undo_step"

    number: Mapped[int] = mapped_column(primary_key=True)
    writer: Mapped[int]
    seq: Mapped[int]
    done: Mapped[bool]


class Merged(Base):
    """An exchange file that was read into this file."""

    __tablename__ = "merged"

    digest: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    sender: Mapped[str]
    at: Mapped[str]
    changes: Mapped[int]


class Local(Base):
    """What belongs to this file alone: the exchange key, what was exported last."""

    __tablename__ = "local"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
