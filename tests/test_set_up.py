"""Setting up on a bare machine, as far as it can be tested without one."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import go
from tools import set_up

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no such names")


class Commands(list[list[str]]):
    """Stands in for `run`: keeps the commands, and answers with the code told for a word in them."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[str, tuple[int, str]] = {}

    def __call__(
        self, command: Sequence[str | Path], environ: Mapping[str, str], *, listen: bool = False
    ) -> tuple[int, str]:
        self.append([str(word) for word in command])
        if "venv" in self[-1]:
            set_up.PYTHON.parent.mkdir(parents=True)
            set_up.PYTHON.touch()
        return next((answer for word, answer in self.codes.items() if word in self[-1]), (0, ""))


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """A project in an empty folder, on a machine that has all libraries and an ordinary user."""
    venv = tmp_path / ".venv"
    places = {"ROOT": tmp_path, "VENV": venv, "LOCK": tmp_path / "requirements.lock"}
    names = {"PYTHON": "bin/python", "STAMP": "ready", "UNFINISHED": "unfinished", "CLAIM": "claim"}
    for name, path in {**places, **{name: venv / path for name, path in names.items()}}.items():
        monkeypatch.setattr(set_up, name, path)
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "requirements.lock").write_text("numpy==1\n")
    monkeypatch.setattr(set_up, "absent_from_system", lambda libraries: {})
    monkeypatch.setattr(set_up, "has_ensurepip", lambda: False)
    monkeypatch.setattr(set_up, "can_install_elsewhere", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    recorded = Commands()
    monkeypatch.setattr(set_up, "run", recorded)
    return recorded


def test_the_line_for_apt_can_be_copied_as_it_is() -> None:
    assert set_up.apt_line(["libegl1", "libgl1"]) == "sudo apt-get install libegl1 libgl1"


@LINUX
def test_a_library_that_is_not_there_is_named_with_its_package() -> None:
    asked = {"libc.so.6": "libc6", "libnobody.so.9": "libnobody9", "no-such-tool": "no-tools"}
    assert set_up.absent_from_system(asked) == {"libnobody.so.9": "libnobody9", "no-such-tool": "no-tools"}


@pytest.mark.parametrize(("apt", "says"), [("/usr/bin/apt-get", "apt-get install a1"), (None, "liba.so.1")])
def test_an_ordinary_user_is_told_what_the_system_lacks(
    apt: str | None,
    says: str,
    commands: Commands,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(set_up, "absent_from_system", lambda libraries: {"liba.so.1": "a1"})
    monkeypatch.setattr(shutil, "which", lambda name: apt)
    with pytest.raises(SystemExit) as stopped:
        set_up.set_up("run")
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err
    assert not commands
    assert not set_up.VENV.exists()


def test_root_has_the_libraries_and_pip_installed(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([{"liba.so.1": "a1"}, {}])
    can = iter([False, True])
    monkeypatch.setattr(set_up, "absent_from_system", lambda libraries: next(answers))
    monkeypatch.setattr(set_up, "can_install", lambda: next(can))
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    set_up.prepare_machine(set_up.WINDOW)
    assert commands[0][-1] == "update"
    assert commands[1][-2:] == ["a1", f"python{set_up.VERSION}-venv"]


def test_a_window_asks_for_all_that_runs_without_one() -> None:
    assert set_up.OFFSCREEN.items() <= set_up.WINDOW.items() <= set_up.BUNDLE.items()
    assert set_up.NEEDS.keys() == {*go.STARTS, "test"}


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
def test_a_change_of_the_packages_sets_up_again(name: str, commands: Commands) -> None:
    set_up.set_up("test")
    assert set_up.NEEDS["test"].marks <= set_up.ready_for()
    (set_up.ROOT / name).write_text("changed")
    assert not set_up.ready_for()


def test_another_python_sets_up_again(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up.set_up("test")
    monkeypatch.setattr(set_up, "VERSION", "3.99")
    assert not set_up.ready_for()


def test_what_is_set_up_is_not_set_up_again(commands: Commands) -> None:
    set_up.set_up("test")
    commands.clear()
    set_up.set_up("test")
    set_up.set_up("cli")
    set_up.set_up("run")  # only the libraries of the system were missing from the stamp
    assert not commands
    set_up.set_up("bundle")
    assert commands[-1][-1] == ".[bundle]"
    assert {"test", "bundle", "window"} <= set_up.ready_for()


def test_where_debian_keeps_ensurepip_back_the_systems_pip_installs(commands: Commands) -> None:
    set_up.set_up("test")
    make, install = commands
    assert make == [sys.executable, "-m", "venv", "--without-pip", str(set_up.VENV)]
    assert install[:5] == [sys.executable, "-m", "pip", "--python", str(set_up.PYTHON)]
    assert install[-4:] == ["-c", str(set_up.LOCK), "-e", ".[test]"]


def test_an_environment_with_pip_installs_by_itself(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up, "has_ensurepip", lambda: True)
    monkeypatch.setattr(set_up, "own_pip", lambda: True)
    set_up.set_up("cli")
    assert commands[0] == [sys.executable, "-m", "venv", str(set_up.VENV)]
    assert commands[1][:3] == [str(set_up.PYTHON), "-m", "pip"]
    assert commands[1][-1] == "."


def leave_behind(*, unfinished: bool) -> Path:
    set_up.PYTHON.parent.mkdir(parents=True)
    set_up.PYTHON.touch()
    (set_up.VENV / "lib/deep").mkdir(parents=True)
    if unfinished:
        set_up.UNFINISHED.touch()
    return set_up.VENV / "lib"


def test_a_half_made_environment_is_made_anew(commands: Commands) -> None:
    left = leave_behind(unfinished=True)
    set_up.set_up("cli")
    assert not left.exists()
    assert not set_up.UNFINISHED.exists()
    assert "packages" in set_up.ready_for()


def test_an_environment_of_another_python_is_made_anew(commands: Commands) -> None:
    left = leave_behind(unfinished=False)
    commands.codes = {str(set_up.PYTHON): (1, "")}
    set_up.make_environment()
    assert not left.exists()


def test_a_sound_environment_that_somebody_made_is_kept(commands: Commands) -> None:
    left = leave_behind(unfinished=False)
    set_up.set_up("cli")
    assert left.exists()
    assert not [command for command in commands if "venv" in command]


@pytest.mark.parametrize(
    ("said", "says", "half_made"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "There is no network", False),
        ("ERROR: [Errno 28] No space left on device", "no room left on the disk", True),
        ("ERROR: something else", "could not be installed", True),
    ],
)
def test_a_failure_of_pip_is_put_in_words(
    said: str, says: str, half_made: bool, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up.set_up("cli")
    commands.codes = {"-e": (1, said)}
    with pytest.raises(SystemExit) as stopped:
        set_up.set_up("test")
    assert stopped.value.code == 1
    assert says in capsys.readouterr().err
    assert ("packages" in set_up.ready_for()) is not half_made


def test_one_start_at_a_time_sets_up(commands: Commands) -> None:
    with set_up.claimed(), set_up.CLAIM.open("a") as second:
        assert not set_up.take(second, wait=False)
    with set_up.CLAIM.open("a") as third:
        assert set_up.take(third, wait=False)


def test_codes_and_errors_of_what_is_run_come_back() -> None:
    speaks = "import sys; sys.stderr.write('lost'); sys.exit(3)"
    assert set_up.run([sys.executable, "-c", speaks], os.environ, listen=True) == (3, "lost")


@POSIX
def test_an_end_asked_for_ends_what_is_run() -> None:
    inner = [sys.executable, "-c", "print('on', flush=True); input()"]
    outer = f"import os; from tools import set_up; set_up.run({inner!r}, os.environ)"
    start = subprocess.Popen(
        [sys.executable, "-c", outer], cwd=Path(go.__file__).parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with start:
        assert start.stdout
        assert start.stdout.readline() == b"on\n"
        start.send_signal(signal.SIGTERM)
        assert start.wait(10) == 128 + signal.SIGTERM
        assert start.stdout.read() == b""  # nobody holds the pipe any more
