"""The demo: a whole day without a window, on the sample lists, into a folder."""

import argparse
from pathlib import Path
from time import time
from typing import Any

from desktop.cli.output import Terminal, this_laptop, write_bytes
from desktop.data.store import Store
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words, words_n
from desktop.usecases.badges import DEFAULT_LAYOUT, list_badges, render_badge_print
from desktop.usecases.breakout_papers import render_breakout_lists
from desktop.usecases.exchange import export_changes, suggest_passphrase
from desktop.usecases.programme import get_programme
from desktop.usecases.reports import render_session_summary
from desktop.usecases.sample import live_sample_day, open_sample
from desktop.usecases.workspace import get_event, verify_workspace


def add_commands(commands: Any, common: argparse.ArgumentParser, event: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("demo", parents=[common], help="run a whole day on the sample lists, into a folder")
    parser.add_argument("folder", metavar="FOLDER")
    parser.set_defaults(command=demo)


def demo(options: argparse.Namespace, terminal: Terminal) -> int:
    folder = Path(options.folder)
    path = folder / "sample.plenum"
    if path.exists():
        raise Refused(
            words("There is already a demo in {name}.", name=str(folder)),
            NOTHING_CHANGED,
            words("Name another folder."),
        )
    folder.mkdir(parents=True, exist_ok=True)
    steps: list[str] = []

    def tell(text: Words) -> None:
        steps.append(terminal.texts(text))
        if not terminal.json:
            terminal.tell({}, text)

    store = open_sample(path, this_laptop(), terminal.texts, time)
    event = get_event(store)
    for step in live_sample_day(store, event.id, terminal.texts):
        tell(step.text)
    files = [path, *_print(store, event.id, folder, terminal, tell), *_export(store, folder, tell)]
    found = verify_workspace(store)
    tell(words("The tables say what the journal says.") if not found else words("The tables differ from the journal."))
    store.close()
    if terminal.json:
        terminal.tell({"folder": str(folder), "files": [file.name for file in files], "steps": steps})
    else:
        terminal.tell({}, *(f"  {file}" for file in files))
    return 0 if not found else 1


def _print(store: Store, event_id: str, folder: Path, terminal: Terminal, tell: Any) -> list[Path]:
    texts, files = terminal.texts, []
    wanted = [badge.attendee.id for badge in list_badges(store, event_id, texts)]
    badges = render_badge_print(store, event_id, wanted, DEFAULT_LAYOUT, texts)
    documents = {"badges.pdf": badges.pdf}
    programme = get_programme(store, event_id)
    session = next(s for s in programme.sessions if s.kind == "plenary")
    documents["summary.pdf"] = render_session_summary(store, event_id, session.id, texts).pdf
    documents["room-lists.pdf"] = render_breakout_lists(store, event_id, programme.breakouts[1].id, texts).pdf
    for name, pdf in documents.items():
        write_bytes(folder / name, pdf)
        files.append(folder / name)
    tell(words_n("{n} badge, a session summary and the room lists as PDF.",
                 "{n} badges, a session summary and the room lists as PDF.", len(wanted)))  # fmt: skip
    return files


def _export(store: Store, folder: Path, tell: Any) -> list[Path]:
    passphrase = suggest_passphrase()
    done = export_changes(store, folder / "sample.plenumx", this_laptop(), passphrase)
    write_bytes(folder / "passphrase.txt", f"{passphrase}\n".encode())
    tell(words_n("Exchange file with {n} change; its passphrase is in passphrase.txt.",
                 "Exchange file with {n} changes; its passphrase is in passphrase.txt.", done.changes))  # fmt: skip
    return [done.path, folder / "passphrase.txt"]
