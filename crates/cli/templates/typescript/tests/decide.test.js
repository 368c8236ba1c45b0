import assert from "node:assert/strict";
import { test } from "node:test";

import { ask } from "./plugin.js";

/** What the plugin receives of a customer. */
function customer(language, derived) {
  return {
    contract: "1.1",
    decision_id: "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77",
    hook: "review",
    as_of: "2026-03-28T20:40:00Z",
    config: { quiet_days: 365 },
    customer: { ref: "c-20417", language },
    derived,
  };
}

const NOTHING = { contract: "1.1" };

test("asks a customer who has been quiet for a year", () => {
  const [action] = ask(customer("nl-BE", { days_since_last_order: 400 })).actions;
  assert.deepEqual(action.reasons[0].evidence, ["/derived/days_since_last_order"]);
  assert.equal(action.message.language, "nl");
  assert.equal(action.window.not_after_at, "2026-04-11T20:40:00.000Z");
});

test("leaves a customer alone who ordered lately", () => {
  assert.deepEqual(ask(customer("nl", { days_since_last_order: 30 })), NOTHING);
  assert.deepEqual(ask(customer("nl", {})), NOTHING);
});

test("says nothing in a language that the customer doesn't speak", () => {
  assert.deepEqual(ask(customer("fr", { days_since_last_order: 400 })), NOTHING);
  assert.equal(ask(customer(undefined, { days_since_last_order: 400 })).actions[0].message.language, "en");
});
