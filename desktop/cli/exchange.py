"""Commands between laptops: export, merge."""

import argparse
from pathlib import Path
from time import time
from typing import Any

from desktop.cli.output import Terminal, opened, this_laptop
from desktop.data.store import Store
from desktop.domain.words import NOTHING_CHANGED, Refused, words, words_n
from desktop.usecases.exchange import Merged, export_changes, join_community, merge_file
from desktop.usecases.workspace import get_event


def add_commands(commands: Any, common: argparse.ArgumentParser, event: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("export", parents=[common], help="write all that the workspace knows, encrypted")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--out", required=True, metavar="X.plenumx")
    parser.add_argument("--passphrase-file", required=True, metavar="P")
    parser.set_defaults(command=export)
    parser = commands.add_parser("merge", parents=[common, event], help="take in another laptop's exchange file")
    parser.add_argument("file", metavar="FILE", help="the workspace; one that does not exist is made from the file")
    parser.add_argument("exchange", metavar="X.plenumx")
    parser.add_argument("--passphrase-file", required=True, metavar="P")
    parser.set_defaults(command=merge)


def export(options: argparse.Namespace, terminal: Terminal) -> int:
    passphrase = _passphrase(Path(options.passphrase_file))
    with opened(options) as store:
        done = export_changes(store, Path(options.out), this_laptop(), passphrase)
    result = {"file": str(done.path), "changes": done.changes, "size": done.size}
    told = words_n("{n} change in {file}.", "{n} changes in {file}.", done.changes, file=str(done.path))
    terminal.tell(result, told, words("You may remove the stick."))
    return 0


def merge(options: argparse.Namespace, terminal: Terminal) -> int:
    passphrase, source = _passphrase(Path(options.passphrase_file)), Path(options.exchange)
    target = Path(options.file)
    if not target.exists():
        store = join_community(target, source, this_laptop(), time, passphrase)
        store.close()
    with opened(options) as store:
        done = merge_file(store, _event_id(store, options), source, passphrase)
    _tell_merged(terminal, done)
    return 0


def _event_id(store: Store, options: argparse.Namespace) -> str:
    return get_event(store, options.event or "").id


def _tell_merged(terminal: Terminal, done: Merged) -> None:
    result = {
        "sender": done.sender,
        "read": done.read,
        "new": done.new,
        "conflicts": len(done.conflicts),
        "double_entries": len(done.double_entries),
    }
    told = words("{read} changes read, {new} of them new.", read=done.read, new=done.new)
    open_ = len(done.conflicts) + len(done.double_entries)
    listed = [words_n("{n} point to settle.", "{n} points to settle.", open_)] if open_ else []
    terminal.tell(result, told, *listed)


def _passphrase(path: Path) -> str:
    try:
        text = path.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            words("The passphrase file {name} cannot be read.", name=str(path)),
            NOTHING_CHANGED,
            words("Check its place and its name."),
        ) from error
    return text
