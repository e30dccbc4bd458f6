"""Any text at all makes a draft that parses, and not a letter of what was written is lost."""

from collections import Counter
from contextlib import suppress

from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.practice.drafting.draft import draft_of
from player.practice.errors import NotUsableError
from player.practice.script.model import Paragraph, Sentence
from player.practice.script.parse import parse_text

WORDS = st.text("bdfgklmnbdfgklmnéß", min_size=1, max_size=8)
# One string with ¦ between reads better than forty in quotes.
SIGNS = st.sampled_from(
    (  # noqa: SIM905
        "\n\n¦\n¦\r\n¦# ¦## ¦- ¦1. ¦> ¦*¦**¦_¦`¦[¦]¦(¦)¦\\¦|¦~~~¦---¦===¦\t¦https://a.b¦../¦[soft music]¦"
        "[needs X]¦[writing 120s]¦[x](/a/)¦[nothing]¦..¦?!¦. ¦…¦{¦#¦1)¦"
        "COLD:¦日本。¦-->¦decide: ¦    ¦“¦”¦«¦\x0b¦2026 "
    ).split("¦")
)
MARKUP = st.sampled_from(
    (  # noqa: SIM905
        "(pause)¦[10 seconds]¦<break time='3s'/>¦<p>¦</p>¦<speak>¦<prosody rate='slow'>¦<!-- x -->¦&amp;¦"
        "&#8238;¦[bell]¦\u200d¦\u202e¦\u00ad¦<¦&¦\ufeff¦\ue000¦2 seconds"
    ).split("¦")
)


def mixed(*of, least=0):
    return st.lists(st.one_of(*of), min_size=least, max_size=40).map(" ".join) | st.lists(
        st.one_of(*of), min_size=least, max_size=40
    ).map("".join)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mixed(WORDS, SIGNS, MARKUP, st.text(max_size=6)) | st.text(max_size=200))
def test_any_text_makes_a_draft_that_parses(text):
    with suppress(NotUsableError):
        draft = draft_of(text, "talk.txt")
        parse_text(draft.text, f"{draft.id}.md")


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mixed(WORDS, SIGNS))
def test_no_letter_is_lost(text):
    with suppress(NotUsableError):
        draft = draft_of(text, "talk.txt")
        # A small letter that begins a line of verse may be written large.
        written, kept = (
            Counter(one.casefold() for one in some if one.isalnum()) for some in (text, draft.text)
        )

        assert not written - kept


@settings(max_examples=examples(25), deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=12))
def test_words_stay_in_their_order(sentences):
    text = "\n\n".join(f"{sentence}. (pause)" for sentence in sentences)
    script = parse_text(draft_of(text, "talk.txt").text)
    said = [
        piece.text.rstrip(".")
        for phase in script.phases
        for block in phase.blocks
        if isinstance(block, Paragraph)
        for piece in block.pieces
        if isinstance(piece, Sentence)
    ]
    ours = ["You're welcome here, just as you are", "You can go on in your own time"]

    assert [text for text in said if text not in ours] == sentences
