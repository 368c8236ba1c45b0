//! Which decisions to explain, by what was proposed and what became of it.

use std::collections::BTreeSet;

use courtesy_contract::{ActionKind, Decision, Offered, Withheld};
use courtesy_host::{Rule, nearest_name};

use crate::input::parse::Made;

/// How many names are remembered, to suggest one of them.
const NAMES: usize = 1_000;

/// One thing that a decision must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Only {
    /// An action that is offered.
    Offered,
    /// An action that is withheld.
    Withheld,
    /// No action at all.
    Nothing,
    /// An action of this kind.
    Kind(ActionKind),
    /// An action that this rule withholds.
    Rule(String),
    /// An action of this plugin, which may be in shadow mode.
    Plugin(String),
}

impl Only {
    /// Reads `offered`, `withheld`, `nothing`, `kind=KIND`, `rule=RULE` or `plugin=PLUGIN`.
    ///
    /// # Errors
    /// If it is none of these; says what may have been meant.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            None => match text {
                "offered" => Ok(Self::Offered),
                "withheld" => Ok(Self::Withheld),
                "nothing" => Ok(Self::Nothing),
                other => Err(unknown_word(other)),
            },
            Some((name, "")) => Err(format!("there is nothing after `{name}=`; write a name, such as `kind=check_in`")),
            Some(("kind", word)) => kind(word).map(Self::Kind),
            Some(("rule", name)) => Ok(Self::Rule(name.to_owned())),
            Some(("plugin", id)) => Ok(Self::Plugin(id.to_owned())),
            Some((other, value)) => Err(match nearest_name(other, ["kind", "rule", "plugin"].into_iter()) {
                Some(near) => format!("did you mean `{near}={value}`?"),
                None => format!("there is no `{other}=`; use `kind=`, `rule=` or `plugin=`"),
            }),
        }
    }

    /// Whether an action fits, and the rule that withholds it, if one does.
    fn fits(&self, kind: ActionKind, plugin: &str, rule: Option<&str>) -> bool {
        match self {
            Self::Offered => rule.is_none(),
            Self::Withheld => rule.is_some(),
            Self::Nothing => false,
            Self::Kind(asked) => *asked == kind,
            Self::Rule(asked) => rule == Some(asked.as_str()),
            Self::Plugin(asked) => asked == plugin,
        }
    }
}

fn kind(word: &str) -> Result<ActionKind, String> {
    let known = || ActionKind::ALL.iter().map(|kind| kind.word());
    ActionKind::ALL.iter().find(|kind| kind.word() == word).copied().ok_or_else(|| {
        nearest_name(word, known()).map_or_else(
            || format!("there is no such kind; the kinds are {}", known().collect::<Vec<_>>().join(", ")),
            |near| format!("there is no such kind; did you mean `kind={near}`?"),
        )
    })
}

fn unknown_word(word: &str) -> String {
    let of_kinds = ActionKind::ALL.iter().map(|kind| (kind.word(), "kind"));
    let mut known: Vec<(&str, &str)> = of_kinds.chain(Rule::ALL.iter().map(|rule| (rule.name(), "rule"))).collect();
    known.extend([("offered", ""), ("withheld", ""), ("nothing", "")]);
    let exact = known.iter().find(|(name, _)| *name == word);
    let near = || {
        let near = nearest_name(word, known.iter().map(|(name, _)| *name))?;
        known.iter().find(|(name, _)| *name == near)
    };
    match exact.or_else(near) {
        Some((name, "")) => format!("did you mean `{name}`?"),
        Some((name, key)) => format!("did you mean `{key}={name}`?"),
        None => "use `offered`, `withheld`, `nothing`, `kind=KIND`, `rule=RULE` or `plugin=PLUGIN`".to_owned(),
    }
}

/// Why no action can fit all of these, if none can.
pub(super) fn contradiction(only: &[Only]) -> Option<&'static str> {
    let has = |is: fn(&Only) -> bool| only.iter().any(is);
    let several =
        |is: fn(&Only) -> bool| only.iter().filter(|one| is(one)).any(|one| only.iter().any(|it| is(it) && it != one));
    let is_kind: fn(&Only) -> bool = |it| matches!(it, Only::Kind(_));
    let is_rule: fn(&Only) -> bool = |it| matches!(it, Only::Rule(_));
    let is_plugin: fn(&Only) -> bool = |it| matches!(it, Only::Plugin(_));
    if has(|it| *it == Only::Nothing) && only.iter().any(|it| *it != Only::Nothing) {
        return Some("`--only nothing` means that nothing was proposed; use it alone");
    }
    if has(|it| *it == Only::Offered) && has(|it| *it == Only::Withheld) {
        return Some("no action is both offered and withheld; use one of the two");
    }
    if has(|it| *it == Only::Offered) && has(is_rule) {
        return Some("a rule withholds actions, so none of them is offered; leave out `--only offered`");
    }
    let repeated = several(is_kind) || several(is_rule) || several(is_plugin);
    repeated.then_some("an action has one kind, one plugin and at most one rule that withholds it; name one of each")
}

/// Whether a decision has an action that fits all of these; for `nothing`, whether it has none.
pub(super) fn admits(only: &[Only], decision: &Decision) -> bool {
    if only.is_empty() {
        return true;
    }
    if only.contains(&Only::Nothing) {
        return decision.offered.is_empty() && decision.withheld.is_empty();
    }
    let is_named = |plugin: &str| only.iter().any(|one| matches!(one, Only::Plugin(asked) if asked == plugin));
    let shadows = decision.shadows.iter().filter(|shadow| is_named(shadow.run.id.as_str()));
    let mut pairs = vec![(&decision.offered, &decision.withheld)];
    pairs.extend(shadows.map(|shadow| (&shadow.offered, &shadow.withheld)));
    let offers = |it: &Offered| only.iter().all(|one| one.fits(it.action.kind(), it.plugin.as_str(), None));
    let withholds =
        |it: &Withheld| only.iter().all(|one| one.fits(it.action.kind(), it.plugin.as_str(), Some(&it.rule)));
    pairs.iter().any(|(offered, withheld)| offered.iter().any(offers) || withheld.iter().any(withholds))
}

/// The plugins and rules that occur in an input, to suggest one in place of a misspelt name.
#[derive(Debug)]
pub(super) struct Names {
    plugins: BTreeSet<String>,
    rules: BTreeSet<String>,
}

impl Default for Names {
    fn default() -> Self {
        Self { plugins: BTreeSet::new(), rules: Rule::ALL.iter().map(|rule| rule.name().to_owned()).collect() }
    }
}

impl Names {
    pub(super) fn note(&mut self, document: &Made) {
        if let Made::Record(record) = document {
            record.plugins.iter().for_each(|pin| note(&mut self.plugins, pin.id.as_str()));
            record.rules.iter().for_each(|rule| note(&mut self.rules, rule));
        }
        let Some(decision) = document.decision() else { return };
        decision.plugins.iter().for_each(|run| note(&mut self.plugins, run.id.as_str()));
        decision.not_asked.iter().for_each(|not_asked| note(&mut self.plugins, not_asked.id.as_str()));
        decision.shadows.iter().for_each(|shadow| note(&mut self.plugins, shadow.run.id.as_str()));
        decision.withheld.iter().for_each(|withheld| note(&mut self.rules, &withheld.rule));
    }

    /// What may have been meant by a name that doesn't occur.
    pub(super) fn suggestion(&self, only: &[Only]) -> Option<String> {
        only.iter().find_map(|one| {
            let (key, name, known) = match one {
                Only::Plugin(id) => ("plugin", id, &self.plugins),
                Only::Rule(name) => ("rule", name, &self.rules),
                Only::Offered | Only::Withheld | Only::Nothing | Only::Kind(_) => return None,
            };
            let near = nearest_name(name, known.iter().map(String::as_str)).filter(|_| !known.contains(name))?;
            Some(format!("did you mean `--only {key}={near}`?"))
        })
    }
}

fn note(names: &mut BTreeSet<String>, name: &str) {
    if names.len() < NAMES && !names.contains(name) {
        names.insert(name.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> String {
        Only::parse(text).map_or_else(|problem| problem, |only| format!("{only:?}"))
    }

    #[test]
    fn an_unknown_word_gets_the_nearest_one() {
        assert_eq!(parsed("kind=check_in"), "Kind(CheckIn)");
        assert_eq!(parsed("offred"), "did you mean `offered`?");
        assert_eq!(parsed("gesture"), "did you mean `kind=gesture`?");
        assert_eq!(parsed("quiet-hours"), "did you mean `rule=quiet_hours`?");
        assert_eq!(parsed("kind=checkin"), "there is no such kind; did you mean `kind=check_in`?");
        assert_eq!(parsed("plugins=a"), "did you mean `plugin=a`?");
        assert!(parsed("weather").starts_with("use `offered`"), "{}", parsed("weather"));
        assert!(parsed("kind=weather").contains("the kinds are check_in, gesture"), "{}", parsed("kind=weather"));
        assert!(parsed("rule=").contains("nothing after `rule=`"));
        assert!(parsed("colour=red").contains("use `kind=`"));
    }

    #[test]
    fn what_no_action_can_be_is_refused() {
        let told =
            |texts: &[&str]| contradiction(&texts.iter().map(|text| Only::parse(text).unwrap()).collect::<Vec<_>>());
        assert_eq!(told(&["withheld", "kind=gesture", "rule=caps", "plugin=a"]), None);
        assert_eq!(told(&["kind=gesture", "kind=gesture"]), None);
        for wrong in [
            &["nothing", "offered"][..],
            &["offered", "withheld"],
            &["offered", "rule=caps"],
            &["kind=gesture", "kind=check_in"],
            &["plugin=a", "plugin=b"],
        ] {
            assert!(told(wrong).is_some(), "{wrong:?}");
        }
    }

    #[test]
    fn a_name_that_occurs_nowhere_gets_the_nearest_that_does() {
        let mut names = Names::default();
        note(&mut names.plugins, "heads-up");
        let suggested = |text: &str| names.suggestion(&[Only::parse(text).unwrap()]);
        assert_eq!(suggested("plugin=headsup").unwrap(), "did you mean `--only plugin=heads-up`?");
        assert_eq!(suggested("rule=cap").unwrap(), "did you mean `--only rule=caps`?");
        assert_eq!(suggested("plugin=heads-up"), None);
    }
}
