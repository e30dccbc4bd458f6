"""Views at their extremes: nothing in them, and far too much."""

from dataclasses import fields, is_dataclass, replace

from sample_views import SAMPLES

from player.window.after.state import AfterView
from player.window.briefing.state import BriefingView
from player.window.clinic.gate.state import ClinicGateView
from player.window.clinic.importing.state import ImportView
from player.window.clinic.presets.state import ClinicView
from player.window.clinic.signing.state import SignView
from player.window.ease_back.state import EaseBackView
from player.window.intents import Intent
from player.window.log.state import LogView
from player.window.paths.state import PathsView
from player.window.practise.state import PacingBanner, PractiseView
from player.window.settings.state import SettingsView
from player.window.shared.rating import RatingView
from player.window.shared.ribbon import RibbonView
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.state import SittingView
from player.window.support.state import SupportView

KEPT = {
    "practice_id", "path_id", "selected", "value", "name", "subject", "key", "region", "search",
    "filter_text", "group", "path"
}  # fmt: skip
"""Fields that name things in code, or that a person types into a single line."""

_MORE = " and then, if you would like to, some more words of quite an ordinary length"


def lengthened(value, field=""):
    """The same view with every text that people read made several times as long."""
    if isinstance(value, Intent) or field in KEPT:
        return value
    if type(value) is str:
        return value + _MORE if value and len(value) > 24 else value
    if hasattr(value, "_fields"):
        return value._replace(**{name: lengthened(getattr(value, name), name) for name in value._fields})
    if isinstance(value, tuple):
        return tuple(lengthened(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: lengthened(getattr(value, f.name), f.name) for f in fields(value)})
    return value


EMPTY = {
    "practise": PractiseView(PacingBanner("Gentle pacing", ""), ()),
    "path": PathsView("", "", ()),
    "briefing": BriefingView("x", "X", "", "", "", "", "", ready=False),
    "sitting": SittingView("", "", "", RibbonView((), 0.0), waiting="Getting the voice ready…"),
    "check-in": CheckInView("", "", RatingView("", "", "")),
    "ease-back": EaseBackView(""),
    "after": AfterView(""),
    "log": LogView(()),
    "settings": SettingsView(()),
    "support": SupportView("", "", (), "", ()),
    "clinic": ClinicView("", ()),
    "clinic-gate": ClinicGateView(""),
    "clinic-sign": SignView("", "", has_key=True),
    "clinic-import": ImportView("", ""),
}

VIEWS = {
    **SAMPLES,
    **{f"{name}, empty": view for name, view in EMPTY.items()},
    **{f"{name}, long": lengthened(view) for name, view in SAMPLES.items()},
}
