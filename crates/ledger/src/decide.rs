//! Deciding with a ledger: read, merge, decide, reserve. Nothing is locked while plugins run.

use std::time::Duration;

use courtesy_contract::{Context, Label, Policy, Record, Uuid};
use tokio::time::{Instant, sleep};

use crate::known::{Known, Question};
use crate::merge::{self, Closed};
use crate::reserve::{Made, Obstacle, Reservation};
use crate::store::{Change, Row, values};
use crate::{Error, ErrorKind, Ledger, digest, packed};

/// How often a decision is made openly. After that, the customer is held and whatever others keep taking counts as gone.
const OPEN_TRIES: u32 = 3;

/// More than this is no coincidence.
const MOST_TRIES: u32 = 100;

/// How long a server has a customer to itself, in seconds, if it doesn't come back.
const HOLD_S: i64 = 30;

/// A decision whose promises are reserved.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The decision with all it was made of; its context is the request with what the ledger knew.
    pub record: Record,
    /// The decision's JSON, to the byte as it was answered at first.
    pub decision_json: Vec<u8>,
    /// Whether the same request had been answered before.
    pub repeated: bool,
    /// How often it was decided again because others promised something meanwhile.
    pub conflicts: u32,
}

const STORED: &str = "SELECT request, record FROM decisions WHERE id = $1";

/// A decision as it is stored.
pub(crate) struct Stored {
    /// The request's digest.
    pub(crate) request: Vec<u8>,
    /// The packed record, until it is pruned.
    pub(crate) record: Option<Vec<u8>>,
}

impl Ledger {
    /// Decides with what the ledger knows, and reserves what is offered.
    ///
    /// `request` is the context as it was received, and `policy` the one [in force](Policy::in_force) that `decide` decides by.
    /// `decide` makes the record of the context that it is given, such as by `Host::record`. It may be called several times, and
    /// nothing is locked while it runs. The same request again gives the same bytes.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] if the `decision_id` was used for another request, [`ErrorKind::Gone`] if the answer has been
    /// erased or pruned since, [`ErrorKind::TooMany`] if the customer has too many actions, [`ErrorKind::Invalid`] if a
    /// reference holds the character NUL, [`ErrorKind::Unavailable`] if
    /// nothing could be reserved: then nothing may be done, either.
    pub async fn decide<F, D>(&self, request: &Context, policy: &Policy, decide: F) -> Result<Decided, Error>
    where
        F: Fn(Context) -> D + Send + Sync,
        D: Future<Output = Record> + Send,
    {
        let digest = digest::of(&serde_json::to_vec(request).expect("a context is plain data"));
        let (mut closed, mut conflicts, mut holder) = (Closed::default(), 0, 0);
        while conflicts < MOST_TRIES {
            let known = match self.ask(request, policy).await? {
                (Some(stored), _) => return stored.answer(&digest, conflicts),
                (None, known) if known.has_lapsed => {
                    self.give_back_lapsed(known.now).await?;
                    self.ask(request, policy).await?.1
                }
                (None, known) => known,
            };
            let context = merge::merged(request, policy, &known, &closed);
            let record = decide(context.clone()).await;
            let Some(decision) = &record.decision else {
                return Err(Error::new(
                    ErrorKind::Invalid,
                    "the record has no decision; pass what `Host::record` returns",
                ));
            };
            let decision_json = serde_json::to_vec(decision).expect("a decision is plain data");
            let json = serde_json::to_vec(&record).expect("a record is plain data");
            let reserve_s = self.settings().reserve_s;
            let made = Made { policy, known: &known, context: &context, record: &record, reserve_s, holder };
            let reservation = Reservation::new(&made, &digest, packed::pack(&json));
            let obstacles = self.store().write(|connection| Box::pin(reservation.write(connection))).await?;
            if obstacles.is_empty() {
                return Ok(Decided { record, decision_json, repeated: false, conflicts });
            }
            conflicts += 1;
            tracing::debug!(decision = %request.decision_id, conflicts, "something was promised meanwhile; deciding again");
            if conflicts >= OPEN_TRIES {
                holder = self.insist(obstacles, &mut closed, holder, &request.customer.reference).await?;
            }
        }
        Err(Error::unavailable("is changed faster than anything can be decided"))
    }

    /// What is stored of the decision, and what is known.
    async fn ask(&self, request: &Context, policy: &Policy) -> Result<(Option<Stored>, Known), Error> {
        let question = Question::new(request, policy, self.settings().reserve_s)?;
        let mut session = self.store().read().await?;
        let answer = question.ask(&mut session.connection()).await?;
        self.store().keep(session);
        Ok(answer)
    }

    /// Makes sure that the next decision meets fewer obstacles, so that it ends.
    async fn insist(
        &self,
        obstacles: Vec<Obstacle>,
        closed: &mut Closed,
        mut holder: i64,
        customer: &Label,
    ) -> Result<i64, Error> {
        for obstacle in obstacles {
            match obstacle {
                Obstacle::Customer => {
                    if holder == 0 {
                        holder = rand::random_range(1..=i64::MAX);
                    }
                    self.hold(customer, holder).await?;
                }
                Obstacle::Budget(name) => drop(closed.budgets.insert(name)),
                Obstacle::Slot(queue, at) => drop(closed.slots.insert((queue, at))),
            }
        }
        Ok(holder)
    }

    /// Waits until nobody else holds the customer, and holds it.
    async fn hold(&self, customer: &Label, holder: i64) -> Result<(), Error> {
        let until = Instant::now() + self.settings().wait();
        loop {
            let customer = customer.as_str().to_owned();
            if self.store().write(move |mut connection| Box::pin(async move {
                    let now = connection.now().await?;
                    let sql = "INSERT INTO customers (ref, version, holder, held_until) VALUES ($1, $2, $3, $4) \
                               ON CONFLICT (ref) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until \
                               WHERE customers.held_until <= $5 OR customers.holder = excluded.holder";
                    let values = values![customer, rand::random::<i64>(), holder, now + HOLD_S, now];
                    Ok(Change::Keep(connection.run(sql, values).await? == 1))
                })).await? {
                return Ok(());
            }
            if Instant::now() >= until {
                return Err(Error::unavailable("is busy with this customer elsewhere"));
            }
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// The record of a decision; `None` if there is none, or it was pruned. What was erased has neither context nor decision.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn record(&self, id: &Uuid) -> Result<Option<Record>, Error> {
        let rows = self.store().rows(STORED, values![id.as_bytes().as_slice()]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        Stored::read(row)?.record.as_deref().map(packed::record).transpose()
    }
}

impl Stored {
    fn read(row: &Row) -> Result<Self, Error> {
        Ok(Self { request: row.get(0)?, record: row.get(1)? })
    }

    /// The answer to the same request.
    fn answer(self, digest: &[u8], conflicts: u32) -> Result<Decided, Error> {
        if self.request != digest {
            let message = "this `decision_id` was used for another request; ask with a new one";
            return Err(Error::new(ErrorKind::Conflict, message));
        }
        let gone = || {
            let message = "this request was answered, and the answer has been erased or pruned since; ask with a new `decision_id`";
            Error::new(ErrorKind::Gone, message)
        };
        let json = packed::unpack(&self.record.ok_or_else(gone)?)?;
        let decision_json = packed::decision_json(&json)?.ok_or_else(gone)?;
        let record = serde_json::from_slice(&json).map_err(|_| Error::damaged("a record"))?;
        Ok(Decided { record, decision_json, repeated: true, conflicts })
    }
}
