"""Sets Plenum up on a bare machine and starts it; `python3 go.py help` says how. Standard library only."""

# Read by old Pythons too, so that they can say what is missing: keep to what Python 3.7 can parse.
from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = [["py", "-3"]] if os.name == "nt" else [[f"python3.{minor}"] for minor in (13, 12, 11, 14)]

HELP = """\
python3 go.py               set up and open the app
python3 go.py test          set up, then run every check and every test
python3 go.py demo FOLDER   set up, then write a sample convention with its documents and pictures
python3 go.py cli ...       set up, then use the command line
python3 go.py bundle        set up, then build the app as a folder that needs no Python
python3 go.py help          show this

On Windows: py go.py. The first start needs the network, later ones do not."""
NO_SCREEN = """\
Plenum opens a window, and this machine shows none: neither DISPLAY nor WAYLAND_DISPLAY is set.
Without a screen, this writes a sample convention with its documents and pictures into a folder:

    python3 go.py demo FOLDER"""
OLD_PYTHON = """\
Plenum needs Python {}.{} or newer. This is Python {}.{}, and no newer one was found here.
Install one from your system's packages or from python.org, then start again."""

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy --strict": ["-m", "mypy", "--strict", "desktop", "go.py", "tools"],
    "lint-imports": ["-c", LINT_IMPORTS],
}
STARTS = {
    "run": ["-P", "-m", "desktop"],
    "cli": ["-P", "-m", "desktop.cli"],
    "demo": ["-P", "-m", "desktop.cli", "demo"],
    "bundle": ["-m", "PyInstaller", "--noconfirm", "build.spec"],
}


def stop(words: str, code: int) -> SystemExit:
    """To raise: ends with words; 1: something failed, 2: the person has to do something first."""
    print(words, file=sys.stderr)
    return SystemExit(code)


def parse(arguments: list[str]) -> tuple[str, list[str]]:
    """The job's name, and what is handed on to it."""
    if not arguments:
        return "run", []
    name, *rest = arguments
    if name in ("help", "-h", "--help"):
        return "help", []
    if name not in ("test", "demo", "cli", "bundle"):
        raise stop(f"go.py does not know the word {name!r}.\n\n{HELP}", 2)
    if name == "demo" and not rest:
        raise stop("Name the folder: python3 go.py demo FOLDER", 2)
    if name == "bundle" and rest:
        raise stop("Nothing goes behind this word: python3 go.py bundle", 2)
    return name, rest


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environ.get(name) for name in told)


def newer_python() -> list[str] | None:
    """The command of a Python that will do; it is asked, since a name alone may lead nowhere."""
    import shutil
    import subprocess

    fits = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    unheard = subprocess.DEVNULL
    for name, *options in NEWER_PYTHONS:
        found = shutil.which(name)
        if found and subprocess.call([found, *options, "-c", fits], stderr=unheard) == 0:
            return [found, *options]
    return None


def become(command: list[str], environ: Mapping[str, str]) -> int:
    """Be replaced by the command where the system can, so that signals and the exit code are its own."""
    if os.name != "nt":
        os.execve(command[0], command, environ)
    import subprocess

    return subprocess.call(command, env=environ)


def use_newer_python(arguments: list[str]) -> int:
    python = newer_python()
    if python is None:
        raise stop(OLD_PYTHON.format(*OLDEST_PYTHON, *sys.version_info[:2]), 2)
    return become([*python, str(ROOT / "go.py"), *arguments], os.environ)


def environment(name: str) -> dict[str, str]:
    """The app is found from any folder, and from where this folder has been moved to."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    if name != "run":
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environ


def run_checks(python: str, arguments: list[str]) -> int:
    """Every check even if one fails; the tests last, so that their count ends what is printed."""
    from tools.set_up import run

    environ = environment("test")
    failed = []
    for name, words in CHECKS.items():
        print(f"== {name}", flush=True)
        if run([python, *words], environ)[0] != 0:
            failed.append(name)
    print("== pytest" + (f" (failed so far: {', '.join(failed)})" if failed else ""), flush=True)
    return run([python, "-m", "pytest", *arguments], environ)[0] or int(bool(failed))


def start(name: str, python: str, arguments: list[str]) -> int:
    if name == "bundle":
        os.chdir(ROOT)
    return become([python, *STARTS[name], *arguments], environment(name))


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST_PYTHON:
        return use_newer_python(arguments)
    name, rest = parse(arguments)
    if name == "help":
        print(HELP)
        return 0
    if name == "run" and not has_screen(os.environ, sys.platform):
        raise stop(NO_SCREEN, 2)
    from tools.set_up import PYTHON, set_up

    set_up(name)
    return run_checks(str(PYTHON), rest) if name == "test" else start(name, str(PYTHON), rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        raise stop(f"That could not be done: {error}", 1) from None
