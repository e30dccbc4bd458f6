"""Every sentence that a person sees, in the language in use.

The program's own language is English: without another, a sentence is itself, and nothing is read. The
language is chosen once (``player.system.start_language``), when the process starts and before any sentence is
made, since many of them are made when their module is imported.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from threading import local
from typing import Any, Final

ENGLISH: Final = "en"
"""The language that sentences are written in."""

PSEUDO: Final = "en-XA"
"""The made-up language of ``player.language.pseudo``, tagged as Android and ICU tag accented English."""

_in_use: NullTranslations | None = None
_language: str = ENGLISH


class _Thread(local):
    """What holds for one thread alone."""

    in_english = False


_here = _Thread()


def _(sentence: str) -> str:
    """A sentence in the language in use; itself where it was not translated."""
    # gettext keeps a file's header under the empty sentence.
    if _in_use is None or _here.in_english or not sentence:
        return sentence
    return _in_use.gettext(sentence)


def later(sentence: str) -> str:
    """A sentence that stays English until it is shown, through ``_()``; the catalogue finds it here.

    For what is stored (the log, plans, settings) or compared.
    """
    return sentence


def counted(one: str, many: str, number: int, **others: Any) -> str:
    """A sentence with a number, in the form that the number asks for, with everything filled in.

    Args:
        one: the sentence for a single one; ``{number}`` may be in it.
        many: the sentence for every other number.
        number: the number.
        others: what else stands in braces.
    """
    ours = one if number == 1 else many
    sentence = ours if _in_use is None or _here.in_english else _in_use.ngettext(one, many, number)
    return sentence.format(number=number, **others)


@contextmanager
def in_english() -> Iterator[None]:
    """Sentences made inside, in this thread, are English: for files that programs read.

    Sentences that were made before, such as a module's constants, stay as they are: see ``later``.
    """
    before, _here.in_english = _here.in_english, True
    try:
        yield
    finally:
        _here.in_english = before


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
