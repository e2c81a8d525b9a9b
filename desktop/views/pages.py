"""The pages of the window, by their noun."""

from collections.abc import Callable

from desktop.views.attendees import AttendeesPage
from desktop.views.badges import BadgesPage
from desktop.views.breakouts import BreakoutsPage
from desktop.views.commitments import CommitmentsPage
from desktop.views.door import DoorPage
from desktop.views.exchange import ExchangePage
from desktop.views.feedback import FeedbackPage
from desktop.views.import_page import ImportPage
from desktop.views.page import Page
from desktop.views.programme import ProgrammePage
from desktop.views.reports import ReportsPage
from desktop.views.settings import SettingsPage
from desktop.views.today import TodayPage
from desktop.views.workspace import Workspace

PAGES: dict[str, Callable[[Workspace], Page]] = {
    "today": TodayPage,
    "attendees": AttendeesPage,
    "import": ImportPage,
    "programme": ProgrammePage,
    "door": DoorPage,
    "breakouts": BreakoutsPage,
    "badges": BadgesPage,
    "feedback": FeedbackPage,
    "commitments": CommitmentsPage,
    "reports": ReportsPage,
    "exchange": ExchangePage,
    "settings": SettingsPage,
}
