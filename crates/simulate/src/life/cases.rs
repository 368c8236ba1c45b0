//! What happens to cases.

use courtesy_contract::{
    Case, CaseStatus, Context, Direction, Handler, Hook, Interaction, InteractionOutcome, Label, Resolution, Timestamp,
};

use super::Today;

/// A day passes for all cases.
pub(super) fn pass(context: &mut Context, today: &mut Today) {
    let mut answers = Vec::new();
    for case in &mut context.cases {
        let draws = |name, chance| today.luck.happens(chance, name, case.id.as_str());
        let model = &today.model.cases;
        match case.status {
            CaseStatus::Open if draws("answered", model.answered_per_10000) => {
                answer(case, today);
                answers.push(spoken(&format!("answer-{}", case.id), today.now, case));
                today.occasions.push(Hook::CaseClosed);
            }
            CaseStatus::Waiting if draws("customer_replies", model.customer_replies_per_10000) => {
                case.status = CaseStatus::Open;
            }
            CaseStatus::Resolved if draws("reopened", model.reopened_per_10000) => {
                case.status = CaseStatus::Open;
                case.reopened = Some(case.reopened.unwrap_or(0).saturating_add(1));
                (case.closed_at, case.resolution) = (None, None);
                today.occasions.push(Hook::CaseOpened);
            }
            CaseStatus::Resolved if draws("closed", model.closed_per_10000) => case.status = CaseStatus::Closed,
            CaseStatus::Open | CaseStatus::Waiting | CaseStatus::Resolved | CaseStatus::Closed => {}
        }
    }
    context.interactions.extend(answers.into_iter().flatten());
}

/// Answers a case: it is refused, explained or remedied by the model's chances.
pub(super) fn answer(case: &mut Case, today: &Today) {
    let model = &today.model.cases;
    let refused = u64::from(model.refused_per_10000.get());
    let explained = refused + u64::from(model.explained_per_10000.get());
    let drawn = today.luck.ten_thousandth("resolution", case.id.as_str());
    case.resolution = Some(match drawn {
        drawn if drawn < refused => Resolution::Refused,
        drawn if drawn < explained => Resolution::Explained,
        _ => Resolution::Remedied,
    });
    case.status = CaseStatus::Resolved;
    case.closed_at = Some(today.now);
}

/// A person's conversation with the customer about a case.
fn spoken(name: &str, at: Timestamp, case: &Case) -> Option<Interaction> {
    let id = Label::new(format!("simulated-{name}-{at}").chars().take(100).collect::<String>()).ok()?;
    Some(Interaction {
        channel: case.via,
        direction: Some(Direction::Outbound),
        handler: Some(Handler::Human),
        topic: case.topic.clone(),
        outcome: Some(InteractionOutcome::Resolved),
        ..Interaction::new(id, at)
    })
}
