"""What goes into an exchange file comes out of it, for who has the key or the passphrase, or nothing is there."""

import base64
import errno
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.data import exchange_stream
from desktop.data.exchange_file import read_exchange, write_exchange
from desktop.data.exchange_keys import (
    MIB,
    Cost,
    ExchangeKeys,
    new_keys,
)
from desktop.data.exchange_refusals import ExchangeRefused, Reason

QUICK = Cost(1, 8 * MIB)
PASSPHRASE = "orange lundi piano tortue merci igloo"
KEYS = new_keys(PASSPHRASE, QUICK)
SIGNER = bytes(range(32))
MANIFEST = {"app": "plenum", "schema": 1, "device": "Accueil B"}
LINES = ['["set","Zoé Lefèvre","zoe@exemple.fr"]'.encode(), b'["set","b"]', b'["set","c"]']
POSIX = pytest.mark.skipif(os.name == "nt", reason="limits and signals are POSIX")

# Written by the first version, with QUICK: every later version reads it.
GOLDEN = """
P)tQmRZUni0003vdm?6Ua&2LBB04cFB5i4IUvgz(WMy(9Ix#FFYh`&~X=EZgB4ju*H!?V7VL3N5WH~T4He@z2G&W^8WHMwiIc6|2
G9oM@b8K&PB075_Z*X%WIx#FFZDnmDIyf^pI5sdiEFyDZY;+<zA~`oSG+{YpW;SFnHZ){8GBGkUHD)j|HDoejGG=BoV<IdfZf|a5
Wg<EvIAu3uIb&rwWH&H2F*9R1FgIgmIAmgDVKFgdH8*25GBP$bVlp-
{V=^;kIW}ZvA}k_za$#_AWn>~cA~rE*GC4V7I5B2sGh;YmH90vjH!x*3F=aG4HDob3GG;enHDoq1WHB&hIc8)wHD+aDV>mc5IA&&
LFk)h3IAl08VmCQ8H8*23W@Kh&FlIJ4H)Az3Fk>`fFgG<bHX?m}+}g1<z^K2jw#%8|9U9RgNSzG~+tziS0003OVKgZnTADhM_Si#
PXzO6WK()o)qhjtyE6!7(m^3(%<_IBksFG<v?1_eS)b&YoREqd1DQKVnAn{0G1n_Ur1&f$EFj+x3J}qlJo{&1}G;uk+6u0D8WKdd
9rqNAHHS#~$z?@a2a_s(or{Kn_nmSpvJW&ywEN7&ud{ZBxl)ejn9~n$X+cr^7@Oe(lZ=W7>#r&17dvdUa&fu0WX3i~0*z(e(bUk*
dDGt)?cFZQAYJwQT7Hr%R2im(U&+_*`<CLu)__yjxF42E`hEoC%WG+Me=6dMJ4aH`RRatw(r#s(&YAdbdWSDM-
@7O)LBh$K4<$V33ZF`2=o(-MabF`Og-gPecS|K@fydZ)alf=;
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lyon-accueil-b-0001.plenumx"


def write(path: Path, lines: list[bytes] = LINES, keys: ExchangeKeys = KEYS) -> None:
    write_exchange(path, lines, manifest=MANIFEST, keys=keys, signer=SIGNER)


@pytest.mark.parametrize("count", [0, 1, 5000])
def test_what_is_written_is_read(path: Path, count: int) -> None:
    lines = [random.Random(number).randbytes(90).hex().encode() for number in range(count)]
    receipt = write_exchange(path, lines, manifest=MANIFEST, keys=KEYS, signer=SIGNER)
    contents = read_exchange(path, passphrase=None, known=KEYS)
    assert contents.manifest == MANIFEST
    assert list(contents.lines()) == list(contents.lines()) == lines
    assert (receipt.path, receipt.size) == (path, path.stat().st_size)
    assert (receipt.count, receipt.digest, receipt.sender) == (
        count,
        contents.digest,
        contents.sender,
    )
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_longest_line_that_is_allowed_fits(path: Path) -> None:
    lines = [b"x" * exchange_stream.LINE_LIMIT, b'"[[[[[[[[[[["', b"y"]
    write(path, lines)
    assert list(read_exchange(path, passphrase=None, known=KEYS).lines()) == lines


def test_a_file_of_the_first_version_is_still_read(path: Path) -> None:
    path.write_bytes(base64.b85decode("".join(GOLDEN.split())))
    contents = read_exchange(path, passphrase=PASSPHRASE, known=None)
    assert contents.manifest == {"app": "plenum", "schema": 1}
    assert list(contents.lines()) == [b'["first"]', '["é",2]'.encode()]
    assert contents.digest == "d7158256b483c690235e9179f3072a41afc15de86ad2f72ab368605012560ee1"


def test_nothing_of_the_content_can_be_read_in_the_file(path: Path) -> None:
    write(path)
    content = path.read_bytes()
    for hidden in (b"zoe@exemple", b"Lef", b"Accueil", b"schema", KEYS.key, PASSPHRASE.encode(), SIGNER):
        assert hidden not in content


def test_progress_is_told_and_cancelling_leaves_the_older_file(path: Path) -> None:
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2000:
            raise KeyboardInterrupt

    write(path)
    older = path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        write_exchange(path, [b"x"] * 3000, manifest={}, keys=KEYS, signer=SIGNER, step=step)
    assert told == [(0, 3000), (1000, 3000), (2000, 3000)]
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [(path.name, older)]
    told.clear()
    list(read_exchange(path, passphrase=None, known=KEYS, step=step).lines(step))
    assert told == [(len(older), len(older)), (0, 3)]


def test_the_file_is_safe_on_the_drive_before_it_gets_its_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def record_fsync(handle: int) -> None:
        done.append("folder" if os.path.isdir(handle) else "file")  # noqa: PTH112 - a handle, not a path
        fsync(handle)

    def record_replace(part: Path, target: Path) -> Path:
        done.append(f"{part.name} to {target.name}")
        return replace(part, target)

    monkeypatch.setattr(os, "fsync", record_fsync)
    monkeypatch.setattr(Path, "replace", record_replace)
    write(path)
    assert done == ["file", f"{path.name}.part to {path.name}", "folder"][: 2 if os.name == "nt" else 3]


def refuse(code: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def spoil(path: Path) -> Callable[..., None]:
    part = path.with_name(path.name + ".part")

    def change(*_: object) -> None:
        part.write_bytes(part.read_bytes()[:-40] + bytes(40))

    return change


def give_back_the_older(path: Path) -> Callable[..., None]:
    part, older = path.with_name(path.name + ".part"), path.read_bytes()

    def change(*_: object) -> None:
        part.write_bytes(older)

    return change


@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (lambda path: refuse(errno.EIO), "could not be written"),
        (lambda path: refuse(errno.ENOSPC), "no room left"),
        (spoil, "gave back something else"),
        (give_back_the_older, "gave back something else"),
    ],
)
def test_a_failing_drive_leaves_the_older_file(
    path: Path, failure: Callable[[Path], Callable[..., None]], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path)
    older = path.read_bytes()
    monkeypatch.setattr(os, "fsync", failure(path))
    with pytest.raises(ExchangeRefused, match=says) as refused:
        write(path, LINES * 2)
    assert refused.value.reason is Reason.NOT_WRITTEN
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [(path.name, older)]


def in_child(path: Path, prepare: str) -> subprocess.CompletedProcess[str]:
    """Write 300 kB in a process of its own; the child says the reason it was refused for."""
    script = f"""
import os, random, resource, signal
from pathlib import Path
from desktop.data.exchange_file import write_exchange
from desktop.data.exchange_keys import ExchangeKeys
from desktop.data.exchange_refusals import ExchangeRefused
def lines():
    for number in range(3000):
        yield random.Random(number).randbytes(50).hex().encode()
    {prepare if "kill" in prepare else "pass"}
{prepare if "limit" in prepare else ""}
try:
    write_exchange(
        Path({str(path)!r}), lines(), manifest={{}}, keys=ExchangeKeys.from_dict({KEYS.as_dict()!r}), signer=bytes(32)
    )
except ExchangeRefused as refused:
    print(refused)
"""
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


@POSIX
@pytest.mark.parametrize("room", [0, 100, 70_000, 150_000])
def test_a_full_drive_leaves_the_older_file(path: Path, room: int) -> None:
    write(path)
    older = path.read_bytes()
    done = in_child(path, f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))  # a limit")
    assert "There is no room left" in done.stdout, done.stderr
    assert "an older file of that name is as it was" in done.stdout
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [(path.name, older)]


@POSIX
def test_a_kill_while_writing_leaves_the_older_file_and_the_next_write_works(path: Path) -> None:
    write(path)
    older = path.read_bytes()
    assert in_child(path, "os.kill(os.getpid(), signal.SIGKILL)").returncode == -9
    assert path.read_bytes() == older
    write(path, LINES * 2)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("line", [b"", b"two\nlines"])
def test_a_line_that_is_not_one_is_a_mistake_of_the_caller(path: Path, line: bytes) -> None:
    with pytest.raises(ValueError, match="no line end"):
        write(path, [line])
    assert not list(path.parent.iterdir())


def endless() -> Iterator[bytes]:
    while True:
        yield os.urandom(60_000).hex().encode()


@pytest.mark.parametrize("lines", [endless(), [b"x" * (exchange_stream.LINE_LIMIT + 1)], [b"[" * 9]])
def test_what_nobody_could_read_is_not_written(path: Path, lines: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_stream, "FILE_LIMIT", 1 << 20)
    with pytest.raises(ExchangeRefused) as refused:
        write(path, lines)
    assert refused.value.reason is Reason.OVER_LIMITS
    assert not list(path.parent.iterdir())
