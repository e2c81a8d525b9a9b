"""What the app does behind the window so that nothing is lost: the log is moved into the file."""

from desktop.usecases.attendees import add_attendee

NAMES = {"given_name": "Zoë", "family_name": "Perrin"}


def test_what_was_written_is_moved_into_the_file_once_nobody_writes(workspace, event_id, qtbot):
    log = workspace.store.path.with_name(f"{workspace.store.path.name}-wal")
    workspace.copies.idle.setInterval(0)
    with qtbot.waitSignal(workspace.copies.settled):
        workspace.do(add_attendee, workspace.store, event_id, NAMES)
        assert log.stat().st_size > 0
    assert log.stat().st_size == 0


def test_a_workspace_that_is_closed_is_not_touched_any_more(workspace, event_id):
    workspace.copies.stop()
    workspace.do(add_attendee, workspace.store, event_id, NAMES)
    assert not workspace.copies.idle.isActive()
