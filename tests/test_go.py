"""The two commands of the start, and the lock it installs."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import go
from tools import set_up

ROOT = Path(go.__file__).parent
POSIX = pytest.mark.skipif(os.name == "nt", reason="executable bits are POSIX")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")


@pytest.mark.parametrize(
    ("arguments", "job"),
    [
        ([], ("run", [])),
        (["help"], ("help", [])),
        (["--help"], ("help", [])),
        (["test", "-k", "names"], ("test", ["-k", "names"])),
        (["demo", "a folder"], ("demo", ["a folder"])),
        (["cli", "--help"], ("cli", ["--help"])),
        (["bundle"], ("bundle", [])),
    ],
)
def test_the_command_line_names_the_job(arguments: list[str], job: tuple[str, list[str]]) -> None:
    assert go.parse(arguments) == job


@pytest.mark.parametrize("arguments", [["tset"], ["run"], ["demo"], ["bundle", "now"]])
def test_a_wrong_command_line_is_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        go.parse(arguments)
    assert stopped.value.code == 2
    assert "python3 go.py" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environ", "platform", "has"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_known_by_the_environment(environ: dict[str, str], platform: str, has: bool) -> None:
    assert go.has_screen(environ, platform) is has


@LINUX
def test_without_a_screen_the_first_start_names_the_demo_and_sets_nothing_up(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    shutil.copy(ROOT / "go.py", tmp_path)
    done = subprocess.run([sys.executable, "go.py"], cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "python3 go.py demo FOLDER" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_old_pythons_can_read_the_start_far_enough_to_say_that_they_are_too_old() -> None:
    tree = ast.parse((ROOT / "go.py").read_text("utf-8"), feature_version=(3, 7))
    imported = {ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)}
    assert not [line for line in imported if "tools" in line]


@pytest.mark.parametrize("found", [None, "/usr/bin/python3.12"])
def test_an_old_python_looks_for_a_newer_one(
    found: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[Sequence[str]] = []

    def become(command: Sequence[str], environ: Mapping[str, str]) -> int:
        started.append(command)
        return 0

    monkeypatch.setattr(go, "newer_python", lambda: [found] if found else None)
    monkeypatch.setattr(go, "become", become)
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    if found:
        assert go.main(["test"]) == 0
        assert started == [[found, str(ROOT / "go.py"), "test"]]
    else:
        with pytest.raises(SystemExit):
            go.main(["test"])
        assert "needs Python 3.11 or newer. This is Python 3.9" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("codes", "code"), [({}, 0), ({"mypy": 1}, 1), ({"pytest": 5}, 5), ({"ruff": 1, "pytest": 2}, 2)]
)
def test_all_checks_run_in_order_and_the_tests_last(
    codes: dict[str, int], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[Sequence[str]] = []

    def run(command: Sequence[str], environ: Mapping[str, str]) -> tuple[int, str]:
        commands.append(command)
        return codes.get(command[2], 0), ""

    monkeypatch.setattr(set_up, "run", run)
    assert go.run_checks("python", ["-k", "names"]) == code
    assert [command[2] for command in commands] == ["ruff", "ruff", "mypy", go.LINT_IMPORTS, "pytest"]
    assert commands[-1][3:] == ["-k", "names"]


def test_the_app_is_found_from_any_folder_and_ignores_what_lies_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", "mine")
    assert go.environment("cli")["PYTHONPATH"] == f"{ROOT}{os.pathsep}mine"
    assert all("-P" in go.STARTS[name] for name in ("run", "cli", "demo"))


def test_the_lock_names_an_exact_version_of_everything_asked_for() -> None:
    pins = [
        Requirement(line)
        for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    versions = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}
    assert all(str(pin.specifier).startswith("==") and not pin.url for pin in pins)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [project["dependencies"], *project["optional-dependencies"].values()]
    for wish in map(Requirement, chain.from_iterable(asked)):
        assert wish.specifier.contains(versions[canonicalize_name(wish.name)]), wish
    assert {canonicalize_name(pin.name) for pin in pins if pin.marker} >= {"colorama", "pefile", "macholib"}


@POSIX
def test_continuous_integration_runs_the_same_command() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").splitlines()[-1] == "exec python3 go.py test"
