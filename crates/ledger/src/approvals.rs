//! Approvals: what waits for somebody, and what they say.

use courtesy_contract::{ActionKind, Approval, Approved, Label, Money, Slug, Timestamp, Uuid};
use serde::{Deserialize, Serialize};

use crate::entry;
use crate::page::{Listed, Page};
use crate::store::{Change, Connection, Row, values};
use crate::{Error, ErrorKind, Ledger, name};

/// An action that waits for somebody's approval.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Waiting {
    /// The number by which to agree or decline.
    pub id: i64,
    /// The decision that withheld it.
    pub decision_id: Uuid,
    /// The customer.
    pub customer_ref: Label,
    /// The plugin that proposed it.
    pub plugin: Slug,
    /// The action's `id`.
    pub action: Slug,
    /// The action's `key`.
    pub key: Label,
    /// The kind of action.
    pub kind: ActionKind,
    /// What it costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    /// Who has to approve it: a person or a manager.
    pub needs: Approval,
    /// Since when it waits.
    pub asked_at: Timestamp,
}

/// Somebody's consent.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Who agrees, for the audit: 1 to 100 printable characters.
    pub who: String,
    /// In which role: a person or a manager.
    pub role: Approval,
    /// Until when. Default: for ever.
    pub until_at: Option<Timestamp>,
    /// Up to which cost. Default: any.
    pub amount: Option<Money>,
}

/// What somebody agreed to or declined.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answered {
    /// The action's `key`.
    pub key: Label,
    /// The kind of action.
    pub kind: ActionKind,
    /// The plugin that proposed it.
    pub plugin: Slug,
    /// The consent; left out if they declined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<Approved>,
    /// Who.
    pub who: String,
    /// When.
    pub at: Timestamp,
    /// Why they declined, if they said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whether a decision has used the consent.
    pub is_used: bool,
}

/// What a decision asks somebody to approve.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Asked {
    pub(crate) plugin: Slug,
    pub(crate) action: Slug,
    pub(crate) key: Label,
    pub(crate) kind: ActionKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) cost: Option<Money>,
    pub(crate) needs: Approval,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) asked_at: Option<Timestamp>,
}

impl Asked {
    /// Asks for it, in place of what an earlier decision asked for.
    pub(crate) async fn ask(&self, connection: &mut Connection<'_>, id: &[u8], customer: &str) -> Result<(), Error> {
        let asked = Self { asked_at: Some(entry::moment(connection.now().await?)?), ..self.clone() };
        let (plugin, key) = (self.plugin.as_str(), self.key.as_str());
        let sql = "DELETE FROM approvals WHERE customer = $1 AND state = 'waiting' AND plugin = $2 AND key = $3";
        connection.run(sql, values![customer, plugin, key]).await?;
        let sql = "INSERT INTO approvals (customer, decision, plugin, key, state, asked) VALUES ($1, $2, $3, $4, 'waiting', $5)";
        connection.run(sql, values![customer, id, plugin, key, entry::json(&asked)]).await?;
        Ok(())
    }
}

pub(crate) const WAITING: &str = "SELECT number, customer, decision, asked FROM approvals \
                       WHERE state = 'waiting' AND number > $1 ORDER BY number LIMIT $2";

const ANSWERED: &str = "SELECT number, asked, given, who, decided_at, why, used_by FROM approvals \
                        WHERE customer = $1 AND state IN ('agreed', 'declined') AND number < $2 \
                        ORDER BY number DESC LIMIT $3";

impl Ledger {
    /// What waits for somebody's approval, oldest first.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn waiting(&self, page: Page) -> Result<Listed<Waiting>, Error> {
        self.list(WAITING, values![page.after.unwrap_or(0), page.limit()], page, waiting).await
    }

    /// Agrees: the next decision about this customer may offer the action, once.
    ///
    /// # Errors
    /// [`ErrorKind::Unknown`] if nothing like it waits, [`ErrorKind::Stale`] if somebody has decided it already,
    /// [`ErrorKind::Refused`] if it needs a manager, [`ErrorKind::Invalid`], [`ErrorKind::Unavailable`].
    pub async fn agree(&self, id: i64, agreement: &Agreement) -> Result<(), Error> {
        name::check("who agrees", &agreement.who)?;
        let agreement = agreement.clone();
        self.store().write(move |connection| Box::pin(agree(connection, id, agreement))).await
    }

    /// What waits under a number; `None` if nothing does, or nothing does any more.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn waiting_under(&self, id: i64) -> Result<Option<Waiting>, Error> {
        let Some(before) = id.checked_sub(1) else { return Ok(None) };
        let listed = self.waiting(Page { after: Some(before), most: 1 }).await?;
        Ok(listed.items.into_iter().find(|waiting| waiting.id == id))
    }

    /// What somebody agreed to or declined about a customer, newest first.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn answered(&self, customer: &Label, page: Page) -> Result<Listed<Answered>, Error> {
        let values = values![customer.as_str(), page.after.unwrap_or(i64::MAX), page.limit()];
        self.list(ANSWERED, values, page, answered).await
    }

    /// Declines: the action stays withheld.
    ///
    /// # Errors
    /// As [`Ledger::agree`].
    pub async fn decline(&self, id: i64, who: &str) -> Result<(), Error> {
        self.declined(id, who, None).await
    }

    /// Declines with a reason of 1 to 2,000 bytes, which is kept for as long as what is known of the customer.
    ///
    /// # Errors
    /// As [`Ledger::agree`].
    pub async fn decline_because(&self, id: i64, who: &str, why: &str) -> Result<(), Error> {
        name::check_reason(why)?;
        self.declined(id, who, Some(why.to_owned())).await
    }

    async fn declined(&self, id: i64, who: &str, why: Option<String>) -> Result<(), Error> {
        name::check("who declines", who)?;
        let who = who.to_owned();
        self.store()
            .write(move |mut connection| {
                Box::pin(async move {
                    let (customer, _) = take(&mut connection, id).await?;
                    let sql = "UPDATE approvals SET state = 'declined', who = $1, decided_at = $2, why = $4 WHERE number = $3";
                    let now = connection.now().await?;
                    connection.run(sql, values![who.as_str(), now, id, why]).await?;
                    note(&mut connection, &who, "declined", id, &customer, now).await
                })
            })
            .await
    }
}

fn waiting(row: &Row) -> Result<(i64, Waiting), Error> {
    let asked: Asked = entry::document(row, 3)?;
    let id = row.get(0)?;
    let waiting = Waiting {
        id,
        decision_id: entry::uuid(&row.get::<Vec<u8>>(2)?)?,
        customer_ref: Label::new(row.get::<String>(1)?).map_err(|_| Error::damaged("an approval"))?,
        plugin: asked.plugin,
        action: asked.action,
        key: asked.key,
        kind: asked.kind,
        cost: asked.cost,
        needs: asked.needs,
        asked_at: asked.asked_at.ok_or_else(|| Error::damaged("an approval"))?,
    };
    Ok((id, waiting))
}

fn answered(row: &Row) -> Result<(i64, Answered), Error> {
    let asked: Asked = entry::document(row, 1)?;
    let given: Option<String> = row.get(2)?;
    let answered = Answered {
        key: asked.key,
        kind: asked.kind,
        plugin: asked.plugin,
        given: given.as_deref().map(entry::parsed).transpose()?,
        who: row.get(3)?,
        at: entry::time(row, 4)?,
        why: row.get(5)?,
        is_used: row.get::<Option<Vec<u8>>>(6)?.is_some(),
    };
    Ok((row.get(0)?, answered))
}

/// Locks what waits.
async fn take(connection: &mut Connection<'_>, id: i64) -> Result<(String, Asked), Error> {
    let sql = "UPDATE approvals SET number = number WHERE number = $1 RETURNING state, customer, asked";
    let Some(row) = connection.row(sql, values![id]).await? else {
        let message = "nothing waits under this number; list what waits, since a later decision may have asked anew";
        return Err(Error::new(ErrorKind::Unknown, message));
    };
    if row.get::<String>(0)? != "waiting" {
        let message = "somebody has agreed or declined already; list what waits";
        return Err(Error::new(ErrorKind::Stale, message));
    }
    Ok((row.get(1)?, entry::document(&row, 2)?))
}

async fn agree(mut connection: Connection<'_>, id: i64, agreement: Agreement) -> Result<Change<()>, Error> {
    let connection = &mut connection;
    let (customer, asked) = take(connection, id).await?;
    if agreement.role < asked.needs {
        let message = "a manager has to approve this, and the role says otherwise; ask a manager";
        return Err(Error::new(ErrorKind::Refused, message));
    }
    let now = connection.now().await?;
    let given = Approved {
        key: asked.key,
        plugin: Some(asked.plugin),
        by: agreement.role,
        at: entry::moment(now)?,
        until_at: agreement.until_at,
        amount: agreement.amount,
    };
    let sql = "UPDATE approvals SET state = 'agreed', who = $1, decided_at = $2, given = $3 WHERE number = $4";
    connection.run(sql, values![agreement.who.as_str(), now, entry::json(&given), id]).await?;
    note(connection, &agreement.who, "agreed", id, &customer, now).await
}

async fn note(
    connection: &mut Connection<'_>,
    who: &str,
    did: &str,
    id: i64,
    customer: &str,
    now: i64,
) -> Result<Change<()>, Error> {
    let sql = "INSERT INTO audit (at, done_by, did, about, customer) VALUES ($1, $2, $3, $4, $5)";
    connection.run(sql, values![now, who, did, format!("approval {id}"), customer]).await?;
    Ok(Change::Keep(()))
}
