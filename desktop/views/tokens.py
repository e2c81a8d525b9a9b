"""The colours, sizes and type of the look: one table for palette, style sheet and painted widgets."""

from types import MappingProxyType

LIGHT = MappingProxyType(
    {
        "bg": "#F6F5F2", "surface": "#FFFFFF", "surface2": "#EFEDE8", "border": "#DEDAD2", "field": "#8C867C",
        "text": "#1C1B1A", "text2": "#57534E", "text3": "#6B665E",
        "accent": "#2F4BD8", "accent-hover": "#263FBA", "accent-soft": "#E8ECFC", "accent-text": "#2740BC",
        "ok": "#15803D", "ok-soft": "#E2F3E7", "ok-text": "#116932",
        "warn": "#B45309", "warn-soft": "#FCEFD9", "warn-text": "#92400E",
        "bad": "#B91C1C", "bad-soft": "#FBE6E4", "bad-text": "#A31616",
        "sidebar": "#1E2233", "sidebar-text": "#C6CADB", "sidebar-muted": "#969DB8", "sidebar-hover": "#282E49",
        "sidebar-selected": "#313A5E", "on-accent": "#FFFFFF", "logo": "#FF8A66", "badge": "#F2B661",
        "on-badge": "#3A2406",
    }
)  # fmt: skip
DARK = MappingProxyType(
    {
        "bg": "#131416", "surface": "#1C1D20", "surface2": "#27282C", "border": "#34363B", "field": "#7D8087",
        "text": "#F3F2EF", "text2": "#BDBAB3", "text3": "#9D9A93",
        "accent": "#4E67EE", "accent-hover": "#3F58DC", "accent-soft": "#232B4D", "accent-text": "#A9B7FF",
        "ok": "#1B8042", "ok-soft": "#16301F", "ok-text": "#6FD392",
        "warn": "#AE5C0B", "warn-soft": "#38270F", "warn-text": "#F2B661",
        "bad": "#C43A34", "bad-soft": "#3D1B1A", "bad-text": "#FF9A92",
        "sidebar": "#0D0E10", "sidebar-text": "#C6CADB", "sidebar-muted": "#969DB8", "sidebar-hover": "#1A1D2B",
        "sidebar-selected": "#24283A", "on-accent": "#FFFFFF", "logo": "#FF8A66", "badge": "#F2B661",
        "on-badge": "#3A2406",
    }
)  # fmt: skip
TOKENS = MappingProxyType({"light": LIGHT, "dark": DARK})

# pixels and weight of each style of text
TYPE = MappingProxyType(
    {
        "key": (11, 600), "caption": (12, 500), "column": (12, 600), "small": (13, 400), "small-strong": (13, 600),
        "body": (14, 400), "strong": (14, 600), "card": (16, 600), "brand": (17, 700), "title": (24, 700),
        "figure": (32, 700), "door-field": (24, 400), "door-line": (22, 500), "door-lead": (24, 500),
        "door-name": (64, 700), "door-place": (22, 700), "heading": (18, 600),
    }
)  # fmt: skip
TRACKING_FROM, TRACKING = 20, 98.2
"""Sizes from which letters stand closer, and how close in percent."""

CONTROL, DOOR_ACTION, SCAN_FIELD, ROW, NAV_ROW = 36, 52, 70, 48, 36
TOP_BAR, STATUS_BAR, SIDEBAR = 60, 30, 212
PAGE_MARGIN, CARD_PADDING, GAP = 24, 20, 16
RADIUS, CARD_RADIUS, BAND_RADIUS = 7, 10, 14

# text on ground that has to reach 4.5 : 1 (WCAG 2.2, 1.4.3), and marks that have to reach 3 : 1 (1.4.11)
TEXT_PAIRS = (
    ("text", "bg"), ("text", "surface"), ("text", "surface2"), ("text2", "bg"), ("text2", "surface"),
    ("text2", "surface2"), ("text3", "bg"), ("text3", "surface"), ("text3", "surface2"), ("accent-text", "surface"),
    ("accent-text", "accent-soft"), ("ok-text", "ok-soft"), ("warn-text", "warn-soft"), ("bad-text", "bad-soft"),
    ("bad-text", "surface"), ("bad-text", "surface2"), ("on-accent", "accent"), ("on-accent", "accent-hover"),
    ("on-accent", "ok"), ("on-accent", "warn"), ("on-accent", "bad"), ("sidebar-text", "sidebar"),
    ("sidebar-text", "sidebar-selected"), ("sidebar-muted", "sidebar"), ("on-badge", "badge"), ("text", "accent-soft"),
    ("text2", "accent-soft"),
)  # fmt: skip
MARK_PAIRS = (
    ("field", "surface"), ("field", "bg"), ("accent", "surface"), ("accent", "surface2"), ("ok", "surface"),
    ("warn", "surface"), ("bad", "surface"),
)  # fmt: skip
