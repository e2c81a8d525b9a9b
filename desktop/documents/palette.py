"""The colours of the paper: of charts, of secondary text and of the roles on badges."""

from desktop.domain.charts import Colour

TEXT, SECONDARY, HAIRLINE, RULE, WHITE = "1C1B1A", "5B5864", "D3D1CD", "1C1B1A", "FFFFFF"
BLACK, CUT_MARK = "000000", "9A9893"
ACCENT = "1B4477"

CHART: dict[Colour, str] = {
    "worst": "B22A26", "bad": "ED9A76", "middle": "D6D6CF", "good": "7FAED6", "best": "1A5894",
    "detractor": "B22A26", "passive": "BDBDB8", "promoter": "1E6B4A",
    "accent": ACCENT, "accent_soft": "9FB6D2", "track": "EDEDEA", "axis": "3A3936",
    "text": TEXT, "muted": SECONDARY, "on_dark": WHITE, "on_light": TEXT,
}  # fmt: skip

ROLES: dict[str, str] = {
    "blue": "1B4477", "purple": "6B3280", "ink": "2A292D", "orange": "B3470F", "green": "1E6B4A",
    "teal": "0F6470", "red": "A32121", "grey": "57534E",
}  # fmt: skip
"""Names of role colours; each is dark enough for white text (at least 5 to 1)."""


def role_colour(name: str) -> str:
    """The colour of a name, ink for a name that is not known."""
    return ROLES.get(name, ROLES["ink"])
