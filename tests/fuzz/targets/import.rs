//! What is imported into a ledger: all of it or nothing, and what was imported is exported again.
#![no_main]

use std::sync::{LazyLock, Mutex};

use courtesy_ledger::{Ledger, Settings};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("threads can be started"));

/// A ledger that nothing has been imported into; making one takes longer than all the rest.
static EMPTY: Mutex<Option<Place>> = Mutex::new(None);

struct Place {
    ledger: Ledger,
    // It is removed after the ledger is gone.
    _folder: TempDir,
}

impl Place {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("courtesy.db").display());
        let ledger = Ledger::open(&url, Settings::default()).await.expect("a new ledger");
        Self { ledger, _folder: folder }
    }

    async fn exported(&self) -> (u64, Vec<u8>) {
        let mut lines = Vec::new();
        let rows = self.ledger.export(&mut lines).await.expect("what a ledger holds can be exported");
        (rows, lines)
    }
}

fuzz_target!(|bytes: &[u8]| RUNTIME.block_on(try_to_import(bytes)));

async fn try_to_import(mut bytes: &[u8]) {
    let empty = EMPTY.lock().expect("nothing panicked").take();
    let place = match empty {
        Some(place) => place,
        None => Place::new().await,
    };
    let imported = place.ledger.import(&mut bytes).await;
    let (rows, lines) = place.exported().await;
    let Ok(imported) = imported else {
        assert_eq!(rows, 0, "a part was imported");
        *EMPTY.lock().expect("nothing panicked") = Some(place);
        return;
    };
    assert_eq!(imported, rows);
    place.ledger.check().await.expect("a ledger can be checked, whatever was imported");
    let other = Place::new().await;
    other.ledger.import(&mut &lines[..]).await.expect("an export can be imported");
    assert_eq!(other.exported().await.1, lines);
    place.ledger.close().await;
    other.ledger.close().await;
}
