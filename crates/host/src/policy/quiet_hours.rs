//! `[[quiet_hours]]` that never end.

use courtesy_contract::{Channel, QuietPeriod, Weekday};

use super::findings::Findings;

const DAY: usize = 24 * 60;
const WEEK: usize = 7 * DAY;

/// Checks `[[quiet_hours]]`: together they must leave a minute of the week in which something may arrive.
///
/// A period with an exception for critical service doesn't count: something still arrives.
pub(super) fn check(periods: &[QuietPeriod], findings: &mut Findings) {
    let mut week = Week::default();
    for (index, period) in periods.iter().enumerate().filter(|(_, period)| !period.except_critical_service) {
        week.silence(period);
        if week.is_silent() {
            let message = "with this period every minute of the week is quiet on every channel, so that nothing could ever be sent; \
                           shorten it, or name its `days` or `channels`";
            findings.add(format!("/quiet_hours/{index}"), message);
            return;
        }
    }
}

/// The minutes of a week in which each channel isn't quiet. Periods with an exception count, too.
pub(super) fn open_minutes(periods: &[QuietPeriod]) -> Vec<(Channel, usize)> {
    let mut week = Week::default();
    periods.iter().for_each(|period| week.silence(period));
    let open = |channel: &Channel| week.quiet.iter().filter(|quiet| **quiet & bits(&[*channel]) == 0).count();
    Channel::ALL.iter().map(|channel| (*channel, open(channel))).collect()
}

/// For each minute of the week, the channels that are quiet, one bit each.
struct Week {
    quiet: Vec<u32>,
    open_minutes: usize,
}

impl Default for Week {
    fn default() -> Self {
        Self { quiet: vec![0; WEEK], open_minutes: WEEK }
    }
}

impl Week {
    fn silence(&mut self, period: &QuietPeriod) {
        let named = if period.channels.is_empty() { Channel::ALL } else { period.channels.as_slice() };
        let days = if period.days.is_empty() { Weekday::ALL } else { period.days.as_slice() };
        let channels = bits(named);
        let from = usize::from(period.from.minutes());
        let length = usize::from(period.from.minutes_until(period.to));
        for day in Weekday::ALL.iter().enumerate().filter(|(_, day)| days.contains(day)).map(|(index, _)| index) {
            (0..length).for_each(|passed| self.silence_minute((day * DAY + from + passed) % WEEK, channels));
        }
    }

    fn silence_minute(&mut self, minute: usize, channels: u32) {
        let every = bits(Channel::ALL);
        let was_open = self.quiet[minute] != every;
        self.quiet[minute] |= channels;
        self.open_minutes -= usize::from(was_open && self.quiet[minute] == every);
    }

    fn is_silent(&self) -> bool {
        self.open_minutes == 0
    }
}

fn bits(channels: &[Channel]) -> u32 {
    let bit = |channel: &Channel| Channel::ALL.iter().position(|known| known == channel).map_or(0, |at| 1 << at);
    channels.iter().map(bit).fold(0, |bits, bit| bits | bit)
}
