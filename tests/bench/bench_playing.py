"""The same Opus file into the same sound server: processor time and memory of whole programs."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from homes import PACING, home, spoken
from measures import NotMeasuredError, Result, Settings, median, spread
from players import PEERS, environment_of, kindpace, peer_environment, sink
from processes import Ran
from processes import run as ran
from sounds import narration

KNOWN, NEW = "Kindpace", "Kindpace, a new recording"


def run(settings: Settings) -> list[Result]:
    """Each player in turn, so many rounds; in a quick run all of them at once."""
    seconds = settings.pick(600, 20)
    round_of = _at_once if settings.together else _in_turn
    file = narration(settings.folder, seconds)
    known, new = home(settings.folder, 1), home(settings.folder, 2)
    with sink() as server:
        environments = {KNOWN: environment_of(server, known), NEW: environment_of(server, new)}
        spoken(known, environments[KNOWN], str(file))
        # The same words around another recording: the lines are there, the recording is not known.
        spoken(new, environments[NEW], str(narration(settings.folder, 5)))
        rounds = [round_of(server, file, environments, seconds) for _ in range(settings.runs)]
    runs = {name: [one[name] for one in rounds if name in one] for name in rounds[0]}
    first = runs.pop(NEW)[:1]
    told = f"{settings.runs} × {seconds:.0f} s, " + (
        "all players at once" if settings.together else "in turn"
    )
    return [_processor(runs, told), _memory(runs, told), _per_second(runs, told), _first(first[0], runs)]


def _ours(file: Path) -> list[str]:
    return kindpace("play", "--no-window", str(file), "--preset", PACING)


def _in_turn(server, file: Path, environments, seconds: float) -> dict[str, Ran]:
    mark = server.recorded()
    # Known to nobody only once.
    ours = {NEW: environments.pop(NEW)} if NEW in environments else {}
    ours[KNOWN] = environments[KNOWN]
    found = {name: _one(_ours(file), its, seconds) for name, its in ours.items()}
    for peer in PEERS:
        with peer_environment(server, peer) as theirs:
            found[peer.name] = _one(peer.command(file), theirs, seconds, peer.user)
    _check_heard(server, mark, seconds)
    return found


def _at_once(server, file: Path, environments, seconds: float) -> dict[str, Ran]:
    mark = server.recorded()
    ours = {NEW: environments.pop(NEW)} if NEW in environments else {}
    ours[KNOWN] = environments[KNOWN]
    with ThreadPoolExecutor() as threads, ExitStack() as open_:
        under_way = {name: threads.submit(_one, _ours(file), its, seconds) for name, its in ours.items()}
        for peer in PEERS:
            its = open_.enter_context(peer_environment(server, peer))
            under_way[peer.name] = threads.submit(_one, peer.command(file), its, seconds, peer.user)
        found = {name: one.result() for name, one in under_way.items()}
    _check_heard(server, mark, seconds)
    return found


def _check_heard(server, mark: int, seconds: float) -> None:
    sounding = (abs(server.recording(mark)[::480, 0]) > 1e-4).sum() / 100
    if sounding < seconds / 2:
        message = f"only {sounding:.0f} s were heard"
        raise NotMeasuredError(message)


def _one(command, environment, seconds: float, user: str = "") -> Ran:
    done = ran(command, environment, seconds + 150, user=user)
    if done.status or done.seconds < seconds * 0.9:
        message = f"{command[:4]} ended with {done.status} after {done.seconds:.0f} s"
        raise NotMeasuredError(message)
    return done


def _row(measured: str, runs, value, goal: tuple[str, float], told: str) -> Result:
    unit, limit = goal
    numbers = {name: [value(one) for one in ones] for name, ones in runs.items()}
    ratio = median(numbers["Kindpace"]) / median(numbers["mpv"])
    words = f"at most {'mpv’s' if limit == 1 else f'{limit:g} × mpv’s'}"
    peers = tuple((name, spread(ones, unit)) for name, ones in numbers.items() if name != "Kindpace")
    ours = spread(numbers["Kindpace"], unit)
    return Result(measured, ours, words, ratio <= limit, peers, ratio, duration=told)


def _processor(runs, told: str) -> Result:
    length = median(one.seconds for one in runs["Kindpace"]) - median(one.seconds for one in runs["mpv"])
    note = (
        f"Kindpace's runs are {length:.0f} s longer than mpv's: it also speaks an opening and a return around"
        " the recording, and reads and writes the log. All of that is counted. The recording had been looked "
        "through before, and the spoken lines were in the cache."
    )
    row = _row("Playing an Opus file, processor time", runs, lambda one: one.cpu, ("s", 1.0), told)
    return replace(row, note=note)


def _memory(runs, told: str) -> Result:
    return _row("Playing an Opus file, peak memory", runs, lambda one: one.peak, ("MB", 2.0), told)


def _per_second(runs, told: str) -> Result:
    """Start and end left out: what each further second costs."""
    numbers = {name: [1000 * _slope(one) for one in ones] for name, ones in runs.items()}
    ratio = median(numbers["Kindpace"]) / median(numbers["mpv"])
    peers = tuple((name, spread(ones, "ms", 1)) for name, ones in numbers.items() if name != "Kindpace")
    return Result(
        "The same, processor time for each further second",
        spread(numbers["Kindpace"], "ms", 1),
        peers=peers,
        ratio=ratio,
        note="Between a third and nine tenths of each run: without starting and ending.",
        duration=told,
    )


def _slope(one: Ran) -> float:
    inside = [look for look in one.looks if one.seconds / 3 < look.at < one.seconds * 0.9]
    return (inside[-1].cpu - inside[0].cpu) / (inside[-1].at - inside[0].at)


def _first(first: Ran, runs) -> Result:
    known = median(one.cpu for one in runs["Kindpace"])
    return Result(
        "The first time a recording is played, processor time",
        f"{first.cpu:.2f} s",
        note=f"Its loudness is measured and its pauses are found, once ({first.cpu - known:+.2f} s).",
        duration="1 run",
    )
