"""The fields of records and what they hold, in words, for what two laptops say differently."""

from typing import Any

from desktop.views.texts import _, clock, short_day

_NEVER_TYPED = {
    "status", "kind", "state", "rule", "role", "choice", "rules", "code", "printed", "printed_at", "choices", "key",
    "badge_key", "heads", "position", "low", "high",
}  # fmt: skip


def field_words(noun: str, field: str) -> str:
    """What a field is called; its own name where it has none for people."""
    return _own(noun).get(field) or _shared().get(field) or field.replace("_", " ")


def value_words(field: str, value: Any, shown: str = "") -> str:
    """What a field holds, as people say it; `shown` names the record that it points to."""
    if shown:
        return shown
    if value is None or value == "":
        return _("empty")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.endswith("_id"):
        return _("something that was removed")
    if field in ("rules", "printed", "key", "badge_key", "choices"):
        return _("as it is on that laptop")
    text = _codes().get(str(value), str(value)) if field in _CODED else str(value)
    if len(text) >= 16 and text[4:5] == "-" and text[10:11] == "T":
        return f"{short_day(text)} {clock(text)}"
    return text


def may_be_typed(field: str, values: list[Any]) -> bool:
    """Whether another value may be typed for a field: not where only certain values make sense."""
    return (
        field not in _NEVER_TYPED and not field.endswith("_id") and not any(isinstance(value, bool) for value in values)
    )


_CODED = {"status", "kind", "state", "rule", "role", "language"}


def _shared() -> dict[str, str]:
    return {
        "given_name": _("Given name"), "family_name": _("Family name"), "badge_name": _("Name on the badge"),
        "external_id": _("Employee number"), "email": _("E-mail"), "phone": _("Phone"), "company": _("Company"),
        "unit": _("Unit"), "site": _("Site"), "level": _("Level"), "job": _("Job"),
        "line_manager_ref": _("Line manager (number or e-mail)"), "line_manager_name": _("Line manager (name)"),
        "language": _("Language"), "gender": _("Gender"), "joined": _("In the company since"),
        "ambassador": _("Ambassador"), "remark": _("Remark"), "status": _("Registration"),
        "category": _("Category"), "ticket": _("Ticket number"), "registered_at": _("Registered on"),
        "diet": _("Diet"), "step_free": _("Step-free access"), "need": _("Need of the moment"), "note": _("Note"),
        "walk_in": _("Came without registration"), "title": _("Title"), "kind": _("Kind"), "day": _("Day"),
        "last_day": _("Last day"), "venue": _("Venue"), "charter": _("Charter"), "objectives": _("Objectives"),
        "pilot": _("Pilot"), "capacity": _("Places"), "floor": _("Floor"), "setup": _("Set-up"),
        "starts": _("Starts"), "ends": _("Ends"), "room_id": _("Room"), "session_id": _("Session"),
        "description": _("Description"), "minutes": _("Minutes"), "number": _("Number"), "what": _("What"),
        "person_id": _("Who"), "person_text": _("Who"), "with_person_id": _("With whom"), "with_text": _("With whom"),
        "due": _("Due"), "state": _("State"), "outcome": _("Outcome"), "rules": _("Rules"), "rule": _("Rule"),
        "reason": _("Reason"), "position": _("Place in the list"), "choices": _("Choices"), "low": _("Lowest"),
        "high": _("Highest"), "choice": _("Decision"), "code": _("Code"), "key": _("Key"), "badge_key": _("Badge key"),
    }  # fmt: skip


def _own(noun: str) -> dict[str, str]:
    """Fields that are called otherwise on some records."""
    return {
        "place": {"group_id": _("Table or room"), "locked": _("Locked in place")},
        "group": {"room_id": _("Room of the group"), "seats_min": _("Fewest seats"), "seats_max": _("Seats")},
        "host": {"role": _("Role")},
        "wish": {"rank": _("Rank of the wish")},
        "room": {"title": _("Name")},
        "device": {"title": _("Name of the laptop")},
        "community": {"title": _("Name of the community")},
        "badge": {
            "revoked": _("Badge withdrawn"), "copies": _("Badges printed"), "printed_at": _("Badge printed on"),
            "printed": _("What stands on the badge"),
        },
    }.get(noun, {})  # fmt: skip


def _codes() -> dict[str, str]:
    return {
        "registered": _("registered"), "pending": _("not confirmed"), "cancelled": _("cancelled"),
        "apart": _("apart"), "together": _("together"), "facilitator": _("facilitator"), "speaker": _("speaker"),
        "open": _("open"), "kept": _("kept"), "dropped": _("dropped"), "commitment": _("commitment"),
        "idea": _("idea"), "practice": _("good practice"), "decision": _("decision"), "fr": "Français",
        "en": "English", "convention": _("convention"), "meetup": _("meetup"),
        "codevelopment": _("codevelopment meeting"), "workshop": _("workshop"), "expedition": _("learning expedition"),
        "welcome": _("welcome"), "plenary": _("plenary"), "tables": _("tables"), "closing": _("closing"),
        "break": _("break"), "lunch": _("lunch"), "codev": _("codevelopment"), "other": _("other"),
    }  # fmt: skip
