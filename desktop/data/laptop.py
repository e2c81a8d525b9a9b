"""Who this laptop is: an id, a name for people, and the seed it signs its exchange files with."""

import json
import os
import secrets
import socket
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_data_path


class Laptop(NamedTuple):
    """The laptop at work, as the other laptops will see it."""

    id: str
    title: str
    seed: bytes = bytes(32)


def laptop_folder() -> Path:
    """Where this laptop keeps what belongs to it and to no workspace; PLENUM_HOME moves it."""
    return Path(os.environ.get("PLENUM_HOME") or user_data_path("plenum", "plenum"))


def read_laptop(folder: Path) -> Laptop:
    """The laptop's identity, made on first use. A damaged one is made anew: it only names, it opens nothing."""
    path = folder / "laptop.json"
    try:
        stored = json.loads(path.read_text("utf-8"))
        return Laptop(str(stored["id"]), str(stored["title"]), bytes.fromhex(stored["seed"]))
    except (OSError, ValueError, KeyError, TypeError):
        laptop = Laptop(secrets.token_hex(8), socket.gethostname() or "Plenum", secrets.token_bytes(32))
        write_laptop(folder, laptop)
        return laptop


def write_laptop(folder: Path, laptop: Laptop) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path, part = folder / "laptop.json", folder / "laptop.json.part"
    kept = {"id": laptop.id, "title": laptop.title, "seed": laptop.seed.hex()}
    part.touch(mode=0o600)
    part.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    part.replace(path)
