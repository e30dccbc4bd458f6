"""Parses a file's bytes into a ``Script``. The notation is described in ``docs/script-format.md``."""

import hashlib
from contextlib import suppress

from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.practice.script.comments import front_matter_comments, split_comments
from player.practice.script.front_matter import FrontMatter, read_front_matter, split_front_matter
from player.practice.script.model import Comment, Phase, Script
from player.practice.script.old_format import NEWEST_FORMAT, check_old_format
from player.practice.script.phases import read_phases
from player.practice.script.source import Line, Problems, TooManyProblemsError, decoded, lines_of


def parse_script(data: bytes, file: str) -> Script:
    """Read a script.

    Args:
        data: the bytes of the file, UTF-8, at most ``LARGEST_FILE``.
        file: its name, for the places of problems.

    Raises:
        NotUsableError: the script has problems; the error holds all of them, in file order.
    """
    problems = Problems(file)
    text = decoded(data, problems)
    read: tuple[FrontMatter, tuple[Phase, ...], tuple[Comment, ...]] | None = None
    with suppress(TooManyProblemsError):
        read = _read(lines_of(text, problems), problems)
    problems.raise_if_any()
    if read is None:
        raise NotUsableError(problems.found)
    front, phases, comments = read
    return Script(
        id=front.id,
        title=front.title,
        components=tuple(front.components),
        language=front.language,
        about=front.about,
        asks=front.asks,
        minutes=front.minutes,
        caution=front.caution,
        sources=tuple(front.sources),
        phases=phases,
        content_hash=hashlib.sha256(data).hexdigest(),
        file=file,
        anchor=front.anchor,
        ending=front.ending,
        comments=comments,
    )


def parse_text(text: str, file: str = "script.md") -> Script:
    """Read a script from text, as ``parse_script`` reads it from bytes.

    Raises:
        NotUsableError: the script has problems; the error holds all of them, in file order.
    """
    return parse_script(text.encode("utf-8", errors="surrogatepass"), file)


def _read(
    lines: tuple[Line, ...], problems: Problems
) -> tuple[FrontMatter, tuple[Phase, ...], tuple[Comment, ...]] | None:
    head, whole_body = split_front_matter(lines, problems)
    body, remarks = split_comments(whole_body, problems)
    # Missing front matter is already reported; each missing key would only repeat it.
    front = read_front_matter(head, problems) if head else None
    if not head and not problems.found:
        problems.error(
            problems.place(1, 1),
            "no-front-matter",
            _("The front matter is empty."),
            "",
            _("Give id, title and the rest."),
        )
    phases = read_phases(body, problems)
    if front is not None and front.format < NEWEST_FORMAT:
        check_old_format(front, phases, remarks, problems)
    return None if front is None else (front, phases, (*front_matter_comments(head, problems), *remarks))
