"""Pauses, bells and directions as people write them elsewhere, in other languages too."""

import pytest

from player.practice.drafting.draft import draft_of
from player.practice.script.model import Bell, Paragraph, Pause, Sentence, Silence
from player.practice.script.parse import parse_text


def pieces_of(text):
    """What is said and done in the draft of a text, in order: words, seconds, or ``bell``."""
    script = parse_text(draft_of(text, "talk.txt").text, "talk.md")
    found: list[str | float] = []
    paragraphs = (block for phase in script.phases for block in phase.blocks if isinstance(block, Paragraph))
    for piece in (piece for paragraph in paragraphs for piece in paragraph.pieces):
        if isinstance(piece, Pause | Silence):
            found.append(float(piece.length))
        elif isinstance(piece, Bell):
            found.append("bell")
        elif isinstance(piece, Sentence):
            found.append(piece.text)
    return found


FIRST, LAST = "Here is the floor.", "And here is the wall."


def between(written):
    """What a text of three paragraphs has between the first and the last sentence."""
    found = pieces_of(f"{FIRST}\n\n{written}\n\n{LAST}\n")
    return found[found.index(FIRST) + 1 : found.index(LAST)]


def within(written):
    """The same, in one paragraph."""
    found = pieces_of(f"{FIRST} {written} {LAST}")
    return found[found.index(FIRST) + 1 : found.index(LAST)]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        *(("(lange Pause)", 8), ("(kurze Pause)", 2), ("(Stille)", 20), ("(30 Sekunden Pause)", 30)),
        *(
            ("(eine Minute Stille)", 60),
            ("[Pause: 10 Sek.]", 10),
            ("(drei Atemzüge)", 15),
            ("(Atempause)", 4),
        ),
        *(("(Pause, ca. 20 Sek.)", 20), ("(halbe Minute)", 30), ("(einatmen)", 2.5), ("(atmen)", 5)),
        *(
            ("(pausa larga)", 8),
            ("(10 segundos de silencio)", 10),
            ("(3 respiraciones)", 15),
            ("(medio minuto)", 30),
        ),
        *(("[silence de 30 secondes]", 30), ("(une minute de silence)", 60), ("(trois respirations)", 15)),
        *(
            ("(demi-minute)", 30),
            ("(pausa di 10 secondi)", 10),
            ("(10 segundos em silêncio)", 10),
            ("(pauze)", 4),
        ),
        *(("(пауза 10 секунд)", 10), ("（停顿5秒）", 5), ("【停顿】", 4)),
        *(
            ("(breathe)", 5),
            ("(deep breath)", 5),
            ("[inhales deeply]", 2.5),
            ("(inhale 4)", 4),
            ("(a beat)", 4),
        ),
        *(("(five slow breaths)", 25), ("[Pause for 3 breath cycles]", 15), ("(several breaths)", 15)),
        *(("[Pause for a moment, so that people can settle.]", 4), ("(Silence follows, for noticing.)", 20)),
        *(("(stay here for 2 minutes)", 120), ("(2 min music)", 120), ("[MUSIC:2m]", 120)),
        *(("⏸", 2), ("⏸️", 2), ("⏸ 10s", 10), (r"\pause=5" + "\\", 5), ("{{pause 5}}", 5), ("((pause 5))", 5)),
        *(
            ("<<pause 5>>", 5),
            ("%pause 5%", 5),
            ("@pause(5)", 5),
            ("#pause 5", 5),
            ("|pause|", 4),
            ("#5s", 5),
        ),
        *(("::pause 5::", 5), ("== pause ==", 4), ("//pause 5//", 5), ("/wait 5", 5), ("@5s", 5)),
        *(('[break:"250ms"]', 0.5), ("...500ms", 0.5), ("...5s", 5), ("(1′30″)", 90), ("[500ms]", 0.5)),
        *(("*silence 2 min*", 120), ("_Pause 10 seconds_", 10)),
        *(("→ 5 s", 5), ("➔ pause", 4), ("[↓ 10 sec]", 10), ("⏱ 10s", 10), ("⏳", 2), ("--5s--", 5)),
        *(("(P)", 4), ("[PP]", 8), ("(SP)", 2), ("（間）", 4), ("(space)", 4), ("(sit in silence)", 20)),
        *(
            ("(Continue for 3 more minutes in silence)", 180),
            ("PAUSE: 10.", 10),
            ("Pause - 10 s.", 10),
            ("5s.", 5),
        ),
        *(("{{< pause 5 >}}", 5), ("<wait 5>", 5), ("<silence dur=3>", 3), ('<silence msec="3000"/>', 3)),
        *(("<Pause seconds={5} />", 5), ('<pause seconds="5"/>', 5), ("[PAUSE 00:20]", 20), ("......…", 2)),
        *(("(pauza 10 sekund)", 10), ("(cisza 30 s)", 30), ("(paus 10 sekunder)", 10), ("(tystnad)", 20)),
        *(
            ("(10 saniye ara)", 10),
            ("(sessizlik)", 20),
            ("(5 सेकंड रुकें)", 5),
            ("(विराम)", 4),
            ("（10秒間）", 10),
        ),
    ],
)
@pytest.mark.parametrize("placed", [between, within])
def test_every_mark_is_a_pause_and_none_of_its_words_is_said(placed, written, seconds):
    assert placed(written) == [seconds]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("--- 30s ---", 30),
        ("🔔", "bell"),
        ("Silence for one minute.", 60),
        ("Stille – 2 Minuten", 120),
        ("Pausa.", 4),
    ],
)
def test_lines_that_say_nothing_but_a_pause(written, seconds):
    assert between(written) == [seconds]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "(bell)",
            "[gong sounds]",
            "*bell rings*",
            "(Glocke)",
            "(Klangschale ertönt)",
            "(campana)",
            "(cloche)",
        ),
        *("(ring the bell 3 times)", "[singing bowl]"),
    ],
)
def test_bells_in_any_language(written):
    assert between(written) == ["bell"]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "(soft music fades in)",
            "(speak softly)",
            "[SFX: waves]",
            "(Musik)",
            "♪ soft music ♪",
            "(repeat 3 times)",
        ),
        *("(x3)", "(end)", "[whispers]", "(Repeat after me, in a low voice.)", "*music fades*", "(leise)"),
        *(
            "*(Speak slowly, with warmth.)*",
            ">>> SLOW <<<",
            "🎵 a flute 🎵",
            "×3",
            "[FADE OUT]",
            "%% a remark %%",
        ),
        *("[[rate 100]]", "[[volm 0.5]]", "<desc>A bell</desc>", "#calm #evening"),
        *("Duration: 10 minutes", "**Duration:** 10 minutes", "Music: a flute", "Dauer: 10 Minuten"),
        *("![a chair](chair.png)", "| Minute | Words |\n|---|---|\n| 0:10 | Hello. |", "[^1]: From a book."),
    ],
)
def test_what_tells_how_to_read_is_not_said_and_stands_in_a_comment(written):
    draft = draft_of(f"{FIRST}\n\n{written}\n\n{LAST}\n", "talk.txt")

    assert between(written) == []
    assert draft.unplaced
    assert all(
        f"<!-- decide: line {item.line} of talk.txt has {item.text}" in draft.text for item in draft.unplaced
    )


@pytest.mark.parametrize(
    "written",
    [
        *(
            "(No need to look anywhere.)",
            "(count to 10)",
            "Pause for a few seconds.",
            "PAUSE and look.",
            "(5)",
        ),
        "(In this silence, there is nothing to do.)",
    ],
)
def test_what_may_be_a_direction_is_said_and_asked_about(written):
    text = draft_of(f"{FIRST}\n\n{written}\n\n{LAST}\n", "talk.txt").text

    assert between(written) == [written if written.endswith((".", ".)")) else f"{written}."]
    assert f"decide: “{written}” is said; it may be a direction" in text


@pytest.mark.parametrize(
    "written",
    [
        *(
            "You could look down (or anywhere else).",
            "Some of it (the sound, the tone) stays.",
            "We rest – and wait.",
        ),
        *(
            "*May you be well.*",
            "*Listen to the sounds around you.*",
            "It takes 5 s, or more than <6 of them.",
        ),
        "Breathe in – for four – and out.",
        "By the door | 5 min on foot.",
    ],
)
def test_brackets_and_marks_within_a_sentence_are_said_without_a_question(written):
    text = draft_of(f"{FIRST}\n\n{written}\n\n{LAST}\n", "talk.txt").text

    assert [piece for piece in between(written) if not isinstance(piece, str)] == []
    assert "may be a direction" not in text
    assert "has no place" not in text


FOREIGN = """---
title: "A quiet hour"
author: Somebody
tags: [calm, evening]
---

The room is here.

```text
The floor is here too.
```

A way on, and out.
"""


def test_front_matter_of_another_program_gives_the_title_and_is_never_said():
    draft = draft_of(FOREIGN, "quiet.md")

    assert 'title: "A quiet hour"' in draft.text
    assert [item.text for item in draft.unplaced] == ["author: Somebody", "tags: [calm, evening]"]
    assert pieces_of(FOREIGN) == ["The room is here.", "The floor is here too.", "A way on, and out."]


def test_a_rule_above_a_text_is_no_front_matter():
    said = pieces_of("---\n\nThe room is here.\n\n---\n\nThe floor is here too.\n\nA way on.\n")

    assert said == ["The room is here.", "The floor is here too.", "A way on."]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Come to [[the room|your room]] now.", "Come to your room now."),
        ("Come to [[Your room]] now.", "Come to Your room now."),
        ("[b]Come[/b] to [color=red]it[/color] now.", "Come to it now."),
        ("Come to ==it== now. ^block1", "Come to it now."),
        ("Come to it now.12", "Come to it now."),
        ("Come to it now.\\", "Come to it now."),
        ("- [x] Come to it now.", "Come to it now."),
        ("a) Come to it now.", "Come to it now."),
        ("______ Come to it now. ~~~", "Come to it now."),
    ],
)
def test_marks_of_other_programs_are_not_said(written, said):
    assert between(written) == [said]


def test_dots_of_any_number_leave_none_to_be_said():
    assert within("Deeper…. and deeper.. and rest……. now.") == [
        *("Deeper…", 2, "and deeper…", 2, "and rest…", 2, "now.")
    ]


def test_bars_between_words_are_pauses():
    assert within("Rest | here || and ||| there.") == ["Rest.", 2, "here.", 2, "and.", 2, "there."]
