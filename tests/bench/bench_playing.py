"""Compares players with the same Opus file and sound server: processor time and memory of whole programs."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from homes import PACING, home, spoken
from measures import NotMeasuredError, Result, Settings, median, spread
from players import PEERS, environment_of, kindpace, peer_environment, sink
from processes import Ran, run_program
from sounds import narration

KNOWN, NEW = "Kindpace", "Kindpace, a new recording"


def run(settings: Settings) -> list[Result]:
    """Run every player in several rounds: one after the other, or in a quick run all at once."""
    seconds = settings.pick(600, 20)
    round_of = _at_once if settings.together else _in_turn
    file = narration(settings.folder, seconds)
    known, new = home(settings.folder, 1), home(settings.folder, 2)
    with sink() as server:
        environments = {KNOWN: environment_of(server, known), NEW: environment_of(server, new)}
        spoken(known, environments[KNOWN], str(file))
        # Another recording has the same lines around it: they are in the cache, but this file isn't surveyed.
        spoken(new, environments[NEW], str(narration(settings.folder, 5)))
        rounds = [round_of(server, file, environments, seconds) for _ in range(settings.runs)]
    runs = {name: [found[name] for found in rounds if name in found] for name in rounds[0]}
    first = runs.pop(NEW)[:1]
    how = "all players at once" if settings.together else "in turn"
    duration = f"{settings.runs} × {seconds:.0f} s, {how}"
    return [
        _processor(runs, duration),
        _memory(runs, duration),
        _per_second(runs, duration),
        _first(first[0], runs),
    ]


def _ours(file: Path) -> list[str]:
    return kindpace("play", "--no-window", str(file), "--preset", PACING)


def _in_turn(server, file: Path, environments, seconds: float) -> dict[str, Ran]:
    mark = server.recorded()
    # The new recording is new only in the first round.
    ours = {NEW: environments.pop(NEW)} if NEW in environments else {}
    ours[KNOWN] = environments[KNOWN]
    found = {name: _run_ours(file, environment, seconds) for name, environment in ours.items()}
    for peer in PEERS:
        with peer_environment(server, peer) as environment:
            found[peer.name] = _run_player(peer.command(file), environment, seconds, peer.user)
    _check_heard(server, mark, seconds)
    return found


def _at_once(server, file: Path, environments, seconds: float) -> dict[str, Ran]:
    mark = server.recorded()
    ours = {NEW: environments.pop(NEW)} if NEW in environments else {}
    ours[KNOWN] = environments[KNOWN]
    with ThreadPoolExecutor() as threads, ExitStack() as stack:
        futures = {
            name: threads.submit(_run_ours, file, environment, seconds) for name, environment in ours.items()
        }
        for peer in PEERS:
            environment = stack.enter_context(peer_environment(server, peer))
            command = peer.command(file)
            futures[peer.name] = threads.submit(_run_player, command, environment, seconds, peer.user)
        found = {name: future.result() for name, future in futures.items()}
    _check_heard(server, mark, seconds)
    return found


def _check_heard(server, mark: int, seconds: float) -> None:
    sounding = (abs(server.recording(mark)[::480, 0]) > 1e-4).sum() / 100
    if sounding < seconds / 2:
        message = f"only {sounding:.0f} s were heard"
        raise NotMeasuredError(message)


def _run_ours(file: Path, environment, seconds: float) -> Ran:
    # Its own lines take turns from sitting to sitting; those of the first are in the cache.
    for log in Path(environment["KINDPACE_HOME"], "data").glob("sittings.*"):
        log.unlink()
    return _run_player(_ours(file), environment, seconds)


def _run_player(command, environment, seconds: float, user: str = "") -> Ran:
    done = run_program(command, environment, seconds + 150, user=user)
    if done.status or done.seconds < seconds * 0.9:
        message = f"{command[:4]} ended with {done.status} after {done.seconds:.0f} s"
        raise NotMeasuredError(message)
    return done


def _row(measured: str, runs, value, goal: tuple[str, float], duration: str) -> Result:
    unit, limit = goal
    numbers = {name: [value(run) for run in player_runs] for name, player_runs in runs.items()}
    ratio = median(numbers["Kindpace"]) / median(numbers["mpv"])
    words = f"at most {'mpv’s' if limit == 1 else f'{limit:g} × mpv’s'}"
    peers = tuple((name, spread(values, unit)) for name, values in numbers.items() if name != "Kindpace")
    ours = spread(numbers["Kindpace"], unit)
    return Result(measured, ours, words, ratio <= limit, peers, ratio, duration=duration)


def _processor(runs, duration: str) -> Result:
    length = median(run.seconds for run in runs["Kindpace"]) - median(run.seconds for run in runs["mpv"])
    note = (
        f"Kindpace's runs are {length:.0f} s longer than mpv's: it also speaks an opening and a return around"
        " the recording, and reads and writes the log. All of that is counted. The recording had been looked "
        "through before, and the spoken lines were in the cache."
    )
    row = _row("Playing an Opus file, processor time", runs, lambda run: run.cpu, ("s", 1.0), duration)
    return replace(row, note=note)


def _memory(runs, duration: str) -> Result:
    return _row("Playing an Opus file, peak memory", runs, lambda run: run.peak, ("MB", 2.0), duration)


def _per_second(runs, duration: str) -> Result:
    """The processor time for each further second of playing, without start and end."""
    numbers = {name: [1000 * _slope(run) for run in player_runs] for name, player_runs in runs.items()}
    ratio = median(numbers["Kindpace"]) / median(numbers["mpv"])
    peers = tuple((name, spread(values, "ms", 1)) for name, values in numbers.items() if name != "Kindpace")
    return Result(
        "The same, processor time for each further second",
        spread(numbers["Kindpace"], "ms", 1),
        peers=peers,
        ratio=ratio,
        note="Between a third and nine tenths of each run: without starting and ending.",
        duration=duration,
    )


def _slope(run: Ran) -> float:
    inside = [look for look in run.looks if run.seconds / 3 < look.at < run.seconds * 0.9]
    return (inside[-1].cpu - inside[0].cpu) / (inside[-1].at - inside[0].at)


def _first(first: Ran, runs) -> Result:
    known = median(run.cpu for run in runs["Kindpace"])
    return Result(
        "The first time a recording is played, processor time",
        f"{first.cpu:.2f} s",
        note=f"Its loudness is measured and its pauses are found, once ({first.cpu - known:+.2f} s).",
        duration="1 run",
    )
