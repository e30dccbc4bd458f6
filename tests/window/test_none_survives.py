import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QObject

thing = QObject()
for _ in range(50_000):
    thing.setObjectName("x")
print("alive")
"""


def test_many_calls_into_qt_do_not_end_the_program():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "alive\n")
