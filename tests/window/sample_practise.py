"""Views of the list of practices and of a path, with realistic words."""

from dataclasses import replace

from player.window.intents import ChoosePractice, OpenSupport
from player.window.paths.state import PathsView, StepCard
from player.window.practise.state import (
    PacingBanner,
    PathCard,
    PracticeCard,
    PracticeSection,
    PractiseView,
    TodayCard,
)
from player.window.state import Option

PRESETS = (
    Option("standard", "Standard"),
    Option("gentle", "Gentle"),
    Option("first-steps", "First steps"),
    Option("low-sensory", "Low-sensory"),
    Option("grounding-only", "Grounding only"),
)
BANNER = PacingBanner(
    name="Gentle pacing",
    summary="Up to 8 minutes · no silence longer than 15 seconds · as far as kindness to another",
    set_by="Where the app begins. You can change it at any time.",
    presets=PRESETS,
    selected="gentle",
)
PRACTISE = PractiseView(
    banner=BANNER,
    sections=(
        PracticeSection(
            "Mindfulness",
            (
                PracticeCard(
                    "a-few-mindful-breaths",
                    "A few mindful breaths",
                    "Breath, sound or feet: you choose.",
                    "3 min",
                    1,
                    "mindfulness",
                    favourite=True,
                ),
                PracticeCard(
                    "noticing",
                    "Noticing without pushing away",
                    "Naming what is here, one small thing at a time.",
                    "6 min",
                    1,
                    "mindfulness",
                ),
                PracticeCard(
                    "ease-back",
                    "Ease back",
                    "Feet, hands, and the room around you.",
                    "2 min",
                    0,
                    "grounding",
                ),
            ),
        ),
        PracticeSection(
            "Common humanity",
            (
                PracticeCard(
                    "others-too",
                    "Others too",
                    "One hard thing, and who else knows it.",
                    "5 min",
                    2,
                    "common humanity",
                ),
            ),
        ),
        PracticeSection(
            "Self-kindness",
            (
                PracticeCard(
                    "a-compassionate-phrase",
                    "A compassionate phrase",
                    "Three short phrases. Keep one that fits.",
                    "4 min",
                    2,
                    "as far as common humanity",
                    limit="Stops where this pacing stops",
                ),
                PracticeCard(
                    "self-compassion-break",
                    "Self-compassion break",
                    "All three parts in turn, stopping where you like.",
                    "8 min",
                    5,
                    "self-kindness",
                    limit="Not in this pacing",
                    available=False,
                ),
            ),
        ),
    ),
    greeting="Good morning",
    today=TodayCard(
        "Again, from the beginning",
        "Others too",
        "One hard thing, and who else knows it.",
        "About 5 minutes · common humanity",
        ChoosePractice("others-too"),
    ),
    at_hand=PracticeSection(
        "For you now",
        (
            PracticeCard(
                "hearing-the-inner-voice",
                "Hearing the inner voice",
                "How that voice sounds, heard from a little way off.",
                "6 min",
                1,
                "mindfulness",
                note="Next on First weeks",
            ),
            PracticeCard(
                "kind-breath",
                "A kind breath",
                "A breath, a sound or a small thing.",
                "3 min",
                1,
                "mindfulness",
            ),
        ),
    ),
    recordings=PracticeSection(
        "Your recordings",
        (
            PracticeCard("recording:1", "Body scan, Tuesday", "From the group.", "12 min", 1, "mindfulness"),
            PracticeCard(
                "file:/2", "evening", "The file isn't where it was.", "", 0, "", opens=OpenSupport()
            ),
        ),
    ),
    paths=(
        PathCard("first-weeks", "First weeks", "From the ground up, slowly."),
        PathCard("after-a-hard-day", "After a hard day", "Close to the ground, with little asked of you."),
        PathCard("for-therapy-homework", "For therapy homework", "What you and your clinician have chosen."),
    ),
)
PATH = PathsView(
    title="First weeks",
    about="From the ground up, slowly. You can stay anywhere for as long as you like, or go back.",
    steps=(
        StepCard("ease-back", "Ease back", "The way out comes first.", "2 min · grounding"),
        StepCard(
            "others-too",
            "Others too",
            "Hard moments are something people share.",
            "5 min · common humanity",
            note="Suggested for Monday and Thursday",
        ),
        StepCard(
            "receiving-care",
            "Receiving care",
            "A little kindness the other way round. All of it can be skipped.",
            "6 min · receiving kindness",
            note="Not in this pacing.",
            available=False,
        ),
    ),
)
PATH_ASKED = replace(
    PATH, next_words="This could come next, if you like. Any other is just as good.", next_step=PATH.steps[1]
)
