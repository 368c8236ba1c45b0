//! Event files: what is known to happen to single customers on single days.

use std::collections::BTreeMap;

use courtesy_contract::{Context, Label};
use courtesy_host::{Error as HostError, read};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::error::{Error, ErrorKind};
use crate::merge::Merged;

/// What the simulation itself sets.
const OURS: [&str; 6] = ["contract", "decision_id", "as_of", "requested_at", "seed", "derived"];

/// What happens to one customer on one day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event {
    /// The line of the event file.
    pub(crate) line: u64,
    pub(crate) day: u32,
    /// What changes, in the shape of a context.
    pub(crate) change: Map<String, Value>,
}

/// The events of a file, by customer and in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Events {
    by_customer: BTreeMap<Label, Vec<Event>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    day: u32,
    customer: Label,
    change: Map<String, Value>,
}

impl Events {
    /// Reads an event file: one JSON object a line, `{"day": 3, "customer": "c-10001", "change": {...}}`, in the order of the
    /// days; empty lines are allowed.
    ///
    /// `change` has the shape of a context and says only what changes: objects are merged, `null` removes, and an entry of a
    /// list changes the one with the same name (`id` of an order, case, subscription, appointment, interaction or promise,
    /// `ref` of an event, `name` of a budget or score, `queue`, `channel`, `journey`), and is added if there is none. A `hook`
    /// is the occasion of that day's decision.
    ///
    /// # Errors
    /// [`ErrorKind::Event`] with the line that isn't such an object, is out of order, lies outside days 1 to `days`, or changes
    /// what the simulation itself sets.
    pub fn parse(ndjson: &str, days: u32) -> Result<Self, Error> {
        let (mut events, mut latest) = (Self::default(), 0);
        for (text, number) in ndjson.lines().zip(1_u64..).filter(|(text, _)| !text.trim().is_empty()) {
            let Line { day, customer, change } = line(text).map_err(|error| error.on_line(number))?;
            let problem = out_of_order(day, latest, days).or_else(|| of_ours(&change));
            if let Some(problem) = problem {
                return Err(Error::new(ErrorKind::Event, problem).on_line(number));
            }
            latest = day;
            events.by_customer.entry(customer).or_default().push(Event { line: number, day, change });
        }
        Ok(events)
    }

    /// Rejects events that can't be: of customers that aren't there, and changes that no context allows. Each customer's
    /// changes are tried in order on the context as it is now.
    ///
    /// # Errors
    /// [`ErrorKind::Event`] with the first line, and the place in its `change`.
    pub fn check(&self, contexts: &[Context]) -> Result<(), Error> {
        let known: BTreeMap<&Label, &Context> =
            contexts.iter().map(|context| (&context.customer.reference, context)).collect();
        let mut faults = Vec::new();
        for (customer, events) in &self.by_customer {
            let Some(context) = known.get(customer) else {
                let message = "no context has this `customer` as its `customer.ref`; correct it, or add the context";
                faults.extend(events.first().map(|event| Error::new(ErrorKind::Event, message).on_line(event.line)));
                continue;
            };
            let mut context = (*context).clone();
            faults.extend(events.iter().find_map(|event| event.apply(&mut context).err()));
        }
        faults.into_iter().min_by_key(Error::line).map_or(Ok(()), Err)
    }

    /// What happens to a customer on a day, in the order of the file.
    pub(crate) fn of(&self, customer: &Label, day: u32) -> impl Iterator<Item = &Event> {
        self.by_customer.get(customer).into_iter().flatten().filter(move |event| event.day == day)
    }
}

fn line(text: &str) -> Result<Line, Error> {
    serde_json::from_str(text).map_err(|error| {
        let shown = error.to_string().replace("line 1 column", "column");
        let remedy = r#"write `{"day": 3, "customer": "c-10001", "change": {...}}`"#;
        Error::new(ErrorKind::Event, format!("isn't an event: {shown}; {remedy}"))
    })
}

fn out_of_order(day: u32, latest: u32, days: u32) -> Option<String> {
    if day == 0 || day > days {
        return Some(format!(
            "day {day} isn't in the simulation, which has days 1 to {days}; correct it, or set --days"
        ));
    }
    (day < latest).then(|| format!("day {day} comes after day {latest}; sort the lines by day"))
}

fn of_ours(change: &Map<String, Value>) -> Option<String> {
    let ours = OURS.into_iter().find(|name| change.contains_key(*name));
    let identity = || change.get("customer").and_then(|customer| customer.get("ref")).map(|_| "customer/ref");
    let name = ours.or_else(identity)?;
    Some(format!("/change/{name} is set by the simulation itself; leave it out"))
}

impl Event {
    /// Changes a context.
    ///
    /// # Errors
    /// If the result isn't a context; the place is one in `change`.
    pub(crate) fn apply(&self, context: &mut Context) -> Result<(), Error> {
        let fault = |message: String| Error::new(ErrorKind::Event, message).on_line(self.line);
        let whole = serde_json::to_value(&*context).map_err(|error| fault(error.to_string()))?;
        let merged = Merged::of(whole, &self.change);
        let json = serde_json::to_vec(&merged.value).map_err(|error| fault(error.to_string()))?;
        *context = read::context(&json).map_err(|error| fault(in_change(&error, &merged)))?;
        Ok(())
    }
}

/// What is wrong with a change, with places in it.
fn in_change(error: &HostError, merged: &Merged) -> String {
    let violations = error.violations().iter();
    let violations: Vec<String> = violations
        .map(|violation| format!("{}: {}", merged.place_in_change(&violation.at), violation.message))
        .collect();
    if violations.is_empty() { error.to_string() } else { violations.join("; ") }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::OrderStatus;
    use serde_json::json;

    use super::*;
    use crate::testing::context;

    fn refused(ndjson: &str) -> String {
        let checked = Events::parse(ndjson, 60).and_then(|events| events.check(&[context("c-1", &json!({}))]));
        checked.unwrap_err().to_string()
    }

    fn event(change: &Value) -> String {
        json!({"day": 3, "customer": "c-1", "change": change}).to_string()
    }

    #[test]
    fn a_change_says_only_what_changes() {
        let mut customer = context(
            "c-1",
            &json!({"orders": [{"id": "o-1", "status": "shipped"}, {"id": "o-2", "status": "placed", "failure": "x"}],
                "billing": {"arrears": true, "days_past_due": 3}}),
        );
        let change = json!({"orders": [{"id": "o-2", "status": "failed", "failure": null}, {"id": "o-3", "status": "placed"}],
            "billing": {"days_past_due": 4}});
        let events = Events::parse(&event(&change), 3).unwrap();
        let event = events.of(&customer.customer.reference.clone(), 3).next().unwrap().clone();
        event.apply(&mut customer).unwrap();
        let orders: Vec<_> = customer.orders.iter().map(|order| (order.id.as_str(), order.status)).collect();
        assert_eq!(orders, [("o-1", OrderStatus::Shipped), ("o-2", OrderStatus::Failed), ("o-3", OrderStatus::Placed)]);
        assert_eq!(customer.orders[1].failure, None);
        assert_eq!((customer.billing.arrears, customer.billing.days_past_due), (true, Some(4)));
    }

    #[test]
    fn a_bad_line_is_refused_with_its_number_its_place_and_a_remedy() {
        let good = event(&json!({}));
        let later = good.replace("\"day\":3", "\"day\":2");
        insta::assert_snapshot!(
            [
                "{\"day\": 3".to_owned(),
                format!("{good}\n\nnothing"),
                format!("{good}\n{later}"),
                good.replace("\"day\":3", "\"day\":61"),
                good.replace("\"day\":3", "\"day\":0"),
                good.replace("\"day\":3", "\"day\":-1"),
                good.replace("c-1", "c-2"),
                good.replace("\"change\"", "\"changes\""),
                event(&json!({"as_of": "2026-03-28T20:40:00Z"})),
                event(&json!({"customer": {"ref": "c-3"}})),
                event(&json!({"order": []})),
                event(&json!({"orders": [{"id": "o-1", "status": "shipped"}, {"id": "o-2", "status": "lost"}]})),
                event(&json!({"orders": [{"status": "shipped"}]})),
                event(&json!({"orders": null, "cases": [{"id": "k", "kind": "complaint"}]})),
            ]
            .map(|lines| refused(&lines))
            .join("\n")
        );
    }
}
