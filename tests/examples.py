"""How many examples the generated tests try: a quarter in the suite, all of them in ``make exhaustive``."""

import os

from hypothesis import HealthCheck, settings

_SHARE = 1 if os.environ.get("KINDPACE_ALL_EXAMPLES") else 4


def examples(whole: int) -> int:
    """As many of ``whole`` examples as this run tries."""
    return max(4, whole // _SHARE)


# How long an example takes, or is in the making, says how busy the machine is and nothing about the code.
settings.register_profile(
    "kindpace",
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("kindpace")
