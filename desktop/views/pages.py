"""The pages of the window, by their noun."""

from collections.abc import Callable

from desktop.views.attendees import AttendeesPage
from desktop.views.badges import BadgesPage
from desktop.views.door import DoorPage
from desktop.views.exchange import ExchangePage
from desktop.views.page import Page
from desktop.views.today import TodayPage
from desktop.views.workspace import Workspace

PAGES: dict[str, Callable[[Workspace], Page]] = {
    "today": TodayPage,
    "attendees": AttendeesPage,
    "door": DoorPage,
    "badges": BadgesPage,
    "exchange": ExchangePage,
}
