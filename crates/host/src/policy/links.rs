//! `links`: addresses to which links can't lead.

use url::Url;

use crate::link::{Target, is_mail};

/// What is wrong with an address of the policy's `links`, and what to write.
pub(super) fn fault(entry: &str) -> Option<String> {
    let without = |what: &str| Some(format!("{what}; end it before that, such as `https://shop.example/help`"));
    if entry.contains('*') {
        return Some("a wildcard matches nothing; write each host in full, such as `https://help.shop.example`".into());
    }
    if entry.contains(['{', '}']) {
        return without("holds a placeholder, and what lies below an address is allowed with it");
    }
    if entry.contains(['?', '#']) && !entry.starts_with("https://") {
        return Some("holds more than an address; leave out the `?` or `#` and what follows".into());
    }
    if entry.contains(['?', '#']) {
        return without("holds a `?` or a `#`, and what lies behind one is allowed anyway");
    }
    if !entry.starts_with("https://") {
        return (entry.starts_with("mailto:") && !is_mail(&entry["mailto:".len()..]))
            .then(|| "isn't one e-mail address; write it as `mailto:care@shop.example`".into());
    }
    let Ok(url) = Url::parse(entry) else {
        return Some("isn't an address; write one such as `https://shop.example/help`".into());
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Some("holds a user's name or password; leave them out".into());
    }
    let opened = url.as_str();
    let same = opened == entry || opened.strip_suffix('/') == Some(entry);
    if same && Target::read(entry).is_some() {
        return None;
    }
    Some(match Target::read(opened) {
        Some(_) => format!("isn't written as a browser opens it; write `{opened}`"),
        None => "holds an escaped dot or slash; write the path without".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_policy_is_one_that_links_can_lie_under() {
        for fine in [
            "https://shop.example",
            "https://shop.example/",
            "https://shop.example/help",
            "https://shop.example:8443/help/",
            "https://xn--bcher-kva.example/",
            "https://[2001:db8::1]/",
            "https://10.0.0.1/",
            "mailto:care@shop.example",
            "tel:+31201234567",
        ] {
            assert_eq!(fault(fine), None, "{fine}");
        }
        let told: Vec<String> = [
            "https://*.shop.example",
            "https://shop.example/*",
            "https://user:secret@shop.example/",
            "https://shop.example/help?x=1",
            "https://shop.example/help#top",
            "https://shop.example/{order_number}",
            "https://Shop.Example/help",
            "https://shop.example:443/help",
            "https://shop.example/help/../account",
            "https://shop.example/a%2fb",
            "https://shop.example\\help",
            "https://",
            "https://shop example",
            "mailto:care",
            "mailto:care@shop.example,other@shop.example",
        ]
        .map(|entry| format!("{entry}: {}", fault(entry).unwrap_or_else(|| panic!("{entry} is accepted"))))
        .to_vec();
        insta::assert_snapshot!(told.join("\n"));
    }
}
