//! What plugins in shadow mode would have changed.

use courtesy_analysis::Clock;
use courtesy_contract::{Decision, Shadow};

use super::decided::disposition;
use super::{Item, Section, Tone, say};
use crate::card::Row;
use crate::{clock, figures};

pub(super) fn section(decision: &Decision, language: &str, clock: &Clock) -> Section {
    let item = |shadow: &Shadow| {
        let (title, by) = (shadow.run.id.to_string(), shadow.run.version.to_string());
        Item { position: None, title, by, rows: rows(shadow, language, clock) }
    };
    let items = decision.shadows.iter().map(item).collect();
    Section { items, ..Section::of_rows("In shadow mode", Tone::Plain, Vec::new()) }
}

fn rows(shadow: &Shadow, language: &str, clock: &Clock) -> Vec<Row> {
    let mut rows = Vec::new();
    for offered in &shadow.offered {
        let (kind, id) = (offered.action.kind(), &offered.action.id);
        let over = offered.channel.map_or(String::new(), |channel| format!(" over {channel}"));
        let at = clock::moment(clock, offered.send_at);
        let rank = figures::millionths(offered.priority);
        rows.push(Row::new("would offer", format!("{kind} {id}{over}, {at}, rank {rank}")));
    }
    for withheld in &shadow.withheld {
        let (kind, id) = (withheld.action.kind(), &withheld.action.id);
        rows.push(Row::new("would withhold", format!("{kind} {id}: {}", disposition(withheld, clock))));
        rows.extend(say(&withheld.explanation, language));
    }
    for displaced in &shadow.displaced {
        let (kind, id, plugin) = (displaced.kind, &displaced.action, &displaced.plugin);
        let instead = format!("{kind} {id} by {plugin} from {} to {}", displaced.disposition, displaced.instead);
        rows.push(Row::new("would change", instead));
    }
    if let Some(failure) = &shadow.failure {
        rows.push(Row::new("failed", format!("{}: {}", failure.kind, failure.detail)));
    }
    if rows.is_empty() {
        rows.push(Row::new("would change", "nothing"));
    }
    rows
}
