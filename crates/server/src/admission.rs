//! Who may have a decision made now, who waits, and who is turned away at once.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, TryAcquireError};

use crate::problem::{Kind, Problem};
use crate::settings::LimitSettings;

/// Turns for decisions, places to wait for one, and memory for bodies. Each is bounded; nothing waits for a place or for memory.
#[derive(Debug)]
pub(crate) struct Admission {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
    memory: Arc<Semaphore>,
    limits: LimitSettings,
}

/// A place among those who have a turn or wait for one.
#[derive(Debug)]
pub(crate) struct Place {
    _place: OwnedSemaphorePermit,
}

/// The right to have a decision made.
#[derive(Debug)]
pub(crate) struct Turn {
    _turn: OwnedSemaphorePermit,
}

/// Memory for a body, given back when this is dropped.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    taken: Option<OwnedSemaphorePermit>,
}

impl Admission {
    pub(crate) fn new(limits: &LimitSettings) -> Self {
        let semaphore =
            |permits: u64| Arc::new(Semaphore::new(usize::try_from(permits).unwrap_or(Semaphore::MAX_PERMITS)));
        Self {
            turns: semaphore(limits.in_flight.into()),
            places: semaphore(u64::from(limits.in_flight) + u64::from(limits.waiting)),
            memory: semaphore(limits.bodies_bytes.into()),
            limits: limits.clone(),
        }
    }

    /// A place, if there is one now.
    ///
    /// # Errors
    /// If as many wait as may.
    pub(crate) fn place(&self) -> Result<Place, Problem> {
        match Arc::clone(&self.places).try_acquire_owned() {
            Ok(place) => Ok(Place { _place: place }),
            Err(TryAcquireError::NoPermits | TryAcquireError::Closed) => {
                Err(Problem::new(Kind::TooBusy, "as many decisions are in flight and waiting as this server takes on"))
            }
        }
    }

    /// A turn, first come, first served.
    pub(crate) async fn turn(&self) -> Turn {
        let turn = Arc::clone(&self.turns).acquire_owned().await.expect("it is never closed");
        Turn { _turn: turn }
    }

    /// Adds memory for so many bytes of a body.
    ///
    /// # Errors
    /// If all bodies that are being read fill what there is.
    pub(crate) fn reserve(&self, memory: &mut Memory, bytes: usize) -> Result<(), Problem> {
        let busy =
            || Problem::new(Kind::TooBusy, "the bodies that clients are sending fill the memory set aside for them");
        let bytes = u32::try_from(bytes).map_err(|_| busy())?;
        let more = Arc::clone(&self.memory).try_acquire_many_owned(bytes).map_err(|_| busy())?;
        match &mut memory.taken {
            Some(taken) => taken.merge(more),
            taken @ None => *taken = Some(more),
        }
        Ok(())
    }

    /// How many decisions are being made.
    pub(crate) fn in_flight(&self) -> u64 {
        u64::from(self.limits.in_flight).saturating_sub(self.turns.available_permits() as u64)
    }

    /// How many requests wait for a turn, or for the ledger.
    pub(crate) fn waiting(&self) -> u64 {
        let all = u64::from(self.limits.in_flight) + u64::from(self.limits.waiting);
        all.saturating_sub(self.places.available_permits() as u64).saturating_sub(self.in_flight())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admission(in_flight: u32, waiting: u32) -> Admission {
        Admission::new(&LimitSettings { in_flight, waiting, bodies_bytes: 100, ..LimitSettings::default() })
    }

    #[tokio::test]
    async fn beyond_those_who_may_wait_everybody_is_turned_away_at_once() {
        let admission = admission(1, 1);
        let (first, second) = (admission.place().unwrap(), admission.place().unwrap());
        let turn = admission.turn().await;
        assert_eq!((admission.in_flight(), admission.waiting()), (1, 1));
        assert_eq!(admission.place().unwrap_err().kind(), Kind::TooBusy);
        drop((first, turn));
        assert!(admission.place().is_ok());
        drop(second);
        assert_eq!((admission.in_flight(), admission.waiting()), (0, 0));
    }

    #[test]
    fn memory_is_given_back_with_the_body() {
        let admission = admission(1, 1);
        let mut memory = Memory::default();
        admission.reserve(&mut memory, 60).unwrap();
        admission.reserve(&mut memory, 40).unwrap();
        assert_eq!(admission.reserve(&mut memory, 1).unwrap_err().kind(), Kind::TooBusy);
        drop(memory);
        assert!(admission.reserve(&mut Memory::default(), 100).is_ok());
    }
}
