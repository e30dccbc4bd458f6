"""German scripts on the command line: checked with German rules, planned with German lines, read along."""

import json

import pytest
from command_driven import run

from player.library.catalog import shipped_content

SHIPPED = shipped_content() / "de" / "others-too.md"
ALL_SHIPPED = sorted(SHIPPED.parent.glob("*.md"))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "scripts",
    [
        pytest.param(ALL_SHIPPED[::6], id="a sixth"),
        pytest.param(ALL_SHIPPED, id="all", marks=pytest.mark.exhaustive),
    ],
)
def test_the_shipped_ones_have_nothing_to_mend_but_that_nobody_speaks_them(capsys, scripts):
    """In the suite each one's language, fit and arcs are also looked at by ``test_german_practices.py``."""
    status, out, _ = run(capsys, "check", *scripts)
    codes = {line.rsplit("[", 1)[1] for line in out.splitlines() if line.endswith("]")}

    assert status == 0
    assert codes == {"other-language]"}


def test_check_uses_german_rules_for_a_german_script(capsys, tmp_path):
    text = SHIPPED.read_text(encoding="utf-8")
    path = tmp_path / "others-too.md"
    stands = "Deine Augen ruhen offen darauf."
    assert stands in text
    path.write_text(text.replace(stands, "Du musst loslassen."), encoding="utf-8")
    status, out, _ = run(capsys, "check", path)
    path.write_text(text.replace(stands, "You must let go."), encoding="utf-8")
    english = run(capsys, "check", path)[1]

    assert status != 0
    assert "[order]" in out
    assert "[let-go]" in out
    assert "[order]" not in english
    assert "[language-not-checked]" not in out


@pytest.mark.usefixtures("home")
def test_a_plan_has_german_lines_and_says_that_it_is_to_be_read(capsys):
    status, out, err = run(capsys, "plan", SHIPPED, "--preset", "first-steps", "--json")
    document = json.loads(out)
    texts = " ".join(step["text"] for step in document["steps"])

    assert status == 0
    assert "No narrator speaks the language of this practice yet" in err
    assert "in English" not in err
    assert "Schön, dass du da bist" in texts
    assert " you " not in f" {texts} "


def test_in_a_language_without_lines_they_are_in_english_and_that_is_said(capsys, tmp_path):
    path = tmp_path / "others-too.md"
    path.write_text(
        SHIPPED.read_text(encoding="utf-8").replace("language: de", "language: nds"), encoding="utf-8"
    )
    _, _, err = run(capsys, "plan", path, "--json")
    _, found, _ = run(capsys, "check", path)

    assert err.count("that line is in English") == 1
    assert "[language-not-checked]" in found


def test_the_list_has_them_where_german_is_wanted(capsys, home):
    config = home / "config"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('practice_language = "de"\n', encoding="utf-8")
    german = json.loads(run(capsys, "list", "--json")[1])
    paths = json.loads(run(capsys, "list", "--paths", "--json")[1])
    (config / "settings.toml").unlink()
    english = json.loads(run(capsys, "list", "--json")[1])

    def title(found):
        return next(one["title"] for one in found if one["id"] == "others-too")

    assert (title(german), title(english)) == ("Anderen geht es auch so", "Others too")
    assert len(german) == len(english)
    assert paths[0]["title"] == "Die ersten Wochen"
