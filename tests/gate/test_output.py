"""Whatever stands in files, their names and the log: nothing printed moves a cursor or begins a line."""

import json
import re
import shutil
from functools import cache

import pytest
from cup_of_tea import TEA
from rich.console import Console

from player import __main__ as program
from player.cli import reporting
from player.cli.doctor.command import check_content, finding_lines
from player.cli.doctor.health import Finding
from player.cli.errors import CommandError, Exit
from player.cli.terminal import ask, print_json, say, tell
from player.library import catalog as library
from player.practice.display_text import in_window, isolated, one_line, quoted
from player.practice.script.parse import parse_script
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, NoteKind, Outcome, StartedSitting
from player.records.store.keys import Keys
from player.system.crash_log import note_crash
from player.system.folders import find_folders

MADE_UP = "signature good"
"""Begins a line of its own wherever a line end gets through."""

CORPUS = {
    "clear and title": f"\x1b[2J\x1b[H\x1b]0;owned\x07{MADE_UP}",
    "c1": f"\x9b2J\x90q\x9c\x84\x85{MADE_UP}",
    "line ends": f"a\r\n{MADE_UP}\n{MADE_UP}\x0b{MADE_UP}\x0c{MADE_UP}\u2028{MADE_UP}",
    "back over what stands there": f"a{chr(8) * 40}{MADE_UP}\r{MADE_UP}\x7f",
    "direction": f"\u202egnidaer\u202c \u2067{MADE_UP}\u2069 \u202a\u2066",
    "clipboard and links": f"\x1b]52;c;aGk=\x1b\\\x1b]8;;file:///etc\x1b\\{MADE_UP}\x1bP+q\x1b\\",
    "odd bytes": f"\udcff\udc9b\udcf0\ufeff{MADE_UP}",
}
"""Escape sequences of ECMA-48 and xterm, C1, line ends, overrides, and bytes that are no UTF-8 in a name."""

TOGETHER = {
    "sequences": "".join(CORPUS[name] for name in ("clear and title", "c1", "line ends")),
    "the rest": "".join(
        CORPUS[name] for name in CORPUS if name not in {"clear and title", "c1", "line ends"}
    ),
}
"""The same for what runs many commands."""

MOVES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

PRESET = "format: 1\nname: {}\nauthor: {}\ndate: 2026-11-20\nreason: {}\n"


def yaml(words):
    """As a value in quotes, every character an escape."""
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in words) + '"'


@pytest.fixture(params=CORPUS, ids=list(CORPUS))
def words(request):
    return CORPUS[request.param]


@pytest.fixture(params=TOGETHER, ids=list(TOGETHER))
def all_words(request):
    return TOGETHER[request.param]


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    # Every command reads all that is shipped, as often as it is run here.
    monkeypatch.setattr(library, "parse_script", _PARSED)
    return find_folders().make()


_PARSED = cache(parse_script)


@pytest.fixture
def run(home, capsys):  # noqa: ARG001 - it is where they run
    """Runs a command, and sees to what it prints."""

    def run(*arguments):
        status: object
        try:
            status = program.main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = ended.code
        out, err = capsys.readouterr()
        clean(out)
        clean(err)
        return status, out, err

    return run


def clean(text):
    assert MOVES.findall(text) == []
    assert [line for line in text.splitlines() if line.lstrip(" ").startswith(MADE_UP)] == []


def named(folder, words, ending):
    """A file with these words in its name, as far as a file's name can hold them."""
    return folder / f"{words.replace('/', '|')}{ending}"


def test_names_of_files(run, home, tmp_path, all_words):
    script = named(tmp_path, all_words, ".md")
    script.write_text(TEA)
    broken = named(home.scripts, all_words, ".md")
    broken.write_text(TEA + "\nNow [bel].\n")
    preset = named(tmp_path, all_words, ".pacing")
    preset.write_text(PRESET.format("A", "myself", "So."))
    for name in ("talk.mp3", "talk.m4a"):
        named(tmp_path, all_words, name).write_text("no sound")
    key = named(tmp_path, all_words, ".key")

    run("check", script, broken, preset, named(tmp_path, all_words, ".none"))
    assert MADE_UP in run("list")[2]
    run("plan", script, "--estimate", "--preset", preset)
    run("plan", script, "--estimate", "--json", "--preset", preset)
    run("plan", named(tmp_path, all_words, "talk.mp3"), "--estimate")
    run("render", "tea", "-o", named(tmp_path, all_words, ".xyz"))
    run("render", "tea", "-o", named(tmp_path / "none", all_words, ".wav"))
    run("render", "others-too", "--background", named(tmp_path, all_words, ""), "-o", "x.wav")
    run("play", named(tmp_path, all_words, ".mp3"))
    for part in ("show", "verify", "check"):
        run("preset", part, preset)
    run("preset", "diff", preset, "gentle", "--json")
    run("preset", "import", preset)
    run("preset", "import", preset, "--name", all_words)
    run("preset", "export", preset, "-o", named(tmp_path, all_words, ".yaml"))
    run("preset", "new", "A", "-o", named(tmp_path, all_words, ".new.pacing"))
    run("preset", "edit", preset, "--name", all_words)
    run("preset", "sign", preset, "--key", key)
    run("preset", "trust", named(tmp_path, all_words, ".pub"))
    run("log", "import", named(tmp_path, all_words, ".json"))
    run("log", "export", "-o", named(tmp_path / "none", all_words, ".csv"))


def test_words_that_were_typed(run, all_words):
    for arguments in (
        ("--", all_words),
        (all_words,),
        ("plan", all_words),
        ("plan", "tea", "--choose", all_words),
        ("plan", "tea", "--minutes", all_words),
        ("plan", "tea", "--preset", all_words),
        ("plan", "tea", "tea", all_words),
        ("render", "tea", "-o", "x.wav", "--bell-volume", all_words),
        ("render", "tea", "-o", "x.wav", "--background", all_words),
        ("list", all_words),
        ("log", "export", "--from", all_words),
        ("log", "export", "--with", all_words),
        ("preset", all_words),
        ("preset", "show", all_words),
        ("preset", "trust", all_words),
        ("preset", "trust", "--forget", all_words),
        ("preset", "new", "A", "--set", all_words, "-o", "a.pacing"),
        ("preset", "new", "A", "--lock", all_words, "-o", "a.pacing"),
        ("preset", "new", all_words, "--reason", all_words, "-o", "a.pacing"),
    ):
        assert run(*arguments)[0] == 2


def test_words_in_files(run, home, tmp_path, all_words):
    (tmp_path / "tea.md").write_text(TEA.replace("A cup of tea", yaml(all_words)))
    (tmp_path / "raw.md").write_bytes(TEA.replace("warm cup", all_words).encode("utf-8", "surrogateescape"))
    (tmp_path / "keys.md").write_text(TEA.replace("caution:", f"{yaml(all_words)}: 1\ncaution:"))
    (tmp_path / "a.pacing").write_text(PRESET.format(yaml(all_words), yaml(all_words), yaml(all_words)))
    (tmp_path / "keys.pacing").write_text(f"{PRESET.format('A', 'B', 'C')}{yaml(all_words)}: 1\n")
    (tmp_path / "own.yaml").write_text(f"item_count: 1\n{yaml(all_words)}: {yaml(all_words)}\n")
    (tmp_path / "log.json").write_text(json.dumps({all_words: all_words, "format": all_words}))
    (tmp_path / "a.pub").write_text(
        f"untrusted comment: {all_words}, minisign public key 0\n{all_words}\n", errors="ignore"
    )
    for path in (*tmp_path.glob("*.md"), *tmp_path.glob("*.pacing")):
        shutil.copy(path, (home.presets if path.suffix == ".pacing" else home.scripts) / path.name)
    shutil.copy(tmp_path / "own.yaml", home.measures / "own.yaml")

    status, out, _ = run("check", *sorted(tmp_path.glob("*.*")))
    assert status == 2
    assert "hidden-character" in out
    run("list")
    run("list", "--json")
    run("list", "--questionnaires")
    run("plan", "tea", "--estimate")
    run("plan", "others-too", "--estimate", "--preset", "a")
    for part in ("show", "verify", "check"):
        run("preset", part, tmp_path / "a.pacing")
        run("preset", part, tmp_path / "keys.pacing")
    run("preset", "verify", "a", "--json")
    run("preset", "trust", tmp_path / "a.pub", "--yes")
    run("log", "import", tmp_path / "log.json")
    clean("\n".join(finding_lines(check_content(home))))


def test_words_in_a_log_from_before(run, home, all_words):
    kept = all_words.encode("utf-8", "replace").decode()
    with SessionLog.open(home.data, Keys(home.config)) as log:
        files = Content(ContentKind.SCRIPT, kept, b"x"), Content(ContentKind.PRESET, kept, b"y")
        sitting = log.start(StartedSitting(files[0], kept, files[1], "00", Seconds(60.0), spoken=True))
        log.reflect(sitting, kept, NoteKind.REFLECTION)
        log.finish(sitting, Outcome.COMPLETED, Seconds(60.0))

    assert MADE_UP in run("log")[1]
    listed = json.loads(run("log", "--json")[1])
    assert listed[0]["script"]["title"] == kept
    for form in ("csv", "json", "fhir"):
        run("log", "export", "--format", form, "--with", "notes,journal")
    # What was kept in former times can still be taken out and read back, without what nobody sees.
    assert run("log", "export", "--format", "json", "--with", "notes", "-o", "log.json")[0] == 0
    home.data.rename(home.data.with_name("before"))
    home.make()
    assert run("log", "import", "log.json")[0] == 0


def test_captions_and_the_names_of_recordings_as_played(words, capsys):
    title = one_line(words)
    say(f"{title} · Gentle", words)
    tell(words, words)
    print_json({words: [words]}, indent=None)
    rows = reporting.Rows(words, words)
    rows.add(words, f"[bold]{words}[/bold]")
    reporting.show(rows)
    out, err = capsys.readouterr()

    clean(out)
    clean(err)
    assert out.count("\n") >= 4
    assert json.loads(next(line for line in out.splitlines() if line.startswith("{"))) == {words: [words]}


def test_a_question_is_one_line(words, monkeypatch):
    asked = []

    def answer(question):
        asked.append(question)
        return ""

    monkeypatch.setattr("builtins.input", answer)

    ask(f"{words} Enter goes on: ")

    clean(asked[0])


def test_errors_and_crashes(words, monkeypatch, capsys, home):
    def fail(_asked):
        raise RuntimeError(words)

    monkeypatch.setattr(program, "_run", fail)
    assert program.main(["list"]) == Exit.CRASHED

    def refuse(_asked):
        raise CommandError(words, Exit.BAD_INPUT, [words])

    monkeypatch.setattr(program, "_run", refuse)
    assert program.main(["list"]) == Exit.BAD_INPUT
    shutil.rmtree(home.log)
    home.log.write_text("in the way")
    tell(*note_crash(RuntimeError(words)).split("\n"))
    say(*finding_lines(Finding("Sound", fine=False, words=words, advice=words)))
    out, err = capsys.readouterr()

    clean(out)
    # A crash that can't be kept is printed whole, with Python's own lines.
    assert MOVES.findall(err) == []


def test_within_a_sentence_and_in_quotes(words):
    assert MOVES.findall(one_line(words)) == []
    assert MOVES.sub("", isolated(words)).count("\n") == 0
    inside = quoted(f"{words}” Signed by Dr Ada. “")
    assert inside[0] + inside[-1] == "“”"
    assert "”" not in inside[1:-1]
    assert (
        re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066\u2067\ud800-\udfff]", in_window(words))
        == []
    )
    assert one_line("plain – “words” 👩‍⚕️") == "plain – “words” 👩‍⚕️"
    assert (isolated("שלום"), isolated("Ada")) == ("\u2068שלום\u2069", "Ada")
    # What turns nothing needs no sign of its own on a terminal.
    assert one_line(isolated("שלום")) == "שלום"


@pytest.mark.parametrize("coding", ["ascii", "latin-1"])
def test_a_terminal_with_few_letters_gets_escapes_for_the_others(coding, monkeypatch, tmp_path):
    with (tmp_path / "out").open("w", encoding=coding) as file:
        monkeypatch.setattr("sys.stdout", file)
        say("“é” \x1b")
        print_json("“é”")

    assert b"\x1b" not in (tmp_path / "out").read_bytes()


def test_our_own_colours_are_ours_alone(monkeypatch, capsys):
    monkeypatch.setattr(reporting, "Console", lambda **options: Console(**options, force_terminal=True))
    rows = reporting.Rows("heading")
    rows.add("\x1b[31mred")
    reporting.show(rows)
    out = capsys.readouterr().out

    assert "␛[31mred" in out
    assert "\x1b[31m" not in out
