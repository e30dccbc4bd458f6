"""The keys that stand for sources in a text: ``[Ferrari 2019]``, or ``[Britton 2021; Goldberg 2021]``."""

import re

BRACKETS = re.compile(r"\[([^\[\]]*)\]")


def keys_in(text: str) -> tuple[str, ...]:
    """The keys that stand in brackets in a text, each once, in order."""
    found = (key.strip() for inside in BRACKETS.findall(text) for key in inside.split(";"))
    return tuple(dict.fromkeys(found))


def without_keys(text: str) -> str:
    """A text without what stands in brackets, for where no notes can be shown."""
    return re.sub(rf"\s*{BRACKETS.pattern}", "", text)
