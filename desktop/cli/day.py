"""Commands of the day: compose, solve, checkin, answer."""

import argparse
import json
from pathlib import Path
from typing import Any

from desktop.cli.output import Terminal, opened_event, this_laptop, unwritable
from desktop.domain.names import full_name
from desktop.domain.words import NOTHING_CHANGED, Refused, words, words_n
from desktop.usecases.breakout_search import Limits
from desktop.usecases.breakouts import Composed, compose_breakout, find_breakout
from desktop.usecases.door import Passed, check_in
from desktop.usecases.feedback import add_answer, get_feedback, make_form
from desktop.usecases.programme import find_session

SECONDS = 6.0


def add_commands(commands: Any, common: argparse.ArgumentParser, event: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("compose", parents=[common, event], help="place attendees in rooms or at tables")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--session", metavar="S", required=True, help="the session, or one of the parallel workshops")
    parser.add_argument("--seconds", type=float, default=SECONDS, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.set_defaults(command=compose)
    parser = commands.add_parser("solve", parents=[common], help="solve a breakout problem given as JSON")
    parser.add_argument("problem", metavar="PROBLEM.json")
    parser.add_argument("--seconds", type=float, default=SECONDS, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--out", required=True, metavar="RESULT.json")
    parser.set_defaults(command=solve)
    parser = commands.add_parser("checkin", parents=[common, event], help="note an entry or exit at the door")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("who", metavar="CODE|ID", help="badge code, id, number, e-mail address or full name")
    parser.add_argument("--at", metavar="TIME", default="", help="a time such as 08:57 (default: now)")
    parser.add_argument("--out", action="store_true", help="an exit")
    parser.add_argument("--session", metavar="S", help="at the door of a session")
    parser.add_argument("--anyway", action="store_true", help="let in whom the rules of the door stop")
    parser.set_defaults(command=checkin)
    parser = commands.add_parser("answer", parents=[common, event], help="enter a feedback form, in its order")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--session", metavar="S", required=True)
    parser.add_argument("values", nargs="+", metavar="VALUES", help="one per question; - for no answer")
    parser.set_defaults(command=answer)


def compose(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened_event(options) as (store, event):
        breakout = find_breakout(store, event.id, options.session)
        done = compose_breakout(store, event.id, breakout, limits=Limits(options.seconds, seed=options.seed))
    figures, bounds, report = done.result.figures, done.result.bounds, done.result.report
    result = {
        "placed": done.placed,
        "moved": done.moved,
        "left_out": [full_name(row.given_name, row.family_name) for row in done.left_out],
        "advice": terminal.texts(done.advice.text) if done.advice else None,
        "repeats": figures.repeats,
        "bounds": {"repeats": bounds.repeats, "proven": bounds.proven},
        "past": figures.past,
        "balance": figures.balance,
        "wishes": {str(rank): count for rank, count in sorted(report.wishes.items())},
        "acquaintances": report.acquaintances,
        "possible": report.possible,
        "cost": figures.cost,
        "seconds": done.result.seconds,
    }
    terminal.tell(result, *_composed(done))
    if done.left_out:
        terminal.remark(words_n("{n} person has no place.", "{n} people have no place.", len(done.left_out)))
    if done.advice:
        terminal.remark(done.advice.text)
    return 0


def _composed(done: Composed) -> list[Any]:
    report = done.result.report
    lines = [
        words_n("{n} person placed.", "{n} people placed.", done.placed),
        words_n("{n} pair meets twice.", "{n} pairs meet twice.", done.result.figures.repeats),
    ]
    asked = sum(report.wishes.values())
    if asked:
        first = report.wishes.get(1, 0)
        lines.append(words("First wish met for {first} of {asked} people.", first=first, asked=asked))
    return lines


def solve(options: argparse.Namespace, terminal: Terminal) -> int:
    from desktop.domain.breakout_json import read_problem, write_infeasible, write_result
    from desktop.domain.breakout_solver import solve as solve_problem
    from desktop.domain.breakouts import Infeasible

    problem = read_problem(_read_json(Path(options.problem)))
    answer_ = solve_problem(problem, seconds=options.seconds, seed=options.seed)
    result = write_infeasible(answer_) if isinstance(answer_, Infeasible) else write_result(answer_)
    out = Path(options.out)
    try:
        out.write_text(json.dumps(result, ensure_ascii=False), "utf-8")
    except OSError as error:
        raise unwritable(out, error) from error
    if isinstance(answer_, Infeasible):
        terminal.remark(*(finding.text() for finding in answer_.findings))
        terminal.tell(result)
        return 1
    cost = answer_.figures.cost
    told = words("Cost {cost}, {repeats} repeated meetings.", cost=cost, repeats=answer_.figures.repeats)
    terminal.tell({key: value for key, value in result.items() if key != "rooms"}, told)
    return 0


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Refused(
            words("{name} cannot be read as JSON.", name=str(path)),
            NOTHING_CHANGED,
            words("Give a problem in the format of the README."),
        ) from error


def checkin(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened_event(options) as (store, event):
        session = find_session(store, event.id, options.session).id if options.session else None
        passed = check_in(
            store, event.id, options.who, direction="out" if options.out else "in", at=options.at,
            session_id=session, desk=this_laptop().title, anyway=options.anyway,
        )  # fmt: skip
    _tell_passage(terminal, passed)
    return 1 if passed.verdict.colour == "bad" else 0


def _tell_passage(terminal: Terminal, passed: Passed) -> None:
    verdict, who = passed.verdict, passed.attendee
    name = full_name(who.given_name, who.family_name) if who else ""
    result = {
        "verdict": verdict.reason,
        "colour": verdict.colour,
        "noted": passed.changes is not None,
        "name": name,
        "attendee_id": who.id if who else None,
        "at": passed.at,
        "headline": terminal.texts(verdict.headline),
    }
    terminal.tell(result, f"{terminal.texts(verdict.headline)} {name}".strip())


def answer(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened_event(options) as (store, event):
        session = find_session(store, event.id, options.session)
        form = make_form(store, event.id, session.id, terminal.texts)
        add_answer(store, form, options.values)
        count = get_feedback(store, event.id, session.id).answers
    kept = words_n("{n} form kept for {name}.", "{n} forms kept for {name}.", count, name=session.title)
    terminal.tell({"session": session.title, "answers": count}, kept)
    return 0
