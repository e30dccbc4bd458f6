"""Parses a file's bytes into a ``Script``. The notation is described in ``docs/script-format.md``."""

import hashlib
from contextlib import suppress

from player.language.catalogue import _
from player.practice.errors import NotUsableError, Problem
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
    script, problems = parse_as_far_as_possible(data, file)
    if problems or script is None:
        raise NotUsableError(problems)
    return script


def parse_as_far_as_possible(data: bytes, file: str) -> tuple[Script | None, tuple[Problem, ...]]:
    """What can be read of a script, and its problems in file order. With problems it is only to be looked at.

    Args:
        data: as ``parse_script`` takes them.
        file: likewise.

    Returns:
        The script, with what could be read of it, or None where its front matter can't be used.

    Raises:
        NotUsableError: the bytes are no text that is read.
    """
    problems = Problems(file)
    text = decoded(data, problems)
    read: tuple[FrontMatter, tuple[Phase, ...], tuple[Comment, ...]] | None = None
    with suppress(TooManyProblemsError):
        read = _read(lines_of(text, problems), problems)
    found = tuple(sorted(problems.found, key=lambda problem: problem.place))
    return None if read is None else _script(*read, data, file), found


def _script(
    front: FrontMatter, phases: tuple[Phase, ...], comments: tuple[Comment, ...], data: bytes, file: str
) -> Script:
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
        gentle_asks=front.gentle_asks or "",
        gentle_caution=front.gentle_caution or "",
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
