//! Which questions, about which event, with which sentiment, over time.

use courtesy_contract::EventKind;
use jiff::civil::Date;
use serde::Serialize;

use super::cell::{Cell, Counts, EFFORTS, SENTIMENTS};
use super::period::date_of;
use super::share::{Distribution, Share, as_text};
use super::shown::Shown;
use super::staffing::Queue;
use super::tally::Tally;

/// What customers asked about, in the CRM's words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Topic {
    /// The topic.
    pub topic: String,
    /// How many customers asked about it.
    pub customers: u64,
    /// How they sounded.
    pub sentiment: Option<Distribution>,
    /// How much effort it cost them.
    pub effort: Option<Distribution>,
    /// For how many the first conversation answered it, without another word about it within a week.
    pub solved_at_once: Option<Share>,
    /// For how many somebody else had to take over.
    pub taken_over: Option<Share>,
    /// Queues that have the topic among their skills, and room.
    pub queues_with_room: Vec<String>,
    /// How many customers asked in each week, oldest first.
    pub weeks: Vec<Week>,
}

/// A week, and how many customers there were.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Week {
    /// Its Monday.
    #[serde(serialize_with = "as_text")]
    pub from: Date,
    /// How many customers; `None` if they are too few to show.
    pub customers: Option<u64>,
}

/// An event that customers asked about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// The CRM's reference.
    pub event: String,
    /// The kind of event, if a context says it.
    pub kind: Option<EventKind>,
    /// How many customers asked about it: those of the topics below, and of other topics together.
    pub customers: u64,
    /// How they sounded.
    pub sentiment: Option<Distribution>,
    /// What they asked, each under the topic of their latest question about the event.
    pub topics: Vec<EventTopic>,
    /// How many asked about other topics, if so many that they can be shown together.
    pub other_topics: Option<u64>,
}

/// What customers asked about an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventTopic {
    /// The topic.
    pub topic: String,
    /// How many customers.
    pub customers: u64,
    /// How they sounded.
    pub sentiment: Option<Distribution>,
}

/// The topics, those of most customers first.
pub(super) fn topics(tally: &Tally, shown: &Shown, queues: &[Queue]) -> Vec<Topic> {
    let weeks = weeks(tally, shown);
    let topic = |(number, name): (u16, &str)| {
        let counts = tally.counts(Cell::Topic(number));
        let place = |measure| ["topic", name, measure];
        Some(Topic {
            topic: name.to_owned(),
            customers: customers(tally, shown, number, name)?,
            sentiment: shown.distribution(&place("sentiment"), SENTIMENTS, counts.sentiment),
            effort: shown.distribution(&place("effort"), EFFORTS, counts.effort),
            solved_at_once: shown.share(&place("solved"), counts.solved),
            taken_over: shown.share(&place("taken_over"), counts.taken_over),
            queues_with_room: queues
                .iter()
                .filter(|queue| queue.has_room() && queue.skills.iter().any(|skill| skill == name))
                .map(|queue| queue.queue.clone())
                .collect(),
            weeks: weeks.iter().find(|(topic, _)| topic == name).map(|(_, weeks)| weeks.clone()).unwrap_or_default(),
        })
    };
    let mut topics: Vec<Topic> = tally.topics.iter().filter_map(topic).collect();
    topics.sort_by(|one, other| (other.customers, &one.topic).cmp(&(one.customers, &other.topic)));
    topics
}

/// How many customers asked about the topic of this name, if they are shown.
pub(super) fn customers_of(tally: &Tally, shown: &Shown, name: &str) -> Option<u64> {
    let (number, _) = tally.topics.iter().find(|(_, topic)| *topic == name)?;
    customers(tally, shown, number, name)
}

fn customers(tally: &Tally, shown: &Shown, number: u16, name: &str) -> Option<u64> {
    shown.group(&["topic", name], tally.counts(Cell::Topic(number)).customers)
}

fn weeks(tally: &Tally, shown: &Shown) -> Vec<(String, Vec<Week>)> {
    let Some(ends) = tally.by_week.ends() else { return Vec::new() };
    let series = tally.by_week.series(ends).map(|(name, days)| {
        let whole = customers_of(tally, shown, name);
        let mondays = (ends.0..).zip(days).step_by(7);
        let weeks = mondays.map(|(day, customers)| {
            let customers = shown.part(&["week", name, &day.to_string()], customers, whole);
            Week { from: date_of(day), customers }
        });
        (name.to_owned(), weeks.collect())
    });
    series.collect()
}

/// The events, those of most customers first.
pub(super) fn events(tally: &Tally, shown: &Shown) -> Vec<Event> {
    let mut events: Vec<Event> =
        tally.events.iter().filter_map(|(number, name)| event(tally, shown, number, name)).collect();
    events.sort_by(|one, other| (other.customers, &one.event).cmp(&(one.customers, &other.event)));
    events
}

fn event(tally: &Tally, shown: &Shown, number: u16, name: &str) -> Option<Event> {
    let (mut topics, mut together, mut rest) = (Vec::new(), Counts::default(), Counts::default());
    for (topic, topic_name) in tally.topics.iter() {
        let counts = tally.counts(Cell::EventTopic(number, topic));
        let place = ["event", name, topic_name];
        match shown.part(&place, counts.customers, customers(tally, shown, topic, topic_name)) {
            None => rest.join(&counts),
            Some(customers) => {
                together.join(&counts);
                let place = ["event", name, topic_name, "sentiment"];
                let sentiment = shown.distribution(&place, SENTIMENTS, counts.sentiment);
                topics.push(EventTopic { topic: topic_name.to_owned(), customers, sentiment });
            }
        }
    }
    topics.sort_by(|one, other| (other.customers, &one.topic).cmp(&(one.customers, &other.topic)));
    // The whole counts only what is shown, so that it gives nothing away about what isn't.
    let other_topics = shown.group(&["event", name], rest.customers);
    if other_topics.is_some() {
        together.join(&rest);
    }
    let customers = topics.iter().map(|topic| topic.customers).chain(other_topics).sum();
    let is_shown = other_topics.is_some() || !topics.is_empty();
    is_shown.then(|| Event {
        event: name.to_owned(),
        kind: tally.event_kinds.get(&number).copied(),
        customers,
        sentiment: shown.distribution(&["event sentiment", name], SENTIMENTS, together.sentiment),
        topics,
        other_topics,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::{Customer, insights};

    #[test]
    fn questions_are_counted_by_topic_with_sentiment_and_effort() {
        let customers = (0..300).map(|number| {
            let (sentiment, effort) = if number % 3 == 0 { (-0.6, 6) } else { (0.5, 1) };
            let outcome = if number % 2 == 0 { "resolved" } else { "escalated" };
            let talk = json!({"sentiment": sentiment, "effort": effort, "outcome": outcome});
            Customer::new(number).asks("delivery", 20).with(talk)
        });
        let insights = insights(customers);
        let [delivery] = insights.topics.as_slice() else { panic!("{:?}", insights.topics) };
        let about = |share: Option<super::Share>, expected: f64| (share.unwrap().about() - expected).abs() < 0.05;
        assert!(delivery.customers.abs_diff(300) <= 6);
        assert!(about(delivery.solved_at_once, 0.5) && about(delivery.taken_over, 0.5));
        let parts = &delivery.sentiment.as_ref().unwrap().parts;
        assert_eq!(parts.iter().map(|part| part.words.join(" ")).collect::<Vec<_>>(), ["negative neutral", "positive"]);
        let week = delivery.weeks.iter().filter_map(|week| week.customers).collect::<Vec<_>>();
        assert!(week.len() == 1 && week[0].abs_diff(300) <= 6);
    }

    #[test]
    fn an_event_is_the_sum_of_what_is_shown_of_it() {
        let customers = (0..200).map(|number| {
            let topic = match number {
                0..120 => "delivery",
                120..197 => "locker",
                _ => "compensation",
            };
            Customer::new(number).asks(topic, 2).about("outage-1")
        });
        let insights = insights(customers);
        let [outage] = insights.events.as_slice() else { panic!("{:?}", insights.events) };
        let topics: Vec<(&str, u64)> =
            outage.topics.iter().map(|topic| (topic.topic.as_str(), topic.customers)).collect();
        assert_eq!(topics.iter().map(|(topic, _)| *topic).collect::<Vec<_>>(), ["delivery", "locker"]);
        assert_eq!(
            (outage.customers, outage.other_topics),
            (topics.iter().map(|(_, customers)| customers).sum(), None)
        );
        assert_eq!(outage.kind.unwrap().word(), "outage");
    }

    #[test]
    fn neither_a_week_nor_an_event_has_more_customers_than_the_topic() {
        for number in 30..80 {
            let insights =
                insights((0..number).map(|number| Customer::new(number).asks("locker", 2).about("outage-1")));
            let (topic, event) = (&insights.topics[0], &insights.events[0]);
            let weeks: Vec<u64> = topic.weeks.iter().filter_map(|week| week.customers).collect();
            assert!(
                weeks.len() == 1 && weeks[0] <= topic.customers && event.customers <= topic.customers,
                "{insights:?}"
            );
        }
    }
}
