"""Each screen's class, imported when its kind of view is first shown (docs/adr/0012-start.md).

The window opens with one screen; the others bring tables, dates, sliders and file dialogs along, which cost
more than a bare window does. Names stand here in place of imports, so a test makes every one of them.
"""

from importlib import import_module
from typing import Final

from player.ui import view as v
from player.ui.screens.base import Screen

_SCREENS: Final[dict[type, str]] = {
    v.PractiseView: "practise.PractiseScreen",
    v.BriefingView: "briefing.BriefingScreen",
    v.SittingView: "sitting.SittingScreen",
    v.CheckInView: "check_in.CheckInScreen",
    v.EaseBackView: "ease_back.EaseBackScreen",
    v.AfterView: "after.AfterScreen",
    v.LogView: "log.LogScreen",
    v.JournalView: "journal.JournalScreen",
    v.EntryView: "entry.EntryScreen",
    v.LearnView: "learn.LearnScreen",
    v.ExportView: "export.ExportScreen",
    v.KeepingView: "keeping.KeepingScreen",
    v.UnlockView: "unlock.UnlockScreen",
    v.SettingsView: "settings.SettingsScreen",
    v.SupportView: "support.SupportScreen",
    v.ClinicGateView: "clinic_gate.ClinicGateScreen",
    v.ClinicView: "clinic.ClinicScreen",
    v.PresetView: "clinic_editor.PresetScreen",
    v.SignView: "clinic_sign.SignScreen",
    v.ImportView: "clinic_import.ImportScreen",
    v.QuestionnaireView: "questionnaire.QuestionnaireScreen",
    v.UnwantedView: "unwanted.UnwantedScreen",
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
    module, name = _SCREENS[kind].split(".")
    screen = getattr(import_module(f"player.ui.screens.{module}"), name)()
    if not isinstance(screen, Screen):
        raise TypeError(name)
    return screen
