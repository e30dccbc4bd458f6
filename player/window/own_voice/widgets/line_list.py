"""All lines of the sheet: each is a button that leads to it, and says whether it is recorded."""

from collections.abc import Callable
from functools import partial

from player.language.catalogue import _
from player.window.own_voice.state import GoToLine, LineRow
from player.window.shell.idle_work import InTurns
from player.window.shell.widgets.basics import label, restyle, set_words
from player.window.shell.widgets.headed_rows import HeadedRows, LeadButton

NUMBER_PX = 32
"""Wide enough for three digits."""

IN_A_TURN = 6
"""How many lines are made at once: they stand below everything else on the page."""


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
    """All lines, with the headings of their phases; a sheet may have hundreds, so they are made in turns.

    Signals:
        intended(object): ``GoToLine``.

    Args:
        make_room: called when there are more of them, so that the page gets longer.
        whole: called when all are there.
    """

    def __init__(self, make_room: Callable[[], None], whole: Callable[[], None]) -> None:
        super().__init__()
        self._make_room = make_room
        self._turns = InTurns(self, afterwards=whole)
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
        there = len(self.buttons)
        self._show(there)
        if there < len(lines):
            rooms = range(there + IN_A_TURN, len(lines) + IN_A_TURN, IN_A_TURN)
            self._turns.begin([partial(self._add_until, room) for room in rooms], at_once=0)

    def _add_until(self, room: int) -> None:
        self._show(room)
        self._make_room()

    def _show(self, room: int) -> None:
        """Show the first of them, as many as this."""
        lines = self._shown[:room]
        self.fit([line.phase for line in lines], self.buttons, self._made)
        for made, line in zip(self.buttons, lines, strict=False):
            made.show_line(line, at_hand=line.number == self._at)

    def _made(self, index: int) -> LineButton:
        made = LineButton()
        made.clicked.connect(lambda: self.intended.emit(GoToLine(self._shown[index].number)))
        return made
