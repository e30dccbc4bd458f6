"""What every screen has in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from player.window.state import View


class Screen(QWidget):
    """One screen. It shows views of its own type and emits intents, nothing else.

    Signals:
        intended(object): an ``Intent``.
        rearranged(): something else can be pressed now, as if another screen had come.
        resting(bool): whether what is around the sentence has left the screen; Ease back stays.
    """

    intended = Signal(object)
    rearranged = Signal()
    resting = Signal(bool)
    can_find = False
    """Whether something can be searched for here."""

    def show_view(self, view: View) -> None:
        """Show a view of this screen's type.

        Raises:
            NotImplementedError: if a screen forgot to say how.
        """
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the keyboard focus where one would begin. By default it stays where it is."""

    def start_finding(self) -> None:
        """Go to the search field, where ``can_find`` says that there is one."""

    def wake(self) -> bool:
        """Somebody is there: show again what was hidden for quiet; True if something was."""
        return False

    def adopt(self, *parts: QWidget) -> None:
        """Pass on the intents of parts that emit some."""
        for part in parts:
            signal = getattr(part, "intended", None)
            if signal is not None:
                signal.connect(self.intended)
