"""The sentences in which sound and voice say what went wrong, in the language in use.

This room knows no other. In the program's own process it is told how a sentence is translated; a helper
finds the file of sentences named in its environment.
"""

import os
from collections.abc import Callable
from gettext import GNUTranslations
from struct import error as StructError  # noqa: N812  # named as exceptions are
from typing import Final

SENTENCES_VARIABLE: Final = "KINDPACE_SENTENCES"
"""An environment variable with the path of a file of sentences, in gettext's own form (.mo)."""


def _as_written(sentence: str) -> str:
    return sentence


def _from_environment() -> Callable[[str], str]:
    path = os.environ.get(SENTENCES_VARIABLE, "")
    if not path:
        return _as_written
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # a helper starts sooner without pathlib
            return GNUTranslations(file).gettext
    except (OSError, ValueError, StructError):
        return _as_written


_translate: Callable[[str], str] | None = None


def _(sentence: str) -> str:
    """A sentence in the language in use; itself where none was chosen."""
    global _translate  # noqa: PLW0603  # found once, at the first sentence
    if _translate is None:
        _translate = _from_environment()
    return _translate(sentence)


def system_words(fault: BaseException) -> str:
    """Why the system refused something, for use in a sentence; other errors in their own words."""
    words = getattr(fault, "strerror", None)
    return _(words) if words else str(fault)


def translate_with(translate: Callable[[str], str]) -> None:
    """Have sentences translated by this from here on."""
    global _translate  # noqa: PLW0603  # the one place that knows how sentences are translated
    _translate = translate
