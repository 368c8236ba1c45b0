//! Parts of long lists.

use crate::store::{Row, Value};
use crate::{Error, Ledger};

/// A part of a list: at most `most` items after `after`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The [`next`](Listed::next) of the part before; from the start without it.
    pub after: Option<i64>,
    /// The most items, from 1 to 1,000. Default 100.
    pub most: u32,
}

impl Default for Page {
    fn default() -> Self {
        Self { after: None, most: 100 }
    }
}

impl Page {
    fn most(self) -> usize {
        self.most.clamp(1, 1_000) as usize
    }

    /// One more than there is room for, which shows whether there is more.
    pub(crate) fn limit(self) -> i64 {
        self.most() as i64 + 1
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<T> {
    /// The items, in order.
    pub items: Vec<T>,
    /// What to pass as [`Page::after`] for the next part; `None` at the end.
    pub next: Option<i64>,
}

impl Ledger {
    /// The rows of a statement that asks for [`Page::limit`] rows, each as a number and an item.
    pub(crate) async fn list<T: Send>(
        &self,
        sql: &'static str,
        values: Vec<Value>,
        page: Page,
        item: impl Fn(&Row) -> Result<(i64, T), Error>,
    ) -> Result<Listed<T>, Error> {
        let rows = self.store().rows(sql, values).await?;
        let mut numbered = rows.iter().map(item).collect::<Result<Vec<_>, Error>>()?;
        let is_more = numbered.len() > page.most();
        numbered.truncate(page.most());
        let next = numbered.last().filter(|_| is_more).map(|(number, _)| *number);
        Ok(Listed { items: numbered.into_iter().map(|(_, item)| item).collect(), next })
    }
}
