"""The package's smaller ICU data sorts and names times as the whole does, in the languages of the window."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from tooling.package import icu_data

QT = Path(PySide6.__file__).parent / "Qt" / "lib"
MISSING = [tool for tool in ("icupkg", "genccode", "gcc", "objcopy") if not shutil.which(tool)]
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Debian's package is made smaller"),
    pytest.mark.skipif(bool(MISSING), reason=f"{', '.join(MISSING)} is not here"),
]

ASK = """
import functools
from PySide6.QtCore import QCollator, QDate, QLocale, QTimeZone

WORDS = "Zebra apfel Äpfel Apfel ärger Zoo10 Zoo2 öl ol straße strasse éa eb 日本".split()
for name in ("de_DE", "de_AT", "en_US", "en_GB"):
    locale = QLocale(name)
    sorts = QCollator(locale)
    sorts.setNumericMode(True)
    print(sorted(WORDS, key=functools.cmp_to_key(sorts.compare)))
    for zone in (b"Europe/Berlin", b"America/New_York", b"Asia/Kolkata"):
        for season in QTimeZone.TimeType:
            for form in QTimeZone.NameType:
                print(QTimeZone(zone).displayName(season, form, locale))
    print(locale.toString(QDate(2026, 11, 29), QLocale.FormatType.LongFormat), locale.toUpper("straße ä"))
print(QLocale("tr_TR").toUpper("i"), sorted(bytes(zone.data()) for zone in QTimeZone.availableTimeZoneIds()))
print(next(line.split()[-1] for line in open("/proc/self/maps") if "libicudata" in line))
"""


def answers(library=None):
    """What Qt says with this data library instead of its own, and where the data came from."""
    environment = os.environ | {"PYTHONUTF8": "1"}
    if library is not None:
        environment |= {"LD_PRELOAD": str(library)}
    said = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True, timeout=300
    )
    *lines, source = said.stdout.splitlines()
    return lines, Path(source)


@pytest.fixture(scope="module")
def whole():
    (library,) = (path for path in QT.glob("libicudata.so.*") if icu_data.NAME.fullmatch(path.name))
    return library


def test_sorting_time_zones_and_dates_are_as_with_the_whole_data(whole, tmp_path):
    small = Path(shutil.copy(whole, tmp_path))

    icu_data.cut_down(small)

    expected, its_own = answers()
    said, source = answers(small)
    assert (its_own.resolve(), source) == (whole.resolve(), small)
    assert said == expected
    assert any("Mitteleuropäische Sommerzeit" in line for line in said)
    assert small.stat().st_size < whole.stat().st_size / 10


def test_every_item_of_the_window_s_languages_stays_and_others_go():
    items = ["de.res", "de_AT.res", "coll/de.res", "coll/root.res", "zone/en_GB.res", "root.res", "del.res"]
    others = [
        "lang/de.res",
        "coll/zh.res",
        "brkitr/cjdict.dict",
        "ibm-437_P100-1995.cnv",
        "fr.res",
        "zone/fr.res",
    ]

    assert icu_data.goes([*items, *others]) == ["del.res", *others]


def test_a_folder_without_the_data_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["icu_data.py", str(tmp_path)])

    assert icu_data.main() == 1
    assert "0 libraries with ICU's data" in capsys.readouterr().err
