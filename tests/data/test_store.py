"""The workspace file under bad treatment: killed, locked, cut, read-only, from another time, on a full disk."""

import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from desktop.data.rebuild import differences
from desktop.data.store import APPLICATION_ID, VERSION, create_store, open_store
from desktop.data.tables import Checkin, Person
from desktop.domain.words import Refused, words

LABEL = words("Try")
ROOT = Path(__file__).parents[2]


def run_python(code: str, *arguments: object, **options) -> subprocess.Popen:
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_the_file_is_known_by_its_first_bytes(store):
    store.close()
    head = store.path.read_bytes()[:100]
    assert head[68:72] == b"PLNM"
    assert int.from_bytes(head[60:64], "big") == VERSION


def test_the_promised_pragmas_hold(store):
    with store.read() as session:
        pragmas = {n: session.scalar(text(f"PRAGMA {n}")) for n in ("journal_mode", "locking_mode", "synchronous")}
        assert pragmas == {"journal_mode": "wal", "locking_mode": "exclusive", "synchronous": 2}
        assert session.scalar(text("PRAGMA secure_delete")) == 1


def test_a_file_that_is_there_is_never_overwritten(store):
    with pytest.raises(Refused, match="already a file"):
        create_store(store.path)


def test_a_second_window_says_that_the_file_is_open_elsewhere(store):
    code = """
        import sys; from pathlib import Path
        from desktop.data.store import open_store
        from desktop.domain.words import Refused
        try: open_store(Path(sys.argv[1]))
        except Refused as refused: print(refused)
    """
    out, err = run_python(code, store.path).communicate(timeout=60)
    assert "day.plenum is already open in another Plenum window" in out, err


def test_every_acknowledged_check_in_survives_a_kill(tmp_path):
    path = tmp_path / "day.plenum"
    create_store(path).close()
    code = """
        import sys; from pathlib import Path
        from desktop.data.store import open_store
        from desktop.data.tables import Checkin
        from desktop.domain.words import words
        store = open_store(Path(sys.argv[1]), device="desk")
        for number in range(200):
            with store.write(words("Check in")) as work:
                work.add(Checkin(event_id="e", attendee_id=str(number), at="2026-11-19T08:45:00"))
            print(number, flush=True)
    """
    for stop_after in (3, 60, 150):
        desk = run_python(code, path)
        acknowledged = [int(desk.stdout.readline()) for _ in range(stop_after)]
        desk.send_signal(signal.SIGKILL)
        acknowledged += [int(line) for line in desk.stdout.read().split()]
        desk.wait()
        desk.stderr.close()
        desk.stdout.close()
        store = open_store(path)
        with store.read() as session:
            kept = set(map(int, session.scalars(select(Checkin.attendee_id))))
        assert kept >= set(acknowledged)
        assert differences(store) == []
        store.close()


def people_in(path: Path) -> list[str]:
    opened = open_store(path)
    with opened.read() as session:
        found = list(session.scalars(select(Person.family_name)))
    opened.close()
    return found


def test_once_settled_the_one_file_holds_all_while_it_is_open(store, tmp_path):
    with store.write(LABEL) as work:
        work.add(*(Person(family_name=f"N{n}", remark="x" * 500) for n in range(300)))
    log = store.path.with_name(f"{store.path.name}-wal")
    assert log.stat().st_size > 100_000
    store.settle()
    assert log.stat().st_size == 0
    copied = Path(shutil.copy(store.path, tmp_path / "copied.plenum"))
    assert len(people_in(copied)) == 300
    with store.write(LABEL) as work:
        work.add(Person(family_name="Later"))
    store.close()
    assert not log.exists()
    assert len(people_in(store.path)) == 301


def test_what_is_written_after_settling_survives_a_kill(store):
    path = store.path
    store.close()
    code = """
        import sys; from pathlib import Path
        from desktop.data.store import open_store
        from desktop.data.tables import Person
        from desktop.domain.words import words
        store = open_store(Path(sys.argv[1]))
        for number in range(30):
            with store.write(words("Add")) as work:
                work.add(Person(family_name=str(number)))
            print(number, flush=True)
            if number % 3 == 0:
                store.settle()
        sys.stdin.read()
    """
    desk = run_python(code, path, stdin=subprocess.PIPE)
    written = [int(desk.stdout.readline()) for _ in range(20)]
    desk.send_signal(signal.SIGKILL)
    desk.communicate()
    assert set(people_in(path)) >= set(map(str, written))


def test_a_newer_file_is_refused_and_left_as_it_is(store):
    store.close()
    with sqlite3.connect(store.path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = store.path.read_bytes()
    with pytest.raises(Refused, match="newer Plenum"):
        open_store(store.path)
    assert store.path.read_bytes() == before


def test_a_file_cut_in_half_is_called_damaged_and_left_as_it_is(store):
    with store.write(LABEL) as work:
        work.add(*(Person(family_name=f"N{n}", remark="x" * 500) for n in range(300)))
    store.close()
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refused, match="damaged"):
        open_store(store.path)
    assert store.path.read_bytes() == whole[: len(whole) // 2]


@pytest.mark.parametrize("content", [b"", b"Nom;Site\n", b"SQLite format 3\0" + bytes(200), b"PK\x03\x04" + bytes(200)])
def test_another_kind_of_file_is_no_workspace(tmp_path, content):
    path = tmp_path / "list.plenum"
    path.write_bytes(content)
    with pytest.raises(Refused, match="not a Plenum workspace"):
        open_store(path)
    assert path.read_bytes() == content


def test_another_database_is_no_workspace(tmp_path):
    path = tmp_path / "other.plenum"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(Refused, match="not a Plenum workspace"):
        open_store(path)


def test_a_missing_file_and_a_missing_folder_are_told(tmp_path):
    with pytest.raises(Refused, match="no file"):
        open_store(tmp_path / "none.plenum")
    with pytest.raises(Refused, match="folder"):
        create_store(tmp_path / "none" / "day.plenum")


def test_a_read_only_file_is_told_and_left_as_it_is(store):
    store.close()
    store.path.chmod(0o444)
    before = store.path.read_bytes()
    with pytest.raises(Refused, match="read-only"):
        open_store(store.path)
    assert store.path.read_bytes() == before


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path):
    path = tmp_path / "day.plenum"
    create_store(path).close()
    code = """
        import sys; from pathlib import Path
        from desktop.data.store import open_store
        from desktop.data.tables import Person
        from desktop.domain.words import Refused, words
        store, saved = open_store(Path(sys.argv[1])), 0
        try:
            while True:
                with store.write(words("Add")) as work:
                    work.add(Person(remark="x" * 5000))
                saved += 1
        except Refused as refused: print(saved, refused)
    """

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))

    out, err = run_python(code, path, preexec_fn=little_room).communicate(timeout=60)
    saved, said = out.split(" ", 1)
    assert "disk is full" in said, err
    store = open_store(path)
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == int(saved) > 5
    assert differences(store) == []
    store.close()


def test_one_connection_is_all_there_is(store):
    with store.read() as first:
        one = first.connection().connection.dbapi_connection
    with store.read() as second:
        assert second.connection().connection.dbapi_connection is one


def test_an_error_does_not_tell_what_people_typed(store):
    with pytest.raises(Refused) as refused, store.exclusive() as connection:
        connection.execute(text("INSERT INTO person (nowhere) VALUES (:name)"), {"name": "Zoë Secret"})
    assert "Secret" not in str(refused.value)
    assert "Secret" not in str(refused.value.__cause__)


def test_the_application_id_is_the_one_of_the_file_type():
    assert APPLICATION_ID.to_bytes(4, "big") == b"PLNM"
