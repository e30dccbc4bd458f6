"""``ROUTES``: the one table from destinations to the folders of the screens they lead to.

Whoever adds a screen adds its folder and one line. A page's module is imported at its first visit, and this
one when somebody first goes further than Today (docs/adr/0012-start.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from player.window import destinations as to
from player.window import intents as pressed
from player.window.clinic import destinations as to_clinic
from player.window.page import TODAY, Route

if TYPE_CHECKING:
    from player.window.intents import Destination

ROUTES: Final[dict[type[Destination], Route]] = {
    pressed.OpenPractise: TODAY,
    to.FirstVisit: Route("first_visit", "FirstVisitPage"),
    to.EasierPractices: Route("practise", "PractisePage"),
    pressed.OpenPath: Route("paths", "paths_page"),
    pressed.ChoosePractice: Route("briefing", "briefing_page"),
    to.GoOnWhereItStopped: Route("briefing", "going_on_page"),
    to.RecordingBriefing: Route("briefing", "recording_briefing_page"),
    to.DescribeRecording: Route("recording_details", "RecordingDetailsPage"),
    to.BeginSitting: Route("sitting", "SittingPage"),
    to.TrySitting: Route("sitting", "SittingPage", over=True),
    pressed.OpenTryScript: Route("try_script", "TryScriptPage"),
    pressed.OpenOwnVoice: Route("own_voice", "OwnVoicePage", over=True),
    pressed.EaseBack: Route("ease_back", "EaseBackPage", over=True, once=True),
    to.EaseOutOfSitting: Route("ease_back", "EaseBackPage", over=True, once=True),
    to.AfterSitting: Route("after", "AfterPage"),
    to.AnswerQuestionnaire: Route("questionnaire", "QuestionnairePage", over=True),
    to.WriteAboutUnwanted: Route("unwanted", "UnwantedPage", over=True),
    pressed.OpenLog: Route("log", "LogPage", needs_log=True),
    pressed.OpenJournal: Route("journal", "JournalPage", needs_log=True),
    to.WriteEntry: Route("entry", "EntryPage"),
    pressed.OpenLearn: Route("learn", "LearnPage"),
    pressed.OpenExport: Route("export", "ExportPage", needs_log=True),
    pressed.OpenKeeping: Route("keeping", "KeepingPage", needs_log=True),
    to.AskToDeleteEverything: Route("keeping", "KeepingPage"),
    to.AskPassphrase: Route("unlock", "UnlockPage"),
    pressed.OpenSettings: Route("settings", "SettingsPage"),
    pressed.OpenSupport: Route("support", "SupportPage", told_of_sitting=True),
    to_clinic.AskPin: Route("clinic.gate", "GatePage"),
    pressed.OpenClinic: Route("clinic.presets", "ClinicPage", behind_pin=True),
    to_clinic.WritePreset: Route("clinic.editor", "EditorPage", behind_pin=True),
    to_clinic.SignDraft: Route("clinic.signing", "SigningPage", behind_pin=True),
    to_clinic.InspectVoice: Route("own_voice.importing", "ImportVoicePage", behind_pin=True),
    to_clinic.InspectPreset: Route("clinic.importing", "ImportPage", behind_pin=True),
}
"""``Leave`` and ``Back`` have none: they lead to a waiting sitting or to the page before."""
