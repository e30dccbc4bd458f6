"""Sentences are translated, filled in and counted; a language that lacks one falls back to English."""

from gettext import GNUTranslations
from io import BytesIO

import polib
import pytest

from player.language.catalogue import ENGLISH, _, counted, language, use


@pytest.fixture(autouse=True)
def english_again():
    yield
    use(None)


def german(**sentences: str) -> GNUTranslations:
    """A language with these sentences; ``line`` is counted."""
    made = polib.POFile()
    made.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    made.extend(polib.POEntry(msgid=one, msgstr=other) for one, other in sentences.items())
    made.append(
        polib.POEntry(
            msgid="{number} line of {name}",
            msgid_plural="{number} lines of {name}",
            msgstr_plural={0: "{number} Zeile von {name}", 1: "{number} Zeilen von {name}"},
        )
    )
    return GNUTranslations(BytesIO(made.to_binary()))


def test_without_a_language_sentences_are_themselves():
    assert (_("Begin"), language()) == ("Begin", ENGLISH)
    assert counted("{number} line", "{number} lines", 1) == "1 line"
    assert counted("{number} line", "{number} lines", 0) == "0 lines"


def test_a_language_says_its_own():
    use(german(Begin="Anfangen"), "de")

    assert (_("Begin"), language()) == ("Anfangen", "de")
    assert _("Nothing was changed.") == "Nothing was changed."


@pytest.mark.parametrize(("number", "said"), [(1, "1 Zeile von Ana"), (2, "2 Zeilen von Ana")])
def test_a_number_chooses_the_form(number, said):
    use(german(), "de")

    assert counted("{number} line of {name}", "{number} lines of {name}", number, name="Ana") == said
