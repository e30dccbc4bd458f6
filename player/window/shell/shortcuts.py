"""The keyboard shortcuts that hold on many screens; those of one screen are its view's ``keys``."""

from typing import Final

from player.language.catalogue import _
from player.window.intents import (
    EaseBack,
    Intent,
    OpenClinic,
    OpenJournal,
    OpenLearn,
    OpenLog,
    OpenPractise,
    OpenSettings,
    OpenSupport,
)
from player.window.state import Key, Surroundings, View

FIND: Final = "/"
KEYS: Final = "?"
FULL_SCREEN: Final = "F11"

EVERYWHERE: Final = (
    Key("Esc", "Esc", EaseBack(), _("Ease back")),
    Key("Ctrl+4", "Ctrl+4", OpenSupport(), _("Support")),
)
BROWSING: Final = (
    Key("Ctrl+1", "Ctrl+1", OpenPractise(), _("Today")),
    Key("Ctrl+2", "Ctrl+2", OpenLog(), _("Log")),
    Key("Ctrl+3", "Ctrl+3", OpenSettings(), _("Settings")),
    Key("Ctrl+5", "Ctrl+5", OpenClinic(), _("Clinic")),
    Key("Ctrl+6", "Ctrl+6", OpenJournal(), _("Journal")),
    Key("Ctrl+7", "Ctrl+7", OpenLearn(), _("Learn")),
)
"""From one place to another, where the places stand beside the screen."""


def keys_on(kind: type[View]) -> tuple[Key, ...]:
    """All keys that do something while a view of this kind is shown; its own come before the others."""
    browsing = BROWSING if kind.surroundings is Surroundings.PLACES else ()
    own = {key.keys for key in kind.keys}
    return (*(key for key in (*EVERYWHERE, *browsing) if key.keys not in own), *kind.keys)


def keys_in_words(kind: type[View], *, can_find: bool) -> tuple[tuple[str, str], ...]:
    """Each key that does something while a view of this kind is shown, and what that is."""
    browsing = BROWSING if kind.surroundings is Surroundings.PLACES else ()
    keys = ((key.shown, key.words) for key in (*EVERYWHERE, *kind.keys, *browsing) if key.words)
    finding = ((FIND, _("Search")),) if can_find else ()
    moving = (
        *(("Tab", _("Go to the next thing")), ("Enter", _("Press it"))),
        *((FULL_SCREEN, _("Full screen, on or off")), (KEYS, _("Show or hide these keys"))),
    )
    return (*keys, *finding, *moving)


def key_for(intent: Intent, keys: tuple[Key, ...] = (*EVERYWHERE, *BROWSING)) -> str:
    """The key as shown beside a label, or an empty string if there is none."""
    return next((key.shown for key in keys if key.intent == intent), "")


def key_shown(key: str) -> str:
    """A key as it is written on keyboards where the language in use is spoken."""
    return key.replace("Ctrl+", _("Ctrl+"))


def with_key(label: str, key: str) -> str:
    """A label with its key beside it."""
    return f"{label}   {key_shown(key)}" if key else label
