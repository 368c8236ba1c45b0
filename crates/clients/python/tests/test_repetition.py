"""How long the client waits."""

from scripted import written

from courtesy_client import Problem, Unreachable
from courtesy_client.repetition import pause_s


def told(seconds: int) -> float:
    return pause_s(Problem(written(503, "too-busy"), seconds), 1, 0)


def test_the_servers_seconds_are_waited_for_up_to_thirty() -> None:
    assert [told(0), told(5), told(3_600)] == [0, 5, 30]


def test_without_them_a_random_part_of_a_time_that_doubles_is_waited_for_up_to_five_seconds() -> None:
    fault = Unreachable("gone")
    assert [pause_s(fault, number, 1) for number in (1, 2, 3, 5, 6, 2_000)] == [0.2, 0.4, 0.8, 3.2, 5, 5]
    assert pause_s(fault, 3, 0) == 0
