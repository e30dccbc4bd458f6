"""Where what is shipped with Kindpace may lie."""

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parents[1]
"""The folder of the package."""

SHIPPED_FOLDERS: Final = (PACKAGE / "content", PACKAGE.parent / "scripts")
"""Scripts, companion lines and languages: in a wheel within the package, in a checkout beside it."""
