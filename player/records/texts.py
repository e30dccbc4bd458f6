"""What a person writes, made fit to be kept."""

LONGEST_NOTE = 100_000
"""Characters."""


def keepable(text: str) -> str:
    """The text, with a half character, as some input methods leave behind, made a "?".

    It must not lose the rest.
    """
    return text.encode("utf-8", "replace").decode()
