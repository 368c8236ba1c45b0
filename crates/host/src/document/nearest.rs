//! Suggestions for a misspelt name.

/// A longer name is hardly a typing error, and comparing it would take long.
const LONGEST_BYTES: usize = 64;

/// The most similar of the known names, if any is similar enough, and never the name itself, which was just rejected.
///
/// Case and separators make no difference: `quietHours` is taken for `quiet_hours`.
///
/// ```
/// use courtesy_host::{Rule, nearest_name};
///
/// let rules = || Rule::ALL.iter().map(|rule| rule.name());
/// assert_eq!(nearest_name("quiethour", rules()), Some("quiet_hours"));
/// assert_eq!(nearest_name("weather", rules()), None);
/// ```
#[must_use]
pub fn nearest_name<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if name.len() > LONGEST_BYTES {
        return None;
    }
    let plain = plain(name);
    let others = names.filter(|known| *known != name);
    let likeness = |known: &str| strsim::normalized_damerau_levenshtein(&plain, &self::plain(known));
    let likenesses = others.map(|known| (likeness(known), known));
    let best = likenesses.max_by(|(one, first), (other, second)| one.total_cmp(other).then_with(|| second.cmp(first)));
    best.filter(|(likeness, _)| *likeness >= 0.6).map(|(_, known)| known)
}

fn plain(name: &str) -> String {
    name.chars().filter(|letter| !matches!(letter, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_another_one_that_is_near() {
        let nearest = |name| nearest_name(name, ["quiet_hours", "pause", "email", "in_person"].into_iter());
        assert_eq!(nearest("quietHours"), Some("quiet_hours"));
        assert_eq!(nearest("EMAIL"), Some("email"));
        assert_eq!(nearest("e-mail"), Some("email"));
        assert_eq!(nearest("puase"), Some("pause"));
        assert_eq!(nearest("weather"), None);
        assert_eq!(nearest(&"quiet_hours".repeat(10_000)), None);
    }

    #[test]
    fn a_name_that_was_refused_is_never_suggested() {
        assert_eq!(nearest_name("Factory", ["Factory", "Europe/Amsterdam"].into_iter()), None);
        assert_eq!(nearest_name("", std::iter::empty()), None);
    }
}
