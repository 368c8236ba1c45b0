//! Who calls: keys, which the ledger keeps as hashes, and what their roles allow.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, header};
use courtesy_ledger::{Ledger, Role};
use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

use crate::problem::{Kind, Problem};
use crate::settings::LimitSettings;

/// How long a key is taken as valid before the ledger is asked again: a revoked key is refused after that at the latest.
const VALID_FOR: Duration = Duration::from_secs(2);

/// The most keys that are remembered.
const REMEMBERED: usize = 1_000;

/// The most keys of strangers that the ledger is asked about at once. Guessing keys leaves the ledger's other connections to
/// decisions, and to the keys that were valid before: the ledger is asked about each of those once at a time.
const STRANGERS_AT_ONCE: usize = 2;

/// How a secret is written: this, and 64 hexadecimal digits.
const PREFIX: &str = "courtesy_";

/// Who made a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    /// The key's name.
    pub(crate) name: String,
    pub(crate) role: Role,
}

/// A key's SHA-256 digest.
type Digest = [u8; 32];

/// What the ledger says of a key; `None` if there is none, or it was revoked.
type Found = Result<Option<Caller>, Arc<courtesy_ledger::Error>>;

/// A question to the ledger, which all requests with one key share.
#[derive(Debug)]
struct Question {
    asked_at: Instant,
    found: Shared<BoxFuture<'static, Found>>,
}

/// A key that was valid when the ledger was last asked.
#[derive(Debug)]
struct Known {
    caller: Caller,
    asked_at: Instant,
    /// When it was asked whether it still is, and the question, for as long as a request waits for it.
    question: Option<(Instant, WeakShared<BoxFuture<'static, Found>>)>,
}

/// Finds out who calls, and remembers it for a moment.
#[derive(Debug)]
pub(crate) struct Keys {
    known: Mutex<HashMap<Digest, Known>>,
    /// Turns for strangers.
    turns: Semaphore,
    /// Places for strangers who have a turn or wait for one.
    places: Semaphore,
    limit: Duration,
}

/// What is remembered of a key.
enum Remembered {
    Valid(Caller),
    Asked(Question),
    Nothing,
}

impl Keys {
    pub(crate) fn new(limits: &LimitSettings) -> Self {
        Self {
            known: Mutex::default(),
            turns: Semaphore::new(STRANGERS_AT_ONCE),
            places: Semaphore::new(STRANGERS_AT_ONCE.saturating_add(limits.waiting as usize)),
            limit: Duration::from_secs(limits.answer_s),
        }
    }

    /// Who has the key in the header `authorization`.
    ///
    /// # Errors
    /// Without a key, with an unknown or revoked one, and if the ledger can't be asked, or not in time.
    pub(crate) async fn caller(&self, headers: &HeaderMap, ledger: &Ledger) -> Result<Caller, Problem> {
        self.holder(secret(headers)?, ledger).await
    }

    /// Who has a key.
    ///
    /// # Errors
    /// If it is no key, or an unknown or revoked one, and if the ledger can't be asked, or not in time.
    pub(crate) async fn holder(&self, secret: &str, ledger: &Ledger) -> Result<Caller, Problem> {
        let secret = checked(secret)?;
        let late = |_| Problem::new(Kind::TookTooLong, "the key couldn't be looked up in time");
        let found = timeout(self.limit, self.find(secret, ledger)).await.map_err(late)??;
        found.ok_or_else(|| Problem::new(Kind::UnknownKey, "there is no such key, or it was revoked"))
    }

    async fn find(&self, secret: &str, ledger: &Ledger) -> Result<Option<Caller>, Problem> {
        let digest = Sha256::digest(secret).into();
        match self.remembered(&digest, secret, ledger) {
            Remembered::Valid(caller) => return Ok(Some(caller)),
            Remembered::Asked(question) => return self.answer(&digest, question).await,
            Remembered::Nothing => {}
        }
        let busy = |_| Problem::new(Kind::TooBusy, "as many unknown keys wait to be looked up as may");
        let _place = self.places.try_acquire().map_err(busy)?;
        let _turn = self.turns.acquire().await.expect("it is never closed");
        // Another request with this key may have had a turn meanwhile.
        match self.remembered(&digest, secret, ledger) {
            Remembered::Valid(caller) => Ok(Some(caller)),
            Remembered::Asked(question) => self.answer(&digest, question).await,
            Remembered::Nothing => self.answer(&digest, question(secret, ledger)).await,
        }
    }

    /// What is known of a key, and a question if that was too long ago.
    fn remembered(&self, digest: &Digest, secret: &str, ledger: &Ledger) -> Remembered {
        let mut all = self.lock();
        let Some(known) = all.get_mut(digest) else { return Remembered::Nothing };
        if known.asked_at.elapsed() < VALID_FOR {
            return Remembered::Valid(known.caller.clone());
        }
        // The answer to an older question might be as old as that.
        let recent = known.question.as_ref().filter(|(asked_at, _)| asked_at.elapsed() < VALID_FOR);
        let asked =
            recent.and_then(|(asked_at, found)| Some(Question { asked_at: *asked_at, found: found.upgrade()? }));
        Remembered::Asked(asked.unwrap_or_else(|| {
            let question = question(secret, ledger);
            known.question = question.found.downgrade().map(|found| (question.asked_at, found));
            question
        }))
    }

    /// Waits for the answer, and remembers it.
    async fn answer(&self, digest: &Digest, Question { asked_at, found }: Question) -> Result<Option<Caller>, Problem> {
        let found = found.await;
        let mut known = self.lock();
        match &found {
            Ok(Some(caller)) if known.contains_key(digest) || has_room(&mut known) => {
                known.insert(*digest, Known { caller: caller.clone(), asked_at, question: None });
            }
            Ok(None) => drop(known.remove(digest)),
            Ok(Some(_)) | Err(_) => {}
        }
        found.map_err(|fault| crate::faults::of_ledger(&fault))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Digest, Known>> {
        // The map is consistent after every statement.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes room for one more key, if there is none, by forgetting those that weren't used of late.
fn has_room(known: &mut HashMap<Digest, Known>) -> bool {
    if known.len() >= REMEMBERED {
        known.retain(|_, known| known.asked_at.elapsed() < VALID_FOR);
    }
    known.len() < REMEMBERED
}

fn question(secret: &str, ledger: &Ledger) -> Question {
    let (secret, ledger) = (secret.to_owned(), ledger.clone());
    let found = async move {
        let key = ledger.find_key(&secret).await.map_err(Arc::new)?;
        Ok(key.map(|key| Caller { name: key.name, role: key.role }))
    };
    Question { asked_at: Instant::now(), found: found.boxed().shared() }
}

/// What stands in `authorization: Bearer SECRET`, if it looks like a secret.
fn secret(headers: &HeaderMap) -> Result<&str, Problem> {
    let none = || Problem::new(Kind::NoKey, "the request has no key");
    let value = headers.get(header::AUTHORIZATION).ok_or_else(none)?.to_str().map_err(|_| none())?;
    let (scheme, secret) = value.split_once(' ').ok_or_else(none)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(none());
    }
    checked(secret)
}

/// The secret, if it looks like one.
fn checked(secret: &str) -> Result<&str, Problem> {
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
    use courtesy_ledger::Settings;

    use super::*;

    #[tokio::test]
    async fn known_keys_are_asked_about_while_strangers_have_every_turn() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("ledger.db").display());
        let ledger = Ledger::open(&url, Settings::default()).await.unwrap();
        let known = ledger.add_key("known", Role::Decide).await.unwrap().secret;
        let new = ledger.add_key("new", Role::Decide).await.unwrap().secret;
        let keys = Keys::new(&LimitSettings { waiting: 1, answer_s: 1, ..LimitSettings::default() });
        let told = async |secret: &str| {
            let headers = HeaderMap::from_iter([(header::AUTHORIZATION, format!("Bearer {secret}").parse().unwrap())]);
            keys.caller(&headers, &ledger).await.map(|caller| caller.name).map_err(|problem| problem.kind())
        };
        assert_eq!(told(&known).await, Ok("known".to_owned()));
        let most = STRANGERS_AT_ONCE as u32;
        let (turns, places) = (keys.turns.acquire_many(most).await, keys.places.acquire_many(most).await);
        tokio::time::pause();
        tokio::time::advance(VALID_FOR).await;
        tokio::time::resume();
        assert!(matches!(keys.remembered(&Sha256::digest(&known).into(), &known, &ledger), Remembered::Asked(_)));
        assert_eq!(told(&known).await, Ok("known".to_owned()));
        let (first, second) = tokio::join!(told(&new), told(&new));
        assert_eq!((first, second), (Err(Kind::TookTooLong), Err(Kind::TooBusy)));
        drop((turns, places));
        assert_eq!(told(&new).await, Ok("new".to_owned()));
    }

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
