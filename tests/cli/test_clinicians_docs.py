"""The page for clinicians shows pictures that are there."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_every_picture_of_the_page_is_there():
    named = re.findall(r"\]\((screenshots/[^)]+)\)", (DOCS / "clinicians.md").read_text("utf-8"))
    missing = [name for name in named if not (DOCS / name).is_file()]

    assert missing == []
    assert len(named) >= 7


def test_every_page_it_leads_to_is_there():
    named = re.findall(r"\]\(([a-z-]+\.md)\)", (DOCS / "clinicians.md").read_text("utf-8"))
    missing = [name for name in named if not (DOCS / name).is_file()]

    assert missing == []
    assert named
