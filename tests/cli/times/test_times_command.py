"""``kindpace times`` writes a calendar file, or says what is wrong with what was asked."""

import pytest

from player.__main__ import main


def test_it_writes_the_times_and_says_where(tmp_path, capsys):
    target = tmp_path / "times.ics"
    status = main(["times", "7:30", "21:00", "--days", "mon", "fri", "--words", "Tea", "-o", str(target)])
    file = target.read_bytes()

    assert status == 0
    assert str(target) in capsys.readouterr().out
    assert file.count(b"BEGIN:VEVENT\r\n") == 2
    assert file.count(b"BYDAY=MO,FR\r\n") == 2
    assert b"T073000\r\n" in file
    assert file.count(b"SUMMARY:Tea\r\n") == 2


def test_an_existing_file_stays(tmp_path, capsys):
    target = tmp_path / "times.ics"
    target.write_text("mine", encoding="utf-8")
    status = main(["times", "7:30", "-o", str(target)])

    assert status == 2
    assert "there is already a file of this name" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["25:00"], "25:00 is not a time of the day"),
        (["7:60"], "7:60 is not a time of the day"),
        (["7"], "7 is not a time of the day"),
        (["7:30:00"], "7:30:00 is not a time of the day"),
        (["٧:٣٠"], "is not a time of the day"),
        (["7:30", "--minutes", "0"], "0 is not a number of minutes from 1 to 180"),
        (["7:30", "--words", "two\nlines"], "one line of at most 100 characters"),
        (["7:30", "--words", "x" * 101], "one line of at most 100 characters"),
        (["7:30", "--days", "someday"], "invalid choice"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, capsys, wrong, said):
    target = tmp_path / "times.ics"
    with pytest.raises(SystemExit) as ended:
        main(["times", *wrong, "-o", str(target)])

    assert ended.value.code == 2
    assert said in capsys.readouterr().err
    assert not target.exists()
