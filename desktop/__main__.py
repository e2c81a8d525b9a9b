"""Starts the app with `python -m desktop`, and what it runs beside itself."""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()  # in the installed app, a process beside the window starts here as well, and goes no further
    from desktop.app import main

    sys.exit(main())
