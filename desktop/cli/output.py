"""What a command says: words for people, or JSON for programs; and the workspace that it opens."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.data.catalogues import Catalogue, load_texts, system_language
from desktop.data.events import EventRow
from desktop.data.laptop import Laptop, laptop_folder, read_laptop
from desktop.data.store import Store
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words
from desktop.usecases.workspace import get_event, open_workspace


class Terminal:
    """Where a command writes, and in which language."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.json: bool = options.json
        self.texts: Catalogue = load_texts(getattr(options, "lang", None) or system_language())

    def tell(self, result: Mapping[str, Any], *lines: str | Words) -> None:
        """Say what was done: the result as JSON, or the lines."""
        if self.json:
            sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        else:
            for line in lines:
                sys.stdout.write(self.texts(line) + "\n" if isinstance(line, Words) else f"{line}\n")

    def remark(self, *lines: Words) -> None:
        """Something to know beside the result."""
        for line in lines:
            sys.stderr.write(self.texts(line) + "\n")

    def refuse(self, refused: Refused) -> None:
        """What happened, what was kept, what to do."""
        sys.stderr.write(" ".join(self.texts(part) for part in (refused.happened, refused.kept, refused.do)) + "\n")


def this_laptop() -> Laptop:
    return read_laptop(laptop_folder())


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Store]:
    """The workspace that the command names."""
    store = open_workspace(Path(options.file), this_laptop())
    try:
        yield store
    finally:
        store.close()


@contextmanager
def opened_event(options: argparse.Namespace) -> Iterator[tuple[Store, EventRow]]:
    """The workspace, and the event that `--event` names or that is at hand."""
    with opened(options) as store:
        yield store, get_event(store, options.event or "")


def write_bytes(path: Path, content: bytes) -> None:
    """Write a document beside its place and move it there whole."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> Refused:
    return Refused(
        words("{name} cannot be written ({reason}).", name=str(path), reason=error.strerror or type(error).__name__),
        NOTHING_CHANGED,
        words("Choose another folder, or free some space."),
    )
