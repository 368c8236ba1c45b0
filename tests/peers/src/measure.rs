//! Times, as ratios within one run.

use std::hint::black_box;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use crate::peer::{Caller, Customer, Loaded};

/// Calls per measurement.
const CALLS: u32 = 100;

/// What one peer took in each round, in seconds.
pub struct Times(Vec<f64>);

impl Times {
    /// The median over rounds of how long this took compared with another.
    pub fn compared_with(&self, other: &Self) -> f64 {
        median(self.0.iter().zip(&other.0).map(|(one, other)| one / other).collect())
    }
}

/// Measures all peers in each round, one after the other, so that what else the machine does meets them alike.
pub fn times(peers: &[Box<dyn Loaded>], customer: &Customer, rounds: usize) -> Vec<Times> {
    let mut callers: Vec<Caller<'_>> = peers.iter().map(|peer| peer.caller()).collect();
    let mut times: Vec<Times> = callers.iter().map(|_| Times(Vec::new())).collect();
    for _ in 0..rounds {
        for (call, Times(times)) in callers.iter_mut().zip(&mut times) {
            times.push(time(call, customer).as_secs_f64());
        }
    }
    times
}

/// The median over rounds of what two threads do in the time in which one does one.
pub fn two_threads(peer: &dyn Loaded, customer: &Customer, rounds: usize) -> f64 {
    let ratio = |_| throughput(peer, customer, 2) / throughput(peer, customer, 1);
    median((0..rounds).map(ratio).collect())
}

/// Calls a second of so many threads.
fn throughput(peer: &dyn Loaded, customer: &Customer, threads: usize) -> f64 {
    let barrier = Barrier::new(threads);
    let work = || {
        let mut call = peer.caller();
        drop(call(customer));
        barrier.wait();
        f64::from(CALLS) / time(&mut call, customer).as_secs_f64()
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().map(|thread| thread.join().expect("calls don't panic")).sum()
    })
}

fn time(call: &mut Caller<'_>, customer: &Customer) -> Duration {
    let start = Instant::now();
    (0..CALLS).for_each(|_| drop(black_box(call(customer))));
    start.elapsed()
}

/// The figure in the middle.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
