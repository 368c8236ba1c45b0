//! Typical CRM values by member name. Other members get what their schema allows.

use courtesy_contract::Timestamp;
use serde_json::Value;

use super::Chance;

/// The time of the generated contexts.
pub(crate) const AS_OF: &str = "2026-03-28T20:40:00Z";

/// The id of an item, by which others refer to it.
pub(super) fn reference(index: usize) -> String {
    format!("n-{index}")
}

/// A typical text for a member, in the list item with this index.
pub(super) fn text(name: &str, index: usize, chance: &mut Chance) -> Option<String> {
    let choices: &[&str] = match name {
        "id" | "ref" => return Some(reference(index)),
        "order" | "event" => return Some(reference(chance.below(3) as usize)),
        "language" => &["nl", "en", "de", "fr"],
        "country" => &["NL", "BE", "DE", "FR", "GB"],
        "time_zone" => &["Europe/Amsterdam", "Europe/London", "America/New_York", "Asia/Kolkata"],
        "region" | "area" => &["Utrecht", "Noord-Brabant", "Wien", "Île-de-France"],
        "currency" => &["EUR", "EUR", "GBP", "JPY"],
        "topic" | "topics" => &["delivery", "billing", "repair", "gardening"],
        "queue" => &["customer_care", "stores", "technicians", "front_desk"],
        "skills" => &["complaints", "repairs", "billing"],
        "segments" => &["regular", "new", "large_household"],
        "failure" => &["carrier_lost", "damaged", "out_of_stock", "payment_refused"],
        "key" => &["check-in", "gesture", "late-parcel"],
        "task" => &["advice", "fitting", "repair"],
        "journey" => &["moving_house", "first_order", "return"],
        "stage" => &["started", "waiting", "address"],
        "place" => &["Utrecht", "at home"],
        "from" => &["21:00", "22:30"],
        "to" => &["07:00", "08:30"],
        _ => return None,
    };
    Some((*chance.pick(choices)).to_owned())
}

/// The usual state of things: in use, arrived, settled, allowed.
const ORDINARY: [&str; 6] = ["active", "delivered", "closed", "granted", "normal", "done"];

/// One of the allowed words, often the usual one if there is one.
pub(super) fn word<'w>(choices: &'w [Value], chance: &mut Chance) -> &'w Value {
    let is_ordinary = |choice: &&Value| choice["const"].as_str().is_some_and(|word| ORDINARY.contains(&word));
    let ordinary = choices.iter().find(is_ordinary).filter(|_| !chance.once_in(3));
    ordinary.unwrap_or_else(|| chance.pick(choices))
}

/// A value for a flag; trouble is rare.
pub(super) fn truth(name: &str, chance: &mut Chance) -> bool {
    match name {
        "arrears" | "handle_with_care" => chance.once_in(6),
        _ => chance.once_in(2),
    }
}

/// A time within some weeks of [`AS_OF`]: mostly before it, and then by more than so many quiet days.
pub(super) fn moment(quiet_days: u64, chance: &mut Chance) -> Timestamp {
    let as_of = Timestamp::parse(AS_OF).expect("a constant");
    let longest_days = *chance.pick(&[2, 20, 60, 500]);
    let seconds = chance.below(longest_days * 86_400) as i64;
    as_of.plus_s(if chance.once_in(4) { seconds } else { -seconds - quiet_days as i64 * 86_400 })
}
