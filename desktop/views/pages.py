"""The pages of the window, by their noun."""

from collections.abc import Callable

from desktop.views.attendees import AttendeesPage
from desktop.views.page import Page
from desktop.views.today import TodayPage
from desktop.views.workspace import Workspace

PAGES: dict[str, Callable[[Workspace], Page]] = {
    "today": TodayPage,
    "attendees": AttendeesPage,
}
