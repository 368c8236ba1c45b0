//! Times of the monotonic clock that a component waits for.

use courtesy_contract::FailureKind;

use crate::sandbox::fault::Fault;

/// The most times that a component may wait for at once.
const MOST: usize = 1_000;

/// The times in nanoseconds, each by the number of its handle. Number 0 isn't among them: it is always ready.
#[derive(Default)]
pub(super) struct Alarms {
    /// By the number of the handle less one; freed ones are `None`.
    moments_ns: Vec<Option<u64>>,
}

impl Alarms {
    /// Sets an alarm, and returns its number.
    pub(super) fn set(&mut self, moment_ns: u64) -> Result<u32, Fault> {
        let place = match self.moments_ns.iter().position(Option::is_none) {
            Some(place) => place,
            None if self.moments_ns.len() < MOST => {
                self.moments_ns.push(None);
                self.moments_ns.len() - 1
            }
            None => {
                let detail =
                    format!("it waits for more than {MOST} moments at once; drop pollables that are no longer needed");
                return Err(Fault::new(FailureKind::Memory, detail));
            }
        };
        self.moments_ns[place] = Some(moment_ns);
        Ok(place as u32 + 1)
    }

    /// Frees an alarm's number.
    pub(super) fn drop(&mut self, number: u32) {
        let place = (number as usize).checked_sub(1).and_then(|place| self.moments_ns.get_mut(place));
        if let Some(place) = place {
            *place = None;
        }
    }

    /// The time of an alarm; 0 for what is always ready.
    pub(super) fn moment_ns(&self, number: u32) -> u64 {
        let place = (number as usize).checked_sub(1).and_then(|place| self.moments_ns.get(place));
        place.copied().flatten().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_alarm_makes_room_for_another() {
        let mut alarms = Alarms::default();
        let numbers: Vec<u32> = (0..MOST as u64).map(|moment_ns| alarms.set(moment_ns + 7).unwrap()).collect();
        assert_eq!((numbers[0], alarms.moment_ns(numbers[0]), alarms.moment_ns(0)), (1, 7, 0));
        assert!(alarms.set(7).unwrap_err().detail.contains("more than 1000 moments"));
        alarms.drop(numbers[5]);
        assert_eq!(alarms.moment_ns(numbers[5]), 0);
        assert_eq!(alarms.set(9), Ok(numbers[5]));
    }
}
