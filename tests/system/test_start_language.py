"""Which language is spoken: the environment's, else the setting's, else the system's, else English."""

import os

import pytest

from audio import sentences
from player.language.catalogue import _, language, use
from player.system.folders import Folders
from player.system.language_packs import INTERFACE
from player.system.start_language import language_packs, start_language

PO = """# Its own name: {name}
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Begin"
msgstr "{begin}"
"""


@pytest.fixture
def folders(tmp_path):
    home = Folders(*(tmp_path / name for name in ("data", "config", "cache", "log"))).make()
    for tag, name, begin in (("xq", "Xq", "Qqq"), ("zz", "Zz", "Zzz")):
        place = home.data / "languages" / tag
        place.mkdir(parents=True)
        (place / INTERFACE).write_text(PO.format(name=name, begin=begin), encoding="utf-8")
    return home


@pytest.fixture(autouse=True)
def english_again():
    yield
    use(None)
    sentences.translate_with(lambda sentence: sentence)


def set_to(folders, text):
    (folders.config / "settings.toml").write_text(text, encoding="utf-8")


def test_without_anything_it_is_english(folders):
    assert start_language(folders, {}) == "en"
    assert _("Begin") == "Begin"


@pytest.mark.parametrize("system", ["xq", "xq_XQ.UTF-8", "xq@euro", "xq:en"])
def test_the_systems_language_is_spoken_if_there_is_a_pack(folders, system):
    assert start_language(folders, {"LANG": system}) == "xq"
    assert (_("Begin"), language()) == ("Qqq", "xq")


@pytest.mark.skipif(os.name == "nt", reason="rights to a folder are POSIX's")
def test_a_first_start_in_a_language_leaves_no_folder_open_to_others(folders, tmp_path):
    fresh = folders._replace(cache=tmp_path / "new" / "kindpace")
    usual = os.umask(0o022)
    try:
        start_language(fresh, {"LANG": "xq"})
    finally:
        os.umask(usual)

    assert fresh.cache.is_dir()
    # Otherwise the first start would say that others could look into it.
    assert fresh.tighten() == ""


@pytest.mark.parametrize("system", ["C", "POSIX", "fr_FR.UTF-8", "en_GB.UTF-8", ""])
def test_without_a_pack_it_is_english(folders, system):
    assert start_language(folders, {"LANG": system}) == "en"


def test_the_setting_comes_before_the_system(folders):
    set_to(folders, 'theme = "dark"\nlanguage = "zz"\n')

    assert start_language(folders, {"LANG": "xq"}) == "zz"


def test_the_environment_comes_before_the_setting(folders):
    set_to(folders, 'language = "zz"\n')

    assert start_language(folders, {"KINDPACE_LANGUAGE": "xq"}) == "xq"


def test_english_may_be_chosen_on_a_system_of_another_language(folders):
    set_to(folders, 'language = "en"\n')

    assert start_language(folders, {"LANG": "xq"}) == "en"


@pytest.mark.parametrize("text", [b"language = xq", b"\xff\xfe", b"", b'[language]\nlanguage2 = "xq"'])
def test_settings_that_cant_be_used_name_none(folders, text):
    (folders.config / "settings.toml").write_bytes(text)

    assert start_language(folders, {}) == "en"


def test_a_pack_that_cant_be_read_keeps_nobody_out(folders):
    (folders.data / "languages" / "xq" / INTERFACE).write_text("hello there\n", encoding="utf-8")

    assert start_language(folders, {"LANG": "xq"}) == "en"
    assert _("Begin") == "Begin"


def test_sound_and_its_helpers_speak_it_too(folders, monkeypatch):
    environment = {"LANG": "xq"}
    start_language(folders, environment)

    assert sentences._("Begin") == "Qqq"
    # As a helper's process finds it: nothing was said to it, but its environment.
    monkeypatch.setattr(sentences, "_translate", None)
    monkeypatch.setenv("KINDPACE_SENTENCES", environment["KINDPACE_SENTENCES"])
    assert sentences._("Begin") == "Qqq"


@pytest.mark.parametrize("named", ["/nowhere/at/all.mo", __file__])
def test_a_helper_without_sentences_speaks_english(monkeypatch, named):
    monkeypatch.setattr(sentences, "_translate", None)
    monkeypatch.setenv("KINDPACE_SENTENCES", named)

    assert sentences._("Begin") == "Begin"


def test_the_made_up_language_reaches_every_sentence(folders):
    assert start_language(folders, {"KINDPACE_LANGUAGE": "en-XA"}) == "en-XA"
    assert _("Begin").startswith("⟦")


def test_german_is_shipped(folders):
    assert language_packs(folders)["de"].own_name == "Deutsch"
