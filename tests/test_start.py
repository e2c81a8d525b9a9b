"""The window opens without the libraries that only long work needs."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LATER = ("numpy", "lap", "reportlab", "qrcode", "uharfbuzz", "python_calamine", "xlsxwriter", "pypdfium2", "nacl")


def test_starting_the_app_loads_no_library_of_long_work():
    asked = f"import sys, desktop.app; print([name for name in {LATER!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
