"""What an attendee asked for: sessions in the order of their wishes."""

from collections.abc import Sequence

from desktop.data.store import Store
from desktop.data.tables import Wish
from desktop.domain.changes import Changes
from desktop.domain.ids import derived_id
from desktop.domain.words import words


def set_wishes(store: Store, attendee_id: str, sessions: Sequence[str], among: Sequence[str], name: str) -> Changes:
    """Make these the wishes of somebody `among` some sessions, the first one first; what they wish elsewhere stays."""
    ranks = {session: rank for rank, session in enumerate(sessions, 1)}
    with store.write(words("Change the wishes of {name}", name=name)) as work:
        for session in dict.fromkeys([*among, *sessions]):
            id_ = derived_id("wish", attendee_id, session)
            row, rank = work.session.get(Wish, id_), ranks.get(session)
            if rank is None:
                work.remove_rows(Wish, [id_] if row else [])
            elif row is None:
                work.add(Wish(id=id_, attendee_id=attendee_id, session_id=session, rank=rank))
            else:
                row.rank = rank
    return work.changes
