"""Tests of the plugin without the sandbox: `python3 -m unittest discover src`."""

import json
import unittest

from anger import is_angry
from app import WitWorld
from butler import preference_butler
from contract import Context

REFUSED = {"id": "k-1", "kind": "complaint", "status": "closed", "resolution": "refused"}
OWED = {
    "id": "o-1",
    "status": "cancelled",
    "cancelled_by": "company",
    "paid": True,
    "amount": {"minor": 900, "currency": "EUR"},
}
PROMISE = {"id": "p", "what": "A call.", "made_at": "2026-03-27T09:00:00Z", "due_at": "2026-03-28T20:39:59Z"}
CONFIG = {
    "again_after_days": 180,
    "look_back_days": 90,
    "unwelcome_contacts": 2,
    "often_contacts": 4,
    "recovery_days": 14,
}


def visit(**sections):
    """A customer who is looking at their account, and whom we contacted twice unasked."""
    context: Context = {
        "contract": "1.0",
        "decision_id": "0192f1c6-8d0e-7b5a-9a53-000000000001",
        "hook": "visit",
        "as_of": "2026-03-28T20:40:00Z",
        "config": CONFIG,
        "customer": {"ref": "c-1", "language": "nl-BE", "status": "active"},
        "history": [sent("2026-03-01T09:00:00Z"), sent("2026-03-10T09:00:00Z")],
    }
    return context | sections


def sent(at, outcome="dismissed", channel="email", purpose="care"):
    return {"key": "news", "kind": "check_in", "at": at, "channel": channel, "purpose": purpose, "outcome": outcome}


def asked(at, about="frequency", outcome="delivered"):
    return {"key": f"preference-butler/{about}", "kind": "preference_ask", "at": at, "outcome": outcome}


def talk(**fields):
    return {"id": "i-1", "at": "2026-03-28T19:30:00Z", "channel": "chat", "direction": "inbound"} | fields


def about(context):
    """What the plugin asks about, if anything."""
    actions = preference_butler(context).get("actions", [])
    return actions[0]["step"]["about"] if actions else None


class Butler(unittest.TestCase):
    def test_asks_whether_we_may_come_when_nobody_said_so(self):
        [action] = preference_butler(visit())["actions"]
        self.assertEqual(action["step"]["about"], "contact_mode")
        self.assertEqual(action["reasons"][0]["evidence"], ["/history/0", "/history/1"])
        self.assertEqual((action["message"]["language"], action["channels"]), ("nl", ["app"]))
        self.assertEqual(action["window"]["not_after_at"], "2026-03-28T21:40:00Z")

    def test_leaves_those_alone_who_told_us_when_to_come(self):
        for mode in ("on_request_only", "only_when_needed"):
            self.assertIsNone(about(visit(preferences={"contact_mode": mode})), mode)
        self.assertIsNone(about(visit(preferences={"contact_mode": "proactive_welcome"})))
        self.assertIsNone(about(visit(preferences={"pause": {}})))
        self.assertIsNotNone(about(visit(preferences={"pause": {"until_at": "2026-03-28T20:40:00Z"}})))

    def test_what_was_taken_up_is_welcome(self):
        self.assertIsNone(about(visit(history=[sent("2026-03-01T09:00:00Z"), sent("2026-03-10T09:00:00Z", "accepted")])))

    def test_what_never_arrived_and_what_serves_an_order_does_not_count(self):
        last = sent("2026-03-10T09:00:00Z")
        del last["channel"]
        others = (
            last,
            sent("2026-03-10T09:00:00Z", "failed"),
            sent("2026-03-10T09:00:00Z", purpose="service"),
            sent("2026-03-28T20:40:01Z"),
        )
        for other in others:
            self.assertIsNone(about(visit(history=[sent("2026-03-01T09:00:00Z"), other])), other)

    def test_a_channel_that_the_customer_does_not_use_comes_first(self):
        self.assertEqual(about(visit(interactions=[talk()])), "channel")
        self.assertEqual(about(visit(interactions=[talk(channel="email")])), "contact_mode")
        self.assertEqual(about(visit(interactions=[talk(direction="outbound")])), "contact_mode")
        chosen = {"preferred_channels": ["email"]}
        self.assertEqual(about(visit(interactions=[talk()], preferences=chosen)), "contact_mode")

    def test_many_contacts_within_a_month_are_asked_about(self):
        many = [sent(f"2026-03-{day}T09:00:00Z") for day in (10, 12, 14, 16, 18)]
        [action] = preference_butler(visit(history=many))["actions"]
        self.assertEqual(action["step"]["about"], "frequency")
        self.assertEqual(action["reasons"][0]["evidence"], [f"/history/{index}" for index in (1, 2, 3, 4)])
        self.assertEqual(about(visit(history=many, preferences={"max_contacts": [{"max": 9, "per_days": 7}]})), "contact_mode")

    def test_says_nothing_in_a_language_that_the_customer_does_not_speak(self):
        self.assertEqual(preference_butler(visit(customer={"ref": "c-1", "language": "pl"})), {"contract": "1.1"})
        [action] = preference_butler(visit(customer={"ref": "c-1", "language": "und"}))["actions"]
        self.assertEqual(action["message"]["language"], "en")

    def test_an_unknown_language_is_asked_in_all_that_it_may_be(self):
        [action] = preference_butler(visit(customer={"ref": "c-1", "country": "CH"}))["actions"]
        self.assertEqual((action["step"]["about"], action["message"]["language"]), ("language", "mul"))
        self.assertIn("quale lingua", action["message"]["text"])
        self.assertEqual(about(visit(customer={"ref": "c-1", "country": "NL"})), "contact_mode")

    def test_asks_rarely_and_nothing_twice(self):
        history = visit()["history"]
        self.assertIsNone(about(visit(history=[*history, asked("2025-10-01T09:00:00Z")])))
        self.assertEqual(about(visit(history=[*history, asked("2025-09-01T09:00:00Z")])), "contact_mode")
        self.assertIsNone(about(visit(history=[*history, asked("2020-09-01T09:00:00Z", "contact_mode")])))
        self.assertEqual(about(visit(history=[*history, asked("2026-03-27T09:00:00Z", "contact_mode", "failed")])), "contact_mode")

    def test_stops_asking_after_two_questions_without_an_answer(self):
        history = visit()["history"]
        before = [asked("2024-01-01T09:00:00Z", "language"), asked("2025-01-01T09:00:00Z", "channel", "dismissed")]
        self.assertIsNone(about(visit(history=[*history, *before])))
        self.assertIsNotNone(about(visit(history=[*history, *before, asked("2025-06-01T09:00:00Z", "language", "accepted")])))
        before[0]["outcome"] = "cancelled"
        self.assertIsNotNone(about(visit(history=[*history, *before])))

    def test_whoever_is_angry_is_asked_nothing(self):
        def told(score, kind="csat"):
            return {"feedback": [{"kind": kind, "score": score, "at": "2026-03-20T09:00:00Z"}]}

        mail = talk(channel="email", outcome="resolved", handler="bot")
        cases = [{"id": "k-1", "kind": "question", "status": "closed", "reopened": 2}]
        for angry in (
            told(1),
            told(2, "nps"),
            told(7, "ces"),
            told(2) | {"interactions": [mail | {"effort": 6}]},
            {"interactions": [mail | {"sentiment": -0.8}]},
            {"interactions": [mail | {"at": f"2026-03-{day}T09:00:00Z", "outcome": "unresolved"} for day in (20, 21, 22, 23)]},
        ):
            self.assertTrue(is_angry(visit(**angry)), angry)
            self.assertIsNone(about(visit(**angry)), angry)
        for calm in (
            told(2),
            told(1) | {"interactions": [mail | {"handler": "human"}]},
            told(1) | {"feedback": [*told(1)["feedback"], *told(5)["feedback"]]},
            {"interactions": [mail | {"sentiment": -0.8, "direction": "outbound"}]},
            {"interactions": [mail | {"sentiment": -0.8, "at": "2026-03-14T20:40:00Z"}]},
            {"cases": cases},
        ):
            self.assertFalse(is_angry(visit(**calm)), calm)

    def test_never_asks_again_after_a_complaint_about_asking(self):
        history = [*visit()["history"], asked("2020-01-01T09:00:00Z", "language", "complained")]
        self.assertIsNone(about(visit(history=history)))

    def test_trouble_comes_first(self):
        for trouble in (
            {"cases": [{"id": "k-1", "kind": "complaint", "status": "waiting"}]},
            {"cases": [{"id": "k-1", "kind": "complaint", "status": "closed", "resolution": "refused"}]},
            {"cases": [REFUSED | {"closed_at": "2026-02-26T20:40:01Z"}]},
            {"orders": [{"id": "o-1", "status": "failed"}]},
            {"orders": [{"id": "o-1", "status": "shipped", "promised_at": "2026-03-28T20:39:59Z"}]},
            {"orders": [{"id": "o-1", "status": "placed", "promised_on": "2026-03-27"}]},
            {"orders": [OWED]},
            {"promises": [PROMISE]},
            {"interactions": [talk(at="2026-03-28T19:40:00Z", channel="email")]},
            {"billing": {"arrears": True}},
            {"care": {"handle_with_care": True}},
            {"events": [{"ref": "e-1", "kind": "outage", "affects_customer": True}]},
            {"customer": {"ref": "c-1", "status": "deceased"}},
        ):
            self.assertIsNone(about(visit(**trouble)), trouble)

    def test_trouble_that_is_over_or_yet_to_come_does_not_count(self):
        over = "2026-03-28T20:40:00Z"
        for past in (
            {"cases": [{"id": "k-1", "kind": "complaint", "status": "closed"}]},
            {"cases": [REFUSED | {"closed_at": "2026-02-26T20:40:00Z"}]},
            {"orders": [{"id": "o-1", "status": "placed", "promised_on": "2026-03-28"}]},
            {"orders": [OWED | {"refunded": {"minor": 900, "currency": "EUR"}}]},
            {"orders": [OWED | {"cancelled_by": "customer"}]},
            {"orders": [OWED | {"status": "failed", "refunded": {"minor": 900, "currency": "EUR"}}]},
            {"orders": [{"id": "o-1", "status": "shipped", "promised_at": over, "delivered_at": over}]},
            {"promises": [PROMISE | {"kept_at": over}]},
            {"promises": [PROMISE | {"due_at": over}]},
            {"interactions": [talk(at="2026-03-28T19:39:59Z", channel="email")]},
            {"care": {"handle_with_care": True, "until_at": over}},
            {"events": [{"ref": "e-1", "kind": "outage", "affects_customer": True, "until_at": over}]},
            {"events": [{"ref": "e-1", "kind": "outage", "affects_customer": True, "from_at": "2026-03-28T20:40:01Z"}]},
            {"events": [{"ref": "e-1", "kind": "outage"}]},
        ):
            self.assertIsNotNone(about(visit(**past)), past)

    def test_a_conversation_that_went_badly_is_left_to_rest(self):
        for bad in ({"outcome": "abandoned"}, {"sentiment": -0.1}, {"effort": 5}):
            self.assertIsNone(about(visit(interactions=[talk(**bad)])), bad)
            self.assertIsNotNone(about(visit(interactions=[talk(at="2026-03-14T20:39:59Z", **bad)])), bad)

    def test_asks_where_the_conversation_was_and_nowhere_else(self):
        def places(**fields):
            answer = preference_butler(visit(hook="contact_ended", interactions=[talk(**fields)]))
            return [action["channels"] for action in answer.get("actions", [])]

        self.assertEqual(places(), [["chat"]])
        self.assertEqual(places(channel="phone"), [])
        self.assertEqual(places(at="2026-03-27T20:39:59Z"), [])
        self.assertIsNone(about(visit(preferences={"avoid_channels": ["app"]})))

    def test_holds_at_the_ends_of_the_calendar(self):
        late = preference_butler(visit(as_of="2999-12-31T23:59:59Z", customer={"ref": "c-1", "country": "BE"}))
        self.assertEqual(late["actions"][0]["window"]["not_after_at"], "2999-12-31T23:59:59Z")
        config = CONFIG | {"look_back_days": 9_999_999, "again_after_days": 9_999_999}
        self.assertEqual(about(visit(config=config)), "contact_mode")

    def test_says_what_went_wrong_and_no_fact_of_the_customer(self):
        answer = json.loads(WitWorld().decide('{"customer": {"ref": "Jansen"}}'))
        self.assertRegex(answer["error"]["message"], r"^KeyError in \w+, line \d+$")


if __name__ == "__main__":
    unittest.main()
