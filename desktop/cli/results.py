"""The command that tells what a breakout came to."""

import argparse
from pathlib import Path
from typing import Any

from desktop.cli.output import Terminal, opened_event, write_bytes
from desktop.domain.words import Texts, Words, words
from desktop.usecases.breakout_results import Least, Results, get_results
from desktop.usecases.breakout_results_out import tell_results, write_results
from desktop.usecases.breakout_unmet import told_reason
from desktop.usecases.breakout_view import get_breakout
from desktop.usecases.breakouts import find_breakout


def add_commands(commands: Any, common: argparse.ArgumentParser, event: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("results", parents=[common, event], help="tell what the groups of a session came to")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--session", metavar="S", required=True, help="the session, or one of the parallel workshops")
    parser.add_argument("--out", metavar="XLSX", help="also write the tables into a workbook")
    parser.set_defaults(command=results)


def results(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened_event(options) as (store, event):
        view = get_breakout(store, event.id, find_breakout(store, event.id, options.session))
    found = get_results(view)
    texts = terminal.texts
    if options.out:
        write_bytes(Path(options.out), write_results(found, texts))
    lines: list[str | Words] = [*tell_results(found), *_people(found, texts)]
    if options.out:
        lines.append(words("Saved: {name}", name=options.out))
    terminal.tell(_as_json(found, texts), *lines)
    return 0


def _people(found: Results, texts: Texts) -> list[str]:
    faces = [
        f"{f.name} · {texts('{n} of {all}', n=f.new, all=f.possible)} · {', '.join(texts(why) for why in f.why)}"
        for f in found.fewest
    ]
    wishes = [f"{u.name} · {u.rank} {u.title} · {u.at} · {told_reason(texts, u.reason)}" for u in found.unmet]
    heads = (f"\n{texts('Fewest new faces')}", f"\n{texts('Wishes not met')}")
    return [line for head, rows in zip(heads, (faces, wishes), strict=True) if rows for line in (head, *rows)]


def _as_json(found: Results, texts: Texts) -> dict[str, Any]:
    told = found.summary
    return {
        **told._asdict(),
        "repeats": _least(told.repeats),
        "off": _least(told.off) if told.off else None,
        "wishes": {str(rank): count for rank, count in told.wishes.items()},
        "crossings": [
            {**matrix._asdict(), "across": matrix.across, "by_chance": matrix.by_chance} for matrix in found.matrices
        ],
        "typical": found.typical,
        "fewest": [{**face._asdict(), "why": [texts(why) for why in face.why]} for face in found.fewest],
        "unmet": [{**unmet._asdict(), "reason": told_reason(texts, unmet.reason)} for unmet in found.unmet],
    }


def _least(least: Least) -> dict[str, Any]:
    return {"figure": least.figure, "least": least.least, "proven": least.is_proven}
