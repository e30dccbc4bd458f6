"""A script that is tried, for the pictures and the window's tests."""

from dataclasses import replace

from player.window.shared.ribbon import RibbonSegment, RibbonView, SegmentKind
from player.window.state import Option
from player.window.try_script.describe import DAYS, STALE
from player.window.try_script.state import DoubtRow, MeasureRow, PassageRow, TryScriptView

PRESETS = (Option("standard", "Standard"), Option("gentle", "Gentle"), Option("first-steps", "First steps"))
TRY_SCRIPT_EMPTY = TryScriptView("", PRESETS, "gentle", DAYS, "1")
TRY_SCRIPT = replace(
    TRY_SCRIPT_EMPTY,
    path="/home/you/a-window.md",
    title="A window",
    ribbon=RibbonView(
        (RibbonSegment(0, 40, SegmentKind.VOICE, 0, "Arriving", "Arriving, grounding, 40 seconds"),), 40
    ),
    passages=(
        PassageRow(
            "0:00", "Arriving · grounding", "Somewhere there's a window. (5 s)\nLook out of it. (8 s)"
        ),
        PassageRow("0:25", "", "You can stop here. (4 s)", put_in=True),
    ),
    measures=(
        MeasureRow("Own middle: 64 %, wanted 50 % or more", missed=False),
        MeasureRow("Lines put in by the planner: 50 %, wanted 12 % or less", missed=True),
    ),
    findings=("a-window.md:12:1  A line was put in after this one: 50 %. Write a rest of your own there.",),
    doubts=(
        DoubtRow(
            "a-window.md:16:6  “read” can be read in two ways: They read it every day.",
            "read",
            ("they like to read", "he has read"),
        ),
    ),
)
TRY_SCRIPT_MISTAKES = replace(
    TRY_SCRIPT,
    mistakes=("a-window.md:14:9  There is no mark of this name. Found: '[pasue]'. Write [pause] or [5s].",),
    stale=STALE,
    said="Please give the place of a script's file first, or choose it.",
)
TRY_SCRIPT_SAMPLES = {
    "try-script": TRY_SCRIPT,
    "try-script-empty": TRY_SCRIPT_EMPTY,
    "try-script-mistakes": TRY_SCRIPT_MISTAKES,
}
