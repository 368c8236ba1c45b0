//! Who lives in the town and what happened to them. It is drawn first; everything in a context follows from it.

use courtesy_contract::{CustomerStatus, Timestamp};

use super::clock::{moment, some_time};
use super::dice::Dice;

/// A part of the town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum District {
    /// Its store closes for three weeks.
    North,
    Centre,
    /// Has a power outage tonight.
    Harbour,
    South,
    East,
}

impl District {
    /// The region's name in the context.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::North => "north",
            Self::Centre => "centre",
            Self::Harbour => "harbour",
            Self::South => "south",
            Self::East => "east",
        }
    }
}

/// What happened to a resident lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing special.
    Calm,
    /// Asked a question.
    Asked,
    /// An order is late, mostly because of the carrier's strike.
    Late,
    /// The carrier lost an order.
    Lost,
    /// An order arrived damaged.
    Damaged,
    /// A payment didn't go through.
    PaymentRefused,
    /// An order is held up by tonight's power outage.
    Outage,
    /// An order or appointment is in the store that closes.
    Closing,
    /// A purchase is recalled by its manufacturer.
    Recalled,
    /// Complained some time ago.
    Complained,
    /// An order has to be collected during a storm.
    Storm,
    /// Nobody was at home when an order was delivered.
    Missed,
    /// Messages about one invoice went back and forth and settled nothing.
    ToAndFro,
    /// Is stuck on the shop's website right now.
    Stuck,
    /// Got repeated messages that they never asked for, and is looking at their account now.
    Pestered,
}

/// A resident, from whom the context is derived.
#[derive(Debug)]
pub(super) struct Resident {
    pub(super) number: u32,
    pub(super) district: District,
    pub(super) language: &'static str,
    pub(super) organisation: bool,
    pub(super) status: CustomerStatus,
    pub(super) fate: Fate,
    pub(super) tenure_days: i64,
    /// Usual days between two orders.
    pub(super) rhythm_days: i64,
    /// Days since the newest order.
    pub(super) silent_days: i64,
    /// From 0 (wants a person at a counter) to 100 (does everything online).
    pub(super) digital: i64,
    /// Financial means, from 0 (hardly makes ends meet) to 100.
    pub(super) means: i64,
    /// Trust in the company, from 0 (has had enough of it) to 100.
    pub(super) trust: i64,
    pub(super) in_arrears: bool,
    /// Ill, bereaved or in hardship; the context never says which.
    pub(super) fragile: bool,
    /// When the resident got in touch about what happened.
    pub(super) spoke_at: Option<Timestamp>,
    /// Whether a bot then failed to help.
    pub(super) stuck_with_bot: bool,
}

impl Resident {
    pub(super) fn draw(number: u32, dice: &mut Dice) -> Self {
        let district = dice.weigh(&[
            (20, District::North),
            (24, District::Centre),
            (18, District::Harbour),
            (21, District::South),
            (17, District::East),
        ]);
        let organisation = dice.happens(6);
        let status = status(dice);
        let means = dice.temper();
        let fate = narrowed(fate(status, district, means, dice), status, district, &mut dice.aside());
        let (tenure_days, rhythm_days) = (tenure_days(status, dice), dice.pick(&[14, 21, 30, 30, 45, 60, 60, 90, 120]));
        let mut resident = Self {
            number,
            district,
            language: language(district, dice),
            organisation,
            status,
            fate,
            tenure_days,
            rhythm_days,
            silent_days: silent_days(status, fate, rhythm_days, dice).min(tenure_days),
            digital: dice.temper(),
            means,
            trust: (dice.temper() + trust_gained(tenure_days, fate)).clamp(0, 100),
            in_arrears: status != CustomerStatus::Prospect && dice.happens(if means < 25 { 34 } else { 2 }),
            fragile: false,
            spoke_at: None,
            stuck_with_bot: false,
        };
        resident.fragile = !organisation && dice.happens(if resident.in_arrears { 22 } else { 2 });
        resident.speak_up(dice);
        resident
    }

    fn speak_up(&mut self, dice: &mut Dice) {
        let (percent, days) = match self.fate {
            Fate::Asked => (100, 3),
            Fate::Late => (50, 1),
            Fate::Lost | Fate::Damaged => (82, 2),
            Fate::PaymentRefused => (60, 1),
            Fate::Outage => (35, 0),
            Fate::Closing | Fate::Recalled => (30, 3),
            Fate::ToAndFro => (100, 0),
            Fate::Calm | Fate::Complained | Fate::Storm | Fate::Missed | Fate::Stuck | Fate::Pestered => return,
        };
        if self.status != CustomerStatus::Deceased && dice.happens(percent) {
            let days_ago = dice.between(0, days).min(self.silent_days);
            self.spoke_at = Some(match self.fate {
                Fate::Outage => moment("2026-03-28T16:20:00Z").plus_s(dice.between(0, 240) * 60),
                Fate::ToAndFro => moment("2026-03-28T17:00:00Z").plus_s(dice.between(0, 200) * 60),
                _ => some_time(days_ago, dice),
            });
            self.stuck_with_bot = !self.is_merely_asking() && dice.happens(35 + self.digital / 2);
        }
    }

    /// Whether the resident only has a question, and nothing went wrong.
    pub(super) fn is_merely_asking(&self) -> bool {
        matches!(self.fate, Fate::Asked | Fate::Closing | Fate::Recalled | Fate::ToAndFro)
    }

    /// Whether an order failed.
    pub(super) fn has_failed_order(&self) -> bool {
        matches!(self.fate, Fate::Lost | Fate::Damaged | Fate::PaymentRefused)
    }

    /// Whether the resident still buys from the company.
    pub(super) fn buys(&self) -> bool {
        matches!(self.status, CustomerStatus::Active | CustomerStatus::Lapsing)
    }
}

fn status(dice: &mut Dice) -> CustomerStatus {
    dice.weigh(&[
        (42, CustomerStatus::Prospect),
        (790, CustomerStatus::Active),
        (105, CustomerStatus::Lapsing),
        (52, CustomerStatus::Former),
        (11, CustomerStatus::Deceased),
    ])
}

fn language(district: District, dice: &mut Dice) -> &'static str {
    match district {
        District::Harbour => dice.weigh(&[(58, "nl"), (24, "en"), (7, "de"), (11, "fr")]),
        District::East => dice.weigh(&[(64, "nl"), (6, "en"), (26, "de"), (4, "fr")]),
        _ => dice.weigh(&[(78, "nl"), (11, "en"), (6, "de"), (5, "fr")]),
    }
}

fn tenure_days(status: CustomerStatus, dice: &mut Dice) -> i64 {
    match status {
        CustomerStatus::Prospect => dice.between(0, 120),
        CustomerStatus::Active => dice.weigh(&[(18, 1), (32, 2), (50, 3)]) * dice.between(40, 1_300),
        _ => dice.between(300, 4_500),
    }
}

fn fate(status: CustomerStatus, district: District, means: i64, dice: &mut Dice) -> Fate {
    let local = match district {
        District::Harbour => (460, Fate::Outage),
        District::North => (150, Fate::Closing),
        _ => (0, Fate::Calm),
    };
    match status {
        CustomerStatus::Active => dice.weigh(&[
            (560, Fate::Calm),
            (70, Fate::Asked),
            (95, Fate::Late),
            (48, Fate::Lost),
            (42, Fate::Damaged),
            (if means < 30 { 150 } else { 18 }, Fate::PaymentRefused),
            (18, Fate::Recalled),
            (85, Fate::Complained),
            local,
        ]),
        CustomerStatus::Lapsing => dice.weigh(&[(66, Fate::Calm), (30, Fate::Complained), (4, Fate::Asked)]),
        CustomerStatus::Former => dice.weigh(&[(80, Fate::Calm), (20, Fate::Complained)]),
        CustomerStatus::Deceased => dice.weigh(&[(65, Fate::Calm), (35, Fate::Late)]),
        _ => dice.weigh(&[(75, Fate::Calm), (25, Fate::Asked)]),
    }
}

/// A more specific fate for some of those who are [`Fate::Calm`] or [`Fate::Asked`].
fn narrowed(fate: Fate, status: CustomerStatus, district: District, dice: &mut Dice) -> Fate {
    match (status, fate) {
        (CustomerStatus::Active, Fate::Calm) => dice.weigh(&[
            (870, Fate::Calm),
            (if district == District::East { 200 } else { 0 }, Fate::Storm),
            (40, Fate::Missed),
            (30, Fate::Stuck),
            (30, Fate::Pestered),
        ]),
        (CustomerStatus::Active, Fate::Asked) => dice.weigh(&[(65, Fate::Asked), (35, Fate::ToAndFro)]),
        _ => fate,
    }
}

fn silent_days(status: CustomerStatus, fate: Fate, rhythm_days: i64, dice: &mut Dice) -> i64 {
    match (status, fate) {
        (_, Fate::Late | Fate::Lost | Fate::Damaged) => dice.between(4, 8),
        (_, Fate::PaymentRefused | Fate::Outage | Fate::Closing | Fate::Storm | Fate::Missed) => dice.between(1, 3),
        (_, Fate::Recalled) => dice.between(12, 80),
        (CustomerStatus::Lapsing, _) => rhythm_days * dice.between(22, 60) / 10,
        (CustomerStatus::Former, _) => dice.between(250, 1_000),
        (CustomerStatus::Deceased, _) => dice.between(15, 200),
        (_, Fate::Complained) => dice.between(20, 60).max(rhythm_days / 2),
        _ => rhythm_days * dice.between(0, 14) / 10,
    }
}

fn trust_gained(tenure_days: i64, fate: Fate) -> i64 {
    let lost = match fate {
        Fate::Calm | Fate::Asked | Fate::Closing | Fate::Storm | Fate::Stuck => 0,
        Fate::Late | Fate::Outage | Fate::Recalled | Fate::Missed | Fate::ToAndFro | Fate::Pestered => 8,
        Fate::PaymentRefused => 12,
        Fate::Lost | Fate::Damaged | Fate::Complained => 22,
    };
    (tenure_days / 200).min(14) - lost
}
