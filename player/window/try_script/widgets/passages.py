"""The transcript: each passage is a button from which the sitting is played."""

from player.language.catalogue import _
from player.window.shell.widgets.basics import label, set_words
from player.window.shell.widgets.headed_rows import HeadedRows, LeadButton
from player.window.try_script.state import PassageRow, PlayPassage

TIME_PX = 40
"""Wide enough for 59:59."""


class PassageButton(LeadButton):
    """One passage: when it begins, and its lines."""

    def __init__(self) -> None:
        super().__init__(TIME_PX)
        self._shown: PassageRow | None = None
        self._note = label("", "note")
        self.add(self._note)

    def show_passage(self, passage: PassageRow) -> None:
        """Show a passage; the same one again costs nothing."""
        if passage == self._shown:
            return
        self._shown = passage
        set_words(self.lead, passage.time)
        set_words(self.words, passage.words)
        set_words(self._note, _("Put in by Kindpace") if passage.put_in else "")
        self.setAccessibleName(
            _("Play from {time}: {value}").format(
                time=passage.time, value=passage.words.partition(chr(10))[0]
            )
        )
        self.setAccessibleDescription(passage.words)


class Passages(HeadedRows):
    """All passages of a sitting, with the headings of their phases.

    Signals:
        intended(object): ``PlayPassage``.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PassageRow, ...] = ()
        self.buttons: list[PassageButton] = []

    def show_passages(self, passages: tuple[PassageRow, ...]) -> None:
        """Show them, changing only what differs."""
        if passages == self._shown:
            return
        self._shown = passages
        self.fit([passage.phase for passage in passages], self.buttons, self._made)
        for made, passage in zip(self.buttons, passages, strict=False):
            made.show_passage(passage)

    def _made(self, index: int) -> PassageButton:
        made = PassageButton()
        made.clicked.connect(lambda: self.intended.emit(PlayPassage(index)))
        return made
