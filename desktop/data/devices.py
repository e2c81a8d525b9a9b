"""The laptops that wrote into a workspace, by names that tell them apart."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.data.tables import Device, JournalLine
from desktop.domain.names import tell_apart


class DeviceRow(NamedTuple):
    """A laptop: its id, and its name with the beginning of the id where another laptop has the same."""

    id: str
    title: str


def read_titles(session: Session) -> dict[str, str]:
    """Id of a laptop -> its name, told apart from others of the same name."""
    return tell_apart(dict(session.execute(select(Device.id, Device.title)).all()))


def read_devices(session: Session) -> dict[int, DeviceRow]:
    """Writer -> its laptop."""
    titles = read_titles(session)
    openings = select(JournalLine.writer, JournalLine.record).where(JournalLine.seq == 1)
    return {writer: DeviceRow(id_, titles[id_]) for writer, id_ in session.execute(openings) if id_ in titles}
