"""A draft from plain text: where each thing goes, what is guessed, what has no place."""

import pytest
from draft_material import TALK, quiets, said, script_of

from player.practice.drafting.draft import draft_of
from player.practice.errors import NotUsableError, Severity
from player.practice.script.comments import undecided
from player.practice.script.model import Bell, Component, Pause, Role
from player.practice.script.parse import parse_text


def test_headings_become_phases_with_an_opening_and_a_return():
    phases = script_of(TALK).phases
    found = [(phase.title, phase.role, int(phase.rung), phase.contact) for phase in phases]

    assert found == [
        ("Arriving", Role.ORIENT, 0, False),
        ("Holding it", Role.MIDDLE, 2, True),
        ("Coming back", Role.RETURN, 0, False),
    ]


def test_the_title_the_id_and_the_components_are_those_of_the_text():
    script = script_of(TALK)

    assert (script.title, script.id) == ("A cup of tea", "a-cup-of-tea")
    assert script.components == (Component.COMMON_HUMANITY,)


def test_everything_said_stands_there_in_order():
    spoken = [text for phase in script_of(TALK).phases for text in said(phase)]

    assert spoken == [
        "Welcome.",
        "Take a moment to arrive…",
        "There's a chair under you.",
        "Let's begin with the cup in your hands.",
        "It may be hot, or only warm.",
        "What colour is it?",
        "See for more.",
        "1: First the rim.",
        "2: Then the handle.",
        "Other people are drinking tea as well.",
        "Some of them are having a hard day.",
        "You can put it down now, and look around the room.",
    ]


def test_a_bell_is_a_bell():
    last = script_of(TALK).phases[-1].blocks[-1].pieces

    assert isinstance(last[-1], Bell)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("(pause)", (4.0, False)),
        ("[Pause]", (4.0, False)),
        ("(short pause)", (2.0, False)),
        ("(a long pause)", (8.0, False)),
        ("…", (2.0, False)),
        ("...", (2.0, False)),
        ("[10 seconds]", (10.0, False)),
        ("(10s)", (10.0, False)),
        ("[10-second pause]", (10.0, False)),
        ("(pause for ten seconds)", (10.0, False)),
        ("[Pause: 5–10 seconds]", (7.5, False)),
        ("(2.5 sec)", (2.5, False)),
        ("[half a minute]", (30.0, True)),
        ("[1 minute]", (60.0, True)),
        ("(silence)", (20.0, True)),
        ("(silence, 8 seconds)", (8.0, True)),
        ("[90 minutes]", (600.0, True)),
        ("[100 ms]", (0.5, False)),
        ('<break time="3s"/>', (3.0, False)),
        ("<break time='1500ms' />", (1.5, False)),
        ('<break strength="strong"/>', (4.0, False)),
        ("<break/>", (2.0, False)),
        ("\nPause for 12 seconds.\n", (12.0, False)),
        ("(pause) [3 seconds]", (7.0, False)),
        ("(pause 10 seconds)", (10.0, False)),
        ("[PAUSE: 8s]", (8.0, False)),
        ("*[Pause 4 seconds]*", (4.0, False)),
        ("/2s", (2.0, False)),
        ("\n/2s\n", (2.0, False)),
        ("/ 3 sec", (3.0, False)),
        ("|2s|", (2.0, False)),
        ("//", (2.0, False)),
        ("{pause 5}", (5.0, False)),
        ("【pause 5s】", (5.0, False)),
        ("[pause=5]", (5.0, False)),
        ("[PAUSE_5]", (5.0, False)),
        ("[Pause (6 seconds)]", (6.0, False)),
        ("(Pause – 10 sec)", (10.0, False)),
        ("(Pause here for about 10 seconds)", (10.0, False)),
        ("[pause 10 sec - allow silence]", (10.0, False)),
        ("(Allow 30 seconds of silence)", (30.0, True)),
        ("(pause 1 min 30 s)", (90.0, True)),
        ("(Pause 1:30)", (90.0, True)),
        ("(twenty-five seconds)", (25.0, True)),
        ("[pause ½ minute]", (30.0, True)),
        ('(10")', (10.0, False)),
        ("(3 breaths)", (15.0, False)),
        ("– pause –", (4.0, False)),
        ("*pause*", (4.0, False)),
        ("**Pause 10 seconds**", (10.0, False)),
        ("#pause 5#", (5.0, False)),
        (". . .", (2.0, False)),
        ("<#2.5#>", (2.5, False)),
        ("[[slnc 2000]]", (2.0, False)),
        ("<pause 3s>", (3.0, False)),
        ("<PAUSE=5>", (5.0, False)),
        ('<mstts:silence type="x" value="1200ms"/>', (1.2, False)),
        ('<break time="3s"></break>', (3.0, False)),
    ],
)
def test_how_people_write_pauses(written, expected):
    assert quiets(f"Here is the floor. {written} And here is the wall.") == [expected]


@pytest.mark.parametrize(
    "spoken",
    [
        "The pause (between two breaths) is short.",
        "Rest your hands.",
        "Wait.",
        "We have ten seconds.",
        "Silence.",
        "(half of it)",
        "(twenty chairs)",
        "(5)",
        "It is 24/7, or 1/2 s.",
        "And then you *pause* there.",
        "Pause for a moment.",
        "This – the pause – matters.",
        "<break strength='none'/> Hello.",
    ],
)
def test_words_that_only_sound_like_pauses_are_said(spoken):
    assert quiets(f"Here is the floor.\n\n{spoken} More.\n\nAnd here is the wall.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "NARRATOR: Welcome.\n\nNarrator (softly): The floor.\n\n**Guide:** A wall.\n\n[Speaker 1] Back.",
            ["NARRATOR", "Guide", "Speaker 1"],
        ),
        ("Anna: Welcome.\n\nBen Lee: The floor.\n\nAnna: A wall.\n\nBen Lee: Back.", ["Anna", "Ben Lee"]),
        ("00:00 Welcome.\n\n[00:35] The floor.\n\n00:50 - 01:05 A wall.\n\n(1:10) Back.", ["00:00"]),
        ("0:01 Anna: Welcome.\n\n0:02 Anna: The floor.\n\n0:03 Anna: A wall.\n\nBack.", ["0:01", "Anna"]),
    ],
)
def test_who_speaks_and_when_is_not_said_and_told_once(text, told):
    draft = draft_of(text, "talk.txt")

    assert [text for phase in parse_text(draft.text).phases for text in said(phase)] == [
        "Welcome.",
        "The floor.",
        "A wall.",
        "Back.",
    ]
    assert [one.text for one in draft.unplaced] == told


def test_words_before_a_colon_that_are_no_speaker_stay():
    text = "Welcome.\n\nRemember: you can stop.\n\nThe floor. At 10:30 it is here.\n\nFirst: a wall.\n\nBack."

    assert draft_of(text, "talk.txt").unplaced == ()
    assert "Remember: you can stop." in said(script_of(text).phases[1])


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Holding it", "Holding it"),
        ("**Holding it**", "Holding it"),
        ("Holding it:", "Holding it"),
        ("HOLDING IT", "HOLDING IT"),
        ("**Holding it (2 minutes)**", "Holding it"),
        ("### Holding it [1 min]", "Holding it"),
        ("2. Holding it", "Holding it"),
        ("Part 2: Holding it", "Part 2: Holding it"),
        ("Holding it\n----------", "Holding it"),
    ],
)
def test_how_people_write_headings(heading, expected):
    text = f"## One\n\nWelcome.\n\n{heading}\n\nHere is the floor.\n\n## Three\n\nBack."
    phases = script_of(text).phases

    assert [phase.title for phase in phases] == ["One", expected, "Three"]
    assert quiets(text) == []


def test_every_guess_is_a_note_for_the_checker():
    draft = draft_of(TALK, "some/talk.txt")
    notes = undecided(parse_text(draft.text, "a-cup-of-tea.md"))
    words = " ".join(note.message for note in notes)

    assert len(notes) == draft.guesses
    assert {note.severity for note in notes} == {Severity.NOTE}
    for guessed in (
        "“(pause)” became [4s]",
        "“…” became [2s]",
        "rung 2, common humanity, for “Other people”",
    ):
        assert guessed in words
    # What the text says isn't a guess.
    assert "10 seconds" not in words


def test_what_has_no_place_is_told_with_its_line_and_stays_in_a_comment():
    draft = draft_of(TALK, "talk.txt")

    assert [(one.line, one.text) for one in draft.unplaced] == [
        (8, "[soft music]"),
        (12, "https://example.org/tea"),
    ]
    assert "<!-- decide: line 8 of talk.txt has [soft music]" in draft.text


def test_ssml_is_read_with_its_lines():
    text = (
        '<?xml version="1.0"?>\n<speak>\n<p>Here is the floor.<break\ntime="2s"/></p>\n'
        '<p><prosody rate="slow">Here &amp; there, a wall.</prosody></p>\n<p>And back.</p>\n</speak>\n'
    )
    draft = draft_of(text, "talk.ssml")
    script = parse_text(draft.text)

    assert [text for phase in script.phases for text in said(phase)] == [
        "Here is the floor.",
        "Here & there, a wall.",
        "And back.",
    ]
    assert [(one.line, one.text) for one in draft.unplaced] == [
        (5, '<prosody rate="slow">'),
        (5, "</prosody>"),
    ]


def test_a_single_sentence_gets_an_opening_and_a_return_that_are_not_its_own():
    draft = draft_of("Here is the floor", "floor.txt")
    script = parse_text(draft.text)

    assert [phase.role for phase in script.phases] == [Role.ORIENT, Role.MIDDLE, Role.RETURN]
    assert said(script.phases[1]) == ["Here is the floor."]
    assert "the line under Arriving isn't yours" in draft.text


def test_a_pause_before_the_first_word_has_no_place():
    draft = draft_of("(pause)\n\nHere.", "talk.txt")

    assert [(one.line, one.text) for one in draft.unplaced] == [(1, "(pause)")]
    assert quiets("(pause)\n\nHere.") == []


def test_a_pause_on_its_own_belongs_to_what_was_said_before():
    phases = script_of("One.\n\n(pause)\n\nTwo.\n\nThree.").phases

    assert isinstance(phases[0].blocks[-1].pieces[-1], Pause)


def test_kindness_to_oneself_stands_on_its_own_rung():
    script = script_of("Here.\n\nMay I be kind to myself.\n\nBack.")

    assert [int(phase.rung) for phase in script.phases] == [0, 5, 0]
    assert script.components == (Component.SELF_KINDNESS,)


def test_a_heading_twice_makes_two_phases_not_variants():
    script = script_of("## Here\n\nOne.\n\n## Here\n\nTwo.\n\n## Here\n\nThree.")

    assert [phase.title for phase in script.phases] == ["Here", "Here 2", "Here 3"]


def test_a_heading_over_nothing_is_told():
    draft = draft_of("# Talk\n\n## Empty\n\n## Here\n\nOne.\n\nTwo.\n\nThree.", "talk.txt")

    assert [(one.line, one.text) for one in draft.unplaced] == [(3, "Empty")]


def test_verse_keeps_its_lines_and_prose_is_unwrapped():
    verse = said(script_of("The floor is here\nThe wall is there\nand so am I").phases[1])
    prose = said(
        script_of(
            "The floor is here, and it has been here for as long as anybody\nremembers, as floors are."
        ).phases[1]
    )

    assert verse == ["The floor is here.", "The wall is there and so am I."]
    assert len(prose) == 1


def test_a_long_paragraph_is_parted_between_sentences():
    long = " ".join(f"This is the sentence number {number}." for number in range(40))
    script = script_of(f"Here.\n\n{long}\n\nBack.")
    lengths = [len(" ".join(s.text for s in block.pieces).split()) for block in script.phases[1].blocks]

    assert len(said(script.phases[1])) == 40
    assert max(lengths) <= 60


@pytest.mark.parametrize("text", ["", " \n\n", "…", "(pause)", "***\n---", "[soft music]"])
def test_nothing_to_say_is_an_error_with_its_file(text):
    with pytest.raises(NotUsableError) as caught:
        draft_of(text, "talk.txt")

    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file) == ("nothing-to-say", "talk.txt")


def test_more_than_a_script_may_hold_is_an_error():
    with pytest.raises(NotUsableError) as caught:
        draft_of("Here is one more word. " * 7000, "talk.txt")

    assert caught.value.problems[0].code == "too-big"


@pytest.mark.parametrize("item", ["- a\n", "• a\n", "1. a\n", "a\n\n"])
def test_a_list_of_tens_of_thousands_is_refused_before_each_item_is_looked_at(monkeypatch, item):
    """It took six seconds to be told that a script is shorter."""
    read: list[object] = []
    monkeypatch.setattr("player.practice.drafting.draft.sections_of", read.append)
    with pytest.raises(NotUsableError) as caught:
        draft_of(item * 20_000, "list.txt")

    assert caught.value.problems[0].code == "too-big"
    assert read == []
