//! The ledger's last records, a part at a time.

use courtesy_contract::Record;
use courtesy_ledger::Page;

use crate::app::App;
use crate::problem::Problem;
use crate::runs::Effort;

/// How many records are read at once.
const PART: u32 = 500;

/// The last records, from the newest one of when it began back.
pub(super) struct Recorded<'a> {
    app: &'a App,
    effort: &'a Effort,
    last: u32,
    read: u32,
    /// The next part; `None` at the end.
    next: Option<Page>,
}

impl<'a> Recorded<'a> {
    /// So many of the last records. `effort` is told how far they are read.
    ///
    /// # Errors
    /// If the ledger can't be used.
    pub(super) async fn last(app: &'a App, last: u32, effort: &'a Effort) -> Result<Self, Problem> {
        // Behind the newest record of now: later ones would shift the parts.
        let newest = app.with_ledger(app.ledger.records(Page { after: None, most: 1 }).await)?.next;
        let first = Page { after: newest.map(|number| number + 1), most: PART.min(last) };
        Ok(Self { app, effort, last, read: 0, next: Some(first) })
    }

    /// The next part, and which page of the ledger it is; `None` at the end.
    ///
    /// # Errors
    /// If the ledger can't be used, or nobody waits for the result any more.
    pub(super) async fn part(&mut self) -> Result<Option<(Page, Vec<Record>)>, Problem> {
        let Some(page) = self.next else { return Ok(None) };
        let listed = self.app.with_ledger(self.app.ledger.records(page).await)?;
        self.effort.goes_on(self.read.into(), self.last.into())?;
        self.read += listed.items.len() as u32;
        let most = PART.min(self.last.saturating_sub(self.read));
        self.next = listed.next.filter(|_| most > 0).map(|after| Page { after: Some(after), most });
        Ok(Some((page, listed.items)))
    }

    /// How many were read.
    pub(super) fn read(&self) -> u32 {
        self.read
    }
}
