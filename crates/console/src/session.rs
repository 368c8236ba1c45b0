//! Who is signed in: a random token in a cookie, of which the ledger keeps only the digest.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::header;
use axum::http::request::Parts;
use courtesy_contract::Label;
use courtesy_ledger::{NewSession, Role};
use courtesy_server::handle::{Fault, Operation, SignedInAs};
use sha2::{Digest as _, Sha256};

use crate::refusal::Refusal;
use crate::texts::Language;
use crate::{Console, places};

/// How long a session lasts.
pub(crate) const SESSION_S: i64 = 12 * 3_600;

const COOKIE: &str = "courtesy_session";

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing into a string can't fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// A session's secret.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token(String);

/// Somebody who is signed in, and may do what they ask for.
#[derive(Clone)]
pub(crate) struct SignedIn {
    pub(crate) who: SignedInAs,
    pub(crate) language: Language,
    /// The page that they are on, as the navigation knows it.
    pub(crate) path: String,
    token: Token,
}

impl Token {
    /// 256 random bits.
    fn new() -> Self {
        Self(hex(&rand::random::<[u8; 32]>()))
    }

    /// The token in the request's cookie, if it looks like one.
    fn of(parts: &Parts) -> Option<Self> {
        let cookies = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, token) = pairs.find(|(name, _)| *name == COOKIE)?;
        let is_token = token.len() == 64 && token.bytes().all(|digit| digit.is_ascii_hexdigit());
        is_token.then(|| Self(token.to_owned()))
    }

    /// What the ledger knows of it.
    fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }

    /// What forms of this session carry. It can't be had without the token, and the token can't be had from it.
    pub(crate) fn for_forms(&self) -> String {
        hex(&Sha256::digest(format!("form {}", self.0)))
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

impl SignedIn {
    /// Notes in the audit what they are about to do.
    ///
    /// # Errors
    /// If the ledger can't be used; then it mustn't be done.
    pub(crate) async fn note(
        &self,
        console: &Console,
        operation: &'static str,
        about: &str,
        customer: Option<&Label>,
    ) -> Result<(), Fault> {
        console.handle.note(&self.who, Operation(operation), about, customer).await
    }

    /// What their forms carry.
    pub(crate) fn for_forms(&self) -> String {
        self.token.for_forms()
    }

    /// Whether they may do what this place does.
    pub(crate) fn may(&self, method: &str, path: &str) -> bool {
        places::find(method, path).is_some_and(|place| place.roles.contains(&self.who.role))
    }
}

impl FromRequestParts<Arc<Console>> for SignedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, console: &Arc<Console>) -> Result<Self, Refusal> {
        let path = parts.extensions.get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
        let place = places::find(parts.method.as_str(), &path).ok_or(Refusal::Absent("absent-place"))?;
        let away = || Refusal::SignIn(wanted(parts));
        let token = Token::of(parts).ok_or_else(away)?;
        let session = console.handle.ledger().session(&token.digest()).await;
        let session = console.handle.with_ledger(session)?.ok_or_else(away)?;
        if !place.roles.contains(&session.role) {
            return Err(Refusal::Role(place.roles));
        }
        let who = SignedInAs { name: session.key, role: session.role };
        Ok(Self { who, language: Language::of(&parts.headers), path, token })
    }
}

/// Where to go after signing in: the page that was asked for, if it can be asked for again.
fn wanted(parts: &Parts) -> String {
    let is_read = parts.method == "GET" || parts.method == "HEAD";
    let asked = parts.extensions.get::<axum::extract::OriginalUri>().map(|uri| uri.0.clone());
    let path = asked.as_ref().and_then(|uri| uri.path_and_query()).map(|path| path.as_str().to_owned());
    path.filter(|_| is_read).unwrap_or_else(|| "/console".to_owned())
}

/// Begins a session and returns its cookie.
///
/// # Errors
/// If the key was revoked meanwhile, or the ledger can't be used.
pub(crate) async fn begin(console: &Console, who: &SignedInAs) -> Result<String, Fault> {
    let token = Token::new();
    let session = NewSession { token: token.digest(), key: who.name.clone(), role: who.role, lasts_s: SESSION_S };
    console.handle.with_ledger(console.handle.ledger().start_session(&session).await)?;
    Ok(cookie(console, &token.0, SESSION_S))
}

/// Ends a session and returns the cookie that takes its place.
///
/// # Errors
/// If the ledger can't be used.
pub(crate) async fn end(console: &Console, signed_in: &SignedIn) -> Result<String, Fault> {
    console.handle.with_ledger(console.handle.ledger().end_session(&signed_in.token.digest()).await)?;
    Ok(cookie(console, "", 0))
}

fn cookie(console: &Console, value: &str, lasts_s: i64) -> String {
    let secure = if console.handle.settings().tls.is_some() { "; Secure" } else { "" };
    format!("{COOKIE}={value}; Path=/console; Max-Age={lasts_s}; HttpOnly; SameSite=Strict{secure}")
}

/// The roles with which somebody can sign in: those of people.
pub(crate) fn is_a_persons(role: Role) -> bool {
    match role {
        Role::Read | Role::Approve | Role::Operate => true,
        Role::Decide => false,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn token(cookie: &str) -> Option<Token> {
        Token::of(&Request::get("/").header("cookie", cookie).body(()).unwrap().into_parts().0)
    }

    #[test]
    fn only_what_looks_like_a_token_is_looked_up() {
        let digits = "a1".repeat(32);
        assert_eq!(token(&format!("x=1; courtesy_session={digits}; y=2")), Some(Token(digits.clone())));
        for wrong in ["", "courtesy_session=", &format!("courtesy_session={digits}0"), &format!("session={digits}")] {
            assert_eq!(token(wrong), None, "{wrong}");
        }
        assert_eq!(token(&format!("courtesy_session={}", "é".repeat(32))), None);
    }

    #[test]
    fn no_two_tokens_are_the_same_and_forms_dont_give_them_away() {
        let (one, other) = (Token::new(), Token::new());
        assert!(one != other && one.for_forms() != other.for_forms());
        assert!(one.for_forms() != one.0 && one.for_forms().as_bytes() != one.digest());
        assert_eq!(format!("{one:?}"), "Token");
    }
}
