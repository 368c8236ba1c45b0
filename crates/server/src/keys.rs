//! Who calls: keys, which the ledger keeps as hashes, and what their roles allow.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, header};
use courtesy_ledger::{Ledger, Role};
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;

use crate::problem::{Kind, Problem};

/// How long a key is taken as known before the ledger is asked again: a revoked key is refused after that at the latest.
const KNOWN_FOR: Duration = Duration::from_secs(2);

/// The most keys that are remembered.
const REMEMBERED: usize = 1_000;

/// The most keys that the ledger is asked about at once, so that guessing keys keeps no decision waiting.
const ASKED_AT_ONCE: usize = 4;

/// How a secret is written: this, and 64 hexadecimal digits.
const PREFIX: &str = "courtesy_";

/// Who made a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    /// The key's name.
    pub(crate) name: String,
    pub(crate) role: Role,
}

/// Finds out who calls, and remembers it for a moment.
#[derive(Debug)]
pub(crate) struct Keys {
    known: Mutex<HashMap<[u8; 32], (Caller, Instant)>>,
    questions: Semaphore,
}

impl Keys {
    pub(crate) fn new() -> Self {
        Self { known: Mutex::default(), questions: Semaphore::new(ASKED_AT_ONCE) }
    }

    /// Who has the key in the header `authorization`.
    ///
    /// # Errors
    /// Without a key, with an unknown or revoked one, and if the ledger can't be asked.
    pub(crate) async fn caller(&self, headers: &HeaderMap, ledger: &Ledger) -> Result<Caller, Problem> {
        let secret = secret(headers)?;
        let digest: [u8; 32] = Sha256::digest(secret).into();
        let now = Instant::now();
        if let Some((caller, _)) = self.lock().get(&digest).filter(|(_, until)| now < *until) {
            return Ok(caller.clone());
        }
        let busy = |_| Problem::new(Kind::TooBusy, "several unknown keys are being looked up");
        let question = self.questions.try_acquire().map_err(busy)?;
        let found = ledger.find_key(secret).await;
        drop(question);
        let key = found.map_err(|fault| crate::faults::of_ledger(&fault))?;
        let key = key.ok_or_else(|| Problem::new(Kind::UnknownKey, "there is no such key, or it was revoked"))?;
        let caller = Caller { name: key.name, role: key.role };
        let mut known = self.lock();
        if known.len() >= REMEMBERED {
            known.retain(|_, (_, until)| now < *until);
        }
        if known.len() < REMEMBERED {
            known.insert(digest, (caller.clone(), now + KNOWN_FOR));
        }
        Ok(caller)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<[u8; 32], (Caller, Instant)>> {
        // The map is consistent after every statement.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The secret in `authorization: Bearer SECRET`, if it looks like one.
fn secret(headers: &HeaderMap) -> Result<&str, Problem> {
    let none = || Problem::new(Kind::NoKey, "the request has no key");
    let value = headers.get(header::AUTHORIZATION).ok_or_else(none)?.to_str().map_err(|_| none())?;
    let (scheme, secret) = value.split_once(' ').ok_or_else(none)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(none());
    }
    let secret = secret.trim();
    let digits = secret.strip_prefix(PREFIX).unwrap_or_default();
    if digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        Ok(secret)
    } else {
        Err(Problem::new(Kind::UnknownKey, "what was sent isn't a key; a key is `courtesy_` and 64 hexadecimal digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(authorization: Option<&str>) -> Result<String, Kind> {
        let mut headers = HeaderMap::new();
        if let Some(value) = authorization {
            headers.insert(header::AUTHORIZATION, value.parse().unwrap());
        }
        secret(&headers).map(str::to_owned).map_err(|problem| problem.kind())
    }

    #[test]
    fn only_what_looks_like_a_key_is_looked_up() {
        let key = format!("courtesy_{}", "a1".repeat(32));
        assert_eq!(told(Some(&format!("Bearer {key}"))), Ok(key.clone()));
        assert_eq!(told(Some(&format!("bearer  {key}"))), Ok(key.clone()));
        assert_eq!(told(None), Err(Kind::NoKey));
        assert_eq!(told(Some(&format!("Basic {key}"))), Err(Kind::NoKey));
        for wrong in ["Bearer x", "Bearer courtesy_", &format!("Bearer {key}0"), "Bearer ' or 1=1 --"] {
            assert_eq!(told(Some(wrong)), Err(Kind::UnknownKey), "{wrong}");
        }
    }
}
