"""Who speaks, as a person or a pacing chooses it."""

from player.language.catalogue import _
from player.practice.declared.worded import Worded


class NarratorChoice(Worded):
    """Who speaks. ``audio.voice.narrator_catalog`` has the same names, and knows who can speak here."""

    OPEN = "open", _("Left open")
    HEART = "heart", _("Heart: a woman, American English")
    BELLA = "bella", _("Bella: a woman, American English")
    EMMA = "emma", _("Emma: a woman, British English")
    MICHAEL = "michael", _("Michael: a man, American English")
    GEORGE = "george", _("George: a man, British English")
    RECORDED = "recorded", _("Recorded: a person you know, where they recorded the practice")

    @property
    def given_name(self) -> str:
        """Its name, as it is said."""
        if self is NarratorChoice.RECORDED:
            return _("Whoever recorded the practice")
        return self.value.capitalize()
