//! Forms: only those that the console itself gave to a session are read.

use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use url::form_urlencoded;

use crate::Console;
use crate::refusal::Refusal;
use crate::session::SignedIn;

/// The name of the field that carries what proves where a form comes from.
pub(crate) const FIELD: &str = "form";

/// The names of fields in which people write more than a word.
const WRITTEN: [&str; 2] = ["text", "why"];

const TYPE: &str = "application/x-www-form-urlencoded";

/// A form that somebody who is signed in sent from a page of theirs.
pub(crate) struct Form<T>(pub(crate) SignedIn, pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Arc<Console>> for Form<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, console: &Arc<Console>) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let signed_in = match SignedIn::from_request_parts(&mut parts, console).await {
            Err(Refusal::SignIn(wanted)) => Err(wanted),
            other => Ok(other?),
        };
        check_origin(&parts.headers)?;
        check_type(&parts.headers)?;
        let bytes = console.handle.read(body).await?;
        let signed_in = signed_in.map_err(|wanted| match written(&bytes) {
            nothing if nothing.is_empty() => Refusal::SignIn(wanted),
            texts => Refusal::Over(texts),
        })?;
        let given = form_urlencoded::parse(&bytes).find(|(name, _)| name == FIELD).map(|(_, value)| value.into_owned());
        if !is_of(&signed_in, &given.unwrap_or_default()) {
            return Err(Refusal::Foreign);
        }
        Ok(Self(signed_in, parsed(&bytes)?))
    }
}

/// What somebody wrote into a form, which is lost unless it is shown to them.
fn written(form: &[u8]) -> Vec<String> {
    let texts = form_urlencoded::parse(form).filter(|(name, text)| WRITTEN.contains(&&**name) && !text.is_empty());
    texts.map(|(_, text)| text.into_owned()).collect()
}

/// Whether a form carries what the session's forms do. Digests are compared, so the time tells nothing.
pub(crate) fn is_of(signed_in: &SignedIn, given: &str) -> bool {
    Sha256::digest(given) == Sha256::digest(signed_in.for_forms())
}

/// The fields of a form.
///
/// # Errors
/// If one is missing or can't be what it is.
pub(crate) fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    serde_urlencoded::from_bytes(bytes).map_err(|_| Refusal::Invalid("invalid-form"))
}

/// Refuses what a browser says another website sent.
///
/// # Errors
/// Then.
pub(crate) fn check_origin(headers: &HeaderMap) -> Result<(), Refusal> {
    let told = headers.get("sec-fetch-site").map(|site| site.as_bytes());
    if told.is_some_and(|site| site != b"same-origin" && site != b"none") { Err(Refusal::Foreign) } else { Ok(()) }
}

/// Refuses what no form of a page sends.
///
/// # Errors
/// Then.
pub(crate) fn check_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_form = sent.split(';').next().is_some_and(|name| name.trim().eq_ignore_ascii_case(TYPE));
    if is_form { Ok(()) } else { Err(Refusal::Invalid("invalid-form")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_website_sends_is_refused() {
        let told = |site: &str| {
            check_origin(
                &[("sec-fetch-site", site)]
                    .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
                    .into_iter()
                    .collect(),
            )
            .is_ok()
        };
        assert!(told("same-origin") && check_origin(&HeaderMap::new()).is_ok());
        assert!(!told("cross-site") && !told("same-site"));
    }
}
