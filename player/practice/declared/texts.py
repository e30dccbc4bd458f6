"""Free text, and lists of it."""

from typing import Any

from player.language.catalogue import _
from player.practice.declared.kinds import Kind
from player.practice.declared.values import Value


class Text(Kind[str]):
    """Free text of a bounded length. Control characters are refused.

    Args:
        longest: how many characters.
        lines: whether line ends and tabs are allowed.
    """

    def __init__(self, longest: int, *, lines: bool = False) -> None:
        self.longest = longest
        self.lines = lines

    @property
    def range_words(self) -> str:
        """Its length."""
        form = "text" if self.lines else _("text on one line")
        return _("{form} of at most {longest} characters").format(form=form, longest=self.longest)

    def check(self, found: object) -> str:
        """The text."""
        allowed = "\n\t" if self.lines else ""
        if not isinstance(found, str):
            raise self.unusable(_("is not text"))
        if len(found) > self.longest:
            raise self.unusable(_("is too long"))
        if any(_unkeepable(character) and character not in allowed for character in found):
            raise self.unusable(_("holds a character that can't be kept"))
        return str(found)

    def typed(self, text: str) -> object:
        """The text."""
        return text

    def figure(self, value: Value) -> str:
        """The text."""
        return str(value)

    def schema(self) -> dict[str, Any]:
        """Text of that length."""
        return {"type": "string", "maxLength": self.longest}


class Texts(Kind[tuple[str, ...]]):
    """A list of short texts: at most so many, each of this kind."""

    def __init__(self, most: int, each: Text) -> None:
        self.most = most
        self.each = each

    @property
    def range_words(self) -> str:
        """How many, and how long."""
        return _("a list of at most {most} items, each {words}").format(most=self.most, words=self.each.words)

    def check(self, found: object) -> tuple[str, ...]:
        """The texts."""
        if not isinstance(found, list | tuple):
            raise self.unusable(_("is not a list"))
        if len(found) > self.most:
            raise self.unusable(_("is too long"))
        return tuple(self.each.check(item) for item in found)

    def typed(self, text: str) -> object:
        """Texts between commas."""
        return [part.strip() for part in text.split(",")] if text else []

    def figure(self, value: Value) -> str:
        """The texts."""
        return ", ".join(value) if isinstance(value, tuple) else str(value)

    def schema(self) -> dict[str, Any]:
        """A list of such texts."""
        return {"type": "array", "items": self.each.schema(), "maxItems": self.most}


def _unkeepable(character: str) -> bool:
    # Control characters are noise in a file; lone surrogates can't be written as UTF-8.
    return character < " " or "\x7f" <= character < "\xa0" or "\ud800" <= character <= "\udfff"
