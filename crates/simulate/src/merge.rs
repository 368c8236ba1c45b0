//! Lays a change over a document, and remembers where each changed entry of a list went.

use serde_json::{Map, Value};

/// The member that identifies an entry of a list; `None` if its entries are only ever added.
fn identity(list: &str) -> Option<&'static str> {
    match list {
        "orders" | "cases" | "subscriptions" | "appointments" | "interactions" | "promises" => Some("id"),
        "events" => Some("ref"),
        "budgets" | "scores" => Some("name"),
        "queues" => Some("queue"),
        "channels" => Some("channel"),
        "journeys" => Some("journey"),
        _ => None,
    }
}

/// A changed document.
pub(crate) struct Merged {
    pub(crate) value: Value,
    /// For each entry of a list that came from the change, its place in the document and in the change.
    moved: Vec<(String, String)>,
}

impl Merged {
    /// Lays a change over a document: objects are merged, `null` removes, entries of lists are matched by their name or
    /// added, and anything else is replaced.
    pub(crate) fn of(mut value: Value, change: &Map<String, Value>) -> Self {
        let mut moved = Vec::new();
        match &mut value {
            Value::Object(members) => merge(members, change, "", "", &mut moved),
            other => *other = Value::Object(change.clone()),
        }
        Self { value, moved }
    }

    /// The place in the event of a place in the changed document.
    pub(crate) fn place_in_change(&self, at: &str) -> String {
        let inside = |(place, _): &&(String, String)| {
            at.strip_prefix(place.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let longest = self.moved.iter().filter(inside).max_by_key(|(place, _)| place.len());
        let place = longest.map_or_else(|| at.to_owned(), |(place, change)| format!("{change}{}", &at[place.len()..]));
        format!("/change{place}")
    }
}

fn merge(
    under: &mut Map<String, Value>,
    change: &Map<String, Value>,
    place: &str,
    in_change: &str,
    moved: &mut Vec<(String, String)>,
) {
    for (name, change) in change {
        let token = name.replace('~', "~0").replace('/', "~1");
        let (place, in_change) = (format!("{place}/{token}"), format!("{in_change}/{token}"));
        match (under.get_mut(name), change) {
            (_, Value::Null) => drop(under.remove(name)),
            (Some(Value::Object(under)), Value::Object(change)) => merge(under, change, &place, &in_change, moved),
            (Some(Value::Array(under)), Value::Array(entries)) => {
                merge_list(under, entries, identity(name), [&place, &in_change], moved);
            }
            (_, change) => drop(under.insert(name.clone(), change.clone())),
        }
    }
}

fn merge_list(
    under: &mut Vec<Value>,
    entries: &[Value],
    identity: Option<&str>,
    [place, in_change]: [&str; 2],
    moved: &mut Vec<(String, String)>,
) {
    let name = |entry: &Value| Some(entry.get(identity?)?.as_str()?.to_owned());
    for (number, entry) in entries.iter().enumerate() {
        let same = name(entry).and_then(|wanted| under.iter().position(|known| name(known).as_ref() == Some(&wanted)));
        let index = same.unwrap_or(under.len());
        let (place, in_change) = (format!("{place}/{index}"), format!("{in_change}/{number}"));
        match (under.get_mut(index), entry) {
            (Some(Value::Object(known)), Value::Object(change)) => merge(known, change, &place, &in_change, moved),
            _ => under.push(entry.clone()),
        }
        moved.push((place, in_change));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn places_in_the_document_lead_back_to_the_change() {
        let document = json!({"orders": [{"id": "a"}, {"id": "b"}], "x/y": {"z": 1}});
        let change = json!({"orders": [{"id": "c"}, {"id": "b", "status": 3}], "x/y": {"z": null}});
        let merged = Merged::of(document, change.as_object().unwrap());
        assert_eq!(merged.value, json!({"orders": [{"id": "a"}, {"id": "b", "status": 3}, {"id": "c"}], "x/y": {}}));
        assert_eq!(merged.place_in_change("/orders/1/status"), "/change/orders/1/status");
        assert_eq!(merged.place_in_change("/orders/2"), "/change/orders/0");
        assert_eq!(merged.place_in_change("/orders/0/id"), "/change/orders/0/id");
    }
}
