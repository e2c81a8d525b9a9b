"""Import of 20,000 people, with journal and undo, against plain csv + executemany of the same rows in the same run.

python benchmarks/imports.py [rows]
"""

import csv
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from desktop.data import history
from desktop.data.rebuild import differences
from desktop.usecases.imports import draft_import, run_import
from desktop.usecases.workspace import Laptop, create_workspace

HEADERS = (
    "Matricule", "NOM", "Prénom", "Courriel", "Direction", "Site", "Niveau", "Fonction", "Matricule N+1", "Langue",
    "Entrée dans l’entreprise", "Sexe",
)  # fmt: skip
COLUMNS = "number, family, given, email, unit, site, level, job, manager, language, joined, gender"
ROUNDS = 7


def write_list(path: Path, rows: int) -> None:
    rng = random.Random(7)
    syllables = ["ba", "lé", "mar", "tin", "rou", "ça", "né", "vo", "ky", "den", "ô", "ril", "su", "ette"]

    def name() -> str:
        return "".join(rng.choices(syllables, k=rng.randint(2, 4))).capitalize()

    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEADERS)
        for number in range(rows):
            family, given = name(), name()
            mail = f"{number}@exemple.fr"
            unit, site = rng.choice(["Achats", "Qualité", "Support", "RH"]), rng.choice(["Lyon", "Sète", "Lille"])
            row = (f"M{number:06}", family, given, mail, unit, site, "Manager de proximité", "Responsable")
            out.writerow((*row, f"M{number // 9:06}", "fr", rng.randint(1985, 2026), rng.choice("FM")))


def plain(source: Path, target: Path) -> None:
    """The baseline: what a script of ten lines does."""
    with sqlite3.connect(target) as connection, source.open(encoding="utf-8", newline="") as file:
        connection.execute(f"CREATE TABLE person (id INTEGER PRIMARY KEY, {COLUMNS})")
        rows = csv.reader(file, delimiter=";")
        next(rows)
        connection.executemany(f"INSERT INTO person ({COLUMNS}) VALUES ({', '.join('?' * 12)})", rows)
    connection.close()


def timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    ratios, undo_ratios = [], []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "people.csv"
        write_list(source, rows)
        for number in range(ROUNDS):
            base = timed(lambda: plain(source, Path(folder) / f"plain{number}.db"))  # noqa: B023 - called at once
            store = create_workspace(Path(folder) / f"{number}.plenum", "C", "E", "2026-11-19", Laptop("x", "x"))

            def ours(store=store):
                return run_import(store, draft_import(source), "", copy_first=False)

            whole = timed(ours)
            undone = timed(lambda: history.undo(store))  # noqa: B023 - called at once
            history.redo(store)
            assert differences(store) == [] or number
            store.close()
            ratios.append(whole / base)
            undo_ratios.append(undone / base)
            print(f"round {number + 1}: csv + executemany 1, import {whole / base:.2f}, undo of it {undone / base:.2f}")
    print(f"{rows} people, median: import {median(ratios):.2f}x, undo {median(undo_ratios):.2f}x csv + executemany")


if __name__ == "__main__":
    main()
