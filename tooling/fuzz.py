"""Runs the generated tests in rounds until the time is over, each round with another seed.

``python tooling/fuzz.py MINUTES [PLANS]``: first PLANS generated pairs of presets and scripts (10,000 by
default), then the readers of scripts and presets for MINUTES. A round fails if its process needs more than
200 MB beyond what it needs before its first example. Each round is a process of its own, because Hypothesis
itself needs about 40 MB more for every thousand plans, which would count against the planner.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "practice" / "planner"
LIMIT_MB = 200
_ROUND = 2000
_PLANS = 1000
"""Plans in one process: with this many, Hypothesis needs half of the limit."""


def main(minutes: float, plans: int) -> int:
    """Test the plans, then the readers, and print a summary.

    Returns:
        pytest's exit code of the first failed round; 0 if none failed.
    """
    failed, rounds, seed = 0, 0, int(time.time())
    for done in range(0, plans, _PLANS):
        failed = failed or _pytest("test_plan_invariants.py", min(_PLANS, plans - done), seed=seed + done)
    ends = time.monotonic() + minutes * 60
    while not failed and time.monotonic() < ends:
        failed = _pytest("test_readers_fuzzed.py", _ROUND, seed=int(time.time()))
        rounds += 1
    tried = rounds * _ROUND * 2
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{plans} scripts, three plans of each; " if not failed else "Failed. ", end="")
    print(f"{tried} byte strings in {rounds} rounds; the largest process took {peak:.0f} MB.")
    return failed


def _pytest(file: str, examples: int, *, seed: int) -> int:
    """Run one round with the profile "fuzz" and the system's memory limit, and return pytest's exit code."""
    limits = {"KINDPACE_FUZZ_EXAMPLES": str(examples), "KINDPACE_FUZZ_MEMORY_MB": str(LIMIT_MB)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    options = ["--hypothesis-profile=fuzz", f"--hypothesis-seed={seed}", str(FOLDER / file)]
    environment = {**os.environ, **limits}
    return subprocess.run([*command, *options], env=environment, check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(float(arguments[0]) if arguments else 10, int(arguments[1]) if arguments[1:] else 10_000))
