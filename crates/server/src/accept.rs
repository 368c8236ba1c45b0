//! Chooses the type of a response by the header `accept` (RFC 9110, section 12.5.1).

use axum::http::{HeaderMap, header};

use crate::problem::{Kind, Problem};

/// The first of the media types on offer that the client prefers.
///
/// # Errors
/// If the client accepts none of them.
pub(crate) fn choose<T: Copy>(headers: &HeaderMap, offered: &[(&'static str, T)]) -> Result<T, Problem> {
    let ranges: Vec<Range> = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(Range::parse)
        .collect();
    if ranges.is_empty() {
        return Ok(offered[0].1);
    }
    // Of equal preferences, the first on offer is chosen.
    let mut best: Option<(u16, T)> = None;
    for (name, choice) in offered {
        let quality = quality(&ranges, name);
        if quality > 0 && best.is_none_or(|(most, _)| quality > most) {
            best = Some((quality, *choice));
        }
    }
    best.map(|(_, choice)| choice).ok_or_else(|| {
        let names: Vec<_> = offered.iter().map(|(name, _)| *name).collect();
        Problem::new(Kind::NotAcceptable, format!("it is written as {}", names.join(", ")))
    })
}

/// How much the client prefers a media type, in thousandths: by the most specific range that covers it.
fn quality(ranges: &[Range], name: &str) -> u16 {
    let covering = ranges.iter().filter_map(|range| Some((range.precision(name)?, range.quality)));
    covering.max_by_key(|(precision, _)| *precision).map_or(0, |(_, quality)| quality)
}

/// A media range, with how much it is preferred, in thousandths.
struct Range {
    name: String,
    quality: u16,
}

impl Range {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let name = parts.next().filter(|name| !name.is_empty())?.to_ascii_lowercase();
        let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        let weight = weight.and_then(|weight| weight.parse::<f32>().ok()).unwrap_or(1.0);
        Some(Self { name, quality: (weight.clamp(0.0, 1.0) * 1_000.0) as u16 })
    }

    /// How precisely it names a media type; `None` if it doesn't cover it.
    fn precision(&self, name: &str) -> Option<u8> {
        let kind = name.split('/').next().unwrap_or_default();
        match self.name.as_str() {
            exact if exact == name => Some(2),
            range if range.strip_suffix("/*") == Some(kind) => Some(1),
            "*/*" => Some(0),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accept: Option<&str>) -> Option<char> {
        let headers = accept.map(|value| (header::ACCEPT, value.parse().unwrap()));
        choose(&headers.into_iter().collect(), &[("application/json", 'j'), ("text/plain", 't'), ("text/html", 'h')])
            .ok()
    }

    #[test]
    fn the_client_chooses_and_else_the_first_is_taken() {
        assert_eq!(chosen(None), Some('j'));
        assert_eq!(chosen(Some("*/*")), Some('j'));
        assert_eq!(chosen(Some("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")), Some('h'));
        assert_eq!(chosen(Some("text/*")), Some('t'));
        assert_eq!(chosen(Some("text/*;q=0.3, text/html;q=0.7")), Some('h'));
        assert_eq!(chosen(Some("application/json;q=0, */*;q=0.1")), Some('t'));
        assert_eq!(chosen(Some("image/png")), None);
    }
}
