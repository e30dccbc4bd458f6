"""What can be pressed stands in one place: Pause, the answers and Next, in every state and size of text."""

from dataclasses import replace

import pytest
from sample_views import CHECK_IN, CHECK_IN_OFFER, EASE_BACK, EASE_BACK_CHOICE, SITTING, SITTING_PAUSED
from window_driven import opened_window, until_calm

from player.practice.pacing.model import CheckInStyle
from player.window.shared.rating_described import QUESTION_AFTER, rating_view

LONG = "You might let whatever is here be here for a while, as it is, and look around the place you're in. "

SITTINGS = (
    SITTING,
    SITTING_PAUSED,
    replace(SITTING, at_writing=True, waiting="Go on when you like."),
    replace(SITTING, softened="One step softer", can_soften=False),
    replace(SITTING, line=LONG * 2, line_before=LONG),
    replace(SITTING, quiet=None, waiting="The voice is getting ready."),
    replace(SITTING, message="The sound went away.", device_offer="Headphones", paused=True),
    replace(SITTING, can_back=False, can_skip=False),
)
CONTROLS = ("back", "pause", "skip", "softer", "volume")
EASING = (EASE_BACK, replace(EASE_BACK, line=LONG), replace(EASE_BACK, paused="Paused."), EASE_BACK_CHOICE)


def check_ins(style):
    asked = replace(CHECK_IN, rating=rating_view(QUESTION_AFTER, style=style))
    return (
        asked,
        replace(asked, holding=True),
        replace(asked, hold_text=LONG, holding=True),
        replace(asked, rating=replace(asked.rating, question=LONG)),
        replace(CHECK_IN_OFFER, rating=asked.rating),
        asked,
    )


@pytest.fixture(scope="module", params=[1.0, 1.5, 2.0])
def low_window(request, qapp):  # noqa: ARG001 - asked for to be there
    made = opened_window(text_scale=request.param)
    made.resize(1024, 640)
    yield made
    made.close()
    made.deleteLater()


def places(window, views, controls):
    """Where each control stands in each view, by its name."""
    seen: dict[str, set[tuple[int, ...]]] = {}
    for view in views:
        window.show_view(view)
        until_calm(window)
        for name, control in controls(window.screen_shown).items():
            at = control.mapTo(window, control.rect().topLeft())
            seen.setdefault(name, set()).add((*at.toTuple(), *control.size().toTuple()))
    return seen


def moved(seen):
    return {name: rectangles for name, rectangles in seen.items() if len(rectangles) != 1}


@pytest.mark.parametrize("writes", [False, True])
def test_the_controls_of_a_sitting(low_window, writes):
    # Where one writes in it, Pause has room for more words from its first moment on.
    states = [replace(each, writes=writes) for each in SITTINGS if writes or not each.at_writing]
    seen = places(
        low_window,
        states,
        lambda screen: {name: getattr(screen, name) for name in CONTROLS},
    )

    assert len(seen) == 5
    assert moved(seen) == {}


@pytest.mark.parametrize("style", CheckInStyle)
def test_the_answers_of_a_check_in(low_window, style):
    # Once it is answered, the same buttons keep their places unseen: nothing comes to stand there.
    def answers(rating):
        return rating.numbers if style is CheckInStyle.NUMBERS else rating.answers

    seen = places(
        low_window,
        check_ins(style),
        lambda screen: {
            **{str(at): each for at, each in enumerate(answers(screen.rating))},
            "decline": screen.rating.decline,
            "let pass": screen.let_pass,
        },
    )

    assert len(seen) == (13 if style is CheckInStyle.NUMBERS else 7)
    assert moved(seen) == {}
    assert max(y + high for ((_, y, _, high),) in seen.values()) <= 640


def test_the_ways_on_of_easing_back(low_window):
    seen = places(
        low_window,
        EASING,
        lambda screen: {"next": screen.next, "back": screen.back, "enough": screen.enough},
    )
    offers = low_window.screen_shown.offers.buttons
    next_one = low_window.screen_shown.next
    at = next_one.mapTo(low_window, next_one.rect().center())

    assert moved(seen) == {}
    assert max(y + high for ((_, y, _, high),) in seen.values()) <= 640
    # Whoever goes on pressing where Next was presses nothing.
    assert low_window.childAt(at) not in offers


def test_ease_back_and_all_places_are_there_in_a_low_window(low_window):
    low_window.show_view(SITTING)
    until_calm(low_window)
    button = low_window.sidebar.ease_back
    in_sitting = button.mapTo(low_window, button.rect().bottomLeft()).y()

    assert low_window.height() == 640
    assert in_sitting < 640
    assert button.visibleRegion().boundingRect() == button.rect()
