//! Numbers as people read them.

use std::time::Duration;

use courtesy_contract::{Currency, Money, Timestamp};

/// A number with a comma between thousands: `2,357`.
#[must_use]
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with the thing it counts: `1 action`, `2 actions`.
#[must_use]
pub fn counted(number: u64, thing: &str) -> String {
    let ending = match (number, thing.strip_suffix('y')) {
        (1, _) => return format!("1 {thing}"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => return format!("{} {stem}ies", count(number)),
        _ => "s",
    };
    format!("{} {thing}{ending}", count(number))
}

/// The size of a file in thousands of bytes: `58 kB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// An amount of memory: `192 KiB`, `1.1 MiB`.
#[must_use]
pub fn memory(bytes: u64) -> String {
    if bytes < 1 << 20 {
        format!("{} KiB", bytes.div_ceil(1 << 10))
    } else {
        format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
    }
}

/// A duration: `0.3 ms`, `12 ms`, `1.2 s`, `3 min 20 s`.
#[must_use]
pub fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        ..0.01 => format!("{:.1} ms", seconds * 1e3),
        ..1.0 => format!("{:.0} ms", seconds * 1e3),
        ..60.0 => format!("{seconds:.1} s"),
        _ => format!("{} min {} s", time.as_secs() / 60, time.as_secs() % 60),
    }
}

/// A moment in UTC: `2026-03-29 08:15 UTC`.
#[must_use]
pub fn moment(moment: Timestamp) -> String {
    let text = moment.to_string();
    let text = text.strip_suffix("Z").unwrap_or(&text).replace('T', " ");
    format!("{} UTC", text.strip_suffix(":00").unwrap_or(&text))
}

/// A number of millionths as a decimal: `0.84`.
#[must_use]
pub fn millionths(number: u64) -> String {
    let text = format!("{:.4}", number as f64 / 1e6);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// An amount of money: `EUR 12.50`.
#[must_use]
pub fn money(money: &Money) -> String {
    amount(money.minor.get(), money.currency)
}

/// An amount in a currency's smallest units: `EUR 12.50`.
#[must_use]
pub fn amount(minor: u64, currency: Currency) -> String {
    let digits = currency.decimals();
    let unit = 10_u64.pow(digits);
    let whole = format!("{currency} {}", count(minor / unit));
    if digits == 0 { whole } else { format!("{whole}.{:0width$}", minor % unit, width = digits as usize) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        let texts = [0, 7, 999, 1_000, 2_357, 10_000_000].map(count);
        assert_eq!(texts, ["0", "7", "999", "1,000", "2,357", "10,000,000"]);
    }

    #[test]
    fn one_is_singular() {
        let texts = [counted(1, "action"), counted(0, "action"), counted(1_200, "line"), counted(2, "day")];
        assert_eq!(texts, ["1 action", "0 actions", "1,200 lines", "2 days"]);
        assert_eq!(counted(2, "currency"), "2 currencies");
    }

    #[test]
    fn money_has_as_many_digits_as_its_currency() {
        let texts = [(1250, "EUR"), (5, "EUR"), (1250, "JPY"), (1250, "KWD"), (123_456_789, "USD")]
            .map(|(minor, currency)| money(&Money::new(minor, currency).unwrap()));
        assert_eq!(texts, ["EUR 12.50", "EUR 0.05", "JPY 1,250", "KWD 1.250", "USD 1,234,567.89"]);
    }

    #[test]
    fn sizes_and_times_are_short() {
        assert_eq!([size(762), size(57_300), size(4_404_573)], ["762 bytes", "58 kB", "4.4 MB"]);
        assert_eq!([memory(196_608), memory(1_114_112)], ["192 KiB", "1.1 MiB"]);
        let times = [300, 12_000, 1_230_000, 200_000_000].map(|us| time(Duration::from_micros(us)));
        assert_eq!(times, ["0.3 ms", "12 ms", "1.2 s", "3 min 20 s"]);
        assert_eq!([millionths(840_000), millionths(1_000_000), millionths(0)], ["0.84", "1", "0"]);
        assert_eq!(moment(Timestamp::parse("2026-03-29T08:15:00Z").unwrap()), "2026-03-29 08:15 UTC");
    }
}
