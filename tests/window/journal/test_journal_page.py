"""The journal: kept as it is typed, found again, gone on from, deleted; and writing in a sitting."""

import pytest
from page_material import folders_in, parts_in, replace_made

from player.practice.planner.steps import StepKind
from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.sittings.spoken_lines import Lines
from player.window.briefing.state import Begin, BeginTextOnly, SetChoice
from player.window.briefing.writing_described import KINDS_OF_PRACTICES
from player.window.entry.state import CloseEntry, DeleteEntry, ShowVersion, UseVersion
from player.window.intents import (
    ChoosePractice,
    ConfirmDelete,
    EaseBack,
    KeepIt,
    OpenJournal,
    OpenLog,
    OpenSupport,
    Rate,
    Write,
)
from player.window.journal.state import BeginEntry, JournalView, OpenEntry, SearchJournal
from player.window.router import Router
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.state import SittingView


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def parts(tmp_path, clock):
    folders = folders_in(tmp_path)
    log = SessionLog.open(folders.data, Keys(folders.config))
    yield parts_in(folders, log, seconds=clock)
    log.close()


@pytest.fixture
def router(parts):
    made = Router(parts)
    made.handle(OpenJournal())
    return made


def write(router, kind="end-of-day", **parts):
    router.handle(OpenJournal())
    router.handle(BeginEntry(kind))
    for part, text in parts.items():
        router.handle(Write(part, text))
    router.handle(CloseEntry())


def test_every_way_to_write_is_offered_and_nothing_is_asked_for(router):
    view = router.view()

    assert [kind.kind for kind in view.kinds] == [kind.value for kind in JournalKind]
    assert view.entries == ()
    assert "It can stay that way" in view.empty_words


@pytest.mark.parametrize("kind", list(JournalKind))
def test_the_places_to_write_are_those_that_are_kept(router, parts, kind):
    router.handle(BeginEntry(kind.value))
    names = tuple(part.name for part in router.view().writing.parts)
    for name in names:
        router.handle(Write(name, f"about {name}"))
    router.handle(CloseEntry())
    (entry,) = parts.session_log.open.journal.entries()

    assert names == kind.parts
    assert entry.kind is kind
    assert entry.now.parts == {name: f"about {name}" for name in names}


def test_what_is_typed_is_on_disk_within_two_seconds(router, parts, clock):
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    router.tick()
    at_once = parts.session_log.open.journal.entries()
    for letters in ("Soup,", "Soup, and", "Soup, and rain"):
        clock.now += 0.6
        router.handle(Write("line", letters))
        router.tick()

    assert at_once == ()
    assert parts.session_log.open.journal.entries()[0].now.parts == {"line": "Soup, and"}
    clock.now += 1.0
    router.tick()
    assert parts.session_log.open.journal.entries()[0].now.parts == {"line": "Soup, and rain"}
    assert "Kept on this computer" in router.view().writing.saved


@pytest.mark.parametrize("leaving", [OpenLog(), EaseBack(), OpenSupport(), OpenJournal()])
def test_leaving_by_any_way_keeps_it(router, parts, leaving):
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    router.handle(leaving)

    assert parts.session_log.open.journal.entries()[0].now.parts == {"line": "Soup"}


def test_closing_the_window_keeps_it(router, parts):
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    router.close()

    assert parts.session_log.open.journal.entries()[0].now.parts == {"line": "Soup"}


def test_an_entry_without_words_is_no_entry(router, parts):
    write(router, line="   ")

    assert parts.session_log.open.journal.entries() == ()


def test_entries_are_found_by_their_words(router):
    write(router, line="Soup with the neighbour")
    write(router, kind="therapy-note", note="The second phrase was too much")
    router.handle(SearchJournal("PHRASE second"))
    found = [card.beginning for card in router.view().entries]
    router.handle(SearchJournal("zebra"))

    assert found == ["The second phrase was too much"]
    assert router.view().entries == ()
    assert router.view().empty_words == "Those words stand in no entry."


def test_an_entry_is_opened_and_gone_on_with(router, parts):
    write(router, line="Soup")
    router.handle(OpenEntry(router.view().entries[0].entry))
    shown = router.view().writing.parts[0].text
    router.handle(Write("line", "Soup and rain"))
    router.handle(CloseEntry())

    assert shown == "Soup"
    assert [entry.now.parts["line"] for entry in parts.session_log.open.journal.entries()] == [
        "Soup and rain"
    ]


def test_an_earlier_version_is_looked_at_and_gone_on_from(router, parts):
    write(router, line="Nothing went well")
    router.handle(OpenEntry(router.view().entries[0].entry))
    router.handle(Write("line", "Soup"))
    router.handle(ShowVersion("now"))
    options = router.view().versions
    router.handle(ShowVersion(options[1].value))
    then = router.view()
    router.handle(Write("line", "typed into the past"))
    router.handle(UseVersion())
    history = parts.session_log.open.journal.history(parts.session_log.open.journal.entries()[0].id)

    assert then.earlier
    assert then.writing.parts[0].text == "Nothing went well"
    assert not router.view().earlier
    assert router.view().writing.parts[0].text == "Nothing went well"
    assert [version.parts["line"] for version in history] == [
        "Nothing went well",
        "Soup",
        "Nothing went well",
    ]


def test_deleting_asks_once_and_takes_everything(router, parts):
    write(router, line="Soup")
    router.handle(OpenEntry(router.view().entries[0].entry))
    router.handle(ConfirmDelete())
    still = len(parts.session_log.open.journal.entries())
    router.handle(DeleteEntry())
    asked = router.view().asked
    router.handle(KeepIt())
    kept = router.view().asked
    router.handle(DeleteEntry())
    router.handle(ConfirmDelete())

    assert still == 1
    assert "can't be brought back" in asked
    assert kept == ""
    assert isinstance(router.view(), JournalView)
    assert parts.session_log.open.journal.entries() == ()


def test_a_log_that_cannot_be_written_is_said_and_the_words_stay(router, parts):
    router.handle(BeginEntry("end-of-day"))
    parts.session_log.open.close()
    router.handle(Write("line", "Soup"))
    router.handle(ShowVersion("now"))

    assert router.view().writing.parts[0].text == "Soup"
    assert "was closed" in router.view().messages[0].text


def test_without_a_log_it_is_said_that_nothing_is_kept(parts):
    log = parts.session_log.open
    parts.session_log.use(None)
    router = Router(parts)
    router.handle(OpenJournal())
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    router.handle(CloseEntry())
    parts.session_log.use(log)

    assert "can't be kept" in router.view().messages[0].text


@pytest.mark.parametrize("practice", sorted(KINDS_OF_PRACTICES))
def test_a_writing_practice_offers_the_journal(router, practice):
    router.handle(ChoosePractice(practice))
    (group,) = [each for each in router.view().choices if each.subject == "writing"]

    assert group.selected == "paper"
    assert [option.label for option in group.options] == ["On paper, or in your mind", "In the journal here"]


def test_other_practices_have_nothing_to_write(router):
    router.handle(ChoosePractice("others-too"))

    assert all(group.subject != "writing" for group in router.view().choices)


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
        self.wanted = set()

    def prepare(self, lines):
        self.wanted |= {(line.text, line.words_per_minute) for line in lines}

    def poll(self):
        return ()


def test_the_prompts_of_a_letter_are_spoken_at_the_presets_pace_while_one_writes(parts):
    voice = Voice()
    replace_made(parts.lines, Lines(voice))
    parts.settings_store.change(preset="standard")
    router = Router(parts)
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
    assert {"It could begin: Dear you, I hear it was a long day."} <= spoken
    assert {"It could begin: The next coat along would tell you."} <= spoken
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
    router = Router(parts)
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
