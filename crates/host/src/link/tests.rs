//! Links that lead elsewhere than they seem to, and ordinary words that lead nowhere.

use proptest::prelude::*;
use serde_json::Value;

use courtesy_contract::Destination;
use url::Url;

use super::*;

fn destinations(addresses: &[&str]) -> Vec<Destination> {
    addresses.iter().map(|address| Destination::new(*address).unwrap()).collect()
}

/// Whether a text passes where these addresses are allowed.
fn passes(text: &str, allowed: &[&str]) -> bool {
    Allowed::new(&destinations(allowed)).fault_in(text).is_none()
}

const HELP: &str = "https://shop.example/help";
const MAIL: &str = "mailto:care@shop.example";

#[test]
fn what_an_address_allows_is_itself_and_what_lies_below() {
    for (address, allowed, fits) in [
        ("https://shop.example/help", HELP, true),
        ("https://shop.example/help/", HELP, true),
        ("https://shop.example/help/parcels?id=7&u=a%2Fb#where", HELP, true),
        ("https://shop.example/help?x", HELP, true),
        ("https://shop.example/help#x", HELP, true),
        ("HTTPS://Shop.Example:443/help", HELP, true),
        ("https://shop.example/help/{order_number}", HELP, true),
        ("https://shop.example/help?order={order_number}", HELP, true),
        ("https://shop.example", "https://shop.example", true),
        ("https://shop.example/anything", "https://shop.example", true),
        ("https://shop.example/", "https://shop.example/", true),
        ("https://shop.example:8443/help", "https://shop.example:8443/help", true),
        ("https://bücher.example/help", "https://xn--bcher-kva.example/help", true),
        ("https://xn--bcher-kva.example/help", "https://xn--bcher-kva.example/help", true),
        ("https://[2001:db8::1]/help", "https://[2001:db8::1]/help", true),
        ("https://shop.example/helpless", HELP, false),
        ("https://shop.example/Help", HELP, false),
        ("https://shop.example/help{order_number}", HELP, false),
        ("https://shop.example", HELP, false),
        ("https://shop.example/help", "https://shop.example/help/", false),
        ("https://shop.example:8443/help", HELP, false),
        ("https://help.shop.example/help", HELP, false),
        ("https://shop.example.evil.com/help", "https://shop.example", false),
        ("https://shop.example./help", HELP, false),
        ("http://shop.example/help", HELP, false),
        ("ftp://shop.example/help", HELP, false),
    ] {
        assert_eq!(passes(address, &[allowed]), fits, "{address} where {allowed} is allowed");
    }
}

/// Addresses that begin like an allowed one, and that some program opens elsewhere.
const DISGUISED: &[&str] = &[
    "https://shop.example;@evil.com",
    "https://shop.example,@evil.com",
    "https://shop.example@evil.com/help",
    "https://shop.example:pass@evil.com/help",
    "https://shop.example:443@evil.com/help",
    "https://shop.example&@evil.com/help",
    "https://shop.example”@evil.corp/help",
    "https://shop.example<@evil.com",
    "https://user@shop.example/help",
    "https://shop.example\\@evil.com/help",
    "https://shop.example\\.evil.com/help",
    "https:\\\\shop.example/help",
    "https:/shop.example/help",
    "https:shop.example/help",
    "https:///shop.example/help",
    "https://shop.example/help,/../account/close",
    "https://shop.example/help/../account",
    "https://shop.example/help/..",
    "https://shop.example/help/...",
    "https://shop.example/help/..”x",
    "https://shop.example/help/..{order_number}x",
    "https://shop.example/help/./../account",
    "https://shop.example/help/%2e%2e/account",
    "https://shop.example/help/.%2E/account",
    "https://shop.example/help/..%2faccount",
    "https://shop.example/help/..;/account",
    "https://shop.example/help/..\\account",
    "https://shop.example/help\"x\"/../account",
    "https://shop.example/help/.{order_number}./account",
    "https://shop.example%2eevil.com/help",
    "https://shop%2Eexample/help",
    "https://shop。example/help",
    "https://shop.example。evil.com/help",
    "https://ｓhop.example/help",
    "https://shop.example\u{200b}.evil.com/help",
    "https://shop.exam\u{ad}ple/help",
    "https://\u{202e}shop.example/help",
    "https://{company_name}/help",
    "https://shop.example{order_number}/help",
    "https://shop.example:{order_number}/help",
    "https://shop.example/help/https://evil.com",
    "https://shop.example/help?to=https://evil.com",
    "https://shop.example/help,https://evil.com",
    "https://shop.example/help/,evil.com",
    "https://shop.example/help/(evil.com)",
    "https://shop.example/help/;mailto:a@evil.com",
    "https://shop.example/help/|tel:0900",
    // Programs take these marks for a part of the path.
    "https://shop.example/help:",
    "https://shop.example/help_",
    "*https://shop.example/help*",
];

#[test]
fn an_address_that_only_begins_like_an_allowed_one_is_refused() {
    for address in DISGUISED {
        assert!(!passes(address, &[HELP]), "{address}");
        assert!(!passes(&format!("See “{address}”, please."), &[HELP]), "{address} in a text");
    }
    // Where the whole host is allowed, `..` leads nowhere else; all the same a link is written as it is opened.
    assert!(!passes("https://shop.example/help/../account", &["https://shop.example"]));
}

#[test]
fn what_stands_around_a_good_link_does_no_harm() {
    for text in [
        "See https://shop.example/help.",
        "See https://shop.example/help, please; or https://shop.example/help/parcels!",
        "“https://shop.example/help”",
        "‘https://shop.example/help’, »https://shop.example/help«",
        "(https://shop.example/help)",
        "(see https://shop.example/help/a_(b))",
        "[help](https://shop.example/help)",
        "<https://shop.example/help>",
        "See:https://shop.example/help",
        "请看：https://shop.example/help。",
        "Ga naar https://shop.example/help?order={order_number}...",
    ] {
        assert!(passes(text, &[HELP]), "{text}");
        assert!(!passes(text, &[]), "{text} where nothing is allowed");
    }
}

#[test]
fn a_mail_address_or_a_number_is_allowed_only_as_it_stands_there() {
    for (text, fits) in [
        ("Write to care@shop.example.", true),
        ("Write to (Care@Shop.example)!", true),
        ("Write to 'care@shop.example', \"care@shop.example\" or <mailto:care@shop.example>.", true),
        ("Call tel:+31201234567.", true),
        ("Write to x.care@shop.example", false),
        ("Write to scare@shop.example", false),
        ("Write to care@shop.example.evil.com", false),
        ("Write to care@shop.example,a@evil.corp", false),
        ("Write to mailto:care@shop.example?bcc=a@evil.corp", false),
        ("Write to mailto:care@shop.example,a@evil.corp", false),
        ("Write to {agent_name}@shop.example", false),
        ("Call tel:+31201234567;ext=1", false),
        ("Call tel:+3120123456", false),
    ] {
        assert_eq!(passes(text, &[MAIL, "tel:+31201234567"]), fits, "{text}");
    }
}

#[test]
fn whatever_a_program_makes_a_link_of_is_one() {
    for text in [
        "evil.com",
        "EVIL.COM",
        "See evil.com.",
        "See evil.com:8080/pay",
        "See evil.corp:8080",
        "See evil.corp/pay",
        "See evil.xn--p1ai/pay",
        "See президент.рф",
        "See evil.рф/pay",
        "请访问evil.com谢谢",
        "请看evil。com",
        "ｅｖｉｌ．ｃｏｍ",
        "ev\u{200b}il.co\u{ad}m",
        "evil.com\u{200b}and more",
        "Wait...evil.com",
        "evil.com{order_number}",
        "evil.com}",
        "www.evil",
        "WWW.evil.corp!",
        "//evil.com/pay",
        "\\\\evil.corp\\pay",
        "//localhost:3000",
        "✪evil.ws",
        "{company_name}.com",
        "a@evil.com",
        "a@evil.corp",
        "\"a b\"@evil.corp",
        "a@президент.рф",
        "a@[1.2.3.4]",
        "a@[IPv6:2001:db8::1]",
        "1.2.3.4",
        "http://1.2.3.4/pay",
        "https://0x7f.1/pay",
        "https://2130706433/",
        "1.2.3.4:8080",
        "[2001:db8::1]:8080",
        "http://[::1]/",
        "HTTPS://evil.corp",
        "1https://evil.corp",
        "https://a_b.evil.corp",
        "ftp://evil.corp",
        "app-of-mine://pay",
        "mailto:a@b",
        "(tel:0900123)",
        "SMS:0900123",
        "javascript:alert(1)",
        "fax:+31201234567",
        "ms-word:ofe|u|x",
        "tg:resolve",
        "webcal:x",
        "data:text/html,hello",
        "view-source:evil.corp",
    ] {
        assert!(!passes(text, &[HELP, MAIL]), "{text}");
    }
}

#[test]
fn ordinary_words_are_no_links() {
    for text in [
        "Today and/or tomorrow, 1.5/2, 24/7, a.m./p.m., km/h.",
        "E.g. this, i.e. that, etc. and so on...Yes!",
        "Mr.Smith, Dr.Jansen and J.R.R.Tolkien of Acme B.V., S.A. and S.p.A.",
        "At 12.30, 10:15 or 12.30/13.00; on 12.11.2026, 2026/03/28, 1/2.",
        "EUR 1.234,50 or 1.234.567,89 or 1.000.000.000; 12.5%, 3.5kg.",
        "report.pdf, IMG_0042.jpg, naam.docx and node.js",
        "Dag {first_name}.Uw pakket {order_number} komt {date}.{time}, {company_name}.{name}",
        "Version 1.2.3, chapter 4.5.6.7.8",
        "Liebe Kundin, z.B. d.h. u.a. bzw. ca. Art.-Nr. 5",
        "т.д./т.п., и т.д.",
        "你好。请访问我们的网站，谢谢。再见！",
        "こんにちは。ご注文は発送されました。",
        "مرحبا. كيف حالك؟",
        "नमस्ते। आपका ऑर्डर भेज दिया गया है।",
        "Note:please, Re: your order; 3:2, www, @shop, #1, C:, //, ://, https://",
        "hotel:12 https:// mailto: tel:",
        "Lees //dit// even, en \\dit\\ ook",
        "is.Noël naïve.être",
        "[1] (2) {first_name} [a:b]",
    ] {
        assert!(passes(text, &[]), "{text}: {:?}", Allowed::new(&[]).fault_in(text));
    }
}

#[test]
fn hostile_texts_are_looked_at_in_no_time_to_speak_of() {
    for piece in ["https://", "a@", "a.", "://", "(", "))", "[", "mailto:", "/..", "。", "https://shop.example/help,"]
    {
        let text: String = piece.chars().cycle().take(2_000).collect();
        let found = find::links(&text);
        let letters: usize = found.iter().map(|link| format!("{link:?}").len()).sum();
        assert!(found.len() <= 2_000 && letters < 4_000_000, "{piece}: {} links", found.len());
        let _ = passes(&text, &[HELP, MAIL]);
    }
}

/// Whether a browser that opens this stays where HELP and MAIL allow. A quotation mark before an address, which some
/// programs take for a part of it, leads nowhere else.
fn stays(opened: &str) -> bool {
    let opened = &opened.replacen("mailto:'", "mailto:", 1);
    let below = opened.strip_prefix(HELP).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
    below || opened == MAIL
}

/// Held against linkify-it, a program in JavaScript that many mail and chat programs use: see tests/data/README.md.
#[test]
fn what_another_program_finds_is_found_and_what_passes_stays_where_it_may() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../../../../tests/data/links.json")).unwrap();
    let (mut with_links, mut passed) = (0, 0);
    for vector in &vectors {
        let text = vector["text"].as_str().unwrap();
        let opened: Vec<&str> = vector["opened"].as_array().unwrap().iter().map(|url| url.as_str().unwrap()).collect();
        if !opened.is_empty() {
            with_links += 1;
            assert!(!passes(text, &[]), "{text} leads to {opened:?}");
        }
        if passes(text, &[HELP, MAIL]) {
            passed += usize::from(!opened.is_empty());
            assert!(opened.iter().all(|url| stays(url)), "{text} passes and leads to {opened:?}");
        }
    }
    assert!(with_links > 300 && passed > 30, "{with_links} texts with links, {passed} of them allowed");
}

/// What random texts are put together from.
const PIECES: &[&str] = &[
    HELP,
    "https://shop.example",
    "https://",
    "HTTPS://",
    "http:",
    "shop.example",
    "evil.com",
    "/help",
    "/account",
    "/",
    "//",
    "..",
    "/../",
    "/%2e%2e/",
    "%2f",
    "\\",
    ";",
    ",",
    "@",
    ";@",
    ":",
    ":443",
    ":8443",
    ".",
    "?",
    "#",
    "&",
    "=",
    "(",
    ")",
    "[",
    "]",
    "“",
    "”",
    "\"",
    "'",
    "<",
    ">",
    "|",
    "*",
    "_",
    "-",
    "{order_number}",
    "{",
    "}",
    "。",
    "．",
    "\u{200b}",
    "\u{ad}",
    "\u{202e}",
    "xn--p1ai",
    "рф",
    "é",
    "x",
    "1.2.3.4",
    "[::1]",
    "user",
    " ",
    "\n",
    "care@",
    "mailto:",
];

proptest! {
    // Most of these texts are refused.
    #![proptest_config(ProptestConfig { cases: 20_000, max_global_rejects: 1_000_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_let_through_leads_where_it_may(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..8)) {
        let text = format!("{HELP}{}", pieces.concat());
        prop_assume!(passes(&text, &[HELP]));
        let lower = text.to_ascii_lowercase();
        for (start, _) in lower.match_indices("https:") {
            // A program may end the link at the next space, or before any mark.
            let whole = text[start..].split(char::is_whitespace).next().unwrap();
            let marks = whole.char_indices().filter(|(_, letter)| !letter.is_alphanumeric()).map(|(at, _)| at);
            for end in marks.chain([whole.len()]).filter(|end| *end >= HELP.len()) {
                let Ok(url) = Url::parse(&whole[..end]) else { continue };
                prop_assert_eq!(url.host_str(), Some("shop.example"), "{} of {}", &whole[..end], text);
                prop_assert_eq!(url.port(), None);
                prop_assert!(url.username().is_empty() && url.password().is_none());
                let rest = url.path().strip_prefix("/help");
                prop_assert!(rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)), "{} of {}", &whole[..end], text);
            }
        }
    }

    #[test]
    fn no_text_breaks_the_search(text in "\\PC{0,60}", pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12)) {
        let _ = passes(&format!("{text}{}", pieces.concat()), &[HELP, MAIL]);
    }
}
