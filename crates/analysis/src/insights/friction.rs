//! Where journeys get stuck.

use serde::Serialize;

use super::cell::Cell;
use super::share::Share;
use super::shown::Shown;
use super::tally::Tally;

/// A stage of a journey.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stage {
    /// The journey and the stage, such as `move_house, new_address`.
    pub stage: String,
    /// How many customers are at it.
    pub customers: u64,
    /// How many of them are held up.
    pub stuck: Option<Share>,
    /// What holds them up, most often first; several causes may hold up one customer.
    pub causes: Vec<Cause>,
}

/// What holds customers up at a stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cause {
    /// The cause, in the CRM's words.
    pub cause: String,
    /// How many customers it holds up.
    pub customers: u64,
}

/// The stages, those where most customers are held up first.
pub(super) fn stages(tally: &Tally, shown: &Shown) -> Vec<Stage> {
    let stage = |(number, name): (u16, &str)| {
        let counts = tally.counts(Cell::Stage(number));
        let customers = shown.group(&["stage", name], counts.customers)?;
        let causes = tally.causes.iter().filter_map(|(cause, cause_name)| {
            let stuck = tally.counts(Cell::Stuck(number, cause));
            let customers = shown.part(&["stage", name, cause_name], stuck.customers, Some(customers))?;
            Some(Cause { cause: cause_name.to_owned(), customers })
        });
        let mut causes: Vec<Cause> = causes.collect();
        causes.sort_by(|one, other| (other.customers, &one.cause).cmp(&(one.customers, &other.cause)));
        Some(Stage { stage: name.to_owned(), customers, stuck: shown.share(&["stuck", name], counts.yes_no), causes })
    };
    let mut stages: Vec<Stage> = tally.stages.iter().filter_map(stage).collect();
    let held_up = |stage: &Stage| stage.causes.first().map_or(0, |cause| cause.customers);
    stages.sort_by(|one, other| (held_up(other), &one.stage).cmp(&(held_up(one), &other.stage)));
    stages
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Customer, insights};

    #[test]
    fn stages_are_shown_with_what_holds_customers_up() {
        let customers = (0..400).map(|number| {
            let cause = match number % 4 {
                0 => Some("payment_error"),
                1 if number < 20 => Some("login_failed"),
                _ => None,
            };
            Customer::new(number).at_stage("checkout", "payment", cause)
        });
        let insights = insights(customers);
        let [stage] = insights.stages.as_slice() else { panic!("{:?}", insights.stages) };
        assert_eq!(stage.stage, "checkout, payment");
        assert!((stage.stuck.unwrap().about() - 0.26).abs() < 0.05, "{stage:?}");
        assert!(stage.causes.len() == 1 && stage.causes[0].cause == "payment_error", "{stage:?}");
        assert!(stage.causes[0].customers.abs_diff(100) <= 6);
    }

    #[test]
    fn no_cause_holds_up_more_customers_than_there_are() {
        for number in 30..80 {
            let customers =
                (0..number).map(|number| Customer::new(number).at_stage("checkout", "payment", Some("error")));
            let stages = insights(customers).stages;
            assert!(stages[0].causes[0].customers <= stages[0].customers, "{stages:?}");
        }
    }
}
