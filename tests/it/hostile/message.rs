//! What the host says of a guest: its own words, and apart from them wasmtime's.

use std::fmt::Write;

use courtesy_contract::Decision;

/// The words before a plugin's own in a failure.
const SAID_LAST: &str = "its last words on stderr: ";

/// What stands for wasmtime's words in a message.
const ELSEWHERE: &str = "<wasmtime>";

/// The host's words before and after wasmtime's own.
const AROUND: [(&str, &str); 5] = [
    ("it trapped (", "); in most languages"),
    (", and stopped (", "); keep less"),
    ("it broke the rules of the component model: ", "; build it with"),
    ("may run here: ", " at byte "),
    ("imports WASI in another form than 0.2 has: ", "; build it with"),
];

/// A message without wasmtime's words, and those words, if it has any.
///
/// An update of wasmtime words some things anew. That is to be read in one place, and to change no message of ours.
pub(super) fn split(message: &str) -> (String, Option<String>) {
    for (before, after) in AROUND {
        if let Some((start, rest)) = message.split_once(before)
            && let Some((words, end)) = rest.split_once(after)
        {
            return (format!("{start}{before}{ELSEWHERE}{after}{end}"), Some(words.to_owned()));
        }
    }
    (message.to_owned(), None)
}

/// Messages reach logs and terminals: nothing that would move a cursor, and no customer's value, unless the plugin itself
/// wrote it: its notes and its last words are its own.
pub(super) fn fit_for_a_log(message: &str) -> bool {
    let of_host = message.lines().filter(|line| !line.starts_with("noted ")).map(|line| line.split(SAID_LAST).next());
    let private = |line: &str| ["jansen", "secret village"].into_iter().any(|value| line.contains(value));
    !of_host.flatten().any(private) && !message.contains(|letter: char| letter.is_control() && letter != '\n')
}

/// What became of the hostile plugin.
pub(super) fn told(decision: &Decision) -> String {
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

/// A text without its middle, if it is long.
fn shortened(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let piece = |part: &[char]| part.iter().collect::<String>();
    match letters.len() {
        0..=400 => text.to_owned(),
        all => format!("{} … {}, {all} characters", piece(&letters[..20]), piece(&letters[all - 20..])),
    }
}
