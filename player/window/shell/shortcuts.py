"""Every keyboard shortcut of the window, in one table.

Space is not a shortcut of Qt's kind: a focused button must still be pressed with it, so the sitting screen
takes it only when nothing else does.
"""

from dataclasses import dataclass

from player.window.after.state import AfterView
from player.window.briefing.state import BriefingView
from player.window.check_in.state import CheckInView
from player.window.clinic.editor.state import PresetView
from player.window.clinic.gate.state import ClinicGateView
from player.window.clinic.importing.state import ImportView
from player.window.clinic.presets.state import ClinicView
from player.window.clinic.signing.state import SignView
from player.window.entry.state import EntryView
from player.window.export.state import ExportView
from player.window.intents import (
    AsBefore,
    EaseBack,
    Intent,
    OpenClinic,
    OpenJournal,
    OpenLearn,
    OpenLog,
    OpenPractise,
    OpenSettings,
    OpenSupport,
    Softer,
)
from player.window.journal.state import JournalView
from player.window.keeping.state import KeepingView
from player.window.learn.state import LearnView
from player.window.log.state import LogView
from player.window.practise.state import PractiseView
from player.window.questionnaire.state import QuestionnaireView
from player.window.settings.state import SettingsView
from player.window.sitting.state import (
    BackLine,
    SittingView,
    Skip,
    TogglePause,
    ToggleVolumes,
    VolumeDown,
    VolumeUp,
)
from player.window.support.state import SupportView
from player.window.unlock.state import UnlockView
from player.window.unwanted.state import UnwantedView

CLINIC: tuple[type, ...] = (ClinicGateView, ClinicView, PresetView, SignView, ImportView)
BROWSING: tuple[type, ...] = (
    *(PractiseView, BriefingView, AfterView, LogView, JournalView, EntryView, LearnView),
    *(QuestionnaireView, UnwantedView),
    *(ExportView, KeepingView, UnlockView, SettingsView, SupportView),
    *CLINIC,
)
"""Screens from which one may go to another with the keyboard."""
HEARD: tuple[type, ...] = (SittingView, CheckInView)
"""Screens on which something may be heard."""


@dataclass(frozen=True)
class Binding:
    """One key.

    Attributes:
        keys: in Qt's portable form.
        shown: as it stands beside a label, such as ``"Left"``.
        intent: what it does.
        screens: on which screens; empty for all of them.
    """

    keys: str
    shown: str
    intent: Intent
    screens: tuple[type, ...] = ()


PAUSE = Binding("Space", "Space", TogglePause(), (SittingView,))
FIND = "/"

BINDINGS: tuple[Binding, ...] = (
    Binding("Esc", "Esc", EaseBack()),
    Binding("Left", "Left", BackLine(), (SittingView,)),
    Binding("Right", "Right", Skip(), (SittingView,)),
    Binding("S", "S", Softer(), (SittingView, PractiseView)),
    Binding("U", "U", AsBefore(), (SittingView,)),
    Binding("V", "V", ToggleVolumes(), (SittingView,)),
    Binding("-", "–", VolumeDown(), HEARD),
    Binding("+", "+", VolumeUp(), HEARD),
    Binding("=", "+", VolumeUp(), HEARD),
    Binding("Ctrl+1", "Ctrl+1", OpenPractise(), BROWSING),
    Binding("Ctrl+2", "Ctrl+2", OpenLog(), BROWSING),
    Binding("Ctrl+3", "Ctrl+3", OpenSettings(), BROWSING),
    Binding("Ctrl+4", "Ctrl+4", OpenSupport()),
    Binding("Ctrl+5", "Ctrl+5", OpenClinic(), BROWSING),
    Binding("Ctrl+6", "Ctrl+6", OpenJournal(), BROWSING),
    Binding("Ctrl+7", "Ctrl+7", OpenLearn(), BROWSING),
)


def key_for(intent: Intent) -> str:
    """The key as shown beside a label, or an empty string if there is none."""
    for binding in (*BINDINGS, PAUSE):
        if binding.intent == intent:
            return binding.shown
    return ""


def with_key(label: str, intent: Intent) -> str:
    """A label with its key beside it."""
    key = key_for(intent)
    return f"{label}   {key}" if key else label
