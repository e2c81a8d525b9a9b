"""Makes .venv with the project's packages, on a machine that may have nothing but a Python."""

import errno
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "plenum-ready"  # what is set up, for which files of the project and which Python
UNFINISHED = VENV / "plenum-unfinished"  # there while packages are being written
CLAIM = VENV / "plenum-claim"  # held by the one start that sets up

VERSION = "{}.{}".format(*sys.version_info[:2])
BUSY = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
OLDEST_PIP = (22, 3)  # the first that installs into another environment
NO_NETWORK = "There is no network, and setting up needs it: connect, then start again."
NO_ROOM = "There is no room left on the disk: setting up needs about 1 GB."
SIGNS = {
    NO_ROOM: ("No space left", "Disk quota exceeded", "not enough space"),
    NO_NETWORK: ("NewConnectionError", "NameResolutionError", "ConnectTimeout", "ProxyError", "ReadTimeout"),
}

# Debian's package for each shared library that the wheels expect of a Linux machine
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW = {
    **OFFSCREEN,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
BUNDLE = {**WINDOW, f"libpython{VERSION}.so.1.0": f"libpython{VERSION}", "objdump": "binutils"}


class Need(NamedTuple):
    """What a job asks for: an extra of pyproject.toml, what the system has to have, and their marks."""

    extra: str
    libraries: Mapping[str, str]
    marks: frozenset[str]


NEEDS = {
    "run": Need("", WINDOW, frozenset({"packages", "offscreen", "window"})),
    "cli": Need("", OFFSCREEN, frozenset({"packages", "offscreen"})),
    "demo": Need("", OFFSCREEN, frozenset({"packages", "offscreen"})),
    "test": Need("test", OFFSCREEN, frozenset({"packages", "offscreen", "test"})),
    "bundle": Need("bundle", BUNDLE, frozenset({"packages", "offscreen", "window", "bundle"})),
}


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def stop(words: str, code: int) -> SystemExit:
    """To raise: ends with words; 1: something failed, 2: the person has to do something first."""
    sys.stderr.write(words + "\n")
    return SystemExit(code)


def run(command: Sequence[str | Path], environ: Mapping[str, str], *, listen: bool = False) -> tuple[int, str]:
    """Run in the project's folder; the exit code, and what was said on standard error if listened to."""
    import signal
    import subprocess

    errors = subprocess.PIPE if listen else None
    child = subprocess.Popen(  # noqa: S603 - every command is a list of our own words and paths
        [str(word) for word in command],
        cwd=ROOT,
        env=environ,
        stderr=errors,
        close_fds=False,  # a claim stays held while this child lives, even if its parent is killed
    )

    def end(*_: object) -> None:
        child.terminate()
        raise SystemExit(128 + signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, end)
    said = []
    with child:
        try:
            for line in child.stderr or ():
                said.append(line.decode("utf-8", "replace"))
                sys.stderr.write(said[-1])
            code = child.wait()
        finally:
            child.wait()  # also where it is being ended, or the terminal has interrupted it
            signal.signal(signal.SIGTERM, before)
    return (128 - code if code < 0 else code), "".join(said)


def fingerprint() -> str:
    """Changes with the packages asked for, their versions, and the Python that installs them."""
    parts = [VERSION.encode(), (ROOT / "pyproject.toml").read_bytes(), LOCK.read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def ready_for() -> frozenset[str]:
    """The marks of what is set up; none if the project has changed or setting up was cut short."""
    if not STAMP.exists() or UNFINISHED.exists() or not PYTHON.exists():
        return frozenset()
    print_of, *marks = STAMP.read_text("utf-8").split() or [""]
    return frozenset(marks) if print_of == fingerprint() else frozenset()


def absent_from_system(libraries: Mapping[str, str]) -> dict[str, str]:
    """What of these a Linux machine does not find, with Debian's package for it."""
    import ctypes
    import shutil

    absent = {}
    for name, package in libraries.items() if sys.platform.startswith("linux") else ():
        try:
            found = ctypes.CDLL(name) if ".so" in name else shutil.which(name)
        except OSError:
            found = None
        if not found:
            absent[name] = package
    return absent


def can_install_elsewhere() -> bool:
    """Whether this Python's own pip can install into another environment."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return tuple(int(part) for part in version("pip").split(".")[:2]) >= OLDEST_PIP
    except (PackageNotFoundError, ValueError):
        return False


def has_ensurepip() -> bool:
    """Debian keeps it in a package of its own."""
    from importlib import invalidate_caches
    from importlib.util import find_spec

    invalidate_caches()
    return find_spec("ensurepip") is not None


def own_pip() -> bool:
    return any([*VENV.glob("lib/python*/site-packages/pip"), *VENV.glob("Lib/site-packages/pip")])


def can_install() -> bool:
    return own_pip() or can_install_elsewhere() or has_ensurepip()


def apt_line(packages: Sequence[str]) -> str:
    return "sudo apt-get install " + " ".join(packages)


def prepare_machine(libraries: Mapping[str, str]) -> None:
    """See to what only the system can install: root installs it, anybody else is told how to."""
    import shutil

    absent = absent_from_system(libraries)
    if not can_install():
        absent["Python's venv and pip"] = f"python{VERSION}-venv"
    if not absent:
        return
    packages = sorted(set(absent.values()))
    if not shutil.which("apt-get"):
        raise stop(f"Plenum needs these of your system and does not find them:\n\n    {', '.join(absent)}", 2)
    if os.geteuid() != 0:
        raise stop(f"Plenum needs a few packages of your system first:\n\n    {apt_line(packages)}", 2)
    say(f"Installing packages of the system: {' '.join(packages)}")
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run([*apt, "update"], environ)
    code, _ = run([*apt, "install", "-y", "--no-install-recommends", *packages], environ)
    if code != 0 or absent_from_system(libraries) or not can_install():
        raise stop(f"That did not work (see above). Try it by hand:\n\n    {apt_line(packages)}", 1)


def take(file: IO[str], *, wait: bool) -> bool:
    """Whether the claim is ours now; Windows gives up waiting after ten seconds."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in BUSY  # a drive that knows no locks leaves the claim to whoever asks
    return True


@contextmanager
def claimed() -> Iterator[None]:
    """Let one start at a time set up; the claim of a start that was killed is free again."""
    VENV.mkdir(exist_ok=True)
    with CLAIM.open("a") as file:
        inherited = True
        os.set_inheritable(file.fileno(), inherited)
        if not take(file, wait=False):
            say("Another start is setting Plenum up: waiting for it.")
            while not take(file, wait=True):
                pass
        yield


def make_environment() -> None:
    """Make .venv, anew if it was left half-made, belongs to another Python or has no pip to reach it."""
    import shutil

    asks = f"import sys; sys.exit('%d.%d' % sys.version_info[:2] != '{VERSION}')"
    sound = PYTHON.exists() and not UNFINISHED.exists() and run([PYTHON, "-c", asks], os.environ)[0] == 0
    if sound and (own_pip() or can_install_elsewhere()):
        return
    for path in set(VENV.iterdir()) - {CLAIM}:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    UNFINISHED.touch()
    without = [] if has_ensurepip() else ["--without-pip"]
    if run([sys.executable, "-m", "venv", *without, VENV], os.environ)[0] != 0:
        raise stop("Python could not make the environment .venv (see above).", 1)


def why_not(said: str) -> str:
    """What pip's own words come to."""
    for why, signs in SIGNS.items():
        if any(sign in said for sign in signs):
            return why
    return "Python's packages could not be installed (see above)."


def install(extra: str) -> None:
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    what = f".[{extra}]" if extra else "."
    UNFINISHED.touch()
    pip: list[str | Path] = [PYTHON, "-m", "pip"]
    if not own_pip():
        pip = [sys.executable, "-m", "pip", "--python", PYTHON]
    command = [*pip, "install", "--disable-pip-version-check", *quiet, "-c", LOCK, "-e", what]
    code, said = run(command, os.environ, listen=True)
    why = why_not(said)
    if code != 0 and why == NO_NETWORK:
        UNFINISHED.unlink()  # pip fetches everything before it writes anything
    if code != 0:
        raise stop(why, 1)


def set_up(name: str) -> None:
    """Have all that a job needs; nothing is done if the stamp says that all is there."""
    need = NEEDS[name]
    if need.marks <= ready_for():
        return
    prepare_machine(need.libraries)
    with claimed():
        done = ready_for()
        if need.marks <= done:
            return
        if not need.marks & {"packages", need.extra} <= done:
            say("Setting Plenum up in .venv: once, a few minutes, about 500 MB on the disk.")
            make_environment()
            install(need.extra)
        UNFINISHED.unlink(missing_ok=True)
        STAMP.write_text("\n".join([fingerprint(), *sorted(done | need.marks)]), "utf-8")
