"""Plans of everything there is to practise, for the list of practices."""

from audio.analysis.surveys import Surveys
from player.library.catalog import Library
from player.library.errors import BrokenContentError
from player.library.practice_paths import PracticePath, shipped_paths
from player.practice.pacing.model import Pacing
from player.practice.units import Rung
from player.sittings.planning import Planning
from player.window.pacing_choice import PacingChoice
from player.window.parts import SettingsStore
from player.window.practise.describe import Listed, PractiseList
from player.window.practise.pacing_banner import pacing_banner
from player.window.practise.state import PathCard
from player.window.shared.assigned_described import suggested_words
from player.window.shared.first_choices import first_choices
from player.window.shared.ladder_described import own_rung_of
from player.window.shared.own_recordings import OwnRecordings


def in_force(pacing_choice: PacingChoice, settings_store: SettingsStore) -> tuple[object, ...]:
    """What decides about the plans; while it is the same, so are they."""
    now, settings = pacing_choice.in_force(), settings_store.current
    return now.pacing.content_hash, now.reason, now.set_by, settings.speak, settings.own_rung


def plan_all(
    library: Library,
    own_recordings: OwnRecordings,
    pacing_choice: PacingChoice,
    settings_store: SettingsStore,
) -> PractiseList:
    """Read all scripts and presets, and plan each practice under the pacing in force."""
    now = pacing_choice.in_force()
    pacing = now.pacing
    choices = first_choices(
        pacing, speak=settings_store.current.speak, own=own_rung_of(settings_store.current.own_rung)
    )
    phrasebook = library.phrasebook()
    plannings = (Planning(script, pacing, choices, phrasebook) for script in library.scripts())
    paths, wrong = _paths(pacing)
    softest = pacing.id == "grounding-only"
    return PractiseList(
        pacing_banner(pacing, library.presets(), now.reason or now.set_by, can_soften=not softest),
        tuple(listed(one) for one in (*plannings, own_recordings.quiet())),
        tuple((one.id, suggested_words(one.days)) for one in pacing.practices),
        bool(pacing.questionnaires),
        (*((f"problem:{problem.place}", str(problem)) for problem in library.problems()), *wrong),
        pacing.review_date.isoformat() if pacing.review_date else "",
        paths,
    )


def plan_recordings(own_recordings: OwnRecordings, surveys: Surveys) -> tuple[Listed, ...]:
    """The person's recordings, as far as they were looked through."""
    known = (path for path in own_recordings.files() if surveys.found(path) is not None)
    return tuple(listed(own_recordings.planning(path)) for path in known)


def listed(planning: Planning) -> Listed:
    """What the list says of a practice and of its plan."""
    """What the list says of a practice and its plan."""
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
    return tuple(PathCard(path.id, path.title, path.about, _ids(path, pacing)) for path in shown), ()


def _ids(path: PracticePath, pacing: Pacing) -> tuple[str, ...]:
    return tuple(step.practice for step in path.steps_with(pacing.practices))
