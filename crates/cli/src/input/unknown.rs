//! Counts keys of contexts that the contract doesn't have: what is under them protects nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use courtesy_contract::{Context, Violation};
use courtesy_host::{Error, read};
use courtesy_report::figures;

use super::Piece;
use super::parse::{self, Broken};
use crate::messages;

/// How many places are counted separately.
const PLACES: usize = 100;

/// What to do about contexts with unknown keys, and the keys found. Can be used by several threads.
#[derive(Debug, Default)]
pub(crate) struct UnknownKeys {
    treatment: Treatment,
    found: Mutex<Found>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Treatment {
    #[default]
    Count,
    Refuse,
}

#[derive(Debug, Default)]
struct Found {
    /// For each place its message, and in how many contexts it occurred.
    places: BTreeMap<String, (String, u64)>,
    /// How many contexts had unknown keys at further places.
    elsewhere: u64,
}

impl UnknownKeys {
    /// Accepts contexts with unknown keys and counts the keys.
    pub(crate) fn counted() -> Self {
        Self::default()
    }

    /// Rejects contexts with unknown keys, unless they are for a later version of the contract, which may have more.
    pub(crate) fn refused() -> Self {
        Self { treatment: Treatment::Refuse, ..Self::default() }
    }

    /// Parses a context.
    pub(crate) fn context(&self, piece: Piece) -> Result<Context, Broken> {
        let (context, unknown) = parse::context(piece, |json| self.read(json))?;
        if !unknown.is_empty() {
            self.note(&unknown);
        }
        Ok(context)
    }

    fn read(&self, json: &[u8]) -> Result<(Context, Vec<Violation>), Error> {
        let (context, unknown) = read::context_leniently(json)?;
        if self.treatment == Treatment::Refuse && !unknown.is_empty() {
            read::context(json)?;
        }
        Ok((context, unknown))
    }

    fn note(&self, unknown: &[Violation]) {
        // A panic while counting leaves valid counts.
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let mut noted = BTreeSet::new();
        let mut elsewhere = false;
        for Violation { at, message } in unknown.iter().filter(|violation| !violation.at.is_empty()) {
            let place = whichever_item(at);
            let is_full = found.places.len() >= PLACES && !found.places.contains_key(&place);
            elsewhere |= is_full;
            if !is_full && noted.insert(place.clone()) {
                found.places.entry(place).or_insert_with(|| (message.clone(), 0)).1 += 1;
            }
        }
        found.elsewhere += u64::from(elsewhere);
    }

    /// Reports where there were unknown keys, in how many contexts, and what may have been meant.
    pub(crate) fn report(&self, err: &mut dyn Write) -> io::Result<()> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let mut places: Vec<_> = found.places.iter().collect();
        places.sort_by_key(|(place, (_, contexts))| (std::cmp::Reverse(*contexts), *place));
        let (named, others) = places.split_at(places.len().min(messages::NAMED as usize));
        for (place, (message, contexts)) in named {
            messages::remark(err, &format!("{place} in {}: {message}", figures::counted(*contexts, "context")))?;
        }
        if !others.is_empty() {
            let more = if found.elsewhere > 0 { "at least " } else { "" };
            let others = figures::counted(others.len() as u64, "more unknown key");
            messages::remark(err, &format!("{more}{others} in other places"))?;
        }
        if !named.is_empty() {
            messages::remark(err, "unknown keys are ignored, so they protect nobody")?;
        }
        Ok(())
    }
}

/// A place with the index left open: `/orders/*/status` for `/orders/3/status`.
fn whichever_item(pointer: &str) -> String {
    let is_index = |token: &str| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    let tokens = pointer.split('/').map(|token| if is_index(token) { "*" } else { token });
    tokens.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(more: &str) -> Piece {
        let json = format!(
            r#"{{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"2026-03-28T20:40:00Z","customer":{{"ref":"c-1"}}{more}}}"#
        );
        Piece::Found { line: 1, json: json.into() }
    }

    fn reported(keys: &UnknownKeys) -> Vec<String> {
        let mut reported = Vec::new();
        keys.report(&mut reported).unwrap();
        let reported = String::from_utf8(anstream::adapter::strip_bytes(&reported).into_vec()).unwrap();
        reported.lines().map(str::to_owned).collect()
    }

    #[test]
    fn unknown_keys_are_counted_by_their_place_in_whichever_item() {
        let keys = UnknownKeys::counted();
        for _ in 0..3 {
            keys.context(piece(r#","preference":{}"#)).unwrap();
        }
        let order = r#"{"id":"o","status":"failed","falure":"x"}"#;
        keys.context(piece(&format!(r#","orders":[{order},{order}]"#))).unwrap();
        keys.context(piece("")).unwrap();
        assert_eq!(
            reported(&keys),
            [
                "note: /preference in 3 contexts: unknown key; did you mean `preferences`?",
                "note: /orders/*/falure in 1 context: unknown key; did you mean `failure`?",
                "note: unknown keys are ignored, so they protect nobody",
            ]
        );
    }

    #[test]
    fn whoever_is_strict_refuses_them_unless_the_contract_is_a_later_one() {
        let keys = UnknownKeys::refused();
        let problem = keys.context(piece(r#","preference":{}"#)).unwrap_err().problem;
        assert!(problem.contains("/preference: unknown key; did you mean `preferences`?"), "{problem}");
        assert_eq!(reported(&keys), [""; 0]);
        let Piece::Found { json, .. } = piece(r#","preference":{}"#) else { unreachable!() };
        let later = String::from_utf8(json).unwrap().replace("\"1.0\"", "\"1.2\"");
        keys.context(Piece::Found { line: 1, json: later.into() }).unwrap();
        assert!(reported(&keys)[0].contains("/preference in 1 context"));
    }

    #[test]
    fn however_many_keys_there_are_only_some_places_are_kept() {
        let keys = UnknownKeys::counted();
        for number in 0..1_000 {
            keys.context(piece(&format!(r#","zz{number:04}q":1"#))).unwrap();
        }
        assert_eq!(keys.found.lock().unwrap().places.len(), PLACES);
        let reported = reported(&keys);
        assert_eq!(reported.len(), 12);
        assert_eq!(reported[10], "note: at least 90 more unknown keys in other places");
    }
}
