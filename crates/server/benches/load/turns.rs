//! When each request of a generator is due.

use std::cell::Cell;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use crate::generator::{Pace, Task};

/// Whose turn it is, and since when.
pub(crate) struct Turns {
    first: u32,
    end: u32,
    pub(crate) begun: Instant,
    over: Instant,
    /// The time between two requests, if they are due at given moments.
    gap: Option<Duration>,
    taken: Cell<u32>,
    due: Arc<Semaphore>,
}

impl Turns {
    pub(crate) fn new(task: &Task) -> Self {
        let (begun, whole) = (Instant::now(), Duration::from_secs_f64(task.seconds));
        let gap = match task.pace {
            Pace::Closed => None,
            Pace::Open(rate) => Some(Duration::from_secs_f64(1.0 / rate)),
        };
        let (taken, due) = (Cell::new(0), Arc::new(Semaphore::new(0)));
        Self { first: task.first, end: task.end, begun, over: begun + whole, gap, taken, due }
    }

    /// Announces each request at its moment, and then the end to each connection. A thread does it, since the runtime's clock
    /// is a millisecond coarse.
    pub(crate) fn dispatch(&self, connections: u32) -> Option<JoinHandle<()>> {
        let (begun, over, gap, due) = (self.begun, self.over, self.gap?, Arc::clone(&self.due));
        let most = self.end - self.first;
        Some(std::thread::spawn(move || {
            let moments = (0..most).map(|number| moment(begun, gap, number)).take_while(|moment| *moment < over);
            for moment in moments {
                std::thread::sleep(moment.saturating_duration_since(Instant::now()));
                due.add_permits(1);
            }
            due.add_permits(connections as usize);
        }))
    }

    /// The next customer, and since when the request is due; `None` at the end.
    pub(crate) async fn next(&self) -> Option<(u32, Instant)> {
        if self.gap.is_some() {
            self.due.acquire().await.expect("it is never closed").forget();
        }
        let number = self.taken.get();
        let due = self.gap.map_or_else(Instant::now, |gap| moment(self.begun, gap, number));
        if due >= self.over || self.first + number >= self.end {
            return None;
        }
        self.taken.set(number + 1);
        Some((self.first + number, due))
    }
}

/// The moment at which a request is due.
fn moment(begun: Instant, gap: Duration, number: u32) -> Instant {
    begun + gap.mul_f64(number.into())
}
