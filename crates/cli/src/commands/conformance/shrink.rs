//! Reduces a context as long as it still shows a fault.

use courtesy_contract::schema::Document;
use serde_json::Value;

use super::cases::{every_optional, removed};

/// How many contexts are tried, at most.
const MOST_TRIES: usize = 300;

/// Removes from a context what the fault doesn't need. `still` says whether a context shows the fault; if even this one
/// doesn't any more, it is returned unchanged.
pub(super) fn smallest(context: Value, mut still: impl FnMut(&Value) -> bool) -> Value {
    if !still(&context) {
        return context;
    }
    let mut search = Search { context, still, tries: 0 };
    let schema = Document::Context.schema();
    let mut paths = every_optional(&schema);
    paths.sort_by_key(Vec::len);
    let mut smaller = true;
    while smaller && search.tries < MOST_TRIES {
        smaller = false;
        for path in &paths {
            let without = removed(&search.context, path);
            smaller |= search.takes(without);
        }
        smaller |= search.shortens_lists();
    }
    search.context
}

struct Search<S> {
    context: Value,
    still: S,
    tries: usize,
}

impl<S: FnMut(&Value) -> bool> Search<S> {
    /// Takes the candidate if it is different and still shows the fault.
    fn takes(&mut self, candidate: Value) -> bool {
        if candidate == self.context || self.tries == MOST_TRIES {
            return false;
        }
        self.tries += 1;
        let shows = (self.still)(&candidate);
        if shows {
            self.context = candidate;
        }
        shows
    }

    fn shortens_lists(&mut self) -> bool {
        let sections = self.context.as_object().into_iter().flatten();
        let lists: Vec<(String, usize)> =
            sections.filter_map(|(name, section)| Some((name.clone(), section.as_array()?.len()))).collect();
        let mut smaller = false;
        for (name, items) in lists {
            let mut chunk = items / 2;
            while chunk > 0 {
                smaller |= self.drops_chunks(&name, chunk);
                chunk /= 2;
            }
        }
        smaller
    }

    /// Drops this many neighbouring items at a time, wherever that works.
    fn drops_chunks(&mut self, name: &str, chunk: usize) -> bool {
        let (mut start, mut smaller) = (0, false);
        while let Some(items) = self.context[name].as_array().filter(|items| start < items.len() && items.len() > chunk)
        {
            let end = (start + chunk).min(items.len());
            let kept: Value = items[..start].iter().chain(&items[end..]).cloned().collect();
            let mut candidate = self.context.clone();
            candidate[name] = kept;
            if self.takes(candidate) {
                smaller = true;
            } else {
                start = end;
            }
        }
        smaller
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_the_fault_needs_is_left() {
        let order = |id: usize| json!({"id": format!("o-{id}"), "status": "shipped", "event": "e"});
        let context = json!({"hook": "review", "customer": {"ref": "c", "language": "nl"},
            "orders": (0..40).map(order).collect::<Vec<_>>(), "billing": {"arrears": true}});
        let fault = |context: &Value| context["orders"].to_string().contains("o-33");
        let expected =
            json!({"hook": "review", "customer": {"ref": "c"}, "orders": [{"id": "o-33", "status": "shipped"}]});
        assert_eq!(smallest(context, fault), expected);
    }

    #[test]
    fn the_search_ends_when_nothing_may_go() {
        let context = json!({"hook": "review", "customer": {"ref": "c", "language": "nl"}});
        assert_eq!(smallest(context.clone(), |candidate| *candidate == context), context);
    }

    #[test]
    fn a_fault_that_does_not_come_again_is_left_as_it_is() {
        let (context, mut tries) = (json!({"customer": {"ref": "c", "language": "nl"}}), 0);
        let never = |_: &Value| {
            tries += 1;
            false
        };
        assert_eq!(smallest(context.clone(), never), context);
        assert_eq!(tries, 1);
    }
}
