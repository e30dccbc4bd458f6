"""What asks the program to end: each signal unwinds once, and ignored ones stay ignored."""

import os
import signal

import pytest

from player.system.signals import Ended, ending_on_signals, handled

ALL = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def send(number):
    os.kill(os.getpid(), number)


@pytest.fixture(autouse=True)
def unignored():
    """Where tests run in the background some are ignored."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in ALL}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(
    ("number", "raised"),
    [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Ended), (signal.SIGHUP, Ended)],
)
def test_the_first_unwinds_and_no_other_cuts_short_what_it_unwinds(number, raised):
    """A shell and its terminal each send a SIGHUP; some systems send both SIGTERM and SIGHUP."""
    cleaned = []

    def work():
        try:
            send(number)
        finally:
            for other in ALL:
                send(other)
            cleaned.append(number)

    with pytest.raises(raised), ending_on_signals():
        work()

    assert cleaned == [number]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_the_status_is_what_a_shell_expects(number, status):
    with pytest.raises(Ended) as ended, ending_on_signals():
        send(number)

    assert ended.value.status == status


def test_an_ignored_one_stays_ignored_and_the_others_come_back():
    came: list[int] = []
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with handled(came.append):
        for number in ALL:
            send(number)
    after = [signal.getsignal(number) for number in ALL]

    assert came == [signal.SIGINT, signal.SIGTERM]
    assert after == [signal.SIG_DFL, signal.SIG_DFL, signal.SIG_IGN]
