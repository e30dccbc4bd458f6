"""Which narrator is wanted, and who that is for a text."""

from player.practice.declared.worded import Worded


class NarratorChoice(Worded):
    """Who speaks. The names are those of ``audio.voice.narrators``; what can speak here is known there."""

    OPEN = "open", "Left open"
    HEART = "heart", "Heart: a woman, American English"
    BELLA = "bella", "Bella: a woman, American English"
    EMMA = "emma", "Emma: a woman, British English"
    MICHAEL = "michael", "Michael: a man, American English"
    GEORGE = "george", "George: a man, British English"

    @property
    def given_name(self) -> str:
        """Its name, as it is said."""
        return self.value.capitalize()


def narrator_wanted(*choices: NarratorChoice, language: str) -> NarratorChoice:
    """The first choice that isn't left open; else whoever reads the text's English.

    Args:
        choices: the person's own first.
        language: of the text: a language tag such as en or en-GB.
    """
    chosen = next((choice for choice in choices if choice is not NarratorChoice.OPEN), None)
    if chosen is not None:
        return chosen
    return NarratorChoice.EMMA if language.lower().startswith("en-gb") else NarratorChoice.HEART
