"""The workspace file: opened by one window at a time, read and written through one connection."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from desktop.data import failures
from desktop.data.recorder import Recorder, Writer
from desktop.data.tables import Base, JournalLine
from desktop.data.work import Work
from desktop.domain.ids import new_writer
from desktop.domain.words import Words

APPLICATION_ID = 0x504C4E4D  # "PLNM", at byte 68 of the file
VERSION = 2
HOURLY = "answer"
"""The noun whose changes tell the hour, and neither the minute nor the laptop."""
LOCK_WAIT_MS = 700
CACHE_KIB = 65_536
PAGE_BYTES = 16_384
"""Rows of the journal are long; in pages of 4 kB few of them share one, and an import takes a tenth longer."""
CHECKPOINT_PAGES = 2_500
"""The log is copied into the file from 40 MB on, or at closing: an import is on the disk once, not twice."""
PAGES_AT_ONCE, GIVE_WAY_S = 25, 0.001
"""How much of the file a copy takes at once (two milliseconds), and how long it then leaves it to others."""

Clock = Callable[[], float]
"""Seconds since 1970, as time.time."""


@dataclass(eq=False)
class Store:
    """An open workspace file. One thread at a time uses it: `read` and `write` wait for each other."""

    path: Path
    engine: Engine
    clock: Clock
    writer: Writer
    secret_writer: Writer
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _begin: str = "BEGIN"
    _inside: bool = False

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the file; what it read must be copied into values before it ends."""
        with self._lock, self._transaction("BEGIN") as connection, Session(connection) as session:
            yield session

    @contextmanager
    def write(self, label: Words, *, secret: bool = False) -> Iterator[Work]:
        """One action of the user: all of it is written and on the disk when the block ends, or none of it.

        A `secret` action (feedback) goes through a writer of its own and keeps the hour only, so that nothing ties
        it to who passed the door at that minute.
        """
        with self._lock:
            writer = self.secret_writer if secret else self.writer
            recorder = Recorder(writer, int(self.clock() * 1000), label)
            with (
                self._transaction("BEGIN IMMEDIATE") as connection,
                Session(connection, autoflush=False) as session,
            ):
                work = Work(session, recorder)
                yield work
                work.finish()
            if recorder.count:
                recorder.commit()

    @contextmanager
    def exclusive(self) -> Iterator[Connection]:
        """A bare transaction, for what stands beside the journal: merging, what this file remembers for itself."""
        with self._lock, self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        assert not self._inside, "a transaction is opened inside another one"
        self._begin, self._inside = begin, True
        try:
            with self.engine.begin() as connection:
                yield connection
        except (DBAPIError, sqlite3.Error) as error:
            raise failures.explained(error, self.path) from error
        finally:
            self._inside = False

    def copy_into(self, target: sqlite3.Connection, step: Callable[[int, int], None]) -> None:
        """Copy the file into an empty database, a few pages at a time, giving way to other threads in between.

        What they write meanwhile is in the copy too: SQLite's backup follows writes of its own connection. `step`
        gets how many pages are done, of how many, and ends the copying when it raises.
        """

        def give_way(_status: int, left: int, total: int) -> None:
            self._lock.release()
            try:
                time.sleep(GIVE_WAY_S)  # a lock that is taken again at once is never given to who waits for it
                step(total - left, total)
            finally:
                self._lock.acquire()

        with self._lock:
            fairy = self.engine.raw_connection()
            source = fairy.driver_connection
            fairy.close()
            assert isinstance(source, sqlite3.Connection)
            source.backup(target, pages=PAGES_AT_ONCE, progress=give_way)

    def settle(self) -> None:
        """Move what stands in the log beside the file into the file, so that somebody who copies it has all of it.

        It was on the disk before as well; when it cannot be moved it stays in the log.
        """
        with self._lock:
            fairy = self.engine.raw_connection()
            try:
                fairy.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.Error as error:
                raise failures.explained(error, self.path) from error
            finally:
                fairy.close()

    def free(self) -> bool:
        """Whether no other thread is using the store at this moment."""
        if not self._lock.acquire(blocking=False):
            return False
        self._lock.release()
        return True

    def now(self) -> datetime:
        """Local time at the venue."""
        return datetime.fromtimestamp(self.clock()).replace(microsecond=0)  # noqa: DTZ006 - venue time has no zone

    def saw(self, hlc: int) -> None:
        """Another laptop's change with this stamp was read: what is written from now on comes after it."""
        self.writer.hlc = max(self.writer.hlc, hlc)

    def close(self) -> None:
        with self._lock:
            self.engine.dispose()


def create_store(path: Path, *, device: str = "", clock: Clock = time.time) -> Store:
    """Make an empty workspace file and open it; refuses to overwrite anything."""
    if path.exists():
        raise failures.exists_already(path)
    failures.check_folder(path)
    try:
        connection = sqlite3.connect(path)
    except sqlite3.Error as error:
        raise failures.explained(error, path) from error
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        with connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.close()
        store = _open(path, device, clock)
        with store.exclusive() as transaction:
            Base.metadata.create_all(transaction)
    except Exception:
        connection.close()
        path.unlink(missing_ok=True)
        raise
    return store


def open_store(path: Path, *, device: str = "", clock: Clock = time.time) -> Store:
    """Open a workspace file.

    Raises Refused when it is missing, not a workspace, from a newer Plenum, damaged, read-only or open elsewhere.
    """
    failures.check_file(path, APPLICATION_ID, VERSION)
    store = _open(path, device, clock)
    try:
        newest = _checked(store)
    except BaseException:
        store.close()
        raise
    store.saw(newest)
    return store


def _open(path: Path, device: str, clock: Clock) -> Store:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        connection.execute(f"PRAGMA busy_timeout = {LOCK_WAIT_MS}")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        connection.execute("BEGIN IMMEDIATE")  # takes the lock now, so that a second window hears of it at once
        connection.execute("COMMIT")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool, hide_parameters=True)
    store = Store(path, engine, clock, Writer(new_writer(), device), Writer(new_writer(), "", by_the_hour=True))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(store._begin))  # noqa: SLF001
    try:
        engine.connect().close()
    except (DBAPIError, sqlite3.Error) as error:
        raise failures.explained(error, path) from error
    return store


def _checked(store: Store) -> int:
    """Look the whole file over; the newest stamp in it."""
    with store.read() as session:
        if session.scalar(text("PRAGMA quick_check(1)")) != "ok":
            raise failures.damaged(store.path)
        # what is taken back in secret comes after what was given in secret, and tells no more than the hour
        answers = select(func.max(JournalLine.hlc)).where(JournalLine.noun == HOURLY)
        store.secret_writer.hlc = session.scalar(answers) or 0
        return session.scalar(select(func.max(JournalLine.hlc))) or 0
