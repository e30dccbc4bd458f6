"""The journal: kept as it is typed, found again, gone on from, deleted; and writing in a sitting."""

from typing import cast

import pytest
from journal_material import at_journal, write
from page_material import replace_made, router_for

from audio.voice.worker import SpeechWorker
from player.practice.planner.steps import StepKind
from player.records.journal.entries import JournalKind
from player.sittings.spoken_lines import Lines
from player.window.briefing.state import Begin, BeginTextOnly, SetChoice
from player.window.intents import ChoosePractice, EaseBack
from player.window.journal.state import SearchJournal
from player.window.shared.rating import Rate
from player.window.shared.writing_state import Write
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.state import SittingView


@pytest.fixture
def router(parts):
    return at_journal(parts)


def test_every_way_to_write_is_offered_and_nothing_is_asked_for(router):
    view = router.view()

    assert [kind.kind for kind in view.kinds] == [kind.value for kind in JournalKind]
    assert view.entries == ()
    assert "It can stay that way" in view.empty_words


def test_entries_are_found_by_their_words(router):
    write(router, line="Soup with the neighbour")
    write(router, kind="therapy-note", note="The second phrase was too much")
    router.handle(SearchJournal("PHRASE second"))
    found = [card.beginning for card in router.view().entries]
    router.handle(SearchJournal("zebra"))

    assert found == ["The second phrase was too much"]
    assert router.view().entries == ()
    assert router.view().empty_words == "No entry has those words."


def test_writing_in_a_sitting_is_kept_with_it_however_it_ends(router, parts, clock):
    router.handle(ChoosePractice("critic-journal"))
    router.handle(SetChoice("writing", "journal"))
    chosen = [each.selected for each in router.view().choices if each.subject == "writing"]
    router.handle(BeginTextOnly())
    while isinstance(router.view(), CheckInView) or not router.view().line:
        clock.now += 0.25
        router.tick()
        if isinstance(router.view(), CheckInView):
            router.handle(Rate(None))
    router.handle(Write("critic", "You were late again."))
    written = {part.name: part.text for part in router.view().writing.parts}
    router.handle(EaseBack())
    (entry,) = parts.session_log.open.journal.entries()

    assert chosen == ["journal"]
    assert written == {"critic": "You were late again.", "friend": ""}
    assert entry.sitting == parts.session_log.open.sittings()[0].id
    assert entry.now.parts == written


class Voice:
    """Notes what it is asked to speak, and how fast."""

    def __init__(self):
        self.wanted: set[tuple[str, float]] = set()

    def prepare(self, lines):
        self.wanted |= {(line.text, line.words_per_minute) for line in lines}

    def poll(self):
        return ()


def test_the_prompts_of_a_letter_are_spoken_at_the_presets_pace_while_one_writes(parts):
    voice = Voice()
    replace_made(parts.lines, Lines(cast("SpeechWorker", voice)))
    parts.settings_store.change(preset="standard")
    router = router_for(parts)
    for intent in (ChoosePractice("a-kind-letter"), SetChoice("writing", "journal"), Begin()):
        router.handle(intent)
    router.tick()
    spoken = {text for text, _ in voice.wanted}
    pacing = parts.pacing_choice.in_force().pacing
    page = router.page
    steps = page.sitting.session.plan.steps
    writing = [index for index, step in enumerate(steps) if step.kind is StepKind.WRITING]
    prompts = [steps[index - 1] for index in writing]

    assert [prompt.rung for prompt in prompts] == [1, 2, 5]
    assert all(prompt.kind is StepKind.SAY and prompt.spoken in spoken for prompt in prompts)
    assert {"You could begin: Dear you, I hear it was a long day."} <= spoken
    assert {"You could begin: The next coat along would tell you."} <= spoken
    assert {steps[index].text for index in writing} == {prompt.text for prompt in prompts}
    assert {pace for _, pace in voice.wanted} == {pacing.speech_wpm}
    assert page.sitting.planning.choices.spoken
    assert page.sitting.session.plan.duration <= pacing.session_max_min * 60


@pytest.mark.parametrize(
    ("preset", "practice", "expected"),
    [
        ("standard", "a-kind-letter", ["hard", "shared", "kind"]),
        ("gentle", "a-kind-letter", ["hard", "shared"]),
        ("first-steps", "a-kind-letter", ["hard"]),
        ("first-steps", "critic-journal", ["critic", "friend"]),
    ],
)
def test_no_prompt_to_write_stands_above_the_presets_rung(*, parts, clock, preset, practice, expected):
    parts.settings_store.change(preset=preset)
    router = router_for(parts)
    for intent in (ChoosePractice(practice), SetChoice("writing", "journal"), BeginTextOnly()):
        router.handle(intent)
    while not isinstance(router.view(), SittingView):
        clock.now += 0.25
        router.tick()
        router.handle(Rate(None))

    assert [part.name for part in router.view().writing.parts] == expected


def test_a_sitting_on_paper_shows_no_place_to_write(router):
    router.handle(ChoosePractice("critic-journal"))
    router.handle(BeginTextOnly())
    router.tick()
    view = router.view()

    assert isinstance(view, CheckInView) or view.writing is None
