"""Scripts as teachers, therapists and video makers publish them: what is said in them, and nothing else."""

import pytest
from draft_heard import script_of, spoken
from draft_material import said

from player.practice.drafting.draft import draft_of

SIT, REST, LOOK = "Sit on the chair.", "Rest both hands.", "Look around the room."


def told(text):
    return [item.text for item in draft_of(text, "talk.txt").unplaced]


def title(text, name="talk.txt"):
    return script_of(text, name).title


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("P10", 10),
        ("P 5", 5),
        ("(P10)", 10),
        ("... pause ...", 4),
        ("… long pause …", 8),
        ("(hold for 4 counts)", 4),
        ("(hold 4-3-2-1)", 4),
        ("[2, 3]", 2),
        ("(wait for client's response)", 8),
        ("[Allow the group 30 seconds to look]", 30),
        ("[Final 2 minutes of silent breathing, with a few gentle prompts]", 120),
        ("(un temps)", 4),
        ("(laisser un temps)", 4),
        ("(één minuut stilte)", 60),
        ("(1 minuut stilte)", 60),
        ("(停頓10秒)", 10),
        ("(靜默1分鐘)", 60),
        ("(หยุด 10 วินาที)", 10),
    ],
)
def test_pauses_in_other_notations(written, expected):
    assert spoken(f"{SIT} {written} {LOOK}") == [SIT, expected, LOOK]


@pytest.mark.parametrize(
    "written",
    [
        "(on entend la cloche)",
        "(suona la campana)",
        "(toca o sino)",
        "(se escucha el cuenco)",
        "(bel)",
        "(鐘聲)",
    ],
)
def test_bells_in_other_languages(written):
    assert spoken(f"{SIT} {written} {LOOK}") == [SIT, "bell", LOOK]


@pytest.mark.parametrize(
    "written",
    [
        "(fin de la meditación)",
        "(fine)",
        "(einde)",
        "(fim)",
        "(zachte muziek)",
        "(leiser werden)",
        "(B-roll: forest)",
        "(00:00, the sitting begins)",
        "(Tone becomes more focused, rhythmic)",
    ],
)
def test_directions_in_other_words_are_reported(written):
    text = f"{SIT} {written} {LOOK}"

    assert spoken(text) == [SIT, LOOK]
    assert written in told(text)


def test_words_behind_brackets_begin_without_their_comma():
    assert spoken(f"Breathe in for four (4s), hold (4s), and out. {LOOK}") == [
        *("Breathe in for four.", 4, "hold.", 4, "and out.", LOOK)
    ]


def test_a_bell_may_begin_a_practice_and_a_pause_can_not():
    assert spoken(f"(Bell)\n\n(pause)\n\n{SIT}\n\n{REST}\n\n{LOOK}") == ["bell", SIT, REST, LOOK]
    assert told(f"(Bell)\n\n(pause)\n\n{SIT}\n\n{REST}\n\n{LOOK}") == ["(pause)"]


@pytest.mark.parametrize(
    "head",
    [
        "Quiet hands\n\n",
        "## Quiet hands\n",
        "QUIET HANDS - SESSION 1: Rest (LONG VERSION)\nDuration: ~38 minutes\nVoice: calm, with an accent\nWord Count Target: ~5,000\n\n",  # noqa: E501 - as a file has it
        "Quiet hands\nby Jo Example, LCSW\n(Approx. 12 minutes)\n\n",
    ],
)
def test_what_stands_above_the_words_is_the_title_and_is_not_said(head):
    text = f"{head}{SIT} (pause)\n{REST}\n{LOOK}\n"

    assert title(text).casefold().startswith("quiet hands")
    assert spoken(text) == [SIT, 4, REST, LOOK]


def test_an_only_heading_that_names_a_part_is_no_title():
    assert title(f"Introduction\n\n{SIT}\n{REST}\n") == "Talk"


def test_a_title_in_other_letters_leaves_the_files_name_to_the_id():
    assert draft_of("静坐练习\n\n请舒服地坐下。\n", "sitting-one.txt").id == "sitting-one"


def test_what_is_about_a_practice_beside_its_script_is_not_said():
    text = (
        "# Warm hands (15 minutes)\n\n## Purpose\nTo warm the hands.\n\n## Timing Breakdown\n"
        f"- 00:00-02:00 Arriving (2 min)\n- 02:00-15:00 Hands (13 min)\n\n## Tips\nSpeak low.\n\n## Script\n{SIT}\n\n"  # noqa: E501 - as a file has it
        f"{REST}\n\n{LOOK}\n\n## Recording notes\n- A quiet room.\n\n## Sources\n- [A book](https://example.org/a)\n"
    )

    assert spoken(text) == [SIT, REST, LOOK]
    assert {"To warm the hands.", "Speak low.", "- A quiet room.", "- A book"} <= set(told(text))


def test_tips_are_said_where_nothing_else_is_called_the_script():
    assert "Speak low." in spoken(f"# Hands\n\n## Arriving\n{SIT}\n\n## Tips\nSpeak low.\n\n## End\n{LOOK}\n")


def test_a_note_on_the_marks_of_a_script_is_not_said():
    note = "Note: ... represents a pause of 2 seconds."

    assert spoken(f"{SIT}\n\n{REST}\n\n{LOOK}\n\n*{note}*\n") == [SIT, REST, LOOK]
    assert note in told(f"{SIT}\n\n{REST}\n\n{LOOK}\n\n*{note}*\n")


def test_what_is_done_between_what_is_said_is_not_said():
    text = f"**Show:** A candle\n\n**Say:**\n> {SIT}\n\n**Do:** light it\n\n**Say:** {LOOK}\n"

    assert spoken(text) == [SIT, LOOK]
    assert told(text) == ["Show: A candle", "Do: light it"]


def test_numbers_of_long_paragraphs_are_not_said_and_those_of_short_items_are():
    long = "and go on resting, as long and as quietly as this chair holds you."
    text = f"1. {SIT[:-1]}, {long}\n\n2. {REST[:-1]}, {long}\n\n3. {LOOK[:-1]}, {long}\n"

    assert [words[0] for words in spoken(text)] == ["S", "R", "L"]
    assert told(text) == ["1."]
    assert spoken(f"1. {SIT}\n2. {REST}\n3. {LOOK}\n")[0] == f"1: {SIT}"


def test_lines_without_full_stops_are_parted_where_a_breath_is():
    lines = [
        "find yourself a quiet place",
        "a chair perhaps",
        "rest the face",
        "the shoulders",
        "and both arms",
    ]

    heard = spoken("\n".join([*lines, "and look around"]))

    assert [line.lower() for line in heard[: len(lines)]] == [f"{line}." for line in lines]


def test_lines_that_were_wrapped_at_a_margin_stay_one_sentence():
    text = "find yourself a quiet place, where the\nlight is soft and nobody will call you\nfor the next few minutes, and then let\nyour hands rest\n"  # noqa: E501 - as a file has it

    assert len(spoken(text)) == 1


def test_paragraphs_that_a_program_numbers_are_no_parts():
    text = f"###### 1-1\n{SIT} ^1-1\n\n###### 1-2\n{REST}\n\n###### 1-3\n{LOOK}\n"

    assert spoken(text) == [SIT, REST, LOOK]
    assert [phase.title for phase in script_of(text).phases] == ["Arriving", "The practice", "Coming back"]


def test_times_before_a_heading_are_no_part_of_it():
    text = f"## 00:00 - 05:00 Arriving gently\n{SIT}\n\n## [5:00–10:00] The hands\n{REST}\n\n## 10:00 Back\n{LOOK}\n"  # noqa: E501 - as a file has it

    assert [phase.title for phase in script_of(text).phases] == ["Arriving gently", "The hands", "Back"]


def test_words_that_were_struck_out_are_reported():
    assert spoken(f"{SIT} ~~Stand up now.~~ {LOOK}") == [SIT, LOOK]
    assert told(f"{SIT} ~~Stand up now.~~ {LOOK}") == ["~~Stand up now.~~"]


def test_an_emoji_before_a_direction_does_not_make_it_a_sentence():
    assert spoken(f"💡 Speak slowly here.\n\n{SIT}\n\n{LOOK}") == [SIT, LOOK]


@pytest.mark.parametrize(
    "text",
    [
        f"Quiet hands   Page 1 of 3\n\n{SIT}\n\n{REST[:9]}\n\nQuiet hands   Page 2 of 3\n\n{REST[10:]}\n\n{LOOK}\n\n3\n",  # noqa: E501 - as a file has it
        f"{SIT}\n\n{REST[:9]}\n\f2\n\n{REST[10:]}\n\n\f3\n\n{LOOK}\n",
        f"{SIT}\n\n{REST[:9]}\n\n1\n\f\n{REST[10:]}\n\n2\n\f{LOOK}\n",
    ],
)
def test_ends_of_pages_are_not_said_and_part_no_sentence(text):
    assert spoken(text) == [SIT, REST, LOOK]


def test_what_ends_a_text_keeps_the_pause_behind_it_and_no_sign_of_ours_is_shown():
    text = f'<speak>{SIT}<break time="2s"/>{LOOK}<p>End.<break time="3s"/></p></speak>'

    assert spoken(text) == [SIT, 2, LOOK, 3]
    assert told(text) == ["End."]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<s>{SIT}</s><s>{LOOK}</s>", [SIT, LOOK]),
        ('The <sub alias="feet">ft</sub> are here.', ["The feet are here."]),
        ('<audio src="a.mp3">a bell rings</audio>', ["bell"]),
        (f'<media begin="a.end+2.0s"><speak>{LOOK}</speak></media>', [2, LOOK]),
    ],
)
def test_more_of_speech_markup(markup, expected):
    assert spoken(f"<speak>{REST} {markup}</speak>") == [REST, *expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("楽に座ってください。息を感じてください。", "ja"),
        ("请舒服地坐下。感受你的呼吸。", "zh"),
        ("편안하게 앉으세요. 숨을 느껴 보세요.", "ko"),
        ("นั่งสบายๆ รู้สึกถึงลมหายใจ", "th"),
        ("שבו בנוחות. הרגישו את הנשימה.", "he"),
        ("اجلس براحة. اشعر بأنفاسك.", "ar"),
        ("راحت بنشینید. چشم‌ها باز باشند.", "fa"),
        ("आराम से बैठें। साँस को महसूस करें।", "hi"),
    ],
)
def test_a_draft_is_in_the_language_of_its_letters(text, language):
    assert script_of(text).language == language
    assert said(script_of(text).phases[1])


def test_letters_that_are_neither_large_nor_small_make_no_heading_of_a_line():
    assert spoken("楽に座ってください\n(10 seconds)\n息を感じてください\n") == [
        *("楽に座ってください.", 10, "息を感じてください.")
    ]
