"""The plugin as a function, without the sandbox: `python3 -m unittest discover src`."""

import re
import unittest

from contract import PLACEHOLDERS, Context, Derived
from decide import TEXTS, decide


def customer(derived: Derived, language: str = "nl") -> Context:
    """What the plugin receives of a customer."""
    return {
        "contract": "1.1",
        "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77",
        "hook": "review",
        "as_of": "2026-03-28T20:40:00Z",
        "config": {"quiet_days": 365},
        "customer": {"ref": "c-20417", "language": language},
        "derived": derived,
    }


class Decide(unittest.TestCase):
    def test_asks_a_customer_who_has_been_quiet_for_a_year(self) -> None:
        [action] = decide(customer({"days_since_last_order": 400}, "nl-BE"))["actions"]
        self.assertEqual(action["reasons"][0]["evidence"], ["/derived/days_since_last_order"])
        self.assertEqual(action["message"]["language"], "nl")
        self.assertEqual(action["window"]["not_after_at"], "2026-04-11T20:40:00Z")

    def test_leaves_a_customer_alone_who_ordered_lately(self) -> None:
        self.assertEqual(decide(customer({"days_since_last_order": 30})), {"contract": "1.1"})
        self.assertEqual(decide(customer({})), {"contract": "1.1"})

    def test_says_nothing_in_a_language_that_the_customer_does_not_speak(self) -> None:
        self.assertEqual(decide(customer({"days_since_last_order": 400}, "fr")), {"contract": "1.1"})
        [action] = decide(customer({"days_since_last_order": 400}, "und"))["actions"]
        self.assertEqual(action["message"]["language"], "en")

    def test_every_placeholder_is_one_that_every_crm_fills_in(self) -> None:
        for text in TEXTS.values():
            self.assertLessEqual(set(re.findall("{([^{}]*)}", text)), set(PLACEHOLDERS))


if __name__ == "__main__":
    unittest.main()
