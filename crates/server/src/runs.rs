//! Work that takes longer than a request, such as a simulation: it goes on while somebody looks at it, one at a time.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::problem::{Kind, Problem};

/// How long work goes on without anybody looking.
const LEFT_AFTER: Duration = Duration::from_secs(60);

/// How long a result is kept without anybody looking.
const KEPT_FOR: Duration = Duration::from_secs(3_600);

/// The most people whose work is kept.
const MOST: usize = 16;

/// How far somebody's work is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress<T> {
    /// It goes on, or waits for other people's.
    Going {
        /// How much is done.
        done: u64,
        /// Out of how much.
        of: u64,
    },
    /// It is done.
    Done(Arc<T>),
    /// It failed; the sentence says why and what to do.
    Failed(String),
}

/// Work of one sort. Each person has one, and the next takes its place.
#[derive(Debug)]
pub(crate) struct Runs<T> {
    by: Mutex<BTreeMap<String, Arc<Run<T>>>>,
    turn: Arc<Semaphore>,
}

#[derive(Debug)]
struct Run<T> {
    looked_at: Mutex<Instant>,
    effort: Arc<Effort>,
    result: OnceLock<Result<Arc<T>, String>>,
}

/// What work says of itself, and whether it should go on.
#[derive(Debug, Default)]
pub(crate) struct Effort {
    done: AtomicU64,
    of: AtomicU64,
    is_left: AtomicBool,
}

impl Effort {
    /// Says how far it is.
    pub(crate) fn is_at(&self, done: u64, of: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
    }

    /// Says how far it is, if somebody still waits for it.
    ///
    /// # Errors
    /// If nobody does; then the work is to end.
    pub(crate) fn goes_on(&self, done: u64, of: u64) -> Result<(), Problem> {
        self.is_at(done, of);
        if self.is_left() {
            return Err(Problem::new(Kind::NotNow, "nobody looked at it for a minute, so it was ended; begin anew"));
        }
        Ok(())
    }

    /// Whether nobody waits for it any more.
    pub(crate) fn is_left(&self) -> bool {
        self.is_left.load(Ordering::Relaxed)
    }
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Self { by: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl<T: Send + Sync + 'static> Runs<T> {
    /// Begins somebody's work, in place of their earlier one. A result of `None` is that of work that was left.
    pub(crate) fn begin<F>(&self, by: &str, work: impl FnOnce(Arc<Effort>) -> F)
    where
        F: Future<Output = Result<T, String>> + Send + 'static,
    {
        let effort = Arc::new(Effort::default());
        let run = Arc::new(Run {
            looked_at: Mutex::new(Instant::now()),
            effort: Arc::clone(&effort),
            result: OnceLock::new(),
        });
        {
            let mut all = self.lock();
            forget_old(&mut all);
            if let Some(earlier) = all.insert(by.to_owned(), Arc::clone(&run)) {
                earlier.leave();
            }
        }
        let (turn, work) = (Arc::clone(&self.turn), work(effort));
        tokio::spawn(Arc::clone(&run).watch());
        tokio::spawn(async move {
            let _turn = turn.acquire_owned().await.expect("it is never closed");
            if !run.effort.is_left() {
                let _ = run.result.set(work.await.map(Arc::new));
            }
            run.effort.is_left.store(true, Ordering::Relaxed);
        });
    }

    /// How far somebody's work is; `None` if there is none, or nobody looked at it for long.
    pub(crate) fn progress(&self, by: &str) -> Option<Progress<T>> {
        let run = Arc::clone(self.lock().get(by)?);
        *lock(&run.looked_at) = Instant::now();
        match run.result.get() {
            Some(Ok(result)) => Some(Progress::Done(Arc::clone(result))),
            Some(Err(fault)) => Some(Progress::Failed(fault.clone())),
            None if run.effort.is_left() => None,
            None => {
                let Effort { done, of, .. } = &*run.effort;
                Some(Progress::Going { done: done.load(Ordering::Relaxed), of: of.load(Ordering::Relaxed) })
            }
        }
    }

    /// Ends somebody's work, and forgets its result.
    pub(crate) fn leave(&self, by: &str) {
        if let Some(run) = self.lock().remove(by) {
            run.leave();
        }
    }

    /// Ends everybody's work.
    pub(crate) fn leave_all(&self) {
        std::mem::take(&mut *self.lock()).into_values().for_each(|run| run.leave());
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Run<T>>>> {
        lock(&self.by)
    }
}

impl<T> Run<T> {
    fn leave(&self) {
        self.effort.is_left.store(true, Ordering::Relaxed);
    }

    /// Ends the work once nobody looks at it any more.
    async fn watch(self: Arc<Self>) {
        while !self.effort.is_left() {
            let left_at = *lock(&self.looked_at) + LEFT_AFTER;
            if Instant::now() >= left_at {
                self.leave();
            }
            tokio::time::sleep_until(left_at.min(Instant::now() + Duration::from_secs(5))).await;
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is in it is consistent after every statement.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Forgets what nobody has looked at for long, and makes room for one more.
fn forget_old<T>(all: &mut BTreeMap<String, Arc<Run<T>>>) {
    all.retain(|_, run| lock(&run.looked_at).elapsed() < KEPT_FOR);
    if all.len() >= MOST {
        let oldest = all.iter().min_by_key(|(_, run)| *lock(&run.looked_at)).map(|(by, _)| by.clone());
        if let Some(run) = oldest.and_then(|by| all.remove(&by)) {
            run.leave();
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;

    async fn until(is_so: impl Fn() -> bool) {
        while !is_so() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn work_is_done_one_at_a_time_and_each_sees_their_own() {
        let runs = Runs::default();
        let (finish, finished) = oneshot::channel::<u32>();
        runs.begin("anna", |effort| async move {
            effort.is_at(1, 3);
            Ok(finished.await.unwrap())
        });
        runs.begin("bo", |_| async { Ok(2) });
        until(|| runs.progress("anna") == Some(Progress::Going { done: 1, of: 3 })).await;
        assert_eq!(runs.progress("bo"), Some(Progress::Going { done: 0, of: 0 }), "it waits");
        assert_eq!(runs.progress("cy"), None);
        finish.send(1).unwrap();
        until(|| runs.progress("bo") == Some(Progress::Done(Arc::new(2)))).await;
        assert_eq!(runs.progress("anna"), Some(Progress::Done(Arc::new(1))));
        runs.begin("bo", |_| async { Err("no contexts".to_owned()) });
        until(|| runs.progress("bo") == Some(Progress::Failed("no contexts".to_owned()))).await;
        runs.leave("bo");
        assert_eq!(runs.progress("bo"), None);
    }

    #[tokio::test(start_paused = true)]
    async fn work_ends_once_nobody_looks_at_it() {
        let runs = Runs::<u32>::default();
        let forever = |effort: Arc<Effort>| async move {
            while !effort.is_left() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            Err("nobody reads this".to_owned())
        };
        runs.begin("anna", forever);
        for _ in 0..10 {
            tokio::time::sleep(LEFT_AFTER / 2).await;
            assert_eq!(runs.progress("anna"), Some(Progress::Going { done: 0, of: 0 }), "somebody looks");
        }
        tokio::time::sleep(LEFT_AFTER * 2).await;
        assert!(!matches!(runs.progress("anna"), Some(Progress::Going { .. })));
        runs.begin("bo", |_| async { Ok(2) });
        until(|| runs.progress("bo") == Some(Progress::Done(Arc::new(2)))).await;
        runs.begin("anna", forever);
        runs.begin("anna", |_| async { Ok(3) });
        until(|| runs.progress("anna") == Some(Progress::Done(Arc::new(3)))).await;
    }

    #[tokio::test(start_paused = true)]
    async fn results_are_kept_of_so_many_people_and_for_so_long() {
        let runs = Runs::default();
        for number in 0..=MOST {
            tokio::time::sleep(Duration::from_secs(1)).await;
            runs.begin(&number.to_string(), |_| async { Ok(()) });
            until(|| runs.progress(&number.to_string()) == Some(Progress::Done(Arc::new(())))).await;
        }
        assert_eq!(runs.lock().len(), MOST);
        assert_eq!(runs.progress("0"), None);
        tokio::time::sleep(KEPT_FOR).await;
        runs.begin("anna", |_| async { Ok(()) });
        assert_eq!(runs.lock().len(), 1);
        runs.leave_all();
        assert!(runs.lock().is_empty());
    }
}
