"""Undo, redo, and what was done by whom."""

from desktop.data import history
from desktop.data.history import ActionRow, RecordChange
from desktop.data.store import Store
from desktop.domain.changes import Changes
from desktop.domain.words import NOTHING_CHANGED, Refused, Texts, words
from desktop.usecases.task import NO_TASK, Task


def undo_action(store: Store, task: Task = NO_TASK) -> Changes:
    """Take back the last action made in this file; refuses when there is none."""
    task.step(0, 0)
    changes = history.undo(store)
    if changes is None:
        raise Refused(words("There is nothing to undo."), NOTHING_CHANGED, words("Go on as you are."))
    return changes


def redo_action(store: Store, task: Task = NO_TASK) -> Changes:
    """Do again what was undone last; refuses when there is nothing."""
    task.step(0, 0)
    changes = history.redo(store)
    if changes is None:
        raise Refused(words("There is nothing to do again."), NOTHING_CHANGED, words("Go on as you are."))
    return changes


def count_next(store: Store, *, redo: bool = False) -> int:
    """How many changes undo would take back, or redo would do again."""
    return history.count_next(store, done=not redo)


def is_next_undo(store: Store, changes: Changes | None) -> bool:
    """Whether undo would take back exactly these changes."""
    return changes is not None and changes.action is not None and changes.action == history.next_undo_id(store)


def list_actions(store: Store, limit: int = 200) -> list[ActionRow]:
    """What was done in this community, on any laptop, newest first."""
    return history.list_actions(store, limit)


def told_action(row: ActionRow, texts: Texts) -> str:
    """What somebody did, or took back, or did again."""
    what = texts(row.label)
    match row.turn:
        case "undone":
            return texts("Undone: {what}", what=what)
        case "again":
            return texts("Done again: {what}", what=what)
        case _:
            return what


def list_record_changes(store: Store, noun: str, record: str) -> list[RecordChange]:
    """Who changed a record, when and how, newest first."""
    return history.list_record_changes(store, noun, record)
