//! The answers to the eight questions, as tables for people.

use courtesy_analysis::insights::{Better, Event, Insights, Load, Queue, Signal, Stage, Topic};

use super::words;
use crate::sheet::{Sheet, left, right};
use crate::{figures, text};

/// The tables, in the order in which somebody asks in a crisis.
pub(super) fn of(insights: &Insights) -> [Sheet; 9] {
    let level = words::level(&insights.totals);
    [
        signals(insights),
        events(&insights.events, &level),
        topics(&insights.topics, &level),
        better(&insights.better),
        others_could_take(&insights.topics),
        stages(&insights.stages),
        load(&insights.load),
        queues(&insights.queues),
        method(insights),
    ]
}

/// What is said below a table, unless it is empty.
fn unless(rows: &[Vec<String>], said: impl FnOnce() -> String) -> Vec<String> {
    if rows.is_empty() { Vec::new() } else { vec![said()] }
}

/// What is said in place of an empty table.
fn unless_empty(rows: &[Vec<String>], nothing: &str) -> String {
    if rows.is_empty() { nothing.to_owned() } else { String::new() }
}

fn signals(insights: &Insights) -> Sheet {
    let row = |signal: &Signal| {
        vec![
            words::family(signal.family).to_owned(),
            signal.name.clone(),
            signal.known_on.to_string(),
            signal.until.to_string(),
            figures::count(signal.customers),
            format!("{:.1}", signal.expected),
            words::customers(signal.peak.customers),
        ]
    };
    let rows: Vec<_> = insights.signals.iter().map(row).collect();
    Sheet {
        heading: "What is starting".into(),
        above: unless_empty(&rows, "No day stood out."),
        columns: vec![
            left("what"),
            left("name"),
            left("stood out on"),
            left("until"),
            right("customers that day"),
            right("expected that day"),
            right("most on a day"),
        ],
        rows,
        below: vec![words::watch(insights.watch.as_ref(), !insights.topics.is_empty())],
    }
}

fn events(events: &[Event], level: &str) -> Sheet {
    let mut rows = Vec::new();
    for event in events {
        let kind = event.kind.map(|kind| kind.to_string()).unwrap_or_default();
        let row = |name: String, kind: String, topic: &str, customers, sentiment| {
            let moods = ["negative", "neutral", "positive"].map(|word| words::part(sentiment, word));
            [vec![name, kind, topic.to_owned(), figures::count(customers)], moods.to_vec()].concat()
        };
        rows.push(row(event.event.clone(), kind, "all", event.customers, event.sentiment.as_ref()));
        for topic in &event.topics {
            rows.push(row(String::new(), String::new(), &topic.topic, topic.customers, topic.sentiment.as_ref()));
        }
        if let Some(others) = event.other_topics {
            rows.push(row(String::new(), String::new(), "other topics", others, None));
        }
    }
    Sheet {
        heading: "Which questions are about an event".into(),
        above: unless_empty(&rows, "No event brought enough customers to show."),
        columns: vec![
            left("event"),
            left("kind"),
            left("topic"),
            right("customers"),
            right("negative"),
            right("neutral"),
            right("positive"),
        ],
        below: unless(&rows, || format!("How customers sounded, with {level} intervals in brackets.")),
        rows,
    }
}

fn topics(topics: &[Topic], level: &str) -> Sheet {
    let row = |topic: &Topic| {
        vec![
            topic.topic.clone(),
            figures::count(topic.customers),
            words::part(topic.sentiment.as_ref(), "negative"),
            words::part(topic.effort.as_ref(), "much"),
            words::share(topic.solved_at_once.as_ref()),
            words::share(topic.taken_over.as_ref()),
        ]
    };
    let rows: Vec<_> = topics.iter().map(row).collect();
    Sheet {
        heading: "What customers ask".into(),
        above: unless_empty(&rows, "No topic brought enough customers to show."),
        columns: vec![
            left("topic"),
            right("customers"),
            right("negative"),
            right("much effort"),
            right("solved at once"),
            right("taken over"),
        ],
        below: unless(&rows, || {
            format!(
                "Solved at once: the first conversation answered it, and no other about it followed within a week. Taken \
                 over: somebody else had to. Both leave out those of whom it isn't known (yet). Answers that too few gave \
                 are counted with others, which the cell names. {level} intervals are in brackets."
            )
        }),
        rows,
    }
}

fn better(better: &[Better]) -> Sheet {
    let mut rows = Vec::new();
    for found in better {
        for (topic, side) in [(found.topic.as_str(), &found.from), ("", &found.to)] {
            let shares = [side.solved_at_once, side.much_effort].map(words::estimate);
            let start = [topic.to_owned(), side.channel.to_string(), figures::count(side.customers)];
            rows.push([start.to_vec(), shares.to_vec()].concat());
        }
        let difference = ["difference, in points".to_owned(), String::new()];
        let less = words::points(courtesy_analysis::outcomes::Estimate {
            value: -found.less_effort.value,
            low: -found.less_effort.high,
            high: -found.less_effort.low,
        });
        rows.push([vec![String::new()], difference.to_vec(), vec![words::points(found.more_solved), less]].concat());
    }
    Sheet {
        heading: "What another channel serves better".into(),
        above: unless_empty(&rows, "No channel both solves a topic more often and costs less effort, beyond chance."),
        columns: vec![
            left("topic"),
            left("channel"),
            right("customers"),
            right("solved at once"),
            right("much effort"),
        ],
        below: unless(&rows, || {
            "Customers choose their channel, so part of a difference may be who comes there. Offer it; don't push."
                .into()
        }),
        rows,
    }
}

fn others_could_take(topics: &[Topic]) -> Sheet {
    let with_room = topics.iter().filter(|topic| !topic.queues_with_room.is_empty());
    let row = |topic: &Topic| {
        let queues = text::listed(&topic.queues_with_room);
        vec![topic.topic.clone(), words::share(topic.taken_over.as_ref()), queues]
    };
    let rows: Vec<_> = with_room.map(row).collect();
    let nothing = match topics {
        [] => "No topic brought enough customers to show.",
        _ => "No queue with room has one of these topics among its skills.",
    };
    Sheet {
        heading: "What other teams could take over".into(),
        above: unless_empty(&rows, nothing),
        columns: vec![left("topic"), right("taken over"), left("queues with this skill and room")],
        rows,
        below: Vec::new(),
    }
}

fn stages(stages: &[Stage]) -> Sheet {
    let row = |stage: &Stage| {
        let causes = stage.causes.iter();
        let causes = causes.map(|it| format!("{} ({})", it.cause, figures::counted(it.customers, "customer")));
        let causes = causes.collect::<Vec<_>>().join(", ");
        vec![stage.stage.clone(), figures::count(stage.customers), words::share(stage.stuck.as_ref()), causes]
    };
    let rows: Vec<_> = stages.iter().map(row).collect();
    Sheet {
        heading: "Where journeys get stuck".into(),
        above: unless_empty(&rows, "No stage holds enough customers to show."),
        columns: vec![left("journey, stage"), right("customers there"), right("held up"), left("held up by")],
        rows,
        below: Vec::new(),
    }
}

fn load(load: &[Load]) -> Sheet {
    let row = |load: &Load| {
        let rate = load.a_day;
        let busiest = load.busiest_day.as_ref();
        let hours = load.hours.iter().enumerate().filter_map(|(hour, customers)| Some((hour, (*customers)?)));
        let hour = hours.max_by_key(|(_, customers)| *customers);
        vec![
            load.channel.to_string(),
            format!("{:.1} ({:.1} to {:.1})", rate.value, rate.low, rate.high),
            busiest.map_or_else(
                || "-".into(),
                |day| format!("{} ({} customers)", day.day, words::customers(day.customers)),
            ),
            hour.map_or_else(|| "-".into(), |(hour, _)| format!("{hour:02}:00 to {:02}:00", (hour + 1) % 24)),
        ]
    };
    let rows: Vec<_> = load.iter().map(row).collect();
    Sheet {
        heading: "What comes in".into(),
        above: unless_empty(&rows, "No channel brought enough customers to show."),
        columns: vec![left("channel"), right("customers a day"), left("busiest day"), left("busiest hour")],
        below: unless(&rows, || "The busiest hour is that of all days together.".into()),
        rows,
    }
}

fn queues(queues: &[Queue]) -> Sheet {
    let row = |queue: &Queue| {
        vec![
            queue.queue.clone(),
            words::share(queue.room.as_ref()),
            words::share(queue.long_wait.as_ref()),
            words::customers(queue.handed_over),
            words::customers(queue.asked),
            text::listed(&queue.skills),
        ]
    };
    let rows: Vec<_> = queues.iter().map(row).collect();
    Sheet {
        heading: "Which queues have room, and what decisions would add".into(),
        above: unless_empty(&rows, "No queue is known."),
        columns: vec![
            left("queue"),
            right("has room"),
            right("waits over 5 min"),
            right("customers handed over"),
            right("customers asked"),
            left("skills"),
        ],
        below: unless(&rows, || {
            "A queue has room if it is open, has a free slot and makes nobody wait over five minutes; shares are of the \
             customers whose record lists it. What decisions would add: whom they hand over to it, and whom they ask \
             something to which it answers."
                .into()
        }),
        rows,
    }
}

fn method(insights: &Insights) -> Sheet {
    Sheet {
        heading: "How the numbers were worked out".into(),
        above: String::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        below: words::methods(insights).into_iter().chain(words::remarks(&insights.totals)).collect(),
    }
}
