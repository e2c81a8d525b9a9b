"""Parts of a page that are folded away to give others room."""

from desktop.views.buttons import Button
from desktop.views.texts import _, with_colon


class FoldButton(Button):
    """Shows or hides a part; `what` names it for readers."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__("", "quiet", "chevron-up", name=name)
        self._what = what
        self.show_folded(on=False)

    def show_folded(self, *, on: bool) -> None:
        self.setText(_("Show") if on else _("Hide"))
        self.setAccessibleName(with_colon(self.text(), self._what))
        self.set_icon("chevron-down" if on else "chevron-up")
        self.updateGeometry()
