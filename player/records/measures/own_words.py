"""Kindpace's own words in its questionnaires, as a person reads them: in the language in use.

The files stay as they are, and so do their hashes and what the log and exports keep. The names of published
scales are names, and their questions aren't here; a clinician's own file is shown as it is.
"""

from typing import Final

from player.language.catalogue import _, later

_NOT_INCLUDED: Final = later(
    "Its questions are not included until the author's own sheet is confirmed. Whoever uses it brings them, "
    "and the permission."
)

OURS: Final = frozenset(
    {
        later("How hard it is right now"),
        later("How hard does it feel right now?"),
        later("Any number is fine, and so is none."),
        later("not hard at all"),
        later("as hard as it gets"),
        later("Mood and energy"),
        later("How pleasant or unpleasant does it feel?"),
        later("How much energy is there?"),
        later("Any answer is fine, and so is none."),
        later("unpleasant, or little energy"),
        later("pleasant, or much energy"),
        later("Free to use; the words are Kindpace's own."),
        later("Kindpace's own grid of five by five."),
        later(
            "After the idea of subjective units of distress: Wolpe 1969, The Practice of Behavior Therapy."
        ),
        later(
            "No licence was found, so its questions are not included. Whoever uses it brings them, and the "
            "permission."
        ),
        _NOT_INCLUDED,
        later("for others"),
        later("from others"),
        later("for oneself"),
    }
)
"""What stands in the files of ``scripts/measures`` and isn't a name."""


def words_shown(words: str) -> str:
    """Words of a questionnaire for a person: ours in the language in use, others as they are."""
    return _(words) if words in OURS else words
