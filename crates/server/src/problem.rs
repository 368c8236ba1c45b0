//! What a client is told when something is wrong: `application/problem+json` (RFC 9457), with places and a remedy.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use courtesy_contract::Violation;
use serde::Serialize;

/// The media type of a problem.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident => $word:literal, $status:ident, $title:literal, $remedy:literal;)*) => {
        /// The kind of a problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Kind { $($(#[doc = $doc])* $name,)* }

        impl Kind {
            /// Every kind.
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word at the end of its `type`, which never changes.
            pub(crate) fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// The status of a response with it.
            pub(crate) fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)* }
            }

            /// What it is, in a few words.
            fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// What to do about it.
            pub(crate) fn remedy(self) -> &'static str {
                match self { $(Self::$name => $remedy,)* }
            }
        }
    };
}

kinds! {
    /// A context can't be read.
    InvalidContext => "invalid-context", BAD_REQUEST, "The context isn't valid",
        "Correct the places that are named; /schemas/context says what is expected.";
    /// An outcome can't be read.
    InvalidOutcome => "invalid-outcome", BAD_REQUEST, "The outcome isn't valid",
        "Correct the places that are named; /schemas/outcome says what is expected.";
    /// A policy can't be read or doesn't fit the plugins.
    InvalidPolicy => "invalid-policy", BAD_REQUEST, "The policy isn't valid",
        "Correct the places that are named; /schemas/policy says what is expected. The policy in force hasn't changed.";
    /// A plugin's file can't be loaded.
    InvalidPlugin => "invalid-plugin", BAD_REQUEST, "The plugin can't be loaded",
        "Correct what is named; `courtesy inspect FILE` says what there is in a file.";
    /// A path, a query or a small body can't be read.
    InvalidRequest => "invalid-request", BAD_REQUEST, "The request isn't valid",
        "Correct what is named; /openapi.json says what is expected.";
    /// No key was given.
    NoKey => "no-key", UNAUTHORIZED, "A key is needed",
        "Send the header `authorization: Bearer KEY`. An operator makes keys with `courtesy keys add`.";
    /// The key isn't known, or not any more.
    UnknownKey => "unknown-key", UNAUTHORIZED, "The key isn't valid",
        "Check the key, or ask an operator for a new one.";
    /// The key has another role.
    NotAllowed => "not-allowed", FORBIDDEN, "The key's role doesn't allow this",
        "Use a key with one of the roles that are named.";
    /// There is no such path.
    NoSuchPath => "no-such-path", NOT_FOUND, "There is no such path", "See /openapi.json for the paths.";
    /// There is no such method for this path.
    NoSuchMethod => "no-such-method", METHOD_NOT_ALLOWED, "The path has no such method",
        "Use a method that the header `allow` names.";
    /// What is asked for isn't in the ledger.
    NotFound => "not-found", NOT_FOUND, "It isn't in the ledger",
        "Check the id. Decisions are kept until they are pruned or erased.";
    /// It was erased or pruned.
    Gone => "gone", GONE, "It isn't in the ledger any more",
        "Nothing can be done: it was erased or pruned. Use a new `decision_id` to decide anew.";
    /// A client took too long to send a body.
    TooSlow => "too-slow", REQUEST_TIMEOUT, "The body took too long", "Send the whole body at once.";
    /// Another request has this decision id.
    Conflict => "decision-id-taken", CONFLICT, "The decision id was used for another request",
        "Use a new `decision_id` for each decision, and the same one only to repeat a request.";
    /// Not the state in which this can be done.
    NotNow => "not-now", CONFLICT, "It can't be done as things are", "Look at the present state, and decide again.";
    /// Somebody else has published a policy meanwhile.
    Outdated => "outdated", PRECONDITION_FAILED, "Somebody has changed it meanwhile",
        "Read it again, look at what has changed, and send your change with the new version in `if-match`.";
    /// The version that was edited isn't given.
    VersionNeeded => "version-needed", PRECONDITION_REQUIRED, "The version that you edited is needed",
        "Read the policy, and send its `etag` in the header `if-match`.";
    /// A body is too large.
    TooLarge => "too-large", PAYLOAD_TOO_LARGE, "The body is too large", "Leave out what no plugin reads.";
    /// A body has a type or an encoding that isn't read.
    WrongType => "wrong-content-type", UNSUPPORTED_MEDIA_TYPE, "The body has a type that isn't read here",
        "Send it as it is, without `content-encoding`, and with the `content-type` that is named.";
    /// None of the types that a client reads can be written.
    NotAcceptable => "not-acceptable", NOT_ACCEPTABLE, "It can't be written in a type that you accept",
        "Name one of the types that are listed in the header `accept`.";
    /// A new policy or new plugins failed their rehearsal.
    Refused => "refused", UNPROCESSABLE_ENTITY, "The rehearsal on recorded contexts failed",
        "Look at the reasons. What ran before goes on.";
    /// A decision that the ledger can't reserve.
    TooMuch => "too-much", UNPROCESSABLE_ENTITY, "The ledger can't take this on", "Look at the detail.";
    /// As many wait as may.
    TooBusy => "too-busy", SERVICE_UNAVAILABLE, "The server is busy",
        "Repeat the request after the seconds in `retry-after`.";
    /// A request took too long.
    TookTooLong => "took-too-long", SERVICE_UNAVAILABLE, "It took too long",
        "Repeat the same request after the seconds in `retry-after`: nothing is decided twice.";
    /// The ledger can't be reached.
    NoLedger => "no-ledger", SERVICE_UNAVAILABLE, "The ledger can't be used now",
        "Repeat the same request after the seconds in `retry-after`: nothing is decided twice.";
    /// A mistake in the server.
    Internal => "internal", INTERNAL_SERVER_ERROR, "The server made a mistake",
        "Repeat the request; if it fails again, report it with the request's time.";
}

/// A problem with a request. It names places and no customer's value.
#[derive(Debug)]
pub(crate) struct Problem {
    kind: Kind,
    detail: String,
    places: Vec<Violation>,
    line: Option<u64>,
    allow: Option<String>,
}

/// How a problem is written.
#[derive(Debug, Serialize)]
pub(crate) struct Written<'p> {
    r#type: String,
    title: &'static str,
    status: u16,
    detail: &'p str,
    remedy: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    places: &'p [Violation],
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
}

/// The result of a route.
pub(crate) type Answer = Result<Response, Problem>;

impl Problem {
    /// A problem of this kind; `detail` says what is wrong this time, in words that a log may hold.
    pub(crate) fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into(), places: Vec::new(), line: None, allow: None }
    }

    /// A document that can't be read, with its places.
    pub(crate) fn of_document(kind: Kind, fault: &courtesy_host::Error) -> Self {
        let text = fault.to_string();
        let (detail, places) = (text.lines().next().unwrap_or_default(), fault.violations().to_vec());
        Self { places, ..Self::new(kind, detail) }
    }

    /// Several reasons, each with its place.
    pub(crate) fn with_places(mut self, places: Vec<Violation>) -> Self {
        self.places = places;
        self
    }

    /// The line of NDJSON that it is about, from 1.
    pub(crate) fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The methods that a path has.
    pub(crate) fn allowing(mut self, methods: String) -> Self {
        self.allow = Some(methods);
        self
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// The detail.
    pub(crate) fn detail(&self) -> &str {
        &self.detail
    }

    pub(crate) fn places(&self) -> &[Violation] {
        &self.places
    }

    /// How it is written in a body or a line.
    pub(crate) fn written(&self) -> Written<'_> {
        Written {
            r#type: format!("urn:courtesy:problem:{}", self.kind.word()),
            title: self.kind.title(),
            status: self.kind.status().as_u16(),
            detail: &self.detail,
            remedy: self.kind.remedy(),
            places: &self.places,
            line: self.line,
        }
    }

    /// After how many seconds a repetition may help.
    fn retry_after_s(&self) -> Option<u32> {
        match self.kind {
            Kind::TooBusy | Kind::TookTooLong => Some(1),
            Kind::NoLedger => Some(5),
            _ => None,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.kind.status(), Json(self.written())).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Some(seconds) = self.retry_after_s() {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if self.kind.status() == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"courtesy\""));
        }
        if let Some(methods) = self.allow.as_deref().and_then(|methods| HeaderValue::from_str(methods).ok()) {
            headers.insert(header::ALLOW, methods);
        }
        response.extensions_mut().insert(self.kind);
        response
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_kind_has_a_word_of_its_own_and_says_what_to_do() {
        let words: HashSet<_> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        assert_eq!(words.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            assert!(kind.remedy().ends_with('.') && !kind.title().ends_with('.'), "{}", kind.word());
        }
    }

    #[test]
    fn who_is_turned_away_learns_when_to_come_back() {
        let response = Problem::new(Kind::TooBusy, "full").into_response();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()[header::RETRY_AFTER], "1");
        assert_eq!(response.headers()[header::CONTENT_TYPE], MEDIA_TYPE);
    }

    #[test]
    fn a_problem_names_places_and_never_a_value() {
        let fault = courtesy_host::read::context(br#"{"contract": "1.1", "hook": "Jansen"}"#).unwrap_err();
        let problem = Problem::of_document(Kind::InvalidContext, &fault);
        let text = serde_json::to_string(&problem.written()).unwrap();
        assert!(text.contains("urn:courtesy:problem:invalid-context") && text.contains("\"at\":\"/hook\""), "{text}");
        assert!(!text.contains("Jansen"), "{text}");
    }
}
