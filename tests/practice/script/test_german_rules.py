"""German texts are checked with German rules: what they refuse, and what is fine."""

import pytest

from player.library.catalog import shipped_content
from player.practice.script.language.check import check_language
from player.practice.script.language.measures import german_syllables, wiener_sachtextformel
from player.practice.script.language.rules_reader import read_rules
from player.practice.script.parse import parse_text

_ROOT = shipped_content()
RULES = read_rules((_ROOT / "de/rules.yaml").read_bytes(), "rules.yaml")

HEAD = """---
id: t
format: 2
title: T
components: [mindfulness]
language: de
about: A.
asks: B.
minutes: 3
caution: C.
---

## A (orient)

Schön, dass du da bist.

## B (rung 1)

"""
END = "\n\n## Z (return)\n\nDu bist wieder hier.\n"


def codes(body, head=HEAD):
    return {problem.code for problem in check_language(parse_text(head + body + END, "t.md"), RULES)}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Du musst jetzt hinschauen.", "order"),
        ("Du solltest ruhen.", "order"),
        ("Jetzt sollst du hören.", "order"),
        ("Du darfst dich nicht bewegen.", "order"),
        ("Entspann dich einfach.", "just-relax"),
        ("Beruhige dich.", "calm-down"),
        ("Lass alles los.", "let-go"),
        ("Es geht ums Loslassen.", "let-go"),
        ("Gib dich ganz hin.", "surrender"),
        ("Denk nicht an morgen.", "forbidding"),
        ("Streng dich mehr an.", "try-harder"),
        ("Leere deinen Geist.", "clear-your-mind"),
        ("Atme tief ein, oder hör ein Geräusch.", "deep-breath"),
        ("Halte den Atem an, oder hör ein Geräusch.", "hold-your-breath"),
        ("Bleib bei dem Schmerz.", "stay-with-it"),
        ("Halte durch.", "push-through"),
        ("Du bist hier sicher.", "promise"),
        ("Alles wird gut.", "promise"),
        ("Vertrau mir.", "trust-me"),
        ("Du verzeihst ihm.", "forgive"),
        ("Du fällst.", "falling"),
        ("Du stehst am Abgrund.", "falling"),
        ("Da ist ein See unter Wasser.", "drowning"),
        ("Um dich ist Dunkelheit.", "darkness"),
        ("Eine Treppe führt in den Keller.", "basement"),
        ("Die Arme sind festgebunden.", "held-down"),
        ("Deine Mutter schaut zu.", "parents"),
        ("Wir zählen rückwärts.", "countdown"),
        ("Plötzlich kommt ein Geräusch.", "sudden"),
        ("Das ist niemals so.", "always-never"),
        ("Das ist immer so.", "always-never"),
        ("Deine Augen schließen sich.", "eyes"),
        ("Du legst eine Hand auf dein Herz.", "touch"),
        ("Du streichst dir den Arm entlang.", "touch"),
        ("Der Atem kommt und geht.", "breath"),
        ("Eins zwei drei vier fünf sechs sieben acht neun und noch vier Wörter mehr.", "long-sentence"),
    ],
)
def test_what_is_refused(sentence, code):
    assert code in codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Du musst nichts tun.",
        "Du musst hier gar nichts davon.",
        "Du kannst aufhören, wenn du musst.",
        "Niemand braucht etwas festzuhalten, wenn du nicht magst.",
        "Du kannst dich hinsetzen und ausruhen.",
        "Eine Amsel fällt dir vielleicht ein.",
        "Das Licht ist dunkelblau.",
        "Deine Augen können zugehen, oder offen bleiben.",
        "Du kannst eine Hand auf den Arm legen, oder etwas anschauen.",
        "Ein Atemzug, oder ein Geräusch.",
        "Beide Füße berühren den Boden.",
        "Es ist immer noch heute.",
        "Die Brust ist ein Wort von vielen.",
        "Hier liegt ein Streichholz.",
        "Du kannst gehen, wann immer du magst.",
        "Wie es auch immer war, du bist da.",
        "Der Zug fährt immer langsamer.",
    ],
)
def test_what_is_fine(sentence):
    assert codes(sentence) == set()


def test_many_orders_are_a_warning_and_descriptions_are_none():
    orders = " ".join(
        f"{verb} den Boden." for verb in ("Bemerke", "Spüre", "Beobachte", "Fühle", "Betrachte")
    )

    assert codes(orders) == {"imperatives"}
    assert codes("Du bemerkst den Boden. Er ist da. Die Füße stehen darauf.") == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Schließ die Augen.", True),
        ("Und nun atme aus.", True),
        ("Achte Stunden sind lang.", True),  # the price of looking at one word
        ("Du schließt die Tür.", False),
        ("Sitze ich hier?", False),
        ("Ruhe ist da.", False),
        ("Das Ruhen ist leicht.", False),
    ],
)
def test_which_sentences_open_with_an_order(sentence, expected):
    assert RULES.opens_with_order(sentence) is expected


@pytest.mark.parametrize("hedge", ["vielleicht", "kannst", "könntest", "magst", "womöglich", "darfst"])
def test_which_words_hedge(hedge):
    assert RULES.is_hedged(f"Das ist so, {hedge} es.")
    assert not RULES.is_hedged("Der Boden trägt dich.")


def test_literal_wordings_have_no_images():
    literal = HEAD.replace("(rung 1)", "(rung 1)")
    body = (
        "- wording literal: Der Atem ist wie ein Meer, oder ein Geräusch.\n- otherwise: Hier ist der Boden."
    )

    assert "metaphor" in codes(body, literal)
    assert "metaphor" not in codes(body.replace("wie ein Meer", "leise"), literal)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Fuß", 1),
        ("Auge", 2),
        ("sehen", 2),
        ("Feier", 2),
        ("schauen", 2),
        ("Geräusch", 2),
        ("Boden", 2),
        ("Atemzüge", 4),
        ("Wohnzimmerfenster", 5),
        ("Tee", 1),
    ],
)
def test_syllables_are_counted_as_german_is_spoken(word, expected):
    assert german_syllables(word) == expected


def test_the_wiener_sachtextformel_is_as_published():
    # Of 8 words 4 have one syllable, 1 has three or more, 2 have more than six letters; in 2 sentences.
    sentences = ["Der Fuß ist auf dem Boden.", "Wunderbare Teppiche."]
    expected = 0.1935 * 12.5 + 0.1672 * 4 + 0.1297 * 25 - 0.0327 * 62.5 - 0.875

    assert wiener_sachtextformel([]) == 0.0
    assert wiener_sachtextformel(sentences) == pytest.approx(expected + 0.1935 * 12.5)


def test_long_words_raise_the_grade():
    long = " ".join(f"Verantwortungsbewusstseinsbildung Nummer{letter}." for letter in "abcdefghijklmnop")

    assert "reading-grade" in codes(long)
