"""Plans from estimated lengths, made once in each process."""

from collections import OrderedDict

from player.practice.planner import offering
from player.practice.planner.plan import plan
from player.practice.planner.recordings.unguided import plan_unguided
from player.sittings import planning

KEPT = 500
"""Plans; one takes up to some tens of thousands of bytes."""


class KeptPlans:
    """In the place of ``plan`` and ``plan_unguided``, where windows and commands ask for it.

    Args:
        patch: undone by the caller.
    """

    def __init__(self, patch):
        self._estimates = {}
        self._plans = OrderedDict()
        self._known = set()
        self._estimated = vars(planning.Planning)["estimated"].func
        patch.setattr(planning.Planning, "estimated", property(self.estimated))
        patch.setattr(planning, "plan", self.plan)
        patch.setattr(offering, "plan", self.plan)
        patch.setattr(planning, "plan_unguided", self.plan_unguided)

    def estimated(self, made):
        """The lengths of lines, the same object for the same pace."""
        key = made.pacing.speech_wpm, made.phrasebook.pace, made.choices.spoken, made.narrated, made.named
        if key not in self._estimates:
            self._estimates[key] = self._estimated(made)
            self._known.add(id(self._estimates[key]))
        return self._estimates[key]

    def plan(self, script, pacing, choices, phrasebook, durations, *, goes_on=None):
        """The plan, made anew unless its lines are estimated and its inputs are the same."""

        def made():
            return plan(script, pacing, choices, phrasebook, durations, goes_on=goes_on)

        # The script itself: it is the same object for the same file.
        return self._kept(made, durations, (id(script), pacing, choices, goes_on), (script, phrasebook))

    def plan_unguided(self, script, pacing, choices, phrasebook, durations):
        """As ``plan``, of quiet time, whose script is made anew each time."""

        def made():
            return plan_unguided(script, pacing, choices, phrasebook, durations)

        return self._kept(made, durations, (script, pacing, choices), (None, phrasebook))

    def _kept(self, made, durations, inputs, objects):
        if id(durations) not in self._known:
            return made()
        key = *inputs, id(objects[1]), id(durations)
        if key in self._plans:
            self._plans.move_to_end(key)
        else:
            # With what its key is made of, which may not go while its number stands here.
            self._plans[key] = made(), *objects
            if len(self._plans) > KEPT:
                self._plans.popitem(last=False)
        return self._plans[key][0]

    def clear(self):
        """Forget all."""
        self._plans.clear()
