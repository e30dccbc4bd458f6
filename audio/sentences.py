"""The sentences in which sound and voice say what went wrong, in the language in use.

This room knows no other: whoever starts its process says how a sentence is translated.
"""

from collections.abc import Callable


def _as_written(sentence: str) -> str:
    return sentence


_translate: Callable[[str], str] = _as_written


def _(sentence: str) -> str:
    """A sentence in the language in use; itself where none was chosen."""
    return _translate(sentence)


def translate_with(translate: Callable[[str], str]) -> None:
    """Have sentences translated by this from here on."""
    global _translate  # noqa: PLW0603  # the one place that knows how sentences are translated
    _translate = translate
