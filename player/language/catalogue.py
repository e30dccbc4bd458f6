"""Every sentence that a person sees, in the language in use.

The program's own language is English: without another, a sentence is itself, and nothing is read. The
language is chosen once, when the process starts and before any sentence is made (``player.language.start``),
since many of them are made when their module is imported.
"""

from gettext import NullTranslations
from typing import Any, Final

ENGLISH: Final = "en"
"""The language that sentences are written in."""

_in_use: NullTranslations | None = None
_language: str = ENGLISH


def _(sentence: str) -> str:
    """A sentence in the language in use; itself where it was not translated."""
    return sentence if _in_use is None else _in_use.gettext(sentence)


def counted(one: str, many: str, number: int, **others: Any) -> str:
    """A sentence with a number, in the form that the number asks for, with everything filled in.

    Args:
        one: the sentence for a single one; ``{number}`` may be in it.
        many: the sentence for every other number.
        number: the number.
        others: what else stands in braces.
    """
    ours = one if number == 1 else many
    sentence = ours if _in_use is None else _in_use.ngettext(one, many, number)
    return sentence.format(number=number, **others)


def language() -> str:
    """The language in use, such as ``"de"``."""
    return _language


def use(translations: NullTranslations | None, name: str = ENGLISH) -> None:
    """Speak another language from here on; sentences that were made before stay as they are.

    Args:
        translations: its sentences; None for the program's own.
        name: the language's tag.
    """
    global _in_use, _language  # the one place that knows which language is in use
    _in_use, _language = translations, name
