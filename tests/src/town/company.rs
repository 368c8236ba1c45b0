//! What is going on at the company tonight: events that affect many customers, and how busy staff are.

use courtesy_contract::{Appointment, Capacity, Event, EventKind, Order, Queue, Volume};

use super::clock::moment;
use super::dice::Dice;
use super::label;
use super::resident::{District, Resident};

/// A power outage in the harbour: its store, lockers and van are out of service.
pub(super) const OUTAGE: &str = "outage-0328";
/// The northern store closes for three weeks.
pub(super) const CLOSURE: &str = "closure-north";
/// The carrier's staff were on strike for two days.
pub(super) const STRIKE: &str = "strike-0326";
/// A storm in the east, from this afternoon until tomorrow afternoon.
pub(super) const STORM: &str = "storm-0328";
/// A kettle is recalled by its manufacturer.
pub(super) const RECALL: &str = "recall-kettle";

/// The events that the CRM lists for this resident: all that their orders and appointments refer to, and some that
/// don't affect them.
pub(super) fn events(
    resident: &Resident,
    orders: &[Order],
    appointments: &[Appointment],
    dice: &mut Dice,
) -> Vec<Event> {
    let named = |reference: &str| {
        let orders = orders.iter().filter_map(|order| order.event.as_ref());
        orders.chain(appointments.iter().filter_map(|planned| planned.event.as_ref())).any(|event| event == reference)
    };
    let mut events = Vec::new();
    let bystander = resident.district == District::Harbour || dice.happens(10);
    if named(OUTAGE) || bystander {
        events.push(event(OUTAGE, EventKind::Outage, "2026-03-28T16:10:00Z", None, Some("harbour")));
    }
    if named(CLOSURE) || resident.district == District::North {
        let until_at = Some("2026-04-20T07:00:00Z");
        events.push(event(CLOSURE, EventKind::Closure, "2026-03-30T07:00:00Z", until_at, Some("north")));
    }
    if named(STRIKE) || dice.happens(8) {
        let until_at = Some("2026-03-27T23:00:00Z");
        events.push(event(STRIKE, EventKind::Strike, "2026-03-25T23:00:00Z", until_at, None));
    }
    if named(STORM) {
        let until_at = Some("2026-03-29T16:00:00Z");
        events.push(event(STORM, EventKind::Weather, "2026-03-28T14:00:00Z", until_at, Some("east")));
    }
    if named(RECALL) {
        events.push(event(RECALL, EventKind::Recall, "2026-03-20T09:00:00Z", None, None));
    }
    for event in &mut events {
        let touched = named(event.reference.as_str());
        // For some residents the CRM doesn't know whether the outage affects them.
        let unknown = !touched && event.kind == EventKind::Outage && dice.happens(20);
        event.affects_customer = (!unknown).then_some(touched);
    }
    events
}

fn event(reference: &str, kind: EventKind, from_at: &str, until_at: Option<&str>, area: Option<&str>) -> Event {
    Event {
        reference: label(reference),
        kind,
        from_at: Some(moment(from_at)),
        until_at: until_at.map(moment),
        area: area.map(label),
        affects_customer: None,
    }
}

/// How busy the teams are that would help this resident; it depends on the language and on the outage in the harbour.
pub(super) fn capacity(resident: &Resident) -> Capacity {
    let dark = resident.district == District::Harbour;
    let dutch_or_english = matches!(resident.language, "nl" | "en");
    let volume = match (dark, dutch_or_english) {
        (true, true) => Volume::Peak,
        (true, false) => Volume::Crisis,
        (false, _) if resident.district == District::South => Volume::Idle,
        (false, _) => Volume::Normal,
    };
    let deliveries = ["2026-03-29T08:15:00Z", "2026-03-29T09:00:00Z", "2026-03-30T08:15:00Z"];
    let monday = ["2026-03-30T07:30:00Z", "2026-03-30T10:00:00Z"];
    let care_skills: &[&str] = if dutch_or_english { &["nl", "en", "setup", "phone"] } else { &[resident.language] };
    let care_wait_s = if dark { 1_800 } else { 420 };
    Capacity {
        volume: Some(volume),
        queues: vec![
            queue("delivery_team", &["nl", "en", "de"], Some(if dark { 1_500 } else { 240 }), &deliveries),
            queue("care_team", care_skills, dutch_or_english.then_some(care_wait_s), &monday),
            queue("store_team", &["nl", "en"], None, if resident.district == District::North { &[] } else { &monday }),
        ],
    }
}

/// A queue; it is open if its wait is known.
fn queue(name: &str, skills: &[&str], wait_s: Option<u32>, next_slots: &[&str]) -> Queue {
    Queue {
        queue: label(name),
        open: wait_s.is_some(),
        skills: skills.iter().copied().map(label).collect(),
        wait_s,
        next_slots: next_slots.iter().copied().map(moment).collect(),
    }
}
