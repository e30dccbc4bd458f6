"""Makes the two-page reports of a made-up year and of an empty log: ``report_pages.py OUTDIR``.

Both are written as PDF and, if pypdfium2 is installed (no lock file has it), each page also as a picture.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

# The made-up year comes from the tests.
sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "records"))

from export_material import fill_whole_year
from stand_ins import FakeKeyring, TickingClock

from player.records.export.chosen import Chosen
from player.records.export.material import gather
from player.records.export.preview import Format, preview
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.shell.report_pdf import report_pdf

MADE = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)
DOTS_PER_POINT = 1.6


def report_of(fill: Callable[[SessionLog, Any], None]) -> bytes:
    """The report, as PDF, of a temporary log.

    Args:
        fill: writes rows to the log, with the log's clock.
    """
    clock = TickingClock()
    with tempfile.TemporaryDirectory() as folder:
        keys = Keys(Path(folder), FakeKeyring())
        with SessionLog.open(Path(folder) / "data", keys, clock) as log:
            fill(log, clock)
            found = preview(gather(log, Chosen(), MADE), Format.PDF, "report.pdf", report_pdf)
    return found.files[0].data


def draw(pdf: Path) -> None:
    """Draw the pages of a PDF as pictures beside it."""
    # In no lock file: only needed for the pictures of the documentation.
    import pypdfium2  # noqa: PLC0415

    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        page.render(scale=DOTS_PER_POINT, grayscale=True).to_pil().save(
            pdf.with_name(f"{pdf.stem}-{number}.png"), optimize=True
        )


def main() -> None:
    """Make both reports."""
    folder = Path(sys.argv[1])
    for name, fill in {"report-year": fill_whole_year, "report-empty": lambda _log, _clock: None}.items():
        pdf = folder / f"{name}.pdf"
        pdf.write_bytes(report_of(fill))
        try:
            draw(pdf)
        except ImportError:
            print(f"{pdf}: no pictures without pypdfium2")


if __name__ == "__main__":
    main()
