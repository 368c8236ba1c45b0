//! What no schema can say about a context.

use courtesy_contract::{Context, PromiseMade, Timestamp, Violation};

/// Every contradiction in a context, with its place.
pub(crate) fn of(context: &Context) -> Vec<Violation> {
    let promises = &context.promises;
    let mut found: Vec<Violation> =
        promises.iter().enumerate().flat_map(|(index, promise)| in_promise(index, promise)).collect();
    if promises.len() > Context::MOST_PROMISES {
        let message = format!(
            "has {} promises and may have {}; leave out those that were kept or withdrawn long ago",
            promises.len(),
            Context::MOST_PROMISES
        );
        found.push(Violation { at: "/promises".to_owned(), message });
    }
    found
}

fn in_promise(index: usize, promise: &PromiseMade) -> impl Iterator<Item = Violation> {
    let times =
        [("due_at", Some(promise.due_at)), ("kept_at", promise.kept_at), ("withdrawn_at", promise.withdrawn_at)];
    let made_at = promise.made_at;
    let too_early = move |at: &Option<Timestamp>| at.is_some_and(|at| at < made_at);
    times.into_iter().filter(move |(_, at)| too_early(at)).map(move |(name, _)| Violation {
        at: format!("/promises/{index}/{name}"),
        message: "is before `made_at`; correct one of the two".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use crate::read;

    fn places(promises: &str) -> Vec<String> {
        let json = format!(
            r#"{{"contract":"1.1","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"2026-03-28T20:40:00Z","customer":{{"ref":"c"}},"promises":[{promises}]}}"#
        );
        let refused = read::context(json.as_bytes()).err();
        refused.map_or_else(Vec::new, |error| error.violations().iter().map(|found| found.at.clone()).collect())
    }

    #[test]
    fn a_promise_is_due_and_kept_after_it_was_made() {
        let promise =
            |more: &str| format!(r#"{{"id":"p","what":"An answer.","made_at":"2026-03-20T00:00:00Z",{more}}}"#);
        assert!(places(&promise(r#""due_at":"2026-03-20T00:00:00Z""#)).is_empty());
        assert_eq!(places(&promise(r#""due_at":"2026-03-19T23:59:59Z""#)), ["/promises/0/due_at"]);
        assert_eq!(
            places(&promise(r#""due_at":"2026-03-21T00:00:00Z","kept_at":"2026-03-01T00:00:00Z""#)),
            ["/promises/0/kept_at"]
        );
    }

    #[test]
    fn a_thousand_promises_are_too_many() {
        let promise =
            r#"{"id":"p","what":"An answer.","made_at":"2026-03-20T00:00:00Z","due_at":"2026-03-21T00:00:00Z"}"#;
        assert!(places(&[promise; 200].join(",")).is_empty());
        assert_eq!(places(&[promise; 1_000].join(",")), ["/promises"]);
    }
}
