use courtesy_contract::{Answer, Fraction, Hold, HoldScope, Label, Text, Timestamp};
use serde_json::Value;

use super::{Json, Write};
use crate::prelude::*;

fn assert_writes_as_serde_does(answer: &Answer) {
    let ours = super::answer(answer);
    let ours: Value = serde_json::from_slice(&ours).unwrap_or_else(|why| panic!("{why}: {ours:?}"));
    assert_eq!(ours, serde_json::to_value(answer).unwrap());
}

#[test]
fn an_answer_with_everything_is_written_as_the_contract_writes_it() {
    let context = &testing::context(r#"{"orders": [{"id": "o-1", "status": "failed"}]}"#);
    let here = || (fact!(context.hook), context.orders().next());
    let slot = context.as_of.plus_hours(12);
    let mut answer: Answer = propose::check_in(context, "a", "q", "queue")
        .because("x", "y", here())
        .because("z", "a \"quoted\" back\\slash,\ta tab and\na line; é 🌷 \u{7f}\u{0}\u{1f}", here())
        .say(texts! { en: "Dear {first_name}" })
        .over([Channel::App, Channel::InPerson])
        .not_before(slot)
        .propensity(0.123456)
        .value(0.0, 1.0)
        .cost(9_007_199_254_740_991, "EUR")
        .topic("t")
        .group("g")
        .conflicts_with("k")
        .requires(Approval::Manager)
        .into();
    let gift = propose::gesture(context, "b", Gift::FeeWaiver).because("x", "y", here());
    answer.extend([gift.worth(0, "EUR").from_surplus().for_somebody_else().tied_to_purchase().expected()]);
    let handover = propose::human_handover(context, "c", "queue", "brief").because("x", "y", here());
    answer.extend([handover.alternatives(["a", "b"]).skill("nl").slot(slot)]);
    answer.extend([propose::human_handover(context, "c-2", "queue", "brief").because("x", "y", here())]);
    let recovery = propose::service_recovery(context, "d", Remedy::TermChange, "lost").because("x", "y", here());
    answer.extend([recovery.case("k").order("o").amount(Money::new(1, "CHF").ok())]);
    let suggestion = propose::channel_suggestion(context, "e", Channel::Chat, "t", "b").because("x", "y", here());
    answer.extend([suggestion.from(Channel::Phone)]);
    let alone = propose::self_service(context, "f", "t", "https://a.example", "q").because("x", "y", here());
    answer.extend([alone.minutes(10)]);
    answer.extend([propose::community_help(context, "g", HelpDirection::Offer, "t").because("x", "y", here())]);
    let heads_up = propose::heads_up(context, "h", "e-1", "we").because("x", "y", here());
    answer.extend([heads_up.you_can("wait").next_update(slot)]);
    let delivery = propose::delivery_adaptation(context, "i", "o", Fulfilment::PickUp).because("x", "y", here());
    answer.extend([delivery.slot(slot)]);
    answer.extend([propose::preference_ask(context, "j", ContactSetting::Frequency).because("x", "y", here())]);
    answer.extend([propose::internal_insight(context, "k", "t", "s", "r").because("x", "y", here())]);
    assert_eq!((answer.actions.len(), &answer.error), (12, &None));
    answer.notes = vec![Text::new("a note").unwrap()];
    let hold = |scope| Hold { scope, until_at: slot, reason: Text::new("rest").unwrap() };
    answer.holds = vec![
        hold(HoldScope::All {}),
        hold(HoldScope::Purpose { purpose: Purpose::Care }),
        hold(HoldScope::Channel { channel: Channel::Sms }),
        hold(HoldScope::Group { group: Label::new("g").unwrap() }),
    ];
    assert_writes_as_serde_does(&answer);
}

#[test]
fn an_answer_with_nothing_and_one_with_an_error_are_written_as_the_contract_writes_them() {
    assert_writes_as_serde_does(&Answer::nothing());
    assert_writes_as_serde_does(&failed("no idea"));
}

#[test]
fn fractions_are_written_to_the_millionth() {
    let written = |number: f64| {
        let mut json = Json::default();
        Fraction::new(number).unwrap().write(&mut json);
        String::from_utf8(json.0).unwrap()
    };
    let numbers = [0.0, 1.0, 0.7, 0.123_456_7, 1e-7, 0.000_01, 0.999_999_9, 0.5];
    assert_eq!(numbers.map(written), ["0.0", "1.0", "0.7", "0.123457", "0.0", "0.00001", "1.0", "0.5"]);
}

#[test]
fn a_moment_is_written_as_it_was_read() {
    let mut json = Json::default();
    Timestamp::parse("2026-03-28T20:40:00Z").unwrap().write(&mut json);
    assert_eq!(json.0, b"\"2026-03-28T20:40:00Z\"");
}
