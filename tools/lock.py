"""Writes requirements.lock anew: `python3.11 tools/lock.py`, with the oldest Python that Plenum runs on."""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WHOLE = f"{ROOT}[test,bundle]"
HEAD = "# Made by tools/lock.py from pyproject.toml: the versions that go.py installs. Do not edit.\n"
SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "win32": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "darwin": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}
ASKS = """
import json, sys
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name
texts, systems = json.load(sys.stdin)
named = {system: set() for system in systems}
for text in texts:
    wish = Requirement(text)
    for system, environ in systems.items():
        if wish.marker is None or wish.marker.evaluate({**environ, "extra": ""}):
            named[system].add(canonicalize_name(wish.name))
json.dump({system: sorted(names) for system, names in named.items()}, sys.stdout)
"""

Packages = list[dict[str, Any]]


def resolve(python: Path, wishes: list[str]) -> Packages:
    """What pip would install into an empty environment, as its report describes it."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-"]
    said = subprocess.run([*command, *wishes], check=True, stdout=subprocess.PIPE)  # noqa: S603 - own words
    packages: Packages = [found["metadata"] for found in json.loads(said.stdout)["install"]]
    return [package for package in packages if package["name"] != "plenum"]


def wished_for(python: Path, packages: Packages) -> dict[str, set[str]]:
    """The names that these packages ask for, on each system."""
    texts = [text for package in packages for text in package.get("requires_dist", [])]
    question = json.dumps([texts, SYSTEMS])
    said = subprocess.run([python, "-c", ASKS], check=True, input=question, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return {system: set(names) for system, names in json.loads(said.stdout).items()}


def lock() -> str:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        here = resolve(python, [WHOLE])
        wished = wished_for(python, here)
        elsewhere = wished["win32"] | wished["darwin"]
        packages = resolve(python, [WHOLE, *sorted(elsewhere - wished["linux"])])
    known = {package["name"] for package in here}
    lines = []
    for package in sorted(packages, key=lambda package: package["name"].lower()):
        pin = f"{package['name']}=={package['version']}"
        systems = [s for s in ("win32", "darwin") if package["name"].lower().replace("_", "-") in wished[s]]
        lines.append(pin if package["name"] in known else f"{pin}; sys_platform == '{systems[0]}'")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    if sys.platform != "linux":
        sys.exit("Make the lock on Linux: what the other systems ask for is added to it.")
    (ROOT / "requirements.lock").write_text(lock(), "utf-8")
