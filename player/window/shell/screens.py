"""Each screen's class, imported when its kind of view is first shown (docs/adr/0012-start.md).

The window opens with one screen; the others bring tables, dates, sliders and file dialogs along, which cost
more than a bare window does. Names stand here in place of imports, so a test makes every one of them.
"""

from importlib import import_module
from typing import Final

from player.window.after.state import AfterView
from player.window.briefing.state import BriefingView
from player.window.check_in.state import CheckInView
from player.window.clinic.editor.state import PresetView
from player.window.clinic.gate.state import ClinicGateView
from player.window.clinic.importing.state import ImportView
from player.window.clinic.presets.state import ClinicView
from player.window.clinic.signing.state import SignView
from player.window.ease_back.state import EaseBackView
from player.window.entry.state import EntryView
from player.window.export.state import ExportView
from player.window.journal.state import JournalView
from player.window.keeping.state import KeepingView
from player.window.learn.state import LearnView
from player.window.log.state import LogView
from player.window.practise.state import PractiseView
from player.window.questionnaire.state import QuestionnaireView
from player.window.settings.state import SettingsView
from player.window.shell.screen_base import Screen
from player.window.sitting.state import SittingView
from player.window.support.state import SupportView
from player.window.unlock.state import UnlockView
from player.window.unwanted.state import UnwantedView

_SCREENS: Final[dict[type, str]] = {
    PractiseView: "practise.PractiseScreen",
    BriefingView: "briefing.BriefingScreen",
    SittingView: "sitting.SittingScreen",
    CheckInView: "check_in.CheckInScreen",
    EaseBackView: "ease_back.EaseBackScreen",
    AfterView: "after.AfterScreen",
    LogView: "log.LogScreen",
    JournalView: "journal.JournalScreen",
    EntryView: "entry.EntryScreen",
    LearnView: "learn.LearnScreen",
    ExportView: "export.ExportScreen",
    KeepingView: "keeping.KeepingScreen",
    UnlockView: "unlock.UnlockScreen",
    SettingsView: "settings.SettingsScreen",
    SupportView: "support.SupportScreen",
    ClinicGateView: "clinic.gate.ClinicGateScreen",
    ClinicView: "clinic.presets.ClinicScreen",
    PresetView: "clinic.editor.PresetScreen",
    SignView: "clinic.signing.SignScreen",
    ImportView: "clinic.importing.ImportScreen",
    QuestionnaireView: "questionnaire.QuestionnaireScreen",
    UnwantedView: "unwanted.UnwantedScreen",
}


def kinds() -> tuple[type, ...]:
    """Every kind of view that has a screen."""
    return tuple(_SCREENS)


def make_screen(kind: type) -> Screen:
    """The screen for a kind of view; its modules are imported if they were not yet.

    Raises:
        KeyError: no screen shows this kind.
        TypeError: what stands in the table is no screen.
    """
    module, name = _SCREENS[kind].rsplit(".", 1)
    screen = getattr(import_module(f"player.window.{module}.screen"), name)()
    if not isinstance(screen, Screen):
        raise TypeError(name)
    return screen
