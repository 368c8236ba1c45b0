"""Answers with what it was given, as every plugin in this folder's neighbours does."""

import json


class WitWorld:
    """The world `plugin`."""

    def decide(self, context: str) -> str:
        """Takes a context and returns an answer, both as JSON."""
        try:
            answer = echo(json.loads(context))
        except Exception as problem:
            answer = {"contract": "1.1", "error": {"message": type(problem).__name__}}
        return json.dumps(answer, ensure_ascii=False)


def echo(context: dict) -> dict:
    """One signal to staff that repeats a little of every type: text, a count, an optional number and the seed."""
    customer = context["customer"]
    text = f"{customer.get('language', '')}|{customer.get('region', '')}|{context['hook']}"[:80]
    days = context.get("derived", {}).get("days_since_last_order", "none")
    signal = f"{text}|{len(context.get('orders', []))}|{days}"
    action = {
        "id": "echo",
        "key": "echo",
        "step": {"kind": "internal_insight", "topic": "echo", "signal": signal, "to_role": "tester"},
        "purpose": "service",
        "audience": "agent",
        "urgency": "info",
        "window": {"not_after_at": "2999-12-31T23:59:59Z"},
        "reasons": [{"code": "asked", "text": "It was asked.", "evidence": ["/hook"]}],
    }
    return {"contract": "1.1", "actions": [action], "notes": [f"seed {context.get('seed', 0)}"]}
