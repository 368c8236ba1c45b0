//! Whom decisions are about.

use courtesy_contract::{Context, Decision, Step};
use courtesy_host::Host;
use courtesy_tests::city::City;
use courtesy_tests::town;

/// Residents of the synthetic town, by their place in it, whom a city repeats.
pub(crate) struct Customers {
    /// Who is offered something. Offers that take a slot are left out: there are a few, so most customers would get none.
    pub(crate) offered: Vec<usize>,
    /// Who is offered nothing.
    pub(crate) unoffered: Vec<usize>,
}

impl Customers {
    pub(crate) fn new(host: &Host) -> Result<Self, String> {
        let (mut offered, mut unoffered) = (Vec::new(), Vec::new());
        for (place, context) in town::population(town::SEED).iter().enumerate() {
            let decision = host.decide_blocking(context);
            if decision.offered.is_empty() {
                unoffered.push(place);
            } else if !takes_a_slot(&decision) {
                offered.push(place);
            }
        }
        if offered.is_empty() || unoffered.is_empty() {
            return Err(
                "these plugins have something for everybody or for nobody; name others with --plugins".to_owned()
            );
        }
        Ok(Self { offered, unoffered })
    }
}

fn takes_a_slot(decision: &Decision) -> bool {
    decision.offered.iter().any(|offered| match &offered.action.step {
        Step::HumanHandover(handover) => handover.slot.is_some(),
        Step::DeliveryAdaptation(delivery) => delivery.slot.is_some(),
        _ => false,
    })
}

/// A city of customers who live as these residents do.
pub(crate) fn city(residents: &[usize]) -> City {
    let town = town::population(town::SEED);
    City::of(residents.iter().filter_map(|place| town.get(*place)))
}

/// One customer's context as JSON.
pub(crate) fn json(city: &City, customer: u32) -> Vec<u8> {
    let mut json = Vec::new();
    city.write(customer, &mut json).expect("memory can be written");
    json
}

/// Those who have an appointment, and everybody else.
pub(crate) fn with_and_without_appointment(residents: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let town = town::population(town::SEED);
    residents
        .iter()
        .copied()
        .partition(|place| town.get(*place).is_some_and(|context: &Context| !context.appointments.is_empty()))
}
