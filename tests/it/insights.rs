//! Insights into a season of the town, with few false alarms.

use courtesy_analysis::Clock;
use courtesy_analysis::insights::{Insights, Period, Settings, Tally};
use courtesy_analysis::outcomes::Confidence;
use courtesy_tests::town;

fn tally(seed: u64) -> Tally {
    let mut tally = Tally::new(Period { days: 91, clock: Clock::utc() });
    for context in town::season(seed) {
        tally.add(&context, None);
    }
    tally
}

fn insights(tally: &Tally, secret: u64) -> Insights {
    let confidence = Confidence::of_level(0.95).unwrap();
    Insights::of(tally, &Settings { min_group: 10, confidence, secret: secret.to_le_bytes().to_vec() })
}

/// By chance alone, it should be one in a thousand days. On a season's days the three happenings leave a little unrest.
#[test]
fn shuffled_days_raise_few_false_alarms() {
    let watches: Vec<_> = (1..=5).map(|seed| insights(&tally(seed), seed).watch.unwrap()).collect();
    let (days, found) = watches.iter().fold((0, 0), |sum, one| (sum.0 + one.shuffled_days, sum.1 + one.false_signals));
    assert!(days > 30_000 && found * 250 <= days, "{found} in {days} days");
}

#[test]
fn an_event_has_its_customers_and_chat_serves_invoices_better() {
    let insights = insights(&tally(town::SEED), 1);
    let events: Vec<(&str, &str)> =
        insights.events.iter().map(|event| (event.event.as_str(), event.topics[0].topic.as_str())).collect();
    assert_eq!(events.len(), 2, "{events:?}");
    assert!(events.contains(&("outage-0319", "outage")) && events.contains(&("recall-kettle", "safety")), "{events:?}");
    let better: Vec<(&str, &str)> =
        insights.better.iter().map(|better| (better.topic.as_str(), better.to.channel.word())).collect();
    assert!(!better.is_empty() && better.iter().all(|found| *found == ("invoice", "chat")), "{better:?}");
}
