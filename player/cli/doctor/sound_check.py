"""Whether a sound device opens here. Run as a separate process, because a hanging sound server blocks it."""

import json
import sys
import time
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.devices.output_types import LATENCY
from audio.devices.outputs import open_output
from audio.errors import AudioError

LISTEN: Final = 0.5
"""Seconds the device stays open, to see whether it requests sound."""


def main() -> int:
    """Open the default device, play half a second of silence, and print what was found as JSON."""
    asked = 0

    def fill(block: NDArray[np.float32]) -> None:
        nonlocal asked
        block[:] = 0
        asked += len(block)

    try:
        output = open_output(None, fill, lambda: None, LATENCY)
    except AudioError as error:
        print(json.dumps({"error": str(error)}))  # noqa: T201  # doctor reads it
        return 1
    time.sleep(LISTEN)
    found = {"device": output.device, "backend": output.backend, "latency": output.latency, "frames": asked}
    # Printed before closing, which may block.
    print(json.dumps(found), flush=True)  # noqa: T201  # doctor reads it
    output.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
