"""Files of an older Plenum: brought up to this one after a copy, with all that they hold."""

import pytest
from sqlalchemy import text

from desktop.data.copies import read_copies
from desktop.data.laptop import Laptop
from desktop.data.migrations import NOUNS, STEPS, upgrade
from desktop.data.rebuild import differences
from desktop.data.store import VERSION
from desktop.data.tables import Person
from desktop.domain.words import Refused, words
from desktop.usecases.breakout_rules import Rules, keep_preset, list_presets
from desktop.usecases.workspace import open_workspace

SCHEMA = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"


def schema(store):
    with store.read() as session:
        return {name: "".join(sql.split()) for name, sql in session.execute(text(SCHEMA))}


def make_older(store, version=1):
    """Take back what the later versions have added."""
    with store.exclusive() as connection:
        for step in range(version + 1, VERSION + 1):
            for noun in NOUNS[step]:
                connection.exec_driver_sql(f"DROP TABLE {noun}")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def test_every_version_has_its_steps():
    assert list(STEPS) == list(NOUNS) == list(range(2, VERSION + 1))


def test_an_older_file_gets_the_tables_of_a_new_one_and_keeps_its_people(store, clock):
    with store.write(words("Try")) as work:
        work.add(Person(family_name="Nowak", given_name="Łukasz"))
    new = schema(store)
    make_older(store)
    assert schema(store) != new
    store.close()
    opened = open_workspace(store.path, Laptop("a", "Desk"), clock=clock)
    assert schema(opened) == new
    assert len(read_copies(store.path)) == 1
    with opened.read() as session:
        assert session.scalar(text("PRAGMA user_version")) == VERSION
        assert session.query(Person).one().family_name == "Nowak"
    assert differences(opened) == []
    assert not upgrade(opened)
    opened.close()


def test_what_a_newer_laptop_sent_before_is_there_after_the_step(store):
    keep_preset(store, "event", "Codev", Rules(wishes=3))
    make_older(store)
    assert upgrade(store)
    assert [preset.title for preset in list_presets(store, "event")][4:] == ["Codev"]
    assert differences(store) == []


def test_nothing_is_changed_when_no_copy_can_be_made(store, tmp_path):
    make_older(store)
    (tmp_path / "copies").write_text("a file where the folder should be")
    with pytest.raises(Refused):
        upgrade(store)
    with store.read() as session:
        assert session.scalar(text("PRAGMA user_version")) == 1
