"""Where files wait that are being brought back; without imports, because each start looks there."""

from typing import Final

STAGING: Final = "bringing-back"
"""The folder in the data folder."""
