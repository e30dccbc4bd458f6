"""Inspects a preset's file: its bytes, its signature, and whether the author is trusted."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final

from player.clinic.errors import TrustNotReadableError
from player.clinic.signature import ENDING
from player.clinic.signature import LARGEST as LARGEST_SIGNATURE
from player.clinic.trust import TrustedAuthors
from player.clinic.verification import Evidence, Verdict, Verification, verify
from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.practice.problems_said import problem_said
from player.system.files import read_bounded
from player.system.latest_day import Days
from player.system.paths import may_exist

PRESET_ENDINGS: Final = (".pacing", ".yaml")
"""The endings of preset files."""

LARGEST_PRESET: Final = 256 * 1024


def signature_path(path: Path) -> Path:
    """The path of a file's detached signature: beside it, with ``.minisig`` added."""
    return path.with_name(path.name + ENDING)


def inspect_preset(
    path: Path,
    trusted: TrustedAuthors,
    days: Days,
    built_in: Collection[str] = (),
    inside: Path | None = None,
) -> tuple[Verification, bytes]:
    """Verify a preset's file and the signature beside it. Never raises.

    Args:
        path: the file.
        trusted: whose signatures count.
        days: the local day, and the latest seen here.
        built_in: SHA-256 of the shipped presets.
        inside: the folder that the file must stay in; None for anywhere.

    Returns:
        The verification and the file's bytes (empty if they can't be read).
    """
    try:
        data = read_bounded(path, LARGEST_PRESET, inside)
    except NotUsableError as error:
        words = _("It can't be used. {problems}").format(problems=problem_said(error.problems[0]))
        return Verification(Verdict.NOT_A_PRESET, words, problems=error.problems), b""
    try:
        detached = _detached(path, inside)
    except NotUsableError as error:
        return Verification(
            Verdict.DAMAGED_SIGNATURE,
            _("Its signature can't be read. {problems}").format(problems=problem_said(error.problems[0])),
        ), data
    evidence = Evidence((), days.clock, built_in, days.latest)
    return _with_trust(data, str(path), detached, trusted, evidence), data


def _with_trust(
    data: bytes, file: str, detached: bytes | None, trusted: TrustedAuthors, evidence: Evidence
) -> Verification:
    try:
        return verify(data, file, detached, replace(evidence, trusted=trusted.read()))
    except TrustNotReadableError as error:
        found = verify(data, file, detached, evidence)
        return replace(found, words=str(error)) if found.verdict is Verdict.UNKNOWN_KEY else found


def _detached(path: Path, inside: Path | None) -> bytes | None:
    beside = signature_path(path)
    if not may_exist(beside):
        return None
    return read_bounded(beside, LARGEST_SIGNATURE, inside)
