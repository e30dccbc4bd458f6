"""``kindpace check``: what ships, and the problems of a person's own files."""

import pytest
from command_driven import ROOT, run
from cup_of_tea import TEA

from player.practice.errors import Place, Problem, Severity

# --- check


SCRIPT_FILES = sorted((ROOT / "scripts").glob("*.md"))


@pytest.mark.parametrize(
    "scripts",
    [
        pytest.param(SCRIPT_FILES[::10], id="a tenth"),
        pytest.param(SCRIPT_FILES, id="all", marks=pytest.mark.exhaustive),
    ],
)
def test_everything_that_ships_is_clean_of_errors(capsys, scripts):
    """In the suite each script's language, fit and arcs are also looked at by the tests of those rooms."""
    files = [*scripts, *sorted((ROOT / "scripts/presets").glob("*.yaml"))]
    status, out, _ = run(capsys, "check", *files)

    assert status == 0, out


def test_the_readmes_example_is_clean(capsys, tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = readme.partition("```markdown\n")[2].partition("```")[0]
    path = tmp_path / "tea.md"
    path.write_text(example, encoding="utf-8")

    assert run(capsys, "check", "--strict", path) == (0, "1 file, nothing to mend.\n", "")


def test_another_programs_yaml_is_no_preset_whatever_it_is_called(capsys, tmp_path):
    """One sentence says so, instead of one for each line that a preset would have."""
    path = tmp_path / "rules.yaml"
    path.write_text("groups:\n  - name: example\n    rules:\n      - alert: High\n", encoding="utf-8")
    status, out, _ = run(capsys, "check", path)

    assert status == 2
    assert out.splitlines()[1:] == ["1 file: 1 error, 0 warnings."]
    assert "a data file (YAML), neither a script nor a preset nor a questionnaire" in out
    assert f"kindpace script new --from {path}" in out


@pytest.mark.parametrize("name", ["rules.yaml", "companion/de.yaml"])
def test_a_languages_own_files_are_read_as_what_they_are(capsys, tmp_path, name):
    shipped = ROOT / "scripts/de" / name
    broken = tmp_path / "mine.yaml"
    broken.write_text(f"{shipped.read_text(encoding='utf-8')}\nnothing_known: 1\n", encoding="utf-8")

    assert run(capsys, "check", shipped) == (0, "1 file, nothing to mend.\n", "")
    status, out, _ = run(capsys, "check", broken)
    assert status == 2
    assert "'nothing_known'" in out


def test_all_problems_of_all_files_are_told(capsys, tmp_path):
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    first.write_text(TEA.replace("[3s]", "[bel]"), encoding="utf-8")
    second.write_text(TEA.replace("(rung 1)", "(rung 9)"), encoding="utf-8")
    status, out, _ = run(capsys, "check", first, second)

    assert status == 2
    assert out.count(f"{first}:") == 2, out
    assert f"{second}:17:" in out


def test_words_are_looked_at_beside_marks_that_are_wrong(capsys, tmp_path):
    file = tmp_path / "tea.md"
    text = TEA.replace("[3s]", "[bel]", 1).replace("Any way you feel", "You must relax. Any way")
    assert "You must relax" in text
    file.write_text(text, encoding="utf-8")
    status, out, _ = run(capsys, "check", file)

    assert status == 2
    assert "[unknown-mark]" in out
    assert "'You must'" in out


def warned(script, _rules):
    """A checker with one warning for every script."""
    return (
        Problem(
            Place(script.file, 3, 1), Severity.WARNING, "advice", "This could be shorter.", "", "Cut it."
        ),
    )


@pytest.mark.parametrize(("strict", "expected"), [([], 0), (["--strict"], 1)])
def test_advice_counts_only_when_strict(capsys, tea, monkeypatch, strict, expected):
    monkeypatch.setattr("player.cli.check.check_language", warned)
    status, out, _ = run(capsys, "check", *strict, tea)

    assert (status, out.splitlines()[-1]) == (expected, "1 file: 0 errors, 1 warning.")
