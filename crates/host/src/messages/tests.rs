//! Courtesy's own catalogues compared with each other, and why those of others are rejected.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::{Argument, Language, MessageRef, Policy};

use super::entry::{Entry, is_part};
use super::languages::COURTESY;
use super::listing::{MessageEntry, messages};
use super::{Bundle, Catalogues, Source, say};
use crate::Error;

fn policy(languages: &[&str]) -> Policy {
    let languages = languages.iter().map(|tag| Language::new(*tag).unwrap()).collect();
    Policy { languages, ..Policy::default() }
}

fn speaking(languages: &[&str]) -> Catalogues {
    Catalogues::prepare(&policy(languages), &[], &[]).unwrap()
}

fn operator(tag: &str, text: &str) -> Source {
    Source::of_operator(tag.to_owned(), format!("{tag}.ftl"), text.to_owned())
}

fn with(languages: &[&str], tag: &str, text: &str) -> Result<Catalogues, Error> {
    Catalogues::prepare(&policy(languages), &[], &[operator(tag, text)])
}

/// The error for an operator's catalogue.
fn refused(tag: &str, text: &str) -> String {
    with(&["en"], tag, text).err().unwrap_or_else(|| panic!("accepted: {text}")).to_string()
}

fn in_language(catalogues: &Catalogues, tag: &str, message: &MessageRef) -> String {
    catalogues.explain(message).in_language(tag).unwrap().to_owned()
}

fn entries(source: &Source) -> Vec<Entry> {
    source.entries().unwrap_or_else(|fault| panic!("{fault}"))
}

/// The ids of what is said, without parts.
fn ids(source: &Source) -> BTreeSet<String> {
    entries(source).into_iter().map(|entry| entry.id).filter(|id| !is_part(id)).collect()
}

#[test]
fn every_catalogue_says_every_message_and_nothing_else() {
    let english = ids(&COURTESY[0]);
    for source in &COURTESY {
        let theirs = ids(source);
        let lacking: Vec<_> = english.difference(&theirs).collect();
        let strange: Vec<_> = theirs.difference(&english).collect();
        assert!(lacking.is_empty() && strange.is_empty(), "{} lacks {lacking:?} and has {strange:?}", source.name);
    }
}

#[test]
fn every_catalogue_would_be_accepted_from_an_operator() {
    for source in &COURTESY {
        let copy = operator(&source.tag, &source.text);
        if let Err(fault) = Catalogues::prepare(&policy(&["en"]), &[], &[copy]) {
            panic!("{fault}");
        }
    }
}

#[test]
fn messages_stand_in_the_same_order_in_every_catalogue() {
    let order = |source: &Source| entries(source).into_iter().map(|it| it.id).filter(|id| !is_part(id)).collect();
    let english: Vec<String> = order(&COURTESY[0]);
    for source in &COURTESY[1..] {
        assert_eq!(order(source), english, "{}", source.name);
    }
}

/// The arguments that a message of Courtesy's uses with all its parts, by the first rendering that needs them.
fn used(id: &str) -> BTreeSet<String> {
    let entries: BTreeMap<String, Entry> = entries(&COURTESY[0]).into_iter().map(|it| (it.id.clone(), it)).collect();
    let (mut used, mut waiting) = (BTreeSet::new(), vec![id.to_owned()]);
    while let Some(entry) = waiting.pop().and_then(|id| entries.get(&id)) {
        used.extend(entry.needs.arguments().cloned());
        waiting.extend(entry.needs.messages.iter().cloned());
    }
    used
}

#[test]
fn every_message_is_explained_with_its_arguments_as_they_are() {
    let mut known = messages();
    known.retain(|message| !is_part(&message.id));
    assert!(known.len() > 100);
    for MessageEntry { id, about, arguments, text } in known {
        assert!(!about.is_empty() && !text.is_empty(), "{id} says who reads it");
        let explained: BTreeSet<String> = arguments.iter().map(|argument| argument.name.clone()).collect();
        assert_eq!(explained, used(&id), "{id}");
        for argument in &arguments {
            assert!(["number", "text", "messages"].contains(&argument.kind.as_str()), "{id} {argument:?}");
            assert!(!argument.about.is_empty(), "{id} {argument:?}");
        }
    }
}

#[test]
fn what_is_said_to_customers_is_a_sentence_and_what_operators_read_is_a_detail() {
    for MessageEntry { id, about, text, .. } in messages().into_iter().filter(|message| !is_part(&message.id)) {
        let is_detail = id.contains("-detail");
        let ends = text.ends_with('.');
        assert_eq!(is_detail, !ends, "{id} = {text}");
        assert_eq!(
            is_detail,
            !about.starts_with("To the customer")
                && !about.starts_with("To somebody")
                && !about.starts_with("To a relative")
                && !about.starts_with("To staff"),
            "{id}: {about}"
        );
    }
}

/// Words for an argument: what its explanation lists in backquotes, which are the branches of its selectors.
fn words(about: &str) -> Vec<String> {
    about.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Everything that an argument can be, as far as a catalogue makes a difference.
fn samples(kind: &str, about: &str) -> Vec<Argument> {
    match kind {
        "number" => [0_u32, 1, 2, 3, 5, 21, 1_000_000].map(Argument::from).to_vec(),
        "text" => words(about).into_iter().chain(["something-else".to_owned()]).map(Argument::from).collect(),
        "messages" => {
            let one = say!("channel-detail-avoided", channel = "email");
            vec![Argument::from(one.clone()), Argument::from(vec![one.clone(), one])]
        }
        other => panic!("an argument is no {other}"),
    }
}

/// The message with each of its arguments in turn as each of its samples, and the others as their first.
fn variants(message: &MessageEntry) -> Vec<MessageRef> {
    let samples: Vec<(String, Vec<Argument>)> =
        message.arguments.iter().map(|it| (it.name.clone(), samples(&it.kind, &it.about))).collect();
    let first = samples.iter().fold(MessageRef::new(message.id.clone()), |message, (name, samples)| {
        message.with(name.clone(), samples[0].clone())
    });
    let each = samples.iter().flat_map(|(name, samples)| samples.iter().map(move |sample| (name, sample)));
    let mut variants: Vec<MessageRef> =
        each.map(|(name, sample)| first.clone().with(name.clone(), sample.clone())).collect();
    variants.push(first.clone());
    // Where one argument decides what is said of another, both must differ at once.
    let pairs = [("period", "rolling"), ("channel", "any")];
    for number in [0_u32, 1, 2] {
        for (name, word) in pairs.into_iter().filter(|(name, _)| first.arguments.contains_key(*name)) {
            let both = first.clone().with(name, word);
            if first.arguments.contains_key("hours") {
                variants.push(both.clone().with("hours", number).with("days", 7_u32));
                variants.push(both.with("hours", 6_u32).with("days", number));
            }
        }
    }
    variants
}

#[test]
fn every_message_can_be_said_in_every_language_whatever_it_is_filled_in_with() {
    let tags: Vec<&str> = COURTESY.iter().map(|source| source.tag.as_ref()).collect();
    let catalogues = speaking(&tags);
    for message in messages().into_iter().filter(|message| !is_part(&message.id)) {
        for variant in variants(&message) {
            for (language, bundle) in &catalogues.wanted {
                let said = catalogues.in_language(bundle, &variant);
                let said = said.unwrap_or_else(|| panic!("{} in {language:?} with {variant:?}", message.id));
                let is_clean = !said.contains("{$") && !said.contains("  ") && said.trim() == said && !said.is_empty();
                assert!(is_clean, "{} in {}: {said:?}", message.id, language.as_str());
                assert_eq!(said.ends_with('.'), !message.id.contains("-detail"), "{}: {said}", language.as_str());
            }
        }
    }
}

/// Every sentence for customers, to be read by somebody who speaks the language.
#[test]
fn what_customers_are_told() {
    let mut told = String::new();
    for source in &COURTESY {
        let catalogues = speaking(&[&source.tag]);
        told.push_str(&format!("# {}\n", source.tag));
        for message in messages().into_iter().filter(|message| !is_part(&message.id) && !message.id.contains("-detail"))
        {
            told.push_str(&format!(
                "{}: {}\n",
                message.id,
                in_language(&catalogues, &source.tag, &variants(&message)[0])
            ));
        }
        let cap = |max: u32, period: &str, days: u32, hours: u32| {
            let cap = say!("caps-full", max = max, period = period, days = days, hours = hours, channel = "any");
            cap.with("purpose", "any").with("kind", "any").with("key", "any")
        };
        for cap in [
            cap(1, "rolling", 7, 0).with("channel", "email"),
            cap(3, "rolling", 1, 0).with("channel", "sms").with("purpose", "service"),
            cap(2, "rolling", 0, 12).with("channel", "phone").with("purpose", "care"),
            cap(5, "rolling", 2, 1).with("channel", "push").with("purpose", "research"),
            cap(1, "week", 0, 0).with("channel", "app").with("purpose", "marketing"),
            cap(4, "quarter", 0, 0).with("kind", "gesture"),
            cap(1, "day", 0, 0).with("channel", "in_person").with("key", "visit"),
        ] {
            told.push_str(&format!("caps-full: {}\n", in_language(&catalogues, &source.tag, &cap)));
        }
        told.push('\n');
    }
    insta::assert_snapshot!(told);
}

#[test]
fn plurals_are_those_of_the_language() {
    let catalogues = speaking(&["en", "nl", "de", "fr"]);
    let late = |days: u32| say!("horizon-ahead-detail", days = days);
    let said = |tag: &str, days| in_language(&catalogues, tag, &late(days));
    assert!(said("en", 1).contains("1 day ") && said("en", 0).contains("0 days") && said("en", 7).contains("7 days"));
    assert!(said("nl", 1).contains("1 dag ") && said("nl", 2).contains("2 dagen"));
    assert!(said("de", 1).contains("1 Tag ") && said("de", 2).contains("2 Tagen"));
    let days = |days| said("fr", days).replace('\u{a0}', " ");
    assert!(days(0).contains("0 jour ") && days(1).contains("1 jour ") && days(2).contains("2 jours "));
}

#[test]
fn a_region_speaks_its_language_and_an_unknown_language_is_refused_with_those_there_are() {
    let message = say!("validity-late");
    let catalogues = speaking(&["nl-BE", "EN-gb"]);
    let explanation = catalogues.explain(&message);
    assert_eq!(explanation.in_language("nl-BE"), Some("Dit antwoord zou voor u te laat komen."));
    assert_eq!(explanation.in_language("EN-gb"), Some("This answer would reach you too late."));
    assert_eq!(catalogues.detail(&message), "Dit antwoord zou voor u te laat komen.");

    let fault = Catalogues::prepare(&policy(&["en", "tlh"]), &[], &[]).err().unwrap().to_string();
    assert!(fault.contains("`tlh` has no catalogue; name one of `de`, `en`, `fr`, `nl`"), "{fault}");
}

#[test]
fn an_operators_catalogue_changes_a_message_a_part_or_adds_a_language() {
    let late = say!("validity-late");
    let changed = with(&["en", "nl"], "en", "validity-late = Too late, sorry.").unwrap();
    assert_eq!(in_language(&changed, "en", &late), "Too late, sorry.");
    assert_eq!(in_language(&changed, "nl", &late), "Dit antwoord zou voor u te laat komen.");

    let none = say!("caps-none", channel = "email", purpose = "any", kind = "any", key = "any");
    let part = "part-caps-channel = { $channel ->\n  [any] {\"\"}\n *[other] {\" \"}like this\n }\n";
    let changed = with(&["en"], "en", part).unwrap();
    assert_eq!(in_language(&changed, "en", &none), "We don't contact you like this.");

    let added = with(&["it", "en"], "it", "validity-late = Questa risposta arriverebbe troppo tardi.").unwrap();
    assert_eq!(added.detail(&late), "Questa risposta arriverebbe troppo tardi.");
    assert_eq!(added.detail(&none), "We don't contact you by email.");
    assert_eq!(added.detail(&say!("validity-over")), "It's too late for this to be of use to you.");

    let region = "validity-late = Dit antwoord zou u te laat bereiken.";
    let catalogues = with(&["nl-BE"], "nl-BE", region).unwrap();
    assert_eq!(catalogues.detail(&late), "Dit antwoord zou u te laat bereiken.");
    assert_eq!(catalogues.detail(&none), "Wij benaderen u niet per e-mail.");
}

#[test]
fn a_term_is_written_once_and_can_be_given_what_it_needs() {
    let text = "-shop = { $case ->\n    [of] the shop's\n   *[plain] the shop\n }\n\
                validity-late = You'd rather ask { -shop(case: \"plain\") }.\n";
    assert_eq!(with(&["en"], "en", text).unwrap().detail(&say!("validity-late")), "You'd rather ask the shop.");
    let fault = refused("en", "-shop = { $case ->\n   *[plain] the shop\n }\nvalidity-late = Ask { -shop }.\n");
    assert!(fault.contains("line 4: `validity-late` doesn't give the term `-shop` its `case`"), "{fault}");
}

#[test]
fn what_is_wrong_with_a_catalogue_is_told_with_its_line_and_what_to_do() {
    let number = "9".repeat(40);
    let cases = [
        ("not Fluent", "en", "validity-late = Too late.\n\nvalidity-over Too late.\n".to_owned()),
        ("a brace that nobody closes", "en", "validity-late = Too { late.\n".to_owned()),
        ("an unknown message", "en", "permission-revokd = No.\n".to_owned()),
        ("a message that is like no other", "en", "weather = Nice.\n".to_owned()),
        ("a part that nobody uses", "en", "part-caps-chanel = by post\n".to_owned()),
        ("an argument that the message doesn't have", "en", "validity-late = { $days } days late.\n".to_owned()),
        ("an argument that is called otherwise", "nl", "hold-held-detail = { $plugin }: { $why }\n".to_owned()),
        ("an argument that is left out", "nl", "hold-held-detail = tegengehouden door { $plugin }\n".to_owned()),
        ("an argument that a part leaves out", "nl", "part-caps-days = een paar dagen\n".to_owned()),
        ("a part that isn't there", "en", "validity-late = Late { part-hello }.\n".to_owned()),
        ("a part that a new language lacks", "it", "caps-none = Mai { part-caps-channel }.\n".to_owned()),
        ("a term that isn't there", "en", "validity-late = Late, says { -shop }.\n".to_owned()),
        ("a function", "en", "validity-late = Late { NUMBER(3) }.\n".to_owned()),
        ("an attribute", "en", "validity-late = Late.\n    .title = Late\n".to_owned()),
        ("an attribute that is referred to", "en", "validity-late = Late { validity-over.title }.\n".to_owned()),
        ("a circle", "en", "validity-late = { validity-over }\nvalidity-over = { validity-late }\n".to_owned()),
        ("a message twice", "en", "validity-late = Late.\nvalidity-late = Too late.\n".to_owned()),
        ("a term that nobody uses", "en", "-shop = the shop\n".to_owned()),
        ("a term of other terms", "en", "-a = A\n-b = { -a }\nvalidity-late = { -b }\n".to_owned()),
        ("a number that isn't kept exactly", "en", format!("validity-late = {{ {number} ->\n   *[one] Late.\n }}\n")),
        ("a language that isn't one", "not a tag", "validity-late = Late.\n".to_owned()),
        ("too many braces", "en", format!("validity-late = {}\n", "{".repeat(100_000))),
        ("braces on many lines", "en", format!("validity-late = {}\n", "{\n".repeat(10_000))),
        ("too many calls", "en", format!("validity-late = {{ {}\n", "F(".repeat(10_000))),
        ("too much that is put in", "en", format!("validity-late = {}\n", "{\"a\"}".repeat(101))),
        ("too long", "en", "# no\n".repeat(100_000)),
        ("too many messages", "en", "a = b\n".repeat(1_001)),
    ];
    let mut told = String::new();
    for (claim, tag, text) in cases {
        told.push_str(&format!("# {claim}\n{}\n\n", refused(tag, &text)));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn laughs_by_the_billion_are_refused() {
    let level = |level: u32| format!("part-{level} = {}\n", format!("{{ part-{} }}", level + 1).repeat(10));
    let text: String = (0..20).map(level).collect();
    let text = format!("validity-late = {{ part-0 }}\n{text}part-20 = ha\n");
    let fault = refused("en", &text);
    assert!(fault.contains("line 1: `validity-late` has more than 100 placeables"), "{fault}");
}

#[test]
fn a_mark_of_an_editors_and_windows_line_ends_do_no_harm() {
    let text = "\u{feff}validity-late = Late,\r\n    very.\r\nvalidity-over = Over.\r\n";
    let catalogues = with(&["en"], "en", text).unwrap();
    assert_eq!(catalogues.detail(&say!("validity-over")), "Over.");
    assert_eq!(catalogues.detail(&say!("validity-late")).replace('\r', ""), "Late,\nvery.");
}

const ABROAD: (&str, &str) = ("en", "calls-at-home-abroad = We don't call abroad, { $country } included.\n");

#[test]
fn a_rule_of_the_backends_own_brings_its_messages() {
    let texts = [ABROAD, ("nl", "calls-at-home-abroad = Wij bellen niet naar { $country }.\n")];
    let rules = [("calls_at_home", &texts[..])];
    let catalogues = Catalogues::prepare(&policy(&["nl", "de"]), &rules, &[]).unwrap();
    let explanation = catalogues.explain(&say!("calls-at-home-abroad", country = "BE"));
    assert_eq!(explanation.in_language("nl"), Some("Wij bellen niet naar BE."));
    assert_eq!(explanation.in_language("de"), Some("We don't call abroad, BE included."));

    let over = operator("nl", "calls-at-home-abroad = Naar { $country } bellen wij niet.\n");
    let catalogues = Catalogues::prepare(&policy(&["nl"]), &rules, &[over]).unwrap();
    assert_eq!(catalogues.detail(&say!("calls-at-home-abroad", country = "BE")), "Naar BE bellen wij niet.");
}

#[test]
fn a_rules_messages_have_ids_of_their_own_and_english_texts() {
    let told = |texts: &[(&'static str, &'static str)], others: &[(&'static str, &'static str)]| {
        let rules = [("first", others), ("calls_at_home", texts)];
        Catalogues::prepare(&policy(&["en"]), &rules, &[]).err().map(|fault| fault.to_string()).unwrap_or_default()
    };
    let ours = told(&[("en", "validity-late = Late.")], &[]);
    assert!(ours.contains("line 1: `validity-late` is already a message of en.ftl"), "{ours}");
    let others = told(&[ABROAD], &[ABROAD]);
    assert!(others.contains("is already a message of the messages of the rule `first` in `en`"), "{others}");
    let without = told(&[("nl", "calls-at-home-abroad = Nee.")], &[]);
    assert!(without.contains("there is no message `calls-at-home-abroad`"), "{without}");
    assert_eq!(told(&[ABROAD], &[]), "");
}

#[test]
fn a_message_that_nobody_knows_or_without_its_arguments_is_said_in_a_general_way() {
    let catalogues = speaking(&["nl", "en"]);
    for message in [MessageRef::new("weather"), say!("hold-held-detail", plugin = "p"), MessageRef::new("")] {
        let explanation = catalogues.explain(&message);
        assert_eq!(explanation.in_language("en"), Some("We won't go ahead with this."), "{message:?}");
        assert_eq!(explanation.in_language("nl"), Some("Dit doen wij nu niet."), "{message:?}");
    }
}

#[test]
fn messages_within_messages_are_said_first() {
    let channels =
        vec![say!("channel-detail-avoided", channel = "email"), say!("channel-detail-unreachable", channel = "phone")];
    let detail = say!("channel-detail-none-left", channels = channels);
    let put_off = say!("any-rule-detail-put-off-found", rule = "caps", until = "2026-03-29T07:00:00Z", found = detail);
    assert_eq!(
        speaking(&["en"]).detail(&put_off),
        "the rule `caps` had put it off to 2026-03-29T07:00:00Z; no channel that the action names is left: the customer \
         avoids `email`; the customer can't be reached over `phone`"
    );
}

#[test]
fn the_digest_covers_the_catalogues_over_courtesys_own() {
    let digest = |tag: &str, text: &str| with(&["en"], tag, text).unwrap().digest();
    assert_eq!(speaking(&["nl"]).digest(), None);
    let one = digest("en", "validity-late = Late.");
    assert!(one.is_some());
    assert_eq!(one, digest("en", "validity-late = Late."));
    assert_ne!(one, digest("en", "validity-late = Later."));
    assert_ne!(one, digest("nl", "validity-late = Late."));
}

#[test]
fn a_bundle_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Bundle>();
    shared::<Catalogues>();
}
