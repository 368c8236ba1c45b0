//! One layout for all pages: the head, the navigation by role, and the texts in the reader's language.

use std::io;
use std::sync::Arc;

use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use courtesy_report::{compare, explanation, markup, page, simulated};
use courtesy_server::handle::Fault;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, context};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::csrf;
use crate::places;
use crate::session::{SignedIn, hex};
use crate::texts::{Language, Texts, Words};

/// The media type of a page.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

const STYLE: &str = include_str!("../templates/style.css");

const SCRIPT: &str = include_str!("../templates/script.js");

const TEMPLATES: &[(&str, &str)] = &[
    ("layout.html", include_str!("../templates/layout.html")),
    ("brief.html", include_str!("../templates/brief.html")),
    ("today.html", include_str!("../templates/today.html")),
    ("customers.html", include_str!("../templates/customers.html")),
    ("customer.html", include_str!("../templates/customer.html")),
    ("decision.html", include_str!("../templates/decision.html")),
    ("approvals.html", include_str!("../templates/approvals.html")),
    ("approval.html", include_str!("../templates/approval.html")),
    ("refusal.html", include_str!("../templates/refusal.html")),
    ("sign_in.html", include_str!("../templates/sign_in.html")),
    ("plugins.html", include_str!("../templates/plugins.html")),
    ("plugin.html", include_str!("../templates/plugin.html")),
    ("plugin_choice.html", include_str!("../templates/plugin_choice.html")),
    ("policy.html", include_str!("../templates/policy.html")),
    ("policy_mistakes.html", include_str!("../templates/policy_mistakes.html")),
    ("policy_comparison.html", include_str!("../templates/policy_comparison.html")),
    ("policy_versions.html", include_str!("../templates/policy_versions.html")),
    ("policy_version.html", include_str!("../templates/policy_version.html")),
    ("difference.html", include_str!("../templates/difference.html")),
    ("progress.html", include_str!("../templates/progress.html")),
    ("insights.html", include_str!("../templates/insights.html")),
    ("outcomes.html", include_str!("../templates/outcomes.html")),
    ("simulate.html", include_str!("../templates/simulate.html")),
    ("playground.html", include_str!("../templates/playground.html")),
];

/// Templates and texts.
pub(crate) struct Layout {
    templates: Environment<'static>,
    texts: Arc<Texts>,
    /// Changes with the style sheets and the script, so that browsers may keep them.
    style: String,
}

/// A page in the navigation.
#[derive(Debug, Serialize)]
struct Entry {
    href: &'static str,
    title: &'static str,
    is_current: bool,
}

impl Layout {
    /// Reads all templates and catalogues.
    ///
    /// # Errors
    /// If one is damaged, which tests rule out.
    pub(crate) fn load() -> io::Result<Self> {
        let digest = Sha256::digest([whole_style(), whole_report_style(), SCRIPT.to_owned()].concat());
        let style = hex(&digest[..8]);
        Ok(Self { templates: markup::environment(TEMPLATES)?, texts: Arc::new(Texts::load()?), style })
    }

    /// The texts in a language.
    pub(crate) fn words(&self, language: Language) -> Words {
        Words::new(Arc::clone(&self.texts), language)
    }

    /// A page for somebody who is signed in: a template with its values, under a title from the catalogue.
    ///
    /// # Errors
    /// If the template can't be filled, which tests rule out.
    pub(crate) fn page(
        &self,
        signed_in: &SignedIn,
        template: &str,
        title: &str,
        values: Value,
    ) -> Result<Response, Fault> {
        let words = self.words(signed_in.language);
        self.titled(signed_in, template, &words.say(title, &[]), values)
    }

    /// As [`page`](Self::page), under a title that is a name.
    ///
    /// # Errors
    /// As [`page`](Self::page).
    pub(crate) fn titled(
        &self,
        signed_in: &SignedIn,
        template: &str,
        title: &str,
        values: Value,
    ) -> Result<Response, Fault> {
        let navigation = places::navigation(signed_in.who.role);
        let entries: Vec<Entry> = navigation
            .map(|(href, title)| Entry { href, title, is_current: is_under(&signed_in.path, href) })
            .collect();
        let frame = context! {
            navigation => Value::from(Serde(entries)), who => signed_in.who.name.as_str(), role => signed_in.who.role.word(),
            form_field => csrf::FIELD, form_value => signed_in.for_forms(),
        };
        let text = self.filled(signed_in.language, template, title, context! { ..values, ..frame });
        let text = text.map_err(|fault| {
            tracing::error!(%fault, template, "a page can't be written");
            Fault::internal("the page can't be written")
        })?;
        Ok(Html(text).into_response())
    }

    /// A page for anybody.
    ///
    /// # Errors
    /// If the template can't be filled, which tests rule out.
    pub(crate) fn plain(&self, language: Language, template: &str, title: &str, values: Value) -> io::Result<String> {
        let title = self.words(language).say(title, &[]);
        let frame = context! { navigation => Value::from(Vec::<Value>::new()), who => Value::from(()) };
        self.filled(language, template, &title, context! { ..values, ..frame })
    }

    /// A part of a page, for a script.
    ///
    /// # Errors
    /// As [`page`](Self::page).
    pub(crate) fn part(&self, language: Language, template: &str, values: Value) -> Result<String, Fault> {
        self.filled(language, template, "", values).map_err(|fault| {
            tracing::error!(%fault, template, "a part of a page can't be written");
            Fault::internal("the page can't be written")
        })
    }

    fn filled(&self, language: Language, template: &str, title: &str, values: Value) -> io::Result<String> {
        let frame = context! {
            t => Value::from_object(self.words(language)), language => language.tag(), title => title, style => self.style.as_str(),
        };
        let mut text = Vec::new();
        markup::fill(&self.templates, template, context! { ..values, ..frame }, &mut text)?;
        String::from_utf8(text).map_err(io::Error::other)
    }
}

/// Whether a page is one of the navigation's, or below it. One customer and one decision are below all customers.
fn is_under(path: &str, entry: &str) -> bool {
    let is_about_one = path == "/console/customer" || path.starts_with("/console/decisions/");
    let path = if is_about_one { "/console/customers" } else { path };
    path == entry || (entry != "/console" && path.strip_prefix(entry).is_some_and(|rest| rest.starts_with('/')))
}

/// `GET /console/style.css`
pub(crate) async fn style() -> Response {
    kept("text/css; charset=utf-8", whole_style())
}

/// The colours of all reports, the console's own style, and that of stories.
fn whole_style() -> String {
    [page::COLOURS, STYLE, &within(".story", explanation::STYLE)].concat()
}

/// The styles of reports, each for its own part of a page.
fn whole_report_style() -> String {
    let own = [(".report", page::STYLE), (".compared", compare::STYLE), (".simulated", simulated::STYLE)];
    own.map(|(part, style)| within(part, style)).concat()
}

/// A style for the elements within some part of a page.
fn within(part: &str, style: &str) -> String {
    format!("{part} {{\n{style}}}\n")
}

/// Something that a browser may keep: its address changes when it does.
fn kept(media_type: &'static str, text: String) -> Response {
    let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, text).into_response()
}

/// `GET /console/script.js`
pub(crate) async fn script() -> Response {
    kept("text/javascript; charset=utf-8", SCRIPT.to_owned())
}

/// `GET /console/report.css`
pub(crate) async fn report_style() -> Response {
    kept("text/css; charset=utf-8", whole_report_style())
}

/// A text as it is, to the last character, in a page.
pub(crate) fn literal(text: &str) -> Value {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    Value::from_safe_string(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_current_on_its_page_and_below() {
        assert!(
            is_under("/console/plugins", "/console/plugins") && is_under("/console/plugins/{id}", "/console/plugins")
        );
        assert!(is_under("/console", "/console"));
        assert!(!is_under("/console/plugins", "/console") && !is_under("/console/pluginsx", "/console/plugins"));
    }
}
