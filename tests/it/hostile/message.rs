//! The host's messages about guests, with wasmtime's wording kept separate.

use std::fmt::Write;

use courtesy_contract::Decision;

/// What precedes a plugin's own text in a failure.
const LAST_WORDS: &str = "its last words on stderr: ";

/// The placeholder for wasmtime's wording in a message.
const PLACEHOLDER: &str = "<wasmtime>";

/// The host's wording before and after wasmtime's.
const AROUND: [(&str, &str); 5] = [
    ("it trapped (", "); in most languages"),
    (", and stopped (", "); keep less"),
    ("it broke the rules of the component model: ", "; build it with"),
    ("may run here: ", " at byte "),
    ("imports WASI in another form than 0.2 has: ", "; build it with"),
];

/// A message without wasmtime's wording, and that wording, if there is any.
///
/// An update of wasmtime can change its wording. That should show in one place and leave our messages unchanged.
pub(super) fn split(message: &str) -> (String, Option<String>) {
    for (before, after) in AROUND {
        if let Some((start, rest)) = message.split_once(before)
            && let Some((words, end)) = rest.split_once(after)
        {
            return (format!("{start}{before}{PLACEHOLDER}{after}{end}"), Some(words.to_owned()));
        }
    }
    (message.to_owned(), None)
}

/// Whether a message may go to logs and terminals: it has no control characters, and no value of the customer's except in
/// the plugin's own notes and stderr.
pub(super) fn fit_for_a_log(message: &str) -> bool {
    let of_host = message.lines().filter(|line| !line.starts_with("noted ")).map(|line| line.split(LAST_WORDS).next());
    let private = |line: &str| ["jansen", "secret village"].into_iter().any(|value| line.contains(value));
    !of_host.flatten().any(private) && !message.contains(|letter: char| letter.is_control() && letter != '\n')
}

/// The result of loading and calling the hostile plugin.
pub(super) fn summary(decision: &Decision) -> String {
    let mut text = String::from("loaded\n");
    for failure in decision.failures.iter().filter(|failure| failure.plugin == "hostile") {
        writeln!(text, "failed, {}: {}", failure.kind, failure.detail).unwrap();
        for violation in &failure.violations {
            writeln!(text, "  {}: {}", violation.at, violation.message).unwrap();
        }
    }
    for withheld in decision.withheld.iter().filter(|withheld| withheld.plugin == "hostile") {
        let (id, rule) = (&withheld.action.id, &withheld.rule);
        let why = withheld.detail.as_deref().or(withheld.explanation.in_language("en")).unwrap_or_default();
        writeln!(text, "withheld {id}, {} by {} {rule}: {why}", withheld.disposition, withheld.stage).unwrap();
    }
    for offered in decision.offered.iter().filter(|offered| offered.plugin == "hostile") {
        writeln!(text, "offered {}", offered.action.id).unwrap();
    }
    for run in decision.plugins.iter().filter(|run| run.id == "hostile" && !run.log.is_empty()) {
        writeln!(text, "noted {}", shortened(&run.log.join("; "))).unwrap();
    }
    if text == "loaded\n" {
        text.push_str("answered, with nothing to do\n");
    }
    text
}

/// The text, without its middle if it is long.
fn shortened(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let piece = |part: &[char]| part.iter().collect::<String>();
    match letters.len() {
        0..=400 => text.to_owned(),
        all => format!("{} … {}, {all} characters", piece(&letters[..20]), piece(&letters[all - 20..])),
    }
}
