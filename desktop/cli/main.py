"""Reads the command line and runs one command. Exit code 0: done; 1: refused, in words; 2: wrong words on the line."""

import argparse
import sys
from collections.abc import Callable, Sequence

from desktop.cli import day, demo, exchange, lists, paper, repair, results, workspace
from desktop.cli.output import Terminal
from desktop.domain.words import Refused

Command = Callable[[argparse.Namespace, Terminal], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `plenum-cli` with these arguments, or with those of the process."""
    options = make_parser().parse_args(arguments)
    terminal = Terminal(options)
    command: Command = options.command
    try:
        return command(options, terminal)
    except Refused as refused:
        terminal.refuse(refused)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def make_parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="the result as JSON on standard output")
    common.add_argument("--lang", choices=("fr", "en"), help="language of words and documents (default: the system's)")
    event = argparse.ArgumentParser(add_help=False)
    event.add_argument("--event", metavar="E", help="title or id of the event (default: the one at hand)")
    parser = argparse.ArgumentParser(prog="plenum-cli", description="Plenum without its window.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for room in (workspace, lists, day, results, repair, paper, exchange, demo):
        room.add_commands(commands, common, event)
    return parser
