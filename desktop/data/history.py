"""Undo, redo, and who changed what when: all read off the journal."""

import json
from collections.abc import Sequence
from typing import Literal, NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from desktop.data.devices import DeviceRow, read_devices
from desktop.data.journal import (
    LINE,
    fields_of,
    parts,
    read_action,
    read_change,
    read_changes,
    read_many_changes,
)
from desktop.data.store import HOURLY, Store
from desktop.data.tables import RECORDS, JournalLine, UndoStep
from desktop.data.work import Work
from desktop.domain.changes import ACTION, REMOVE, SET, Change, ChangeId, Changes, fold, read_label
from desktop.domain.words import Value, Words

Turn = Literal["", "undone", "again"]


class ActionRow(NamedTuple):
    """Something that somebody did: `wall_ms` since 1970 on that laptop's clock, `undoes` names what it took back.

    `turn` says what it was to the action of its label: that action itself when empty, or undone, or done again.
    """

    id: ChangeId
    wall_ms: int
    device: str
    label: Words
    records: int
    undoes: ChangeId | None
    turn: Turn = ""


class RecordChange(NamedTuple):
    """One change of a record: `kind` is set, remove or restore."""

    action: ActionRow
    kind: str
    fields: dict[str, Value]


def next_undo(store: Store) -> Words | None:
    """What undo would take back."""
    return _label_of_step(store, done=True)


def next_redo(store: Store) -> Words | None:
    """What redo would do again."""
    return _label_of_step(store, done=False)


def next_undo_id(store: Store) -> ChangeId | None:
    """The action that undo would take back."""
    with store.read() as session:
        step = _step(session, done=True)
        return (step.writer, step.seq) if step else None


def count_next(store: Store, *, done: bool) -> int:
    """How many changes undo would take back, or, unless `done`, redo would do again."""
    with store.read() as session:
        step = _step(session, done=done)
        line = read_change(session, (step.writer, step.seq)) if step else None
        return int(json.loads(line.body)["count"]) if line else 0


def undo(store: Store) -> Changes | None:
    """Take back the last action made in this file, also one made before the last restart; None when there is none."""
    return _turn_step(store, done=True)


def redo(store: Store) -> Changes | None:
    """Do again what was undone last."""
    return _turn_step(store, done=False)


def forget_steps(store: Store) -> None:
    """Empty the undo stack: what is there is the starting point."""
    with store.exclusive() as connection:
        connection.execute(delete(UndoStep))


def _step(session: Session, *, done: bool) -> UndoStep | None:
    order = UndoStep.number.desc() if done else UndoStep.number
    return session.scalars(select(UndoStep).where(UndoStep.done.is_(done)).order_by(order).limit(1)).one_or_none()


def _label_of_step(store: Store, *, done: bool) -> Words | None:
    with store.read() as session:
        step = _step(session, done=done)
        return _plain_label(session, (step.writer, step.seq)) if step else None


def _plain_label(session: Session, action: ChangeId) -> Words:
    """What the user first did, behind any number of undoing and doing again."""
    line = read_change(session, action)
    assert line, "an undo step names an action that is not in the journal"
    body = json.loads(line.body)
    return _plain_label(session, tuple(body["undoes"])) if "undoes" in body else read_label(body["label"])


def _turn_step(store: Store, *, done: bool) -> Changes | None:
    label = _label_of_step(store, done=done)
    if label is None:
        return None
    with store.write(label, secret=_was_secret(store, done=done)) as work:
        step = _step(work.session, done=done)
        if step is None:  # somebody has done something else meanwhile: there is nothing to do again
            return None
        action = (step.writer, step.seq)
        work.recorder.label = _plain_label(work.session, action)
        work.not_undoable()
        work.recorder.undoes = action
        _take_back(work, read_action(work.session, action)[1:])
        work.session.flush()
        # an action that changed nothing (all of it was changed since) leaves no line: the step is over
        turned = work.recorder.action if work.recorder.count else action
        values = {"writer": turned[0], "seq": turned[1], "done": not done}
        work.session.execute(update(UndoStep).where(UndoStep.number == step.number).values(values))
    return work.changes


def _was_secret(store: Store, *, done: bool) -> bool:
    """Whether the step is about answers alone: what was done in secret is taken back in secret."""
    with store.read() as session:
        step = _step(session, done=done)
        lines = read_action(session, (step.writer, step.seq))[1:] if step else []
    return {line.noun for line in lines} == {HOURLY}


def _take_back(work: Work, lines: Sequence[Change]) -> None:
    """Make each record what it was before these changes, where nobody else has written since."""
    mine: dict[str, dict[str, list[Change]]] = {}
    for line in lines:
        mine.setdefault(line.noun, {}).setdefault(line.record, []).append(line)
    for noun in mine.keys() & RECORDS.keys():
        for part in parts(list(mine[noun])):
            fresh = _written_once(work.session, noun, part)
            work.remove_rows(RECORDS[noun], fresh)
            rest = {record: mine[noun][record] for record in part if record not in fresh}
            _take_back_records(work, noun, rest)


def _written_once(session: Session, noun: str, ids: Sequence[str]) -> set[str]:
    """The records that these changes made and nothing has touched since: most of an import."""
    once = select(JournalLine.record).where(JournalLine.noun == noun, JournalLine.record.in_(ids))
    once = once.group_by(JournalLine.record).having(func.count() == 1, func.min(JournalLine.kind) == SET)
    return set(session.scalars(once))


def _take_back_records(work: Work, noun: str, mine: dict[str, list[Change]]) -> None:
    table, gone, edits = RECORDS[noun], [], dict[str, dict[str, Value]]()
    for record, changes in read_many_changes(work.session, noun, list(mine)).items():
        lines = mine[record]
        # what an action had seen has earlier stamps than the action
        older = [c for c in changes if (c.hlc, c.writer, c.seq) < (lines[0].hlc, lines[0].writer, lines[0].seq)]
        before, after, now = fold(older), fold([*older, *lines]), fold(changes)
        then, done, shown = fields_of(table, before), fields_of(table, after), fields_of(table, now)
        assert after
        assert now
        was_alive = before is not None and before.alive
        if not was_alive and after.alive and now.alive and shown == done:
            gone.append(record)
        elif was_alive and not after.alive and not now.alive:
            work.recorder.restore(noun, record, [c.id for c in changes if c.kind == REMOVE])
            stale = {name: value for name, value in then.items() if value != shown[name]}
            if stale:
                work.recorder.set(noun, record, stale, {name: now.heads.get(name, [now.born]) for name in stale})
        elif was_alive and after.alive and now.alive:
            edits[record] = {name: value for name, value in then.items() if value != done[name] == shown[name]}
    work.remove_rows(table, gone)
    work.set_rows(table, edits)


def list_actions(store: Store, limit: int = 200) -> list[ActionRow]:
    """What was done in this community, on any laptop, newest first."""
    with store.read() as session:
        newest = (JournalLine.hlc.desc(), JournalLine.writer, JournalLine.seq.desc())
        query = select(*LINE).where(JournalLine.kind == ACTION).order_by(*newest).limit(limit)
        devices = read_devices(session)
        rows = [_action_row(Change(*line), devices) for line in session.execute(query)]
        return [row._replace(turn=_turn(session, row.undoes)) if row.undoes else row for row in rows]


def _turn(session: Session, undoes: ChangeId) -> Turn:
    """Undone, unless what was taken back was an undoing itself."""
    line = read_change(session, undoes)
    before = json.loads(line.body).get("undoes") if line else None
    return "again" if before and _turn(session, tuple(before)) == "undone" else "undone"


def list_record_changes(store: Store, noun: str, record: str) -> list[RecordChange]:
    """The history of a record, newest first."""
    with store.read() as session:
        devices = read_devices(session)
        changes = reversed(read_changes(session, noun, record))
        return [_record_change(session, change, devices) for change in changes]


def _record_change(session: Session, change: Change, devices: dict[int, DeviceRow]) -> RecordChange:
    query = select(*LINE).where(JournalLine.writer == change.writer, JournalLine.kind == ACTION)
    line = session.execute(query.where(JournalLine.seq < change.seq).order_by(JournalLine.seq.desc()).limit(1)).one()
    return RecordChange(_action_row(Change(*line), devices), change.kind, json.loads(change.body).get("f", {}))


def _action_row(line: Change, devices: dict[int, DeviceRow]) -> ActionRow:
    body = json.loads(line.body)
    undoes = tuple(body["undoes"]) if "undoes" in body else None
    laptop = devices.get(line.writer)
    device = laptop.title if laptop else ""
    return ActionRow(line.id, body["wall"], device, read_label(body["label"]), body["count"], undoes)
