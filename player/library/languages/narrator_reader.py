"""Reads which narrators a language has, from ``narrator.yaml`` in its folder (docs/languages.md)."""

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path, PurePath
from typing import Final

from audio.files.paths import state_of
from audio.voice.languages.assumed import Measured, spoken_as
from audio.voice.languages.espeak import LANGUAGE
from audio.voice.languages.language_narrator import Engine, LanguageNarrator
from audio.voice.languages.piper_settings import PiperSettingsError, read_piper_settings
from audio.voice.narrator_catalog import KOKORO, VOICE_BYTES, voices_folder
from audio.voice.sayable import LATIN, LETTERS, Letters
from player.language.catalogue import _
from player.practice.errors import Place
from player.practice.script.shapes import fields_of, items_of, read_yaml_file, text_of, texts_of
from player.practice.script.source import Problems, TooManyProblemsError
from player.practice.script.yaml_text import YamlMap, YamlNode
from player.system.paths import exists, is_file

_NEEDED: Final = ("name", "engine", "voice", "phonemes")
_OPTIONAL: Final = ("letters", "measured")
_MEASURED: Final[Mapping[str, tuple[float, float]]] = {
    "words_per_minute": (30.0, 400.0),
    "letter_seconds": (0.02, 0.5),
    "line_seconds": (0.0, 3.0),
    "loudness": (-60.0, 0.0),
}
"""What may be measured of a voice, and the numbers that are possible."""

_LONGEST_NAME: Final = 40


def read_narrators(data: bytes, file: str, folder: Path, pace: float = 1.0) -> tuple[LanguageNarrator, ...]:
    """Read the narrators of a language, in the order in which they are wanted.

    Args:
        data: the bytes of the file, UTF-8.
        file: its name, for the places of problems.
        folder: the language's, named by its tag; voices lie in it.
        pace: how many words of the language take as long as one English word.

    Raises:
        NotUsableError: a key is missing or unknown, a value can't be used, a voice leads out of the folder or
            isn't one; the error holds all problems, in file order. A voice that isn't there is no problem.
    """
    problems = Problems(file)
    root = read_yaml_file(data, problems)
    found: list[LanguageNarrator] = []
    with suppress(TooManyProblemsError):
        values = fields_of(root, ("language", "narrators"), problems)
        _check_language(values.get("language"), folder.name, problems)
        reader = _Reader(folder, pace, problems)
        for node in items_of(values.get("narrators"), problems):
            found += reader.narrator(node)
    problems.raise_if_any()
    return tuple(found)


def _check_language(node: YamlNode | None, tag: str, problems: Problems) -> None:
    written = text_of(node, problems)
    if node is not None and written and written != tag:
        message = _("This is the folder of another language.")
        expected = _("Write {tag}, as the folder is called, or move the file.").format(tag=tag)
        problems.error(node.place, "bad-value", message, written, expected)


class _Reader:
    """Reads one narrator after the other.

    Args:
        folder: of the language.
        pace: of the language.
        problems: collects what is wrong.
    """

    def __init__(self, folder: Path, pace: float, problems: Problems) -> None:
        self._folder = folder
        self._pace = pace
        self._problems = problems

    def narrator(self, node: YamlNode) -> tuple[LanguageNarrator, ...]:
        """The narrator, or nothing where it can't be used."""
        optional = [key for key in _OPTIONAL if isinstance(node, YamlMap) and node.key(key) is not None]
        values = fields_of(node, (*_NEEDED, *optional), self._problems)
        if not values.keys() >= set(_NEEDED):
            return ()
        engine = self._engine(values["engine"])
        name = self._name(values["name"])
        phonemes = self._phonemes(values["phonemes"])
        letters = self._letters(values.get("letters"))
        measured = self._measured(values.get("measured"))
        if engine is None:
            return ()
        voice = self._voice(values["voice"], engine)
        spoken = spoken_as(engine, voice.name, self._pace, measured)
        return (LanguageNarrator(name, self._folder.name, engine, voice, phonemes, spoken, letters),)

    def _name(self, node: YamlNode) -> str:
        name = text_of(node, self._problems)
        if len(name) > _LONGEST_NAME:
            expected = _("Write at most {longest} characters.").format(longest=_LONGEST_NAME)
            self._problems.error(node.place, "bad-value", _("This name is too long."), name, expected)
        return name

    def _engine(self, node: YamlNode) -> Engine | None:
        text, known = text_of(node, self._problems), [engine.value for engine in Engine]
        if text in known:
            return Engine(text)
        if text:
            expected = _("Write one of {known}.").format(known=", ".join(known))
            self._problems.error(node.place, "bad-value", _("This engine is not known."), text, expected)
        return None

    def _phonemes(self, node: YamlNode) -> str:
        text = text_of(node, self._problems)
        if text and LANGUAGE.fullmatch(text) is None:
            message = _("This is no language of espeak-ng.")
            expected = _("Write it as `espeak-ng --voices` does under Language, such as fr-fr or de.")
            self._problems.error(node.place, "bad-value", message, text, expected)
        return text

    def _letters(self, node: YamlNode | None) -> Letters:
        if node is None:
            return LATIN
        texts = texts_of(node, self._problems)
        for text in texts:
            if text and text not in LETTERS:
                expected = _("Write some of {known}.").format(known=", ".join(LETTERS))
                self._problems.error(
                    node.place, "bad-value", _("These letters are not known."), text, expected
                )
        return tuple(text for text in texts if text in LETTERS)

    def _measured(self, node: YamlNode | None) -> Measured | None:
        if node is None:
            return None
        values = fields_of(node, _MEASURED, self._problems)
        numbers = {name: self._number(value, *_MEASURED[name]) for name, value in values.items()}
        complete = numbers.keys() == {field.name for field in fields(Measured)}
        return Measured(**numbers) if complete else None

    def _number(self, node: YamlNode, lowest: float, highest: float) -> float:
        text = text_of(node, self._problems)
        with suppress(ValueError):
            if math.isfinite(number := float(text)) and lowest <= number <= highest:
                return number
        if text:
            message = _("This is no number that can be used here.")
            expected = _("Write a number from {lowest:g} to {highest:g}.").format(
                lowest=lowest, highest=highest
            )
            self._problems.error(node.place, "bad-value", message, text, expected)
        return highest

    def _voice(self, node: YamlNode, engine: Engine) -> Path:
        """The voice's file, which need not be there; one of Kindpace's own where it is named."""
        text = text_of(node, self._problems)
        if engine is Engine.KOKORO and text in KOKORO:
            return voices_folder() / KOKORO[text].file
        voice = self._folder / text
        if text and self._may_be(text, engine, node.place):
            self._look_at(voice, engine, text, node.place)
        return voice

    def _may_be(self, text: str, engine: Engine, place: Place) -> bool:
        if PurePath(text).name != text or "\\" in text or text.startswith(".") or not text.isprintable():
            message = _("This is not the name of a file in this folder.")
            expected = _("Put the voice into {folder}, and write its name alone.").format(folder=self._folder)
            self._problems.error(place, "outside-folder", message, text, expected)
            return False
        if PurePath(text).suffix != engine.ending:
            message = _("This is no voice of {engine}.").format(engine=engine.value)
            expected = _("Write the name of a file that ends with {ending}.").format(ending=engine.ending)
            if engine is Engine.KOKORO:
                own = _("Or write one of {known}, who would read it with an English accent.").format(
                    known=", ".join(KOKORO)
                )
                expected = f"{expected} {own}"
            self._problems.error(place, "bad-value", message, text, expected)
            return False
        return True

    def _look_at(self, voice: Path, engine: Engine, text: str, place: Place) -> None:
        """Report a voice that is there and can't be used."""
        if not exists(voice):
            return
        state = state_of(voice)
        size = 0 if state is None else state.size
        if not is_file(voice):
            expected = _("Put the voice into {folder}, and write its name alone.").format(folder=self._folder)
            self._problems.error(place, "bad-value", _("This is no file."), text, expected)
        elif not voice.resolve().is_relative_to(self._folder.resolve()):
            expected = _("Copy it into {inside}.").format(inside=self._folder)
            self._problems.error(place, "outside-folder", _("This leads out of its folder."), text, expected)
        elif engine is Engine.KOKORO and size != VOICE_BYTES:
            message = _("This file is no voice of Kokoro: it has {size} bytes.").format(size=size)
            expected = _("Give one with {bytes} bytes, as kokoro-js has them.").format(bytes=VOICE_BYTES)
            self._problems.error(place, "bad-value", message, text, expected)
        elif engine is Engine.PIPER:
            self._look_beside(voice, text, place)

    def _look_beside(self, voice: Path, text: str, place: Place) -> None:
        settings = voice.with_name(f"{voice.name}.json")
        if not is_file(settings):
            message = _("The file {name} is not beside it.").format(name=settings.name)
            expected = _("Put it there: the voice came with it.")
            self._problems.error(place, "bad-value", message, text, expected)
            return
        try:
            read_piper_settings(settings)
        except PiperSettingsError as error:
            self._problems.error(place, "bad-value", str(error), text, _("Or name another voice."))
