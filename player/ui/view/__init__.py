"""What each screen shows, as frozen values without Qt.

The controller makes these; ``MainWindow.show_view`` draws them. All words are ready to read.
"""

from player.ui.view.clinic import ClinicGateView, ClinicView, ImportView, PresetView, SignView
from player.ui.view.export import ExportView, KindChoice
from player.ui.view.journal import (
    EntryCard,
    EntryView,
    JournalKindView,
    JournalView,
    WritingPart,
    WritingView,
)
from player.ui.view.keeping import BackupView, KeepingView, KeyPlaceView, OwnFilesView, UnlockView
from player.ui.view.learn import LearnPageCard, LearnView
from player.ui.view.log import (
    Dot,
    DotsOf,
    DotStrip,
    DotsView,
    LogChoice,
    LogDetail,
    LogRow,
    LogView,
    LogWay,
)
from player.ui.view.measures import AnswerView, QuestionnaireView, QuestionView, UnwantedView
from player.ui.view.practise import PacingBanner, PracticeCard, PracticeSection, PractiseView
from player.ui.view.ribbon import RibbonSegment, RibbonView, SegmentKind
from player.ui.view.settings import Fact, SettingItem, SettingKind, SettingsView
from player.ui.view.shared import Appearance, Message, Offer, Option, Theme
from player.ui.view.sitting import (
    AfterView,
    BriefingView,
    CheckInView,
    ChoiceGroup,
    EaseBackView,
    GridView,
    QuietView,
    RatingAnswer,
    RatingStyle,
    RatingView,
    SittingView,
    VolumeItem,
)
from player.ui.view.support import Contact, SupportView

View = (
    PractiseView
    | BriefingView
    | SittingView
    | CheckInView
    | EaseBackView
    | AfterView
    | LogView
    | JournalView
    | EntryView
    | LearnView
    | ExportView
    | KeepingView
    | UnlockView
    | SettingsView
    | SupportView
    | ClinicGateView
    | ClinicView
    | PresetView
    | SignView
    | ImportView
    | QuestionnaireView
    | UnwantedView
)
"""Any of the screens."""

__all__ = [
    "AfterView",
    "AnswerView",
    "Appearance",
    "BackupView",
    "BriefingView",
    "CheckInView",
    "ChoiceGroup",
    "ClinicGateView",
    "ClinicView",
    "Contact",
    "Dot",
    "DotStrip",
    "DotsOf",
    "DotsView",
    "EaseBackView",
    "EntryCard",
    "EntryView",
    "ExportView",
    "Fact",
    "GridView",
    "ImportView",
    "JournalKindView",
    "JournalView",
    "KeepingView",
    "KeyPlaceView",
    "KindChoice",
    "LearnPageCard",
    "LearnView",
    "LogChoice",
    "LogDetail",
    "LogRow",
    "LogView",
    "LogWay",
    "Message",
    "Offer",
    "Option",
    "OwnFilesView",
    "PacingBanner",
    "PracticeCard",
    "PracticeSection",
    "PractiseView",
    "PresetView",
    "QuestionView",
    "QuestionnaireView",
    "QuietView",
    "RatingAnswer",
    "RatingStyle",
    "RatingView",
    "RibbonSegment",
    "RibbonView",
    "SegmentKind",
    "SettingItem",
    "SettingKind",
    "SettingsView",
    "SignView",
    "SittingView",
    "SupportView",
    "Theme",
    "UnlockView",
    "UnwantedView",
    "View",
    "VolumeItem",
    "WritingPart",
    "WritingView",
]
