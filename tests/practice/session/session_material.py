"""A plan of a few steps, and sittings in it."""

from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Role
from player.practice.session.table import Session, State
from player.practice.units import Rung, Seconds


def step(kind: StepKind, start: float, duration: float, phase: str, role: Role) -> Step:
    text = f"{kind} at {start}"
    return Step(kind, Seconds(start), Seconds(duration), text, text, phase, role, Rung.GROUNDING)


STEPS = (
    step(StepKind.SAY, 0, 4, "Arriving", Role.ORIENT),
    step(StepKind.PAUSE, 4, 2, "Arriving", Role.ORIENT),
    step(StepKind.CHECK_IN, 6, 0, "Arriving", Role.ORIENT),
    step(StepKind.SAY, 6, 3, "Noticing", Role.MIDDLE),
    step(StepKind.SILENCE, 9, 10, "Noticing", Role.MIDDLE),
    step(StepKind.CHECK_IN, 19, 0, "Noticing", Role.MIDDLE),
    step(StepKind.SAY, 19, 3, "Others", Role.MIDDLE),
    step(StepKind.PAUSE, 22, 2, "Others", Role.MIDDLE),
    step(StepKind.SAY, 24, 4, "Coming back", Role.RETURN),
    step(StepKind.PAUSE, 28, 2, "Coming back", Role.RETURN),
    step(StepKind.SAY, 30, 4, "Coming back", Role.RETURN),
)
PLAN = Plan("x", "X", "hash", "gentle", "hash", STEPS)
"""Asks as Gentle does: grounding from 7, softer from a rise of 1, stopping from a rise of 2 or from 8."""


def playing(position: float = 0.0) -> Session:
    return Session(State.PLAYING, PLAN, Seconds(position))
