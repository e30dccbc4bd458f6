"""The profile "fuzz" of ``make fuzz``: as many examples as asked for, and memory bounded by the system."""

import os
import resource

from hypothesis import HealthCheck, settings

settings.register_profile(
    "fuzz",
    max_examples=int(os.environ.get("KINDPACE_FUZZ_EXAMPLES", "10000")),
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


def _used_bytes() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[0]) * resource.getpagesize()


if limit := os.environ.get("KINDPACE_FUZZ_MEMORY_MB"):
    most = _used_bytes() + int(limit) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
