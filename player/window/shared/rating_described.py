"""How hard it is, mood and energy: the questions and the answers in words."""

import re
from collections.abc import Iterable
from typing import Final

from player.language.catalogue import _
from player.practice.pacing.model import CheckInStyle
from player.records.store.entries import Unanswered
from player.window.shared.rating import MoodView, RatingAnswer, RatingStyle, RatingView

QUESTION_AFTER = _("If you like: how hard is this moment, from 0 to 10?")

_ANSWERS = (
    RatingAnswer(0, _("Not hard")),
    RatingAnswer(3, _("A little hard")),
    RatingAnswer(5, _("Hard")),
    RatingAnswer(7, _("Very hard")),
    RatingAnswer(10, _("As hard as can be")),
)
"""The words for numbers if a pacing asks with icons or words; our own choice."""

_IN_NUMBERS: Final = re.compile(r",[^,?]*\b0\b[^,?]*\b10\b")
"""The scale in a question, such as ``", from 0 to 10"``, in the language of the script or of the window."""

_HIGHEST: Final = re.compile(r"\b10\b")

_MOODS: Final = (_("very low"), _("rather low"), _("in between"), _("rather good"), _("very good"))

_ENERGIES: Final = (_("hardly any"), _("a little"), _("some"), _("quite a lot"), _("a great deal"))

LET_PASS: Final = _("you let it pass")
"""Said of a question without an answer."""

MOOD_AFTER: Final = _("If you like: how are mood and energy now?")


def mood_view(question: str) -> MoodView:
    """Mood and energy, five words each; the words are our own (practice brief, section 4)."""
    return MoodView(question, _MOODS, _ENERGIES)


def place_said(mood: int | Unanswered, energy: int | Unanswered) -> str:
    """Mood and energy as the log says them; where neither was answered, whether they were asked for."""
    match mood, energy:
        case int(), int():
            return _("mood {value_in_words}, energy {value_in_words_2}").format(
                value_in_words=_numbered(mood, _MOODS), value_in_words_2=_numbered(energy, _ENERGIES)
            )
        case int(), _unanswered:
            return _("mood {words}").format(words=_numbered(mood, _MOODS))
        case _unanswered, int():
            return _("energy {words}").format(words=_numbered(energy, _ENERGIES))
    return why_unanswered((mood, energy))


def why_unanswered(given: Iterable[int | Unanswered]) -> str:
    """What is said where nothing was answered: whether it was asked for."""
    return LET_PASS if Unanswered.SKIPPED in tuple(given) else Unanswered.NOT_ASKED.words


def mood_in_words(value: int | str) -> str:
    """One mood in words, or why there is none."""
    return _MOODS[value - 1] if isinstance(value, int) else Unanswered(value).words


def energy_in_words(value: int | str) -> str:
    """How much energy in words, or why there is none."""
    return _ENERGIES[value - 1] if isinstance(value, int) else Unanswered(value).words


def _numbered(value: int, words: tuple[str, ...]) -> str:
    return f"{words[value - 1]} ({value})"


def rating_view(
    question: str,
    chosen: int | None = None,
    *,
    declined: bool = False,
    style: CheckInStyle = CheckInStyle.NUMBERS,
    highest: int = 10,
) -> RatingView:
    """A question with numbers and words at their ends, or with a few answers in words.

    Args:
        question: "from 0 to 10" in it names the scale instead, or is removed.
        chosen: the number given, or None.
        declined: whether "Rather not say" was pressed.
        style: how it is asked.
        highest: 10 or 100; answers in words stand for 0 to 10.
    """
    low, high = _("not hard at all"), _("as hard as can be")
    if style is CheckInStyle.NUMBERS:
        asked = _IN_NUMBERS.sub(lambda scale: _HIGHEST.sub(str(highest), scale[0]), question)
        return RatingView(asked, low, high, chosen, declined, highest=highest)
    shown, asked = RatingStyle(style.value), _IN_NUMBERS.sub("", question)
    return RatingView(asked, low, high, chosen, declined, shown, _ANSWERS)
