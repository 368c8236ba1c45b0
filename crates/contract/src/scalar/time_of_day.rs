//! A time of day.

use super::{parsed, written_as_text};
use crate::OutOfBounds;

const MINUTES_OF_A_DAY: u16 = 24 * 60;

/// A time of day on the customer's clock, `HH:MM`, from `00:00` to `23:59`.
///
/// ```
/// use courtesy_contract::TimeOfDay;
///
/// const NIGHT: TimeOfDay = TimeOfDay::constant("21:30");
/// assert_eq!((NIGHT.hour(), NIGHT.minute()), (21, 30));
/// assert!(TimeOfDay::parse("24:00").is_err());
/// ```
///
/// ```compile_fail
/// # use courtesy_contract::TimeOfDay;
/// const NIGHT: TimeOfDay = TimeOfDay::constant("24:00");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    minutes: u16,
}

parsed!(TimeOfDay, "a time of day such as `21:00`");
written_as_text!(TimeOfDay, {
    "type": "string",
    "minLength": 1,
    "maxLength": 5,
    "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
});

impl TimeOfDay {
    /// The time at this hour, from 0 to 23, and minute, from 0 to 59.
    ///
    /// # Errors
    /// An hour or a minute out of range.
    pub const fn new(hour: u8, minute: u8) -> Result<Self, OutOfBounds> {
        if hour > 23 || minute > 59 {
            return Err(Self::EXPECTED);
        }
        Ok(Self { minutes: hour as u16 * 60 + minute as u16 })
    }

    /// The hour, from 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u8 {
        (self.minutes / 60) as u8
    }

    /// The minute of the hour, from 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u8 {
        (self.minutes % 60) as u8
    }

    /// Minutes since midnight, from 0 to 1439.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.minutes
    }

    /// The minutes from this time until `end`: a whole day, 1440, if both are the same.
    #[must_use]
    pub const fn minutes_until(self, end: Self) -> u16 {
        if end.minutes > self.minutes {
            end.minutes - self.minutes
        } else {
            end.minutes + MINUTES_OF_A_DAY - self.minutes
        }
    }

    const fn read(text: &[u8]) -> Option<Self> {
        let [h @ b'0'..=b'2', hh @ b'0'..=b'9', b':', m @ b'0'..=b'5', mm @ b'0'..=b'9'] = text else { return None };
        let (hour, minute) = ((*h - b'0') * 10 + *hh - b'0', (*m - b'0') * 10 + *mm - b'0');
        match Self::new(hour, minute) {
            Ok(time) => Some(time),
            Err(_) => None,
        }
    }

    fn ascii(self) -> [u8; 5] {
        let digits = |number: u8| [b'0' + number / 10, b'0' + number % 10];
        let ([h, hh], [m, mm]) = (digits(self.hour()), digits(self.minute()));
        [h, hh, b':', m, mm]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_minute_of_the_day_is_read_as_it_is_written() {
        let mut before = None;
        for minutes in 0..MINUTES_OF_A_DAY {
            let text = format!("{:02}:{:02}", minutes / 60, minutes % 60);
            let time = TimeOfDay::parse(&text).unwrap();
            assert_eq!((time.minutes(), time.to_string()), (minutes, text));
            assert_eq!(TimeOfDay::new(time.hour(), time.minute()), Ok(time));
            assert!(before < Some(time));
            before = Some(time);
        }
    }

    #[test]
    fn what_no_clock_shows_is_refused() {
        for text in [
            "", "24:00", "29:59", "30:00", "21:60", "2:00", "21:0", "021:00", "21:000", "21.00", "21:00:00", " 21:00",
            "21-00", "/1:00", ":1:00", "2/:00", "2::00", "21:/0", "21:0:", "２1:00", "9 pm", "21:00\n",
        ] {
            assert!(TimeOfDay::parse(text).is_err(), "{text}");
        }
        assert!(TimeOfDay::new(24, 0).is_err() && TimeOfDay::new(0, 60).is_err() && TimeOfDay::new(255, 255).is_err());
    }

    #[test]
    fn a_period_that_ends_no_later_than_it_begins_goes_on_the_next_day() {
        let minutes = |from, to| TimeOfDay::constant(from).minutes_until(TimeOfDay::constant(to));
        assert_eq!(minutes("08:00", "08:01"), 1);
        assert_eq!(minutes("21:00", "08:00"), 11 * 60);
        assert_eq!(minutes("08:00", "08:00"), MINUTES_OF_A_DAY);
        assert_eq!(minutes("23:59", "00:00"), 1);
        assert_eq!(minutes("00:00", "23:59"), MINUTES_OF_A_DAY - 1);
    }

    #[test]
    fn it_stands_in_json_as_text_and_says_what_was_expected() {
        assert_eq!(serde_json::to_string(&TimeOfDay::constant("08:05")).unwrap(), r#""08:05""#);
        assert_eq!(serde_json::from_str::<TimeOfDay>(r#""08:\u00305""#).unwrap(), TimeOfDay::constant("08:05"));
        for json in [r#""8:05""#, "485", "null", r#"["08:05"]"#] {
            let told = serde_json::from_str::<TimeOfDay>(json).unwrap_err().to_string();
            assert!(told.contains("expected a time of day such as `21:00`"), "{told}");
        }
    }
}
