"""Why an exchange file was not read or not written, in words."""

import errno
from enum import StrEnum, auto

from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


class Reason(StrEnum):
    """What the screen may act on: ask for the passphrase, or ask for it again."""

    NOT_OURS = auto()
    NEWER_NEEDED = auto()
    CUT = auto()
    DAMAGED = auto()
    OVER_LIMITS = auto()
    PASSPHRASE_NEEDED = auto()
    WRONG_PASSPHRASE = auto()
    WEAK_PASSPHRASE = auto()
    UNREADABLE = auto()
    NOT_WRITTEN = auto()


class ExchangeRefused(Refused):
    """An exchange file was refused; `reason` says which way."""

    def __init__(self, reason: Reason, happened: Words, do: Words, kept: Words = NOTHING_CHANGED) -> None:
        super().__init__(happened, kept, do)
        self.reason = reason


def not_ours(name: str) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.NOT_OURS,
        words("“{name}” is not an exchange file of Plenum.", name=name),
        words("Choose a file whose name ends in .plenumx."),
    )


def newer_needed(name: str) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.NEWER_NEEDED,
        words("“{name}” was written by a newer Plenum, and this one would not read it rightly.", name=name),
        words("Install the newer Plenum on this laptop, then read the file again."),
    )


def cut(name: str) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.CUT,
        words("“{name}” stops in the middle: it was not copied to its end.", name=name),
        words("Copy the file once more, or write it anew on the laptop it comes from."),
    )


def damaged(name: str) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.DAMAGED,
        words("“{name}” is damaged: it is not what was written.", name=name),
        words("Copy the file once more, or write it anew on the laptop it comes from."),
    )


def over_limits(name: str) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.OVER_LIMITS,
        words("“{name}” is larger than an exchange file may be.", name=name),
        words("Ask where this file comes from, and do not use it if nobody knows."),
    )


def passphrase_needed(name: str) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.PASSPHRASE_NEEDED,
        words("“{name}” needs the passphrase of the workspace it comes from.", name=name),
        words("Type the passphrase from the card printed with that workspace."),
    )


def wrong_passphrase(name: str) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.WRONG_PASSPHRASE,
        words("This passphrase does not open “{name}”.", name=name),
        words("Check each word on the card, and that the card belongs to this file, then type it again."),
    )


def weak_passphrase(shortest: int) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.WEAK_PASSPHRASE,
        words("The passphrase has fewer than {shortest} characters.", shortest=shortest),
        words("Take a longer one, or the six words that are suggested."),
    )


def unreadable(name: str, error: OSError | MemoryError) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.UNREADABLE,
        words("“{name}” could not be read ({error}).", name=name, error=said_by(error)),
        words("Check that the drive is still plugged in and the file still there, then read it again."),
    )


def not_written(name: str, error: OSError) -> ExchangeRefused:
    kept = words("Nothing was written; an older file of that name is as it was.")
    if error.errno in FULL:
        happened = words("There is no room left to write “{name}”.", name=name)
        return ExchangeRefused(
            Reason.NOT_WRITTEN, happened, words("Free some room there, or choose another drive."), kept
        )
    happened = words("“{name}” could not be written ({error}).", name=name, error=said_by(error))
    return ExchangeRefused(Reason.NOT_WRITTEN, happened, words("Choose another folder or another drive."), kept)


def reads_back_wrong(name: str) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.NOT_WRITTEN,
        words("“{name}” was written, but the drive gave back something else.", name=name),
        words("Do not trust this drive any more: choose another one."),
        words("The file was taken away again; an older file of that name is as it was."),
    )


def outgrown(name: str) -> ExchangeRefused:
    return ExchangeRefused(
        Reason.OVER_LIMITS,
        words("“{name}” would be larger than an exchange file may be.", name=name),
        words("Export only what the other laptops have not seen yet."),
        words("Nothing was written; an older file of that name is as it was."),
    )


def said_by(error: OSError | MemoryError) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
