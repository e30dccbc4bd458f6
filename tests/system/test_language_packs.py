"""A language is a folder with a file of sentences; what is wrong in it costs no more than that sentence."""

import ast
import os
import re
from pathlib import Path

import polib
import pytest

from player.system.folders import SHIPPED_FOLDERS
from player.system.language_packs import (
    INTERFACE,
    compiled_file,
    fields,
    packs_in,
    translations,
    wrong_fields,
)

ROOT = Path(__file__).parents[2]
HEADER = '# Its own name: Deutsch\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def pack(folder, tag="de", sentences=""):
    place = folder / tag
    place.mkdir(parents=True, exist_ok=True)
    (place / INTERFACE).write_text(HEADER + sentences, encoding="utf-8")
    return packs_in([folder])[tag]


def said(found, cache, sentence):
    return translations(found, compiled_file(found, cache)).gettext(sentence)


def entry(sentence, translated):
    return f'msgid "{sentence}"\nmsgstr "{translated}"\n\n'


def test_a_folder_with_sentences_is_a_language(tmp_path):
    pack(tmp_path)
    (tmp_path / "learn").mkdir()
    (tmp_path / "fr").mkdir()

    assert {tag: found.own_name for tag, found in packs_in([tmp_path]).items()} == {"de": "Deutsch"}


def test_a_persons_own_takes_the_place_of_the_shipped_one(tmp_path):
    pack(tmp_path / "shipped")
    own = pack(tmp_path / "own")

    assert packs_in([tmp_path / "shipped", tmp_path / "away", tmp_path / "own"])["de"] == own


def test_sentences_are_kept_for_the_next_start(tmp_path):
    found = pack(tmp_path, sentences=entry("Begin", "Anfangen"))
    kept = compiled_file(found, tmp_path / "cache")

    assert translations(found, kept).gettext("Begin") == "Anfangen"
    assert kept.is_file()
    found.interface.write_bytes(b"no file of sentences any more")
    assert translations(found, kept).gettext("Begin") == "Anfangen"


def test_a_changed_file_is_read_again_and_the_old_one_goes(tmp_path):
    found, cache = pack(tmp_path, sentences=entry("Begin", "Anfangen")), tmp_path / "cache"
    said(found, cache, "Begin")
    pack(tmp_path, sentences=entry("Begin", "Los"))
    os.utime(found.interface, ns=(1, 1))

    assert said(found, cache, "Begin") == "Los"
    assert len(list(cache.iterdir())) == 1


def test_damaged_compiled_file_are_made_again(tmp_path):
    found = pack(tmp_path, sentences=entry("Begin", "Anfangen"))
    kept = compiled_file(found, tmp_path)
    kept.write_bytes(b"\xde\x12\x04\x95 and no more")

    assert translations(found, kept).gettext("Begin") == "Anfangen"


def test_without_a_place_to_keep_them_they_are_read_all_the_same(tmp_path):
    found = pack(tmp_path, sentences=entry("Begin", "Anfangen"))
    (tmp_path / "file").write_text("")

    assert said(found, tmp_path / "file", "Begin") == "Anfangen"


@pytest.mark.parametrize("translated", ["{title} ist da.", "{name ist da.", "Da: {}"])
def test_a_translation_that_could_not_be_filled_in_is_left_in_english(tmp_path, translated):
    found = pack(tmp_path, sentences=entry("{name} is ready.", translated) + entry("Begin", "Anfangen"))

    assert said(found, tmp_path / "cache", "{name} is ready.") == "{name} is ready."
    assert said(found, tmp_path / "cache", "Begin") == "Anfangen"


def test_what_is_no_file_of_sentences_is_a_value_error(tmp_path):
    found = pack(tmp_path, sentences="hello there\n")

    with pytest.raises((OSError, ValueError)):
        said(found, tmp_path / "cache", "Begin")


def test_fields_are_what_stands_in_braces():
    assert fields("{name}: {count:02} of {all!r}, {{not}}") == {"name", "count", "all"}
    assert not wrong_fields("{a}", "{a} {b}", ["{b}", ""])


def test_every_shipped_translation_can_be_filled_in():
    for found in packs_in(SHIPPED_FOLDERS).values():
        entries = polib.pofile(str(found.interface), encoding="utf-8")
        wrong = [
            one.msgid
            for one in entries
            if wrong_fields(one.msgid, one.msgid_plural, [one.msgstr, *one.msgstr_plural.values()])
        ]
        assert wrong == [], found.tag


def test_every_shipped_language_is_complete():
    for found in packs_in(SHIPPED_FOLDERS).values():
        entries = polib.pofile(str(found.interface), encoding="utf-8")

        assert len(entries) > 2000
        assert [entry.msgid for entry in entries if not entry.translated() or "fuzzy" in entry.flags] == []
        assert [entry.msgid for entry in entries if percents(entry.msgid) < percents(entry.msgstr)] == []


def percents(sentence):
    """The fields that argparse fills in."""
    return set(re.findall(r"%\(\w+\)[rs]|%[rs]\b", sentence))


def test_every_sentence_of_the_code_is_in_every_shipped_language():
    marked = set(sentences_marked())

    assert len(marked) > 2000
    for found in packs_in(SHIPPED_FOLDERS).values():
        entries = {entry.msgid for entry in polib.pofile(str(found.interface), encoding="utf-8")}
        assert marked - entries == set()


def sentences_marked():
    """What stands in ``_()``, ``later()`` and ``counted()``; joined as Python joins it."""
    for path in (path for room in ("player", "audio") for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "later", "counted"}:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value
