"""The built-in presets' names and reasons, as a person reads them: in the language in use.

Their files stay as they are in every language, and so do their hashes, what the log keeps of them, and what
programs read: a name is looked up only where it is shown. Somebody else's preset of that name keeps its own.
"""

from typing import Final, Protocol

from player.language.catalogue import _, later

AUTHOR: Final = "Kindpace"

_WORDS: Final = {
    "standard": (
        later("Standard"),
        later("The fullest pacing: the whole ladder, longer silences and less company."),
    ),
    "gentle": (
        later("Gentle"),
        later("A soft middle way: open eyes, short silences with company, and frequent reminders of choice."),
    ),
    "first-steps": (
        later("First steps"),
        later("Very short, with open eyes and constant company, for a first try or a tender time."),
    ),
    "low-sensory": (
        later("Low-sensory"),
        later("Text first, plain wording, the time left always shown, and every choice your own."),
    ),
    "grounding-only": (
        later("Grounding only"),
        later("At most two minutes of arriving in the room and nothing else, for a hard day."),
    ),
}
"""Name and reason by id, as in the files of ``scripts/presets``."""

_NAMES: Final = frozenset(name for name, _reason in _WORDS.values())

GENTLE_NAME, GENTLE_REASON = _WORDS["gentle"]


class Named(Protocol):
    """What a preset says about itself."""

    @property
    def id(self) -> str:
        """Its file's name without the ending."""

    @property
    def name(self) -> str:
        """As its file has it."""

    @property
    def author(self) -> str:
        """Who set it."""

    @property
    def reason(self) -> str:
        """Why, as its file has it."""


def shown_name(preset: Named) -> str:
    """A preset's name for a person."""
    return _(preset.name) if _is_built_in(preset) else preset.name


def shown_reason(preset: Named) -> str:
    """A preset's reason for a person."""
    return _(preset.reason) if _is_built_in(preset) else preset.reason


def name_of(preset_id: str) -> str:
    """The name of a preset that the log knows by its id; another one's id as it is."""
    # No other preset can have a built-in one's id.
    words = _WORDS.get(preset_id)
    return preset_id if words is None else _(words[0])


def title_of(name: str) -> str:
    """The name that a plan has of its preset, for a person."""
    return _(name) if name in _NAMES else name


def _is_built_in(preset: Named) -> bool:
    return preset.author == AUTHOR and _WORDS.get(preset.id) == (preset.name, preset.reason)
