"""What is heard: samples, voices, devices. Knows nothing of Qt, meditation or the player."""

import os

# Before NumPy is first imported: its library for matrices would otherwise wake a thread on every core for a
# product that one does in a thousandth of a second, and each waits busily for the next.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
