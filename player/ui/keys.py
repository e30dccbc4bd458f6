"""Every keyboard shortcut of the window, in one table.

Space is not a shortcut of Qt's kind: a focused button must still be pressed with it, so the sitting screen
takes it only when nothing else does.
"""

from player.late_dataclass import dataclass
from player.ui.clinic_intents import OpenClinic
from player.ui.intents import (
    AsBefore,
    BackLine,
    EaseBack,
    Intent,
    OpenJournal,
    OpenLearn,
    OpenLog,
    OpenPractise,
    OpenSettings,
    OpenSupport,
    Skip,
    Softer,
    TogglePause,
    ToggleVolumes,
    VolumeDown,
    VolumeUp,
)
from player.ui.view import (
    AfterView,
    BriefingView,
    CheckInView,
    ClinicGateView,
    ClinicView,
    EntryView,
    ExportView,
    ImportView,
    JournalView,
    KeepingView,
    LearnView,
    LogView,
    PractiseView,
    PresetView,
    QuestionnaireView,
    SettingsView,
    SignView,
    SittingView,
    SupportView,
    UnlockView,
    UnwantedView,
)

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
