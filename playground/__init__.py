"""A local Slack: one workspace on this machine, for newcomers, tests and benchmarks."""

from playground.clock import PlaygroundClock, SimulatedClock
from playground.delivery import Handled
from playground.forms import Submission
from playground.person import Person
from playground.refusals import PersonMistake, PlaygroundTimeout
from playground.seen import SeenMessage, SeenView
from playground.server import Playground

__all__ = [
    "Handled",
    "Person",
    "PersonMistake",
    "Playground",
    "PlaygroundClock",
    "PlaygroundTimeout",
    "SeenMessage",
    "SeenView",
    "SimulatedClock",
    "Submission",
]
