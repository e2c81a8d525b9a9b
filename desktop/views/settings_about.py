"""What this app is: its version, its licence, and whose work it stands on."""

from importlib.metadata import PackageNotFoundError, version

from desktop.views.card_head import CardHead
from desktop.views.labels import Label
from desktop.views.layouts import Card
from desktop.views.texts import _


class AboutCard(Card):
    """Version and licence."""

    def __init__(self) -> None:
        super().__init__(gap=10)
        self.version = Label(_("Version {version}", version=app_version()), "strong")
        licence = _("Free software under the Apache 2.0 licence. Letters: Inter (OFL). Signs: Lucide (ISC).")
        self.body.addWidget(
            CardHead("info", "Plenum", _("Runs on this laptop alone; opens no connection"), self.version)
        )
        self.body.addWidget(Label(licence, "small", "text2", wrap=True))
        self.setAccessibleName(_("About"))


def app_version() -> str:
    """The version that is installed."""
    try:
        return version("plenum")
    except PackageNotFoundError:  # run from a folder where nothing was set up
        return "?"
