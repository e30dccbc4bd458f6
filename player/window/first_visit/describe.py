"""What the three screens of the first visit say."""

from typing import Final

from player.language.catalogue import ENGLISH, _, language
from player.window.first_visit.state import FirstStep, FirstVisitView, PacingItem

ABOUT: Final = (
    _("Kindpace reads short practices to you, slowly, with time in between. You choose which, and how far."),
    _("You can stop at any moment: press Ease back, at the bottom left. Nothing asks you why."),
    (
        _(
            "It is for practice and reflection. It is not therapy, diagnosis or emergency care, and nobody "
            "watches. People you could talk to are under Support, on every screen."
        )
    ),
)

PACINGS: Final = (
    PacingItem(
        "gentle",
        _("Kindness is sometimes hard for me"),
        _(
            "Gentle: slow, never left alone in the quiet, and kindness for others before kindness "
            "for yourself."
        ),
    ),
    PacingItem(
        "first-steps",
        _("I'd like it very short and plain"),
        _("First steps: four minutes at most, eyes open, and always a voice nearby."),
    ),
    PacingItem(
        "standard",
        _("I've done this before"),
        _("Standard: longer, with more quiet, and all the practices."),
    ),
    PacingItem(
        "low-sensory",
        _("Sounds and surprises are a lot for me"),
        _("Low-sensory: text first, plain words, and the time left always shown."),
    ),
)

SENTENCE: Final = "Hello. This is the voice that reads to you. It takes its time, and so can you."

_TITLES: Final = {
    FirstStep.ABOUT: _("Hello"),
    FirstStep.PACING: _("What pace would suit you?"),
    FirstStep.VOICE: _("The voice"),
}
_PACING_LINES: Final = (_("Which of these sounds most like you? You can change it any day."),)
_ENGLISH_VOICE: Final = _("The voice speaks English so far. You can read along, or read alone.")
_VOICE_LINES: Final = (
    _("If you like, hear one sentence, and set how loud it is."),
    *(() if language() == ENGLISH else (_ENGLISH_VOICE,)),
)


def first_visit_view(step: FirstStep) -> FirstVisitView:
    """What a screen says, without what can be heard."""
    title = _TITLES[step]
    if step is FirstStep.ABOUT:
        return FirstVisitView(step, title, ABOUT)
    if step is FirstStep.PACING:
        return FirstVisitView(step, title, _PACING_LINES, pacings=PACINGS)
    return FirstVisitView(step, title, _VOICE_LINES, sentence=SENTENCE)
