"""How many examples the generated tests try: a quarter in the suite, all of them in ``make exhaustive``."""

import os

from hypothesis import settings

_SHARE = 1 if os.environ.get("KINDPACE_ALL_EXAMPLES") else 4


def examples(whole: int) -> int:
    """As many of ``whole`` examples as this run tries."""
    return max(4, whole // _SHARE)


settings.register_profile("kindpace", max_examples=examples(100))
settings.load_profile("kindpace")
