"""Sentences and lines that are for whoever leads a practice, and those like them for whoever listens."""

import pytest

from player.practice.drafting.draft import draft_of
from player.practice.script.model import Bell, Paragraph, Pause, Sentence, Silence
from player.practice.script.parse import parse_text

FIRST, LAST = "Here is the floor.", "And here is the wall."


def heard(text, name="talk.txt"):
    """What is said and done in the draft of a text, in order: words, seconds, or ``bell``."""
    script = parse_text(draft_of(text, name).text, "talk.md")
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


def within(written):
    """What a sentence becomes between two others of a paragraph."""
    found = heard(f"{FIRST} {written} {LAST}")
    return found[found.index(FIRST) + 1 : found.index(LAST)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Teacher pauses for 10 seconds.", 10),
        ("The teacher pauses.", 4),
        ("(Teacher pauses for 10 seconds.)", 10),
        ("Facilitator waits 30 seconds before going on.", 30),
        ("Narrator stays silent for 15 seconds.", 15),
        ("The instructor takes a long pause.", 8),
        ("The guide allows a minute of silence.", 60),
        ("Pause here for three breaths.", 15),
        ("Allow a few moments of silence.", 20),
        ("Keep silence for one minute.", 60),
        ("Wait for about 20 seconds here.", 20),
        ("Der Lehrer macht eine Pause von 10 Sekunden.", 10),
        ("Hier 20 Sekunden Pause machen.", 20),
        ("El guía hace una pausa de diez segundos.", 10),
        ("L'enseignant fait une pause de 10 secondes.", 10),
        ("Läraren pausar i 10 sekunder.", 10),
        ("De docent wacht 10 seconden.", 10),
        ("L'insegnante fa una pausa di 10 secondi.", 10),
        ("10 Sekunden Stille.", 10),
        ("Pause (count of 5).", 5),
        ("<long pause>", 8),
        ("Glocke anschlagen.", "bell"),
        ("Gong.", "bell"),
        ("(Klocka)", "bell"),
        ("O professor toca o sino.", "bell"),
        ("The teacher rings the bell.", "bell"),
        ("(The teacher rings the bell.)", "bell"),
        ("The bell rings three times.", "bell"),
        ("Ring the bell once.", "bell"),
        ("Die Lehrerin läutet die Glocke.", "bell"),
        ("La instructora toca la campana.", "bell"),
    ],
)
def test_what_whoever_leads_does_is_done_and_not_said(written, expected):
    draft = draft_of(f"{FIRST} {written} {LAST}", "talk.txt").text

    assert within(written) == [expected]
    assert f"“{written}” became [" in draft or written in {"Pause (count of 5).", "<long pause>"}


@pytest.mark.parametrize(
    "written",
    [
        *(
            "Students should be covered with a blanket.",
            "Participants open their eyes.",
            "(Children curl up.)",
        ),
        *("The teacher plays soft music.", "The leader walks quietly around the room.", "FADE OUT."),
        *("Read aloud in a calm, slow voice.", "Pause where you see three dots.", "Speak slowly."),
        *("Total time about 12 minutes.", "Wait for the children to do this.", "The music fades out."),
        *("Leave at least 5 seconds between sentences.", "(Anleitende: langsam lesen)", "Music under."),
        *("(Die Teilnehmenden öffnen die Augen.)", "(Adapted from an old text; read time: 8 min)"),
    ],
)
def test_what_only_tells_them_what_to_do_stands_in_a_comment(written):
    draft = draft_of(f"{FIRST} {written} {LAST}", "talk.txt")

    assert within(written) == []
    assert [item.text for item in draft.unplaced] == [written]
    assert f"has {written}: " in draft.text


@pytest.mark.parametrize(
    "written",
    [
        *("The teacher you had at school may come to mind.", "Your teacher pauses for nobody."),
        *(
            "Pause for a moment.",
            "Pause before you answer.",
            "Rest here for a minute.",
            "Wait until it fades.",
        ),
        *("Listen to the bell.", "The sound of the bell.", "The bell of the church can be heard."),
        *("The guide in the story waits for you.", "A teacher once said that rest is enough."),
        *(
            "A guide stays quiet beside the path.",
            "The children are asleep by now.",
            "Children play outside.",
        ),
        *("Say it slowly, to yourself.", "Read the room with your ears.", "Hold a friend in mind."),
        *("The group of trees is still.", "The music goes on somewhere else.", "Keep breathing in silence."),
        *("Say softly: may this be easy.", "Now wait for the next breath.", "Strike a balance."),
        *("Allow the breath to rest.", "The guide waits at the edge of the wood.", "Stay in this silence."),
    ],
)
def test_what_speaks_to_whoever_listens_is_said(written):
    assert within(written) == [written]


def test_notes_for_whoever_leads_are_left_out_with_all_that_belongs_to_them():
    text = (
        "# Kind hand\n\n## Notes for the teacher\n\nBring chairs.\n\nAnd a bell.\n\n## Script\n\n"
        f"Facilitator note: mind who dislikes touch.\n\n{FIRST}\n\n{LAST}\n\nHere is a door.\n\n"
        "Debrief questions\n- What was easy?\n- What was hard?\n"
    )

    assert heard(text) == [FIRST, LAST, "Here is a door."]
    assert {
        "Bring chairs.",
        "And a bell.",
        "Facilitator note: mind who dislikes touch.",
        "- What was hard?",
    } <= {item.text for item in draft_of(text, "talk.txt").unplaced}


def test_headings_in_capitals_above_their_text_and_steps_with_a_length_are_not_said():
    text = (
        "LONG REST FOR NIGHT (20 MIN)\nLevel: all\n\n"
        f"ARRIVING (2 min)\n{FIRST}\n\nTHE BREATH\nIn, and out.\n\n"
        f"**Step 3 – Resting (1 min):** Stay here.\n\n**Step 4:** {LAST}\n"
    )
    draft = draft_of(text, "talk.txt").text

    assert heard(text) == [FIRST, "In, and out.", "Stay here.", LAST]
    assert 'title: "LONG REST FOR NIGHT"' in draft
    assert [line for line in draft.splitlines() if line.startswith("## ")] == [
        "## ARRIVING (orient)",
        "## THE BREATH (rung 1)",
        "## Step 3 – Resting (rung 1)",
        "## Step 4 (return)",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Let it drop PAUSE and feel PAUSE 5 how it moves.",
            ["Let it drop.", 4, "and feel.", 5, "how it moves."],
        ),
        ("Sit down (5). Feel it (10). Look up (3).", ["Sit down.", 5, "Feel it.", 10, "Look up.", 3]),
        (
            "00:00 Bell\n00:00 Sit down.\n00:30 Look up.\n05:00 Bell x3",
            ["bell", "Sit down.", 29, "Look up.", 269, "bell"],
        ),
        ("0:00-1:00 Sit down.\n\n1:00-2:30 Silence\n\n2:30-3:00 Look up.", ["Sit down.", 90, "Look up."]),
        ("Sit down.\n·····\nLook up.", ["Sit down.", 2, "Look up."]),
        ("Sit down. ⟨pause 5⟩ Rest. 〈10 s〉 Look up.", ["Sit down.", 5, "Rest.", 10, "Look up."]),
        (r"Sit down. \pause{3} Look up. {sil 2000} Go.", ["Sit down.", 3, "Look up.", 2, "Go."]),
        (r"It\'s here. \[pause 7 seconds\] Look up. \(pause\) Go.", ["It's here.", 7, "Look up.", 4, "Go."]),
        (
            "**(Induction)**\n\nSit down.\n\n**(Deepener - a staircase)**\n\nLook up.",
            ["Sit down.", "Look up."],
        ),
        ("Sit down. 🔔 Ring the bell once. Look up.", ["Sit down.", "bell", "Look up."]),
        ("Equanimous mind. [till 55 min] Look up.", ["Equanimous mind.", "Look up."]),
        ("READER 1: Sit down.\n\nREADER 2: Rest.\n\nALL: Look up.", ["Sit down.", "Rest.", "Look up."]),
        ("Sit down.² Look up.\n\n² After Jones.", ["Sit down.", "Look up."]),
        ("Sit down. <<bell>> Look up.", ["Sit down.", "bell", "Look up."]),
        ("Sit down[a].\n\nLook up.\n\n[a]Slower here? - Ruth", ["Sit down.", "Look up."]),
    ],
)
def test_marks_of_other_kinds(text, expected):
    ours = {"You're welcome here, just as you are.", "You can go on in your own time."}

    assert [item for item in heard(text) if item not in ours] == expected


def test_names_with_the_family_name_first_are_speakers():
    text = (
        "Sitting together\nMarch 4, 2024, 7:00PM\n12m 40s\n\nWhitlock, Dana   0:03\nSit down.\n\n"
        "Whitlock, Dana   0:41\nFeel the floor.\n\nIto, Ken   1:20\nThank you.\n"
    )

    assert heard(text) == ["Sit down.", 37, "Feel the floor.", 37, "Thank you."]


def test_numbers_of_pages_a_space_behind_their_head_are_not_said_but_those_of_days_are():
    page = "Here is the floor, and the wall, and the door."
    text = f"Mindful Course 12\n\n{page}\n\nMindful Course 13\n\n{page}\n\nMindful Course 14\n\n{LAST}\n"

    assert heard(text) == [page, page, LAST]
    assert "## Mindful Day 13 (" in draft_of(text.replace("Course", "Day"), "talk.txt").text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sit down in your own time. Here is the floor, and the wall."),
        (
            "de",
            "Setz dich so hin, wie es bequem ist. Spüre den Boden, und höre auf die Geräusche.",
        ),
        ("fr", "Installez-vous comme vous voulez, et sentez le sol sous les pieds. Revenez à la pièce."),
        ("cs", "Posaďte se tak, jak je vám příjemné. Zůstaňte, až už to nebude jen v hlavě."),
        (
            "ru",
            "Послушайте звуки в комнате. Почувствуйте пол под ногами, и как он держит, когда вы сидите.",
        ),
        ("la", "Otium. Vita brevis. Ars longa, tempus fugit, carpe diem, nota bene, et cetera."),
    ],
)
def test_the_language_is_guessed_from_small_words_and_asked_about(language, text):
    drafted = draft_of(text, "talk.txt").text
    taken = (
        "English was taken" if language == "en" else f"“{language}” was taken for its language, by its words"
    )

    assert f"\nlanguage: {language}\n" in drafted
    assert f"# decide: {taken}" in drafted


def test_a_language_that_is_not_clear_is_called_so_and_not_english():
    drafted = draft_of("Zorp blim.\n\nKwex flurn.\n\nBlorp.", "talk.txt").text

    assert "\nlanguage: und\n" in drafted
    assert "# decide: its language isn't clear from its words" in drafted
