"""What each record of the workspace has: an id, its first change and the open writes of its fields."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from desktop.domain.ids import new_id

BOOKKEEPING = ("id", "born_writer", "born_seq", "heads")


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """All tables of the workspace file. Types are those that PostgreSQL takes unchanged."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text, int: BigInteger}


class Record(Base):
    """A row that is what the journal says of it.

    `born_writer` and `born_seq` name its first change; `heads` is JSON text `{field: [[writer, seq], ...]}` of
    the fields written later. `IMMUTABLE` records are never edited, only added and removed.
    """

    __abstract__ = True
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - ids grow with time: one clustered tree is cheaper than two
    IMMUTABLE: ClassVar[bool] = False

    id: Mapped[str] = mapped_column(primary_key=True, default_factory=new_id, kw_only=True)
    born_writer: Mapped[int] = mapped_column(init=False, default=0, repr=False)
    born_seq: Mapped[int] = mapped_column(init=False, default=0, repr=False)
    heads: Mapped[str | None] = mapped_column(init=False, default=None, repr=False)
