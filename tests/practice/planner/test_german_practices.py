"""The practices in German: inside every limit under every preset, meeting the goals, and in German only."""

from dataclasses import replace
from random import Random

import pytest
from planning_rules import assert_company_leaves_quiet, assert_holds, assert_long_enough, assert_whole
from planning_shipped import LANGUAGES, PHRASES, PRESETS, ROOT, every_arc_with_anything, library

from player.practice.choices import Choices, Posture, Wording
from player.practice.errors import Severity
from player.practice.listening.listen import Listener
from player.practice.pacing.resolved_choices import effective_choices, softer
from player.practice.planner.checks.arc_check import check_heard, check_spoken
from player.practice.planner.checks.fit_check import check_fit
from player.practice.planner.offering import has_middle
from player.practice.planner.plan import estimated_durations, plan, replan
from player.practice.script.language.check import check_language
from player.practice.script.language.lines import spoken_lines
from player.practice.script.model import Sentence
from player.practice.units import Rung

GERMAN = LANGUAGES.phrasebook("de")
RULES = LANGUAGES.rules("de")
SCRIPTS = [library.parse_script(path.read_bytes(), str(path)) for path in sorted((ROOT / "de").glob("*.md"))]
ON_A_PATH = {
    *("ease-back", "five-things", "a-few-mindful-breaths", "noticing-without-pushing-away", "others-too"),
    *("hearing-the-inner-voice", "kindness-to-a-friend-or-an-animal", "a-compassionate-phrase"),
    *("self-compassion-break", "letting-the-day-be-over", "receiving-care", "sensory-menu"),
}
"""Those of *First weeks* and *After a hard day* that somebody who began in German goes on with."""
A_FEW = 6
TINY_SITTING = 180.0
EVERY = [
    pytest.param(script, pacing, id=f"{script.id}-{pacing.id}") for script in SCRIPTS for pacing in PRESETS
]
SETTINGS = [
    *((preset, None) for preset in PRESETS),
    *((preset, Rung.SELF_KINDNESS) for preset in PRESETS if preset.rung_by_choice),
]


def own_lines(book):
    """Every line that the planner may put in."""
    lines = {*book.options, *book.orient, *book.returning, *book.breath_first, *book.breath_next}
    for found in (book.presence, book.moment_first, book.moment_next):
        lines.update(line for several in found.values() for line in several)
    for rests in book.rests.values():
        lines.update(piece.text for rest in rests for piece in rest.pieces if isinstance(piece, Sentence))
    return lines | {*book.check_in_question.start, *book.check_in_question.middle, *book.go_on_from_writing}


IN_GERMAN, IN_ENGLISH = own_lines(GERMAN), own_lines(PHRASES)


def german_only(script, made):
    """That each text of a plan is the script's or a German line, and that some of both may be."""
    written = {line.text for line in spoken_lines(script)}
    texts = {step.text for step in made.steps if step.text}

    assert texts <= written | IN_GERMAN | set(GERMAN.check_in_hold.values())
    assert not texts & IN_ENGLISH


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_before_a_gentle_sitting_nothing_is_said_of_another_text_in_german(script):
    said = (script.gentle_asks or script.asks, script.gentle_caution or script.caution)

    assert [words for words in said if "sanft" in words] == []


def test_those_that_are_there_are_translations_of_shipped_ones():
    assert {script.language for script in SCRIPTS} == {"de"}
    assert {script.id for script in SCRIPTS} >= ON_A_PATH
    assert all((ROOT / f"{script.id}.md").is_file() for script in SCRIPTS)


def structure(script, wording):
    """Each phase of a text without its words: all that a limit or a choice goes by."""
    phases = [phase for phase in script.phases if not phase.wordings or wording in phase.wordings]
    titles = list(dict.fromkeys(phase.title for phase in phases))
    return [
        (
            *(phase.role, phase.rung, phase.contact, phase.difficulty, phase.optional),
            titles.index(phase.title),
            sorted(titles.index(need) for need in phase.needs),
        )
        for phase in phases
    ]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_each_of_its_texts_is_built_as_the_english_one(script):
    english = library.parse_script((ROOT / f"{script.id}.md").read_bytes(), script.id)
    texts = {wording: structure(script, wording) for wording in Wording}

    assert any(texts.values())
    for wording, built in texts.items():
        assert built in ([], structure(english, wording)), wording
    assert (script.components, script.anchor, script.ending, script.sources) == (
        *(english.components, english.anchor, english.ending, english.sources),
    )


@pytest.mark.parametrize(("script", "pacing"), EVERY)
def test_any_choice_keeps_every_limit_and_is_german(script, pacing):
    dice = Random(f"{script.id} {pacing.id}")  # noqa: S311
    every = list(every_arc_with_anything(script, pacing, dice))
    for choices in (Choices(), *dice.sample(every, min(A_FEW, len(every)))):
        durations = estimated_durations(pacing, GERMAN.pace)
        made, held = plan(script, pacing, choices, GERMAN, durations), effective_choices(pacing, choices)

        assert_holds(made, pacing, total=held.longest, highest=held.highest_rung)
        assert_long_enough(made, pacing, held.longest)
        assert_company_leaves_quiet(made.steps)
        assert_whole(made, script, GERMAN, tiny=held.longest < TINY_SITTING)
        german_only(script, made)
        assert not has_middle(script, made) or check_heard(script, made, RULES) == ()


@pytest.mark.parametrize(("script", "pacing"), EVERY)
def test_what_comes_in_its_place_is_german_too(script, pacing):
    durations, choices = estimated_durations(pacing, GERMAN.pace), Choices()
    made = plan(script, pacing, choices, GERMAN, durations)
    gentler, held = softer(pacing, choices)
    keep = len(made.steps) // 3

    for again in (
        replan(made, keep, script, pacing, choices, GERMAN, durations, grounding=True),
        replan(made, keep, script, pacing, choices, GERMAN, durations, skip_phase=True),
        replan(made, keep, script, gentler, held, GERMAN, durations),
    ):
        german_only(script, again)


def test_an_english_line_would_be_seen():
    script, pacing = SCRIPTS[0], PRESETS[0]
    made = plan(script, pacing, Choices(), GERMAN, estimated_durations(pacing, GERMAN.pace))
    planted = replace(made.steps[0], text=PHRASES.orient[0])

    with pytest.raises(AssertionError):
        german_only(script, replace(made, steps=(planted, *made.steps[1:])))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_it_fits_every_preset_and_its_language_is_as_it_should_be(script):
    found = [problem for pacing in PRESETS for problem in check_fit(script, pacing, GERMAN)]

    assert found == []
    assert check_spoken(script, PRESETS) == ()
    assert check_language(script, RULES) == ()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_it_meets_every_goal_wherever_it_is_offered(script):
    listener = Listener(script, GERMAN, RULES, turns=0)
    hearings = {
        (preset.id, rung): listener.hear(preset, Choices(highest_rung=rung)) for preset, rung in SETTINGS
    }
    misses = {
        setting: {one.name.value: one.value_in_words for one in hearing.measured if not one.met}
        for setting, hearing in hearings.items()
    }

    assert {setting: missed for setting, missed in misses.items() if missed} == {}
    assert hearings["gentle", None].sitting is not None


@pytest.mark.exhaustive
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_it_meets_every_goal_on_each_of_thirty_days(script):
    for preset, rung in SETTINGS:
        for turn in range(30):
            listener = Listener(script, GERMAN, RULES, turns=30 if turn == 0 else 0)
            hearing = listener.hear(preset, Choices(highest_rung=rung, turn=turn))

            assert [one.name.value for one in hearing.measured if not one.met] == [], (preset.id, rung, turn)


@pytest.mark.parametrize("preset", ["gentle", "standard"])
@pytest.mark.parametrize(("folder", "book"), [(ROOT, PHRASES), (ROOT / "de", GERMAN)], ids=["en", "de"])
def test_ease_back_takes_two_and_a_half_minutes_at_most(folder, book, preset):
    script = library.parse_script((folder / "ease-back.md").read_bytes(), "ease-back")
    pacing = next(pacing for pacing in PRESETS if pacing.id == preset)
    durations = estimated_durations(pacing, book.pace)
    lengths = [
        plan(script, pacing, Choices(turn=turn, posture=posture), book, durations).duration
        for turn in range(30)
        for posture in Posture
    ]

    assert min(lengths) >= 120.0
    assert max(lengths) <= 150.0


def test_lines_take_the_time_that_german_takes():
    script, pacing = SCRIPTS[0], next(pacing for pacing in PRESETS if pacing.id == "gentle")
    made = plan(script, pacing, Choices(), GERMAN, estimated_durations(pacing, GERMAN.pace))
    first = next(step for step in made.steps if step.text)

    # Gentle's 105 English words a minute are 82 German ones.
    assert first.duration == pytest.approx(len(first.text.split()) * 60 / (105 * 179 / 228), rel=0.01)


def test_no_german_practice_has_an_error_under_english_rules_for_the_notation():
    assert not [
        problem
        for script in SCRIPTS
        for problem in check_language(script, None)
        if problem.severity is Severity.ERROR
    ]
