//! Notices that files have changed, or that another server has published a policy.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::time::{MissedTickBehavior, interval};

use crate::app::{App, Source};

/// How often files and the ledger's policy are looked at.
const EVERY: Duration = Duration::from_secs(1);

/// A file's path, size and time of change.
type Seen = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// Loads anew what has changed, for as long as the server runs.
///
/// Files count as changed once they have stayed the same for one more look, since copying takes time.
pub(crate) async fn watch(app: Arc<App>) {
    let mut looks = interval(EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut loaded = look(&app).await;
    let mut last = loaded.clone();
    // A version that was refused isn't tried again and again.
    let mut tried = app.running().policy.number();
    loop {
        looks.tick().await;
        let published =
            published(&app).await.filter(|number| *number != tried && *number != app.running().policy.number());
        let now = look(&app).await;
        let has_settled = now == last && now != loaded;
        last.clone_from(&now);
        if published.is_some() || has_settled {
            loaded = now;
            tried = published.unwrap_or(tried);
            // The reasons are logged, and what ran before goes on.
            let _ = app.reload().await;
        }
    }
}

/// The number of the latest published policy, if the policy is the ledger's.
async fn published(app: &App) -> Option<i64> {
    match app.running().policy {
        Source::File(_) => None,
        Source::Published(_) | Source::Default => Some(app.ledger.policy().await.ok()??.number),
    }
}

/// The plugins' files and the policy's, if they are watched.
async fn look(app: &App) -> Seen {
    if !app.settings.watch {
        return Seen::new();
    }
    let paths: Vec<PathBuf> = app.settings.plugins.iter().chain(&app.settings.policy).cloned().collect();
    let looked = tokio::task::spawn_blocking(move || {
        let mut seen = Seen::new();
        for path in &paths {
            add(path, 2, &mut seen);
        }
        seen.sort();
        seen
    });
    looked.await.unwrap_or_default()
}

/// Adds a file, or the plugins in a folder and so many levels below.
fn add(path: &Path, levels: u8, seen: &mut Seen) {
    let Ok(metadata) = std::fs::metadata(path) else { return };
    if !metadata.is_dir() {
        seen.push((path.to_owned(), metadata.len(), metadata.modified().ok()));
    } else if levels > 0 {
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            let inner = entry.path();
            if inner.is_dir() || inner.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("wasm")) {
                add(&inner, levels - 1, seen);
            }
        }
    }
}
