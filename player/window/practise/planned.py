"""Plans of everything there is to practise, for the list of practices."""

from player.library.errors import BrokenContentError
from player.library.practice_paths import shipped_paths
from player.practice.pacing.model import Pacing
from player.practice.units import Rung
from player.sittings.planning import Planning
from player.window.practise.describe import Listed, PractiseList
from player.window.practise.pacing_banner import pacing_banner
from player.window.practise.state import PathCard
from player.window.services import Services
from player.window.shared.assigned_described import suggested_words
from player.window.shared.first_choices import first_choices
from player.window.shared.ladder_described import own_rung_of
from player.window.shared.own_recordings import own_files, quiet_planning, recording_planning


def in_force(services: Services) -> tuple[object, ...]:
    """What decides about the plans; while it is the same, so are they."""
    now, settings = services.pacing(), services.settings
    return now.pacing.content_hash, now.reason, now.set_by, settings.speak, settings.own_rung


def plan_all(services: Services) -> PractiseList:
    """Read all scripts and presets, and plan each practice under the pacing in force."""
    now, library = services.pacing(), services.library
    pacing = now.pacing
    choices = first_choices(
        pacing, speak=services.settings.speak, own=own_rung_of(services.settings.own_rung)
    )
    phrasebook = services.phrasebook
    plannings = (Planning(script, pacing, choices, phrasebook) for script in library.scripts())
    paths, wrong = _paths(pacing)
    softest = pacing.id == "grounding-only"
    return PractiseList(
        pacing_banner(pacing, library.presets(), now.reason or now.set_by, can_soften=not softest),
        tuple(_listed(one) for one in (*plannings, quiet_planning(services))),
        tuple((one.id, suggested_words(one.days)) for one in pacing.practices),
        bool(pacing.questionnaires),
        (*((f"problem:{problem.place}", str(problem)) for problem in library.problems()), *wrong),
        pacing.review_date.isoformat() if pacing.review_date else "",
        paths,
    )


def plan_recordings(services: Services) -> tuple[Listed, ...]:
    """The person's recordings, as far as they were looked through."""
    known = (path for path in own_files(services) if services.surveys.found(path) is not None)
    return tuple(_listed(recording_planning(services, path)) for path in known)


def _listed(planning: Planning) -> Listed:
    script, plan = planning.script, planning.fresh(planning.estimated)
    return Listed(
        id=script.id,
        title=script.title,
        about=script.about,
        asks=script.asks,
        components=tuple(str(one) for one in script.components),
        minutes=script.minutes,
        highest=max(script.rungs),
        reached=max((step.rung for step in plan.steps), default=Rung.GROUNDING),
        duration=plan.duration,
        why_not=planning.why_not(plan),
    )


def _paths(pacing: Pacing) -> tuple[tuple[PathCard, ...], tuple[tuple[str, str], ...]]:
    """The paths there are under a pacing, and what is wrong where they can't be used."""
    try:
        paths = shipped_paths()
    except BrokenContentError as error:
        return (), (("paths", str(error)),)
    shown = (path for path in paths if path.steps_with(pacing.practices))
    return tuple(PathCard(path.id, path.title, path.about) for path in shown), ()
