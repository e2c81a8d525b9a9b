"""The results of a breakout as tables for a spreadsheet, and in sentences."""

from collections.abc import Iterable

from desktop.documents.spreadsheets import Cell, Column, Sheet, render_workbook
from desktop.domain.words import Texts, Words, words, words_n
from desktop.usecases.breakout_results import Least, Matrix, Results
from desktop.usecases.breakout_unmet import told_reason
from desktop.usecases.task import NO_TASK, Task

NAMED = {"unit": words("Units"), "site": words("Sites"), "level": words("Levels")}


def write_results(results: Results, texts: Texts, task: Task = NO_TASK) -> bytes:
    """A workbook: who meets whom for units, sites and levels, the fewest new faces, and the wishes not met."""
    task.step(0, 1)
    return render_workbook(result_sheets(results, texts), task.step)


def result_sheets(results: Results, texts: Texts) -> list[Sheet]:
    sheets = [_crossing(matrix, texts) for matrix in results.matrices]
    columns = (
        Column(texts("Name")), Column(texts("Unit")), Column(texts("New faces"), "number"),
        Column(texts("Possible"), "number"), Column(texts("Why")),
    )  # fmt: skip
    faces = [(f.name, f.unit, f.new, f.possible, ", ".join(texts(why) for why in f.why)) for f in results.fewest]
    sheets.append(Sheet(texts("Fewest new faces"), columns, faces))
    if results.chooses:
        heads = (
            Column(texts("Name")), Column(texts("Unit")), Column(texts("Wish"), "number"), Column(texts("Wished")),
            Column(texts("Sits in")), Column(texts("Why not")),
        )  # fmt: skip
        unmet = [(u.name, u.unit, u.rank, u.title, u.at, told_reason(texts, u.reason)) for u in results.unmet]
        sheets.append(Sheet(texts("Wishes not met"), heads, unmet))
    return sheets


def _crossing(matrix: Matrix, texts: Texts) -> Sheet:
    """A row for each two values, so that a spreadsheet can sort them."""
    columns = (
        Column(texts("One")), Column(texts("Other")), Column(texts("Encounters"), "number"),
        Column(texts("By chance"), "number"), Column(texts("Against chance"), "number"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for a, one in enumerate(matrix.values):
        for b, other in enumerate(matrix.values[: a + 1]):
            ratio = matrix.ratio(a, b)
            against = round(ratio, 2) if ratio is not None else None
            rows.append((one, other, matrix.met[a][b], round(matrix.expected[a][b], 1), against))
    return Sheet(texts(NAMED[matrix.attribute]), columns, rows)


def tell_results(results: Results) -> Iterable[Words]:
    """The figures, a sentence each."""
    told = results.summary
    yield words(
        "{met} pairs of at most {most} meet; each person meets {average} others on average.",
        met=told.met, most=told.most, average=round(told.average, 1),
    )  # fmt: skip
    yield words_n("{n} of these pairs had met before.", "{n} of these pairs had met before.", told.known)
    yield words_n("{n} repeated meeting", "{n} repeated meetings", told.repeats.figure)
    yield _least(told.repeats)
    if told.wishing:
        first = told.wishes.get(1, 0)
        yield words("First wish met for {first} of {asked} people.", first=first, asked=told.wishing)
    if told.off is not None:
        yield words(
            "{off} of {groups} groups are off the fair share, by {seats} seats.",
            off=told.groups_off, groups=told.groups, seats=told.off.figure,
        )  # fmt: skip
        yield _least(told.off)
    for matrix in results.matrices:
        if matrix.across is not None and matrix.by_chance is not None:
            yield _across(matrix.attribute, round(100 * matrix.across), round(100 * matrix.by_chance))


def _across(attribute: str, share: int, chance: int) -> Words:
    match attribute:
        case "unit":
            return words("{share} % of encounters join two units, {chance} % by chance.", share=share, chance=chance)
        case "site":
            return words("{share} % of encounters join two sites, {chance} % by chance.", share=share, chance=chance)
        case _:
            return words("{share} % of encounters join two levels, {chance} % by chance.", share=share, chance=chance)


def _least(least: Least) -> Words:
    if least.least is None:
        return words("A rule is broken: no least is known")
    if least.is_proven:
        return words("Proven: no plan has fewer")
    return words("Proven least: {n}", n=least.least)
