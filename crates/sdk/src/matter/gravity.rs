//! What weighs most.

use courtesy_contract::{Case, CaseKind, OrderStatus, Severity};

use super::{Matter, is_in_trouble};

/// What a matter does to the customer, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Harm {
    /// Nothing that is known.
    None,
    /// A question or a return is open.
    Waiting,
    /// An order is past its promised time.
    Late,
    /// A complaint or an incident is open.
    Complaint,
    /// The customer has lost something: a claim is open, an order failed, or the company keeps money for an order that it
    /// cancelled.
    Loss,
}

/// How grave a matter is. The greater one comes first.
///
/// It compares, in this order: the severity that the CRM states, the [`Harm`], money that is owed, a broken promise, how
/// often a case was reopened, and how many days the customer has been waiting. Without a stated severity, a loss or a
/// complaint counts as medium and the rest as low.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gravity {
    severity: Severity,
    harm: Harm,
    money_owed: bool,
    broken_promise: bool,
    reopened: u32,
    waiting_days: i64,
}

impl Matter<'_> {
    /// How grave it is now. What is settled weighs nothing.
    #[must_use]
    pub fn gravity(&self) -> Gravity {
        let harm = self.harm();
        let open = || self.cases.iter().filter(|case| case.is_open());
        let severity = open().map(|case| severity(case)).max();
        Gravity {
            severity: severity.unwrap_or(Severity::Low).max(usual(harm, severity.is_some())),
            harm,
            money_owed: self.owed().is_some(),
            broken_promise: self.broken_promise().is_some(),
            reopened: open().filter_map(|case| case.reopened).max().unwrap_or(0),
            waiting_days: self.waiting_since().map_or(0, |since| self.now.days_since(since)),
        }
    }

    /// What it does to the customer now.
    #[must_use]
    pub fn harm(&self) -> Harm {
        let cases = self.cases.iter().filter(|case| case.is_open()).map(|case| of_kind(case.kind));
        let order = self.order.filter(|order| is_in_trouble(order, self.now));
        let order = order.map(|order| match order.status {
            OrderStatus::Placed | OrderStatus::Shipped => Harm::Late,
            _ => Harm::Loss,
        });
        cases.chain(order).max().unwrap_or(Harm::None)
    }
}

/// How grave a case is by itself.
pub(super) fn of_case(case: &Case) -> (Severity, Harm, u32) {
    (severity(case), of_kind(case.kind), case.reopened.unwrap_or(0))
}

fn severity(case: &Case) -> Severity {
    case.severity.unwrap_or(usual(of_kind(case.kind), false))
}

/// The severity of a harm of which the CRM states none.
fn usual(harm: Harm, stated: bool) -> Severity {
    match harm {
        Harm::Complaint | Harm::Loss if !stated => Severity::Medium,
        _ => Severity::Low,
    }
}

fn of_kind(kind: CaseKind) -> Harm {
    match kind {
        CaseKind::Question | CaseKind::Return => Harm::Waiting,
        CaseKind::Complaint | CaseKind::Incident => Harm::Complaint,
        CaseKind::Claim => Harm::Loss,
    }
}
