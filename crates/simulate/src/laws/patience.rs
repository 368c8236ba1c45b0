//! What a customer waits for: a word in trouble, a person in anger, and news.

use courtesy_analysis::simulated::{Finding, Law};
use courtesy_contract::{
    ContactMode, Context, CustomerStatus, Direction, HistoryItem, HistoryKind, Interaction, Label, Offered, Outcome,
    Purpose, Step, Timestamp,
};

use super::Decided;
use crate::trouble;

/// The days within which a person turns to an angry customer, and news is told.
const WITHIN_DAYS: i64 = 1;

/// The days after which anger is no longer looked at.
const ANGER_DAYS: i64 = 7;

/// What one customer waits for, from day to day.
#[derive(Debug)]
pub(crate) struct Patience {
    /// The first day's time.
    first_day: Timestamp,
    /// Whether the silence that goes on was reported.
    silence_reported: bool,
    /// The anger that was reported last.
    anger_reported: Option<Timestamp>,
    /// News that the customer hasn't heard.
    pub(crate) news: Vec<News>,
}

/// An order for which another day became known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct News {
    pub(crate) order: Label,
    /// When it became known.
    pub(crate) at: Timestamp,
}

impl Patience {
    pub(crate) fn new(first_day: Timestamp) -> Self {
        Self { first_day, silence_reported: false, anger_reported: None, news: Vec::new() }
    }

    /// Everything that is wrong with what the customer waits for.
    pub(crate) fn check(&mut self, decided: &Decided) -> Vec<Finding> {
        let mut found: Vec<Finding> = self.silence(decided).into_iter().collect();
        found.extend(self.anger(decided));
        found.extend(self.news(decided));
        found
    }

    /// How long the customer has been waiting in trouble, in days, once the decision is carried out; 0 if it brings a word
    /// or a task. `None` if not in trouble.
    pub(crate) fn silence_days(&self, decided: &Decided) -> Option<u32> {
        let days = trouble::silence_days(decided.context, self.first_day)?;
        let mut coming = decided.decision.offered.iter().chain(decided.planned);
        Some(if coming.any(is_word) { 0 } else { days })
    }

    /// Whether the customer is angry, and no person turns to them with the decision.
    pub(crate) fn angry_since(decided: &Decided) -> Option<Timestamp> {
        let is_by_a_person = |offered: &Offered| {
            let kind = HistoryKind::from(offered.action.kind());
            trouble::reaches_a_person(kind, &decided.context.capacity)
        };
        let mut coming = decided.decision.offered.iter().chain(decided.planned);
        if coming.any(is_by_a_person) { None } else { trouble::anger(decided.context) }
    }

    /// Reported once for each silence, on the first day that is too much.
    fn silence(&mut self, decided: &Decided) -> Option<Finding> {
        let most = decided.policy.silence.days;
        let days = self.silence_days(decided).unwrap_or(0);
        let was_reported = std::mem::replace(&mut self.silence_reported, days > most);
        (days > most && !was_reported).then(|| {
            let since = trouble::since(decided.context, self.first_day);
            let since = since.map(|since| format!(", in trouble since {since}")).unwrap_or_default();
            let detail = format!("No word and no task for {days} days{since}; the policy allows {most}.");
            decided.finding(Law::Silence, detail)
        })
    }

    /// Reported once for each time that the customer was angry.
    fn anger(&mut self, decided: &Decided) -> Option<Finding> {
        let angry_at = Self::angry_since(decided)?;
        let now = decided.context.as_of;
        // Nobody could be asked before the first day.
        let (days, days_asked) = (now.days_since(angry_at), now.days_since(self.first_day));
        let is_new = self.anger_reported.is_none_or(|reported| reported < angry_at);
        if !(WITHIN_DAYS..=ANGER_DAYS).contains(&days) || days_asked < WITHIN_DAYS || !is_new {
            return None;
        }
        self.anger_reported = Some(angry_at);
        let detail = format!("Angry since {angry_at}, and no person has turned to the customer.");
        Some(decided.finding(Law::Anger, detail))
    }

    /// Reported once for each piece of news. Who wants no word isn't told.
    fn news(&mut self, decided: &Decided) -> Vec<Finding> {
        let now = decided.context.as_of;
        let mut found = Vec::new();
        self.news.retain(|news| {
            if is_over(decided, news) || is_told(decided, news) {
                return false;
            }
            let is_late = now.days_since(tried_at(decided, news)) >= WITHIN_DAYS && !wants_no_word(decided.context);
            if is_late {
                let detail =
                    format!("A new day for order {} has been known since {}, and nobody said so.", news.order, news.at);
                found.push(decided.finding(Law::UntoldNews, detail));
            }
            !is_late
        });
        found
    }
}

/// Whether an offered action is a word about service, or tells staff.
fn is_word(offered: &Offered) -> bool {
    (offered.channel.is_some() && offered.purpose == Purpose::Service)
        || trouble::is_task(HistoryKind::from(offered.action.kind()))
}

/// Whether the customer wants to be left alone unless it is urgent, or has died.
fn wants_no_word(context: &Context) -> bool {
    let preferences = &context.preferences;
    let paused =
        preferences.pause.as_ref().is_some_and(|pause| pause.until_at.is_none_or(|until| until > context.as_of));
    paused
        || preferences.contact_mode == Some(ContactMode::OnRequestOnly)
        || context.customer.status == Some(CustomerStatus::Deceased)
}

/// Whether the order is no longer waited for.
fn is_over(decided: &Decided, news: &News) -> bool {
    let order = decided.context.orders.iter().find(|order| order.id == news.order);
    !order.is_some_and(trouble::is_on_its_way)
}

/// When the news became known or, if a word of it failed to arrive, when that was last tried.
fn tried_at(decided: &Decided, news: &News) -> Timestamp {
    let failed = |item: &&HistoryItem| is_about_orders(item.kind) && item.outcome == Some(Outcome::Failed);
    let failed = decided.context.history.iter().filter(failed).map(|item| item.at);
    failed.fold(news.at, Timestamp::max)
}

/// History doesn't say what an item was about, so any of these kinds counts as telling.
fn is_about_orders(kind: HistoryKind) -> bool {
    matches!(kind, HistoryKind::HeadsUp | HistoryKind::ServiceRecovery | HistoryKind::DeliveryAdaptation)
}

/// Whether the customer hears of the order since the news, or a person takes over.
fn is_told(decided: &Decided, news: &News) -> bool {
    let tells = |offered: &Offered| match &offered.action.step {
        Step::HeadsUp(step) => step.event == news.order,
        Step::ServiceRecovery(step) => step.order.as_ref().is_none_or(|order| *order == news.order),
        Step::DeliveryAdaptation(step) => step.order == news.order,
        Step::HumanHandover(_) => true,
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => false,
    };
    let told = |item: &HistoryItem| {
        (is_about_orders(item.kind) && item.at >= news.at && item.was_done())
            || trouble::is_with_a_person(item, decided.context, news.at)
    };
    let spoke = |talk: &Interaction| talk.direction == Some(Direction::Outbound) && talk.at >= news.at;
    decided.decision.offered.iter().chain(decided.planned).any(tells)
        || decided.context.history.iter().any(told)
        || decided.context.interactions.iter().any(spoke)
}
