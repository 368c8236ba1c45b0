"""The plugin as a function, without the sandbox: `python3 -m unittest discover src`."""

import unittest

from decide import decide

CONTEXT = {
    "contract": "1.0",
    "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77",
    "hook": "review",
    "as_of": "2026-03-28T20:40:00Z",
    "config": {"quiet_days": 365},
    "customer": {"ref": "c-20417", "language": "nl"},
}


class Decide(unittest.TestCase):
    def test_asks_a_customer_who_has_been_quiet_for_a_year(self):
        [action] = decide(CONTEXT | {"derived": {"days_since_last_order": 400}})["actions"]
        self.assertEqual(action["reasons"][0]["evidence"], ["/derived/days_since_last_order"])
        self.assertEqual(action["message"]["language"], "nl")
        self.assertEqual(action["window"]["not_after_at"], "2026-04-11T20:40:00Z")

    def test_leaves_a_customer_alone_who_ordered_lately(self):
        self.assertEqual(decide(CONTEXT | {"derived": {"days_since_last_order": 30}}), {"contract": "1.0"})
        self.assertEqual(decide(CONTEXT), {"contract": "1.0"})


if __name__ == "__main__":
    unittest.main()
