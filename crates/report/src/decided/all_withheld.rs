//! The last lines of a summary, where they are seen: of what everything is withheld, and why.

use std::io::{self, Write};

use courtesy_analysis::decided::{AllWithheld, ProposedBy, Tally, Unread};

use super::WIDTH;
use crate::{figures, style, text};

/// Writes of what everything is withheld, and why.
pub(super) fn write(out: &mut dyn Write, tally: &Tally) -> io::Result<()> {
    let unread = tally.unread().iter().map(unread).collect::<Vec<_>>();
    for finding in unread.into_iter().chain(tally.all_withheld().iter().map(all_withheld)) {
        let odd = style::ODD;
        for (at, line) in text::lines(&finding, WIDTH).iter().enumerate() {
            let indent = if at == 0 { "" } else { "  " };
            writeln!(out, "{odd}{indent}{line}{odd:#}")?;
        }
    }
    Ok(())
}

fn unread(Unread { plugin, writes, readers }: &Unread) -> String {
    let who = plugin.as_ref().map_or_else(|| "plugins write".to_owned(), |plugin| format!("{plugin} writes"));
    let reads = |(language, customers): &(String, u64)| match customers {
        1 => format!("1 customer reads {language}"),
        _ => format!("{} customers read {language}", figures::count(*customers)),
    };
    let readers: Vec<String> = readers.iter().map(reads).collect();
    format!("{who} {}; {}, so everything written for them is withheld", text::listed(writes), text::listed(&readers))
}

fn all_withheld(AllWithheld { of, actions, customers, rules, detail }: &AllWithheld) -> String {
    let of = match of {
        ProposedBy::Everybody => "everything that plugins proposed".to_owned(),
        ProposedBy::Plugin(plugin) => format!("everything that {plugin} proposed"),
        ProposedBy::Kind(kind) => format!("everything of the kind {kind}"),
    };
    let by = match &rules[..] {
        [(rule, _)] => format!("the rule {rule}"),
        rules => {
            let rules = rules.iter().map(|(rule, actions)| format!("{rule} ({})", figures::count(*actions)));
            format!("the rules {}", text::listed(&rules.collect::<Vec<_>>()))
        }
    };
    let because = detail.as_ref().map_or(String::new(), |detail| format!("; most often: {detail}"));
    let [actions, customers] = [(actions, "action"), (customers, "customer")].map(|(n, it)| figures::counted(*n, it));
    format!("{of} is withheld ({actions} to {customers}) by {by}{because}")
}

#[cfg(test)]
mod tests {
    use courtesy_contract::ActionKind;

    use super::*;

    #[test]
    fn languages_and_their_readers_are_named_in_figures() {
        let (writes, readers) = (vec!["de".into(), "nl".into()], vec![("pt".into(), 1_399), ("da".into(), 1)]);
        let all = Unread { plugin: None, writes, readers };
        let expected = "plugins write de and nl; 1,399 customers read pt and 1 customer reads da, so everything written \
            for them is withheld";
        assert_eq!(unread(&all), expected);
        let one = unread(&Unread { plugin: Some("check-in".into()), ..all });
        assert!(one.starts_with("check-in writes de and nl; "), "{one}");
    }

    #[test]
    fn what_is_withheld_is_named_with_its_rules() {
        let found = |of, rules: &[(&str, u64)], detail: Option<&str>| {
            let rules = rules.iter().map(|(rule, actions)| ((*rule).to_owned(), *actions)).collect();
            all_withheld(&AllWithheld { of, actions: 12, customers: 10, rules, detail: detail.map(str::to_owned) })
        };
        assert_eq!(
            found(ProposedBy::Plugin("check-in".into()), &[("caps", 12)], Some("cap: at most 0 in 7 days")),
            "everything that check-in proposed is withheld (12 actions to 10 customers) by the rule caps; most often: \
             cap: at most 0 in 7 days"
        );
        assert_eq!(
            found(ProposedBy::Kind(ActionKind::Gesture), &[("caps", 8), ("care", 4)], None),
            "everything of the kind gesture is withheld (12 actions to 10 customers) by the rules caps (8) and care (4)"
        );
    }
}
