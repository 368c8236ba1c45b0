//! Names from a file, for messages.

/// A few names for a message. Long ones are truncated, because they come from the file.
pub(super) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let short = |name: &str| format!("`{}`", name.chars().take(60).collect::<String>().escape_debug());
    let all: Vec<&str> = names.into_iter().collect();
    let mut text = all.iter().take(5).map(|name| short(name)).collect::<Vec<_>>().join(", ");
    if all.len() > 5 {
        text.push_str(&format!(" and {} more", all.len() - 5));
    }
    text
}
