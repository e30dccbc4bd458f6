"""Views of the settings and of the support card, with realistic words."""

from dataclasses import replace
from pathlib import Path

from player.library.support_card import read_support
from player.window.settings.state import Fact, SettingItem, SettingKind, SettingsView
from player.window.shared.narrators.sample import HearSample
from player.window.state import OfferItem, Option
from player.window.support.describe import support_view

SETTINGS = SettingsView(
    settings=(
        SettingItem(
            "text_size", "Text size", SettingKind.SLIDER, "100", low=100, high=200, step=10, unit=" %"
        ),
        SettingItem(
            "theme",
            "Colours",
            SettingKind.CHOICE,
            "system",
            options=(Option("system", "As the system"), Option("light", "Light"), Option("dark", "Dark")),
        ),
        SettingItem(
            "plain_font", "Plain letters throughout", SettingKind.TOGGLE, "off", "Also for what is spoken."
        ),
        SettingItem("reduced_motion", "No fades", SettingKind.TOGGLE, "off", "Words change at once."),
        SettingItem(
            "device",
            "Sound output",
            SettingKind.CHOICE,
            "default",
            "If it goes away, the sitting pauses and waits for you.",
            options=(Option("default", "As the system"), Option("1", "Headphones (USB Audio)")),
            group="Sound",
        ),
        SettingItem("volume", "Voice volume", SettingKind.SLIDER, "70", unit=" %", group="Sound"),
        SettingItem(
            "narrator",
            "Who speaks",
            SettingKind.CHOICE,
            "emma",
            "Heart begins at once. The others need a while to get ready, and until then Heart speaks.",
            options=(
                Option("heart", "Heart: a woman, American English"),
                Option("emma", "Emma: a woman, British English"),
                Option("george", "George: a man, British English (not installed)"),
            ),
            group="Sound",
            note="George is not on this computer yet. Where one of them is chosen, Heart speaks.",
            aside=(
                "How to add them",
                "Whoever put Kindpace on this computer can add them: so.",
            ),
            offer=OfferItem("Hear a sample", HearSample("emma")),
        ),
        SettingItem(
            "countdown",
            "Show how long a silence lasts",
            SettingKind.TOGGLE,
            "on",
            "When it is off, a plain circle shows that the quiet is meant.",
            group="The sitting",
        ),
        SettingItem(
            "distress_scale",
            "How hard it is, in numbers",
            SettingKind.CHOICE,
            "0-10",
            "The numbers with which you say how hard a moment is.",
            options=(Option("0-10", "From 0 to 10"), Option("0-100", "From 0 to 100")),
            group="The sitting",
        ),
        SettingItem(
            "mood_and_energy",
            "Ask about mood and energy",
            SettingKind.TOGGLE,
            "on",
            "Ask about mood and energy as well, after a sitting. Both can always be left out.",
            group="The sitting",
        ),
    ),
    facts=(
        Fact("Your log", "/home/you/.local/share/kindpace/log.db, encrypted on this computer"),
        Fact("Its key", "In your system's keyring."),
    ),
)
_SUPPORT_CARD = Path(__file__).parents[2] / "scripts" / "companion" / "support.yaml"
WHOLE_SUPPORT = support_view(
    read_support(_SUPPORT_CARD.read_bytes(), _SUPPORT_CARD.name),
    "GB",
    "Mina, weekdays after four: 555 0134",
    (),
)
# The whole card is long: three of its regions have all that it shows.
SUPPORT = replace(
    WHOLE_SUPPORT,
    shown=(*WHOLE_SUPPORT.shown[:2], WHOLE_SUPPORT.shown[-1]),
    sources=(*WHOLE_SUPPORT.sources[:2], WHOLE_SUPPORT.sources[-1]),
)
