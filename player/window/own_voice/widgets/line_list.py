"""All lines of the sheet: each is a button that leads to it, and says whether it is recorded."""

from player.language.catalogue import _
from player.window.own_voice.state import GoToLine, LineRow
from player.window.shell.widgets.basics import label, restyle, set_words
from player.window.shell.widgets.headed_rows import HeadedRows, LeadButton

NUMBER_PX = 32
"""Wide enough for three digits."""


class LineButton(LeadButton):
    """One line: its number, its words, the pause after it, and its state."""

    def __init__(self) -> None:
        super().__init__(NUMBER_PX)
        self._shown: LineRow | None = None
        self._state = label("", "secondary")
        self.right.addWidget(self._state)

    def show_line(self, line: LineRow, *, at_hand: bool) -> None:
        """Show a line; the same one again costs nothing."""
        restyle(self, "kind", "today" if at_hand else "card")
        self.setAccessibleDescription(_("The current line") if at_hand else "")
        if line == self._shown:
            return
        self._shown = line
        set_words(self.lead, str(line.number))
        set_words(self.words, line.text)
        set_words(self._state, "   ".join(words for words in (line.state, line.quiet) if words))
        self.setAccessibleName(
            _("Line {number}: {text} {state}").format(number=line.number, text=line.text, state=line.state)
        )


class LineList(HeadedRows):
    """All lines, with the headings of their phases.

    Signals:
        intended(object): ``GoToLine``.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[LineRow, ...] = ()
        self._at = 0
        self.buttons: list[LineButton] = []

    def show_lines(self, lines: tuple[LineRow, ...], at: int) -> None:
        """Show them, changing only what differs.

        Args:
            lines: all of them.
            at: the number of the one at hand.
        """
        if (lines, at) == (self._shown, self._at):
            return
        self._shown, self._at = lines, at
        self.fit([line.phase for line in lines], self.buttons, self._made)
        for made, line in zip(self.buttons, lines, strict=False):
            made.show_line(line, at_hand=line.number == at)

    def _made(self, index: int) -> LineButton:
        made = LineButton()
        made.clicked.connect(lambda: self.intended.emit(GoToLine(self._shown[index].number)))
        return made
