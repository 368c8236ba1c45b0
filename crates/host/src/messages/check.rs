//! Checking catalogues that aren't Courtesy's, before they are used.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, Needs, is_part};
use super::source::{Fault, Owner, Source};
use crate::Error;
use crate::document::nearest_name;

/// The most placeables in a message. Fluent's own limit is a hundred.
const MOST_PLACEABLES: usize = 100;

/// A catalogue and its entries.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    pub(super) source: Source,
    pub(super) entries: Vec<Entry>,
}

/// Checks every catalogue that isn't Courtesy's against the English of Courtesy and the backend's rules.
///
/// # Errors
/// Everything that is wrong with the first invalid catalogue.
pub(super) fn all(english: &[Layer], stacks: &BTreeMap<String, Vec<Layer>>) -> Result<(), Error> {
    refuse_taken(english)?;
    let english = Tongue::of(english.iter().filter(|layer| layer.source.of != Owner::Operator));
    for stack in stacks.values() {
        let tongue = Tongue::of(stack);
        let reached = tongue.reached();
        for layer in stack.iter().filter(|layer| layer.source.of != Owner::Courtesy) {
            let mut faults = repeated(&layer.entries);
            for entry in &layer.entries {
                faults.extend(Judge { english: &english, tongue: &tongue, reached: &reached }.judge(layer, entry));
            }
            if !faults.is_empty() {
                return Err(layer.source.refused(faults));
            }
        }
    }
    Ok(())
}

/// Rejects ids that are taken: a rule must not change another rule's messages.
fn refuse_taken(english: &[Layer]) -> Result<(), Error> {
    let mut taken: BTreeMap<&str, &Source> = BTreeMap::new();
    for layer in english {
        let mut faults = Vec::new();
        for entry in &layer.entries {
            match taken.get(entry.id.as_str()) {
                Some(first) if layer.source.of == Owner::Rule && first.name != layer.source.name => {
                    let message = format!("`{}` is already a message of {}; choose another id", entry.id, first.name);
                    faults.push(Fault::new(entry.line, message));
                }
                Some(_) => {}
                None => {
                    taken.insert(&entry.id, &layer.source);
                }
            }
        }
        if !faults.is_empty() {
            return Err(layer.source.refused(faults));
        }
    }
    Ok(())
}

fn repeated(entries: &[Entry]) -> Vec<Fault> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for entry in entries {
        match first.get(entry.id.as_str()) {
            Some(line) => {
                let message = format!("`{}` is already on line {line}; keep one of them", entry.id);
                faults.push(Fault::new(entry.line, message));
            }
            None => {
                first.insert(&entry.id, entry.line);
            }
        }
    }
    faults
}

/// A language with all its catalogues.
struct Tongue<'l> {
    entries: BTreeMap<&'l str, &'l Entry>,
}

/// What a message and everything that it refers to need.
#[derive(Default)]
struct Whole {
    printed: BTreeSet<String>,
    used: BTreeSet<String>,
    /// An entry that refers to itself.
    cycle: Option<String>,
}

impl<'l> Tongue<'l> {
    fn of(layers: impl IntoIterator<Item = &'l Layer>) -> Self {
        let entries =
            layers.into_iter().flat_map(|layer| &layer.entries).map(|entry| (entry.id.as_str(), entry)).collect();
        Self { entries }
    }

    /// The needs of an entry and of all that it refers to, each once.
    fn whole(&self, id: &str) -> Whole {
        let (mut whole, mut seen, mut path) = (Whole::default(), BTreeSet::new(), Vec::new());
        self.gather(id, &mut whole, &mut seen, &mut path);
        whole
    }

    fn gather<'n>(&'n self, id: &str, whole: &mut Whole, seen: &mut BTreeSet<&'n str>, path: &mut Vec<&'n str>) {
        let Some((name, entry)) = self.entries.get_key_value(id) else { return };
        if path.contains(name) {
            whole.cycle.get_or_insert_with(|| (*name).to_owned());
            return;
        }
        if !seen.insert(name) || path.len() >= MOST_PLACEABLES {
            return;
        }
        whole.printed.extend(entry.needs.printed.iter().cloned());
        whole.used.extend(entry.needs.arguments().cloned());
        path.push(name);
        for inner in &entry.needs.messages {
            self.gather(inner, whole, seen, path);
        }
        path.pop();
    }

    /// The number of placeables, over all variants of an entry and everything that it refers to.
    fn placeables(&self, id: &str, depth: usize) -> usize {
        let Some(entry) = self.entries.get(id) else { return 0 };
        if depth > MOST_PLACEABLES {
            return MOST_PLACEABLES + 1;
        }
        let Needs { messages, terms, placeables, .. } = &entry.needs;
        let inner = messages.iter().map(String::as_str).chain(terms.iter().map(|term| term.id.as_str()));
        let mut total = *placeables;
        for inner in inner {
            if total > MOST_PLACEABLES {
                break;
            }
            total = total.saturating_add(self.placeables(inner, depth + 1));
        }
        total
    }

    /// Every part that some message needs.
    fn reached(&self) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut waiting: Vec<&str> =
            self.entries.keys().copied().filter(|id| !is_part(id) && !id.starts_with('-')).collect();
        while let Some(id) = waiting.pop() {
            if let Some(entry) = self.entries.get(id).filter(|_| reached.insert(id)) {
                waiting.extend(entry.needs.messages.iter().map(String::as_str));
                waiting.extend(entry.needs.terms.iter().map(|term| term.id.as_str()));
            }
        }
        reached
    }
}

/// Checks one entry against English and against its own language.
struct Judge<'j> {
    english: &'j Tongue<'j>,
    tongue: &'j Tongue<'j>,
    /// What the messages of the language need.
    reached: &'j BTreeSet<&'j str>,
}

impl Judge<'_> {
    fn judge(&self, layer: &Layer, entry: &Entry) -> Vec<Fault> {
        let id = &entry.id;
        let mut found: Vec<String> = entry.needs.faults.iter().map(|fault| format!("`{id}` {fault}")).collect();
        if entry.has_attributes {
            found.push(format!("`{id}` has attributes (`.name = ...`), which nothing reads; leave them out"));
        }
        found.extend(self.references(entry));
        if entry.is_term() {
            found.extend(of_term(entry));
        }
        found.extend(self.unknown(layer, entry));
        if found.is_empty() {
            found.extend(self.as_a_whole(entry));
        }
        found.into_iter().map(|message| Fault::new(entry.line, message)).collect()
    }

    /// References to messages, parts and terms that don't exist, and terms without their arguments.
    fn references(&self, entry: &Entry) -> Vec<String> {
        let id = &entry.id;
        let mut found = Vec::new();
        for inner in entry.needs.messages.iter().filter(|inner| !self.tongue.entries.contains_key(inner.as_str())) {
            let remedy = match self.english.entries.contains_key(inner.as_str()) {
                true => "this language doesn't have it yet: translate that one, too".to_owned(),
                false => near(inner, self.tongue.entries.keys().copied(), "write it out, or add it"),
            };
            found.push(format!("`{id}` refers to `{inner}`, which doesn't exist; {remedy}"));
        }
        for call in &entry.needs.terms {
            let Some(term) = self.tongue.entries.get(call.id.as_str()) else {
                let remedy = near(&call.id, self.tongue.entries.keys().copied(), "write it out, or add it");
                found.push(format!("`{id}` refers to the term `{}`, which doesn't exist; {remedy}", call.id));
                continue;
            };
            let lacking = term.needs.arguments().filter(|name| !call.given.contains(*name));
            found.extend(lacking.map(|name| {
                format!(
                    "`{id}` doesn't give the term `{}` its `{name}`; write `{{ {}({name}: \"...\") }}`",
                    call.id, call.id
                )
            }));
        }
        found
    }

    /// An entry that nothing uses.
    fn unknown(&self, layer: &Layer, entry: &Entry) -> Option<String> {
        let id = entry.id.as_str();
        let is_rules_own = layer.source.of == Owner::Rule && layer.source.tag.eq_ignore_ascii_case("en");
        if entry.is_term() || is_part(id) {
            let known = self.tongue.entries.keys().copied().filter(|known| self.reached.contains(known));
            let remedy = near(id, known, "leave it out");
            return (!self.reached.contains(id)).then(|| format!("nothing refers to `{id}`; {remedy}"));
        }
        if is_rules_own || self.english.entries.contains_key(id) {
            return None;
        }
        let known = self.english.entries.keys().copied().filter(|id| !is_part(id));
        let remedy = near(id, known, "`courtesy schema messages` lists them all");
        Some(format!("there is no message `{id}`; {remedy}"))
    }

    /// Problems of an entry together with everything that it refers to, or that refers to it.
    fn as_a_whole(&self, entry: &Entry) -> Vec<String> {
        let mut found = Vec::new();
        let whole = self.tongue.whole(&entry.id);
        if let Some(cycle) = whole.cycle {
            return vec![format!("`{}` refers to itself through `{cycle}`; write one of them out", entry.id)];
        }
        if self.tongue.placeables(&entry.id, 0) > MOST_PLACEABLES {
            return vec![format!("`{}` has more than {MOST_PLACEABLES} placeables; make it simpler", entry.id)];
        }
        let of_this = |id: &&&str| **id == entry.id || self.tongue.refers(id, &entry.id);
        let messages = self.tongue.entries.keys().filter(|id| !is_part(id) && !id.starts_with('-')).filter(of_this);
        for id in messages {
            found.extend(self.arguments(id, &entry.id));
        }
        found
    }

    /// Differences between a message's arguments and those in English. The entry is the message or a part of it.
    fn arguments(&self, id: &str, entry: &str) -> Vec<String> {
        if !self.english.entries.contains_key(id) {
            return Vec::new();
        }
        let (here, there) = (self.tongue.whole(id), self.english.whole(id));
        let of = if id == entry { String::new() } else { format!(", a part of `{id}`,") };
        let has = match there.used.is_empty() {
            true => "it has none".to_owned(),
            false => {
                format!("it has {}", there.used.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", "))
            }
        };
        let itself = if id == entry { "it".to_owned() } else { format!("`{id}`") };
        let strange = here.used.difference(&there.used);
        let strange = strange.map(|name| format!("`{entry}`{of} uses `${name}`, which {itself} isn't given; {has}"));
        let left_out = there.printed.difference(&here.printed);
        let left_out = left_out
            .map(|name| format!("`{entry}`{of} leaves out `${name}`, which English says; put `{{ ${name} }}` in"));
        strange.chain(left_out).collect()
    }
}

impl Tongue<'_> {
    /// Whether one entry needs another, directly or not.
    fn refers(&self, id: &str, other: &str) -> bool {
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![id]);
        while let Some(id) = waiting.pop() {
            let Some((id, entry)) = self.entries.get_key_value(id).filter(|(id, _)| seen.insert(**id)) else {
                continue;
            };
            if *id == other {
                return true;
            }
            waiting.extend(entry.needs.messages.iter().map(String::as_str));
        }
        false
    }
}

/// A term must be self-contained, because Fluent doesn't pass a message's arguments on to it.
fn of_term(entry: &Entry) -> Option<String> {
    let is_plain = entry.needs.messages.is_empty() && entry.needs.terms.is_empty();
    (!is_plain)
        .then(|| format!("the term `{}` refers to something else; make it a part such as `part{}`", entry.id, entry.id))
}

fn near<'n>(name: &str, known: impl Iterator<Item = &'n str>, otherwise: &str) -> String {
    nearest_name(name, known).map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"))
}
