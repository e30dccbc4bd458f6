"""The same Opus file into the same sound server: processor time and memory of whole programs."""

from pathlib import Path

from homes import PACING, home, spoken
from measures import NotMeasuredError, Result, Settings, median, spread
from players import PEERS, environment_of, kindpace, peer_environment, sink
from processes import Ran, run as ran
from sounds import narration

LIMITS = {"cpu": 1.0, "peak": 2.0}


def run(settings: Settings) -> list[Result]:
    """Each player in turn, so many rounds."""
    seconds = settings.pick(600, 60)
    file = narration(settings.folder, seconds)
    where = home(settings.folder, 1)
    with sink() as server:
        environment = environment_of(server, where)
        spoken(where, environment, str(file))
        # "spoken" has looked the recording through; the first run is of one that nobody has looked through.
        for survey in (where / "cache").glob("**/*survey*"):
            survey.unlink()
        first = _one(server, _ours(file), environment, seconds)
        rounds = [_round(server, file, environment, seconds) for _ in range(settings.runs)]
    runs = {name: [one[name] for one in rounds] for name in rounds[0]}
    told = f"{settings.runs} × {seconds:.0f} s"
    return [_processor(runs, told), _memory(runs, told), _per_second(runs, told), _first(first, runs)]


def _ours(file: Path) -> list[str]:
    return kindpace("play", "--no-window", str(file), "--preset", PACING)


def _round(server, file: Path, environment, seconds: float) -> dict[str, Ran]:
    found = {"Kindpace": _one(server, _ours(file), environment, seconds)}
    for peer in PEERS:
        with peer_environment(server, peer) as theirs:
            found[peer.name] = _one(server, peer.command(file), theirs, seconds, user=peer.user)
    return found


def _one(server, command, environment, seconds: float, user: str = "") -> Ran:
    mark = server.recorded()
    done = ran(command, environment, seconds + 150, user=user)
    sounding = (abs(server.recording(mark)[::480, 0]) > 1e-4).mean() * done.seconds
    if done.status or sounding < seconds / 2:
        message = f"{command[:4]} ended with {done.status} and sounded for {sounding:.0f} s"
        raise NotMeasuredError(message)
    return done


def _row(measured: str, runs, value, unit: str, limit: float, told: str, note: str) -> Result:
    numbers = {name: [value(one) for one in ones] for name, ones in runs.items()}
    ratio = median(numbers["Kindpace"]) / median(numbers["mpv"])
    goal = f"at most {'mpv’s' if limit == 1 else f'{limit:g} × mpv’s'}"
    peers = tuple((name, spread(ones, unit)) for name, ones in numbers.items() if name != "Kindpace")
    ours = spread(numbers["Kindpace"], unit)
    return Result(measured, ours, goal, ratio <= limit, peers, ratio, note, told)


def _processor(runs, told: str) -> Result:
    length = median(one.seconds for one in runs["Kindpace"]) - median(one.seconds for one in runs["mpv"])
    note = (
        f"Kindpace's runs are {length:.0f} s longer than mpv's: it also speaks an opening and a return around "
        "the recording, and reads and writes the log. All of that is counted. The recording had been looked "
        "through before, and the spoken lines were in the cache."
    )
    return _row("Playing an Opus file, processor time", runs, lambda one: one.cpu, "s", 1.0, told, note)


def _memory(runs, told: str) -> Result:
    return _row("Playing an Opus file, peak memory", runs, lambda one: one.peak, "MB", 2.0, told, "")


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
