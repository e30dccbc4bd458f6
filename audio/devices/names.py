"""The names of the output devices.

They are queried in a short-lived process, so that a hanging sound server blocks only the caller, and only
briefly: call from a thread that may block.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from typing import Final

from audio.devices.output_types import OutputDevice
from audio.devices.outputs import find_devices
from audio.errors import AudioError
from audio.helper_process import run_helper
from audio.isolation.command import isolated_command
from audio.sentences import _, system_words

PATIENCE: Final = 4.0
"""Seconds to wait for the sound system's answer."""


class DevicesUnknownError(AudioError):
    """The sound system did not say which devices there are."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _(
                "The sound outputs could not be listed: {reason} Check the sound settings of this "
                "computer; 'kindpace doctor' says more."
            ).format(reason=reason)
        )


def output_devices(patience: float = PATIENCE) -> tuple[OutputDevice, ...]:
    """All output devices. Blocks for up to ``patience`` seconds.

    Raises:
        DevicesUnknownError: the sound system did not answer, or no sound library could be loaded.
    """
    try:
        answer = run_helper(isolated_command("audio.devices.names"), patience)
    except subprocess.TimeoutExpired as error:
        raise DevicesUnknownError(_("the sound system did not answer.")) from error
    except OSError as error:
        raise DevicesUnknownError(f"{system_words(error)}.") from error
    if answer.returncode != 0:
        raise DevicesUnknownError(answer.stderr.decode(errors="replace").strip() or _("no reason was given."))
    return tuple(OutputDevice(**found) for found in json.loads(answer.stdout))


def default_output(patience: float = PATIENCE) -> OutputDevice | None:
    """The system's default device; None if it names none.

    Raises:
        DevicesUnknownError: as ``output_devices``.
    """
    return next((device for device in output_devices(patience) if device.is_default), None)


def main() -> int:
    """Print the devices as JSON."""
    try:
        found = find_devices()
    except AudioError as error:
        sys.stderr.write(str(error))
        return 1
    sys.stdout.write(json.dumps([asdict(device) for device in found]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
