"""What a screen reader says by itself: each thing once, in order, and nothing over the narrator."""

from dataclasses import replace

import pytest
from sample_clinic import ICONS
from sample_practise import PATH, PATH_ASKED, PRACTISE
from sample_views import AFTER, BRIEFING_NO_SOUND, CHECK_IN, CHECK_IN_OFFER, EASE_BACK, SITTING

from player.window.announcer import Announcement, Announcer
from player.window.briefing.state import BeginTextOnly
from player.window.intents import ChoosePractice
from player.window.sitting.check_in.state import CheckInView, LetItPass
from player.window.sitting.describe import ANNOUNCED_FROM
from player.window.sitting.state import BackLine, Moved, QuietView, Skip
from player.window.state import Message

SPOKEN = replace(SITTING, quiet=None)
READ = replace(SPOKEN, text_only=True)


def said_of(*views):
    """What is said as one view follows another, by view."""
    announcer, said = Announcer(), []
    for view in views:
        above = getattr(view, "messages", None)
        messages = None if above is None else [message.text for message in above]
        said.append([each.words for each in announcer.follow(view.announced, messages)])
    return said


def test_a_line_is_said_without_a_voice_once():
    assert said_of(READ, READ, replace(READ, position=213.0), replace(READ, line="Another.")) == [
        [READ.title, READ.line],
        [],
        [],
        ["Another."],
    ]


def test_a_line_that_the_narrator_says_is_not_said_again():
    assert said_of(SPOKEN, replace(SPOKEN, line="Another.")) == [[SPOKEN.title], []]


def test_a_silence_is_said_once_with_its_whole_length():
    quiet = [
        replace(SITTING, quiet=QuietView(f"quiet for {left} more seconds", announced="Quiet, 16 seconds"))
        for left in (16, 15, 14)
    ]

    assert said_of(SPOKEN, *quiet, SPOKEN, quiet[0]) == [
        [SPOKEN.title],
        ["Quiet, 16 seconds"],
        [],
        [],
        [],
        ["Quiet, 16 seconds"],
    ]


def test_a_line_is_said_again_after_going_back_to_it():
    back = replace(READ, moved=Moved("Back a line", 1))

    assert said_of(READ, back, back)[1:] == [["Back a line", READ.line], []]


def test_each_skip_is_said():
    skips = [replace(SPOKEN, moved=Moved("Skipped", times)) for times in (1, 2, 2)]

    assert said_of(SPOKEN, *skips)[1:] == [["Skipped"], ["Skipped"], []]


def test_each_step_softer_is_said_and_so_is_as_before():
    steps = [
        replace(SPOKEN, softened="One step softer", softened_times=1),
        replace(SPOKEN, softened="Softer than it began", softened_times=2),
        replace(SPOKEN, softened="Softer than it began", softened_times=3, can_soften=False),
        SPOKEN,
    ]

    assert said_of(SPOKEN, *steps)[1:] == [
        ["One step softer"],
        ["Softer than it began"],
        ["Softer than it began. This is the softest."],
        ["As it was before"],
    ]


@pytest.mark.parametrize(("view", "going_on"), [(READ, ["Going on"]), (SITTING, ["Going on"]), (SPOKEN, [])])
def test_a_pause_is_said_and_going_on_where_no_voice_does(view, going_on):
    paused = replace(view, paused=True)

    assert said_of(view, paused, paused, view)[1:] == [["Paused"], [], going_on]


def test_somebody_who_comes_back_to_a_paused_sitting_hears_so():
    paused = replace(SPOKEN, paused=True)

    assert said_of(SPOKEN, PRACTISE, paused)[-1] == [SPOKEN.title, "Paused"]


def test_a_lost_device_is_said_with_what_is_offered_and_at_once():
    lost = replace(SPOKEN, message="The sound output went away.", device_offer="Speakers", paused=True)
    announcer = Announcer()
    announcer.follow(SPOKEN.announced)
    said = announcer.follow(lost.announced)

    assert [(each.words, each.urgent) for each in said] == [
        ("The sound output went away. Sound could go to Speakers, if you like.", True),
        ("Paused", False),
    ]


def test_a_check_in_is_asked_with_its_scale_and_its_offer_is_said():
    assert said_of(CHECK_IN, CHECK_IN, CHECK_IN_OFFER, replace(CHECK_IN, rating=ICONS)) == [
        [CHECK_IN.title, f"{CHECK_IN.rating.question} 0 is no distress, 10 is as much as I can bear."],
        [],
        [
            f"{CHECK_IN_OFFER.offer_words} "
            + ", ".join(each.label for each in CHECK_IN_OFFER.offers[:-1])
            + f" or {CHECK_IN_OFFER.offers[-1].label}"
        ],
        [f"{ICONS.question} {', '.join(a.label for a in ICONS.answers[:-1])} or {ICONS.answers[-1].label}."],
    ]


def test_each_step_of_easing_back_is_said():
    assert said_of(EASE_BACK, EASE_BACK, replace(EASE_BACK, line="And the floor."))[1:] == [
        [],
        ["And the floor."],
    ]
    assert EASE_BACK.line in said_of(EASE_BACK)[0]


def test_the_end_of_a_sitting_is_said():
    assert said_of(SPOKEN, AFTER)[1][0] == f"{AFTER.heading} {AFTER.what_happened}"


def test_what_could_come_next_is_said_when_asked():
    assert said_of(PATH, PATH_ASKED, PATH_ASKED) == [[], [PATH_ASKED.answer], []]
    assert PATH_ASKED.steps[1].title in PATH_ASKED.answer


def test_what_is_in_the_way_of_a_sitting_is_said():
    assert said_of(BRIEFING_NO_SOUND)[0][0] == BRIEFING_NO_SOUND.sound_message


def test_a_message_is_said_once_though_it_stands_on_several_screens():
    message = (Message("The log can't be opened.", "log"),)
    today, after = replace(PRACTISE, messages=message), replace(AFTER, messages=message)
    said = said_of(today, SPOKEN, after, PRACTISE, today)
    counted = [words.count(message[0].text) for words in said]

    assert counted == [1, 0, 0, 0, 1]


def test_what_has_no_words_is_never_said():
    announcer = Announcer()

    assert announcer.follow([Announcement("a", ""), Announcement("b", "now", on_arrival=False)]) == ()
    assert announcer.follow([Announcement("b", "later", on_arrival=False)]) == (
        Announcement("b", "later", on_arrival=False),
    )


def begin(router):
    """A sitting of words, under way."""
    router.handle(ChoosePractice("noticing-without-pushing-away"))
    router.handle(BeginTextOnly())
    router.tick()
    return router.page


def announced_in(router, clock, seconds, *, presses):
    """Everything said in so many seconds of a sitting, and its captions; presses by the second."""
    announcer, said, captions, due = Announcer(), [], [], dict(presses)
    for quarter in range(seconds * 4):
        clock.now += 0.25
        if quarter / 4 in due:
            router.handle(due[quarter / 4])
        router.tick()
        view = router.view()
        if isinstance(view, CheckInView):
            router.handle(LetItPass())
        elif view.line not in captions:
            captions.append(view.line)
        said += [each.words for each in announcer.follow(view.announced)]
    return said, captions


def test_a_whole_sitting_of_words_is_said_line_by_line(router, clock):
    begin(router)
    said, captions = announced_in(router, clock, 120, presses=())

    assert len(captions) > 5
    assert [words for words in said if words in captions] == captions
    assert said.count("Noticing without pushing away") == 1
    assert "Paused" not in said


def test_skipping_and_going_back_in_a_sitting_are_said(router, clock):
    begin(router)
    presses = ((10.0, Skip()), (35.0, BackLine()), (50.0, Skip()))
    said, _ = announced_in(router, clock, 60, presses=presses)

    assert [words for words in said if words in {"Skipped", "Back a line"}] == [
        "Skipped",
        "Back a line",
        "Skipped",
    ]


def test_short_silences_are_not_said(router, clock, parts):
    parts.settings_store.change(countdown=True)
    page = begin(router)
    quiet = [step for step in page.sitting.session.plan.steps if not step.kind.voiced]
    said, _ = announced_in(router, clock, 120, presses=())

    assert min(step.duration for step in quiet) < ANNOUNCED_FROM
    lengths = [
        int(words.split()[1]) for words in said if words.startswith("Quiet, ") and "minute" not in words
    ]
    assert lengths
    assert min(lengths) >= ANNOUNCED_FROM
