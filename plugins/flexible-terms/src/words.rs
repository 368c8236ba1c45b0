//! Sentences for the colleague who agrees, and what the customer reads. The customer never reads why.

use courtesy_sdk::prelude::*;

use crate::offer::Offer;
use crate::terms::Overdue;

/// One or more sentences, in Dutch, English, German, French, Portuguese and Spanish.
pub(crate) type Sentence = [&'static str; 6];

/// The day in UTC.
fn day(moment: Timestamp) -> String {
    let mut text = moment.to_string();
    text.truncate("2026-03-28".len());
    text
}

/// What this is about, without a cause: the customer may read it.
pub(crate) fn acknowledge(offer: &Offer<'_>) -> &'static str {
    match offer {
        Offer::Payment { .. } => "It is possible to pay in smaller amounts or later.",
        Offer::Pause { .. } => "The subscription can be paused for a while.",
        Offer::LongerPause { .. } => "The subscription can stay paused a little longer.",
        Offer::AnotherDay { .. } => "The appointment may not be able to take place as planned.",
        Offer::AnotherBooking { .. } => "The booking may not be able to go ahead as planned.",
    }
}

/// Why the payment needs another way.
pub(crate) fn overdue(overdue: &Overdue<'_>) -> String {
    let open = overdue.days.map_or("is open".to_owned(), |days| format!("has been overdue for {days} days"));
    let reminders = match overdue.reminders.map(|reminders| *reminders) {
        None => String::new(),
        Some(1) => ", and a reminder has been sent".to_owned(),
        Some(count) => format!(", and {count} reminders have been sent"),
    };
    format!("A payment {open}{reminders}; no payment plan is agreed.")
}

/// When a subscription renews.
pub(crate) fn renews(subscription: &Subscription, at: Timestamp) -> String {
    format!("The subscription {} renews on {}.", subscription.id, day(at))
}

/// When a pause ends.
pub(crate) fn pause_ends(subscription: &Subscription, at: Timestamp) -> String {
    format!("The pause of the subscription {} ends on {}.", subscription.id, day(at))
}

/// What prevents an appointment.
pub(crate) fn appointment(appointment: &Appointment, event: &Event) -> String {
    format!("The appointment {} falls into the event {} ({}).", appointment.id, event.reference, event.kind)
}

/// What prevents a booking.
pub(crate) fn booking(order: &Order, event: &Event) -> String {
    format!("The booking {} falls into the event {} ({}).", order.id, event.reference, event.kind)
}

/// That the customer is to be handled with care.
pub(crate) const CARE: &str =
    "The customer is to be handled with care. The message doesn't say so, and neither should we.";

/// An event that lasts.
pub(crate) fn event(event: &Event) -> String {
    let since = event.from_at.map(|at| format!(" since {}", day(at))).unwrap_or_default();
    format!("The event {} ({}) affects the customer{since}.", event.reference, event.kind)
}

/// The message, in whole sentences: what is possible, how to say yes, how to leave it.
pub(crate) fn message(offer: &Offer<'_>) -> [Sentence; 4] {
    let [possible, yes, no] = match offer {
        Offer::Payment { .. } => [PAYMENT, IF_IT_SUITS, AS_IT_IS],
        Offer::Pause { .. } => [PAUSE, IF_IT_SUITS, AS_IT_IS],
        Offer::LongerPause { .. } => [LONGER_PAUSE, IF_IT_SUITS, AS_AGREED],
        Offer::AnotherDay { .. } => [ANOTHER_DAY, IF_ANOTHER_DAY, WAIT_AND_SEE],
        Offer::AnotherBooking { .. } => [ANOTHER_BOOKING, IF_ANOTHER_DAY, WAIT_AND_SEE],
    };
    [GREETING, possible, yes, no]
}

/// The sentences in one of the languages.
pub(crate) fn join(sentences: &[Sentence], language: usize) -> String {
    sentences.iter().map(|sentence| sentence[language]).collect::<Vec<_>>().join(" ")
}

const GREETING: Sentence = [
    "Dag {first_name},",
    "Hello {first_name},",
    "Guten Tag {first_name},",
    "Bonjour {first_name},",
    "Olá, {first_name}:",
    "Hola, {first_name}:",
];
const PAYMENT: Sentence = [
    "we willen u graag laten weten dat u bij ons ook in kleinere bedragen of wat later kunt betalen.",
    "we would like you to know that with us you can also pay in smaller amounts, or a little later.",
    "wir möchten Sie gern wissen lassen, dass Sie bei uns auch in kleineren Beträgen oder etwas später zahlen können.",
    "nous tenions à vous dire que, chez nous, il est aussi possible de payer en plusieurs fois ou un peu plus tard.",
    "queremos que saiba que também é possível pagar em valores menores ou um pouco mais tarde.",
    "queremos que sepa que también es posible pagar en importes más pequeños o un poco más adelante.",
];
const PAUSE: Sentence = [
    "we willen u graag laten weten dat uw abonnement een tijdje stil kan staan.",
    "we would like you to know that your subscription can be paused for a while.",
    "wir möchten Sie gern wissen lassen, dass Ihr Abonnement eine Zeit lang ruhen kann.",
    "nous tenions à vous dire que votre abonnement peut être suspendu quelque temps.",
    "queremos que saiba que a sua assinatura pode ficar em pausa durante algum tempo.",
    "queremos que sepa que su suscripción puede quedar en pausa durante un tiempo.",
];
const LONGER_PAUSE: Sentence = [
    "uw abonnement staat nu stil, en dat mag ook wat langer.",
    "your subscription is paused at the moment, and it can stay paused a little longer.",
    "Ihr Abonnement ruht zurzeit, und es kann gern auch etwas länger ruhen.",
    "votre abonnement est suspendu en ce moment, et il peut le rester un peu plus longtemps.",
    "a sua assinatura está em pausa neste momento e pode continuar assim por mais algum tempo.",
    "su suscripción está ahora en pausa y puede seguir así un poco más.",
];
const ANOTHER_DAY: Sentence = [
    "het kan zijn dat uw afspraak bij ons op {date} niet door kan gaan zoals gepland.",
    "your appointment with us on {date} may not be able to take place as planned.",
    "es kann sein, dass Ihr Termin bei uns am {date} nicht wie geplant stattfinden kann.",
    "il se peut que votre rendez-vous chez nous du {date} ne puisse pas avoir lieu comme prévu.",
    "o seu atendimento marcado para o dia {date} talvez não possa acontecer como previsto.",
    "es posible que su cita con nosotros del {date} no pueda tener lugar como estaba previsto.",
];
const ANOTHER_BOOKING: Sentence = [
    "het kan zijn dat uw boeking {order_number} voor {date} niet door kan gaan zoals gepland.",
    "your booking {order_number} for {date} may not be able to go ahead as planned.",
    "es kann sein, dass Ihre Buchung {order_number} für den {date} nicht wie geplant möglich ist.",
    "il se peut que votre réservation {order_number} pour le {date} ne puisse pas se faire comme prévu.",
    "a sua reserva {order_number} para o dia {date} talvez não possa acontecer como previsto.",
    "es posible que su reserva {order_number} para el {date} no pueda llevarse a cabo como estaba previsto.",
];
const IF_IT_SUITS: Sentence = [
    "Komt dat u goed uit, dan is een kort antwoord op dit bericht genoeg; iemand van ons bekijkt dan samen met u wat past.",
    "If that would suit you, a short answer to this message is enough, and one of our team will work out with you what fits.",
    "Wenn Ihnen das entgegenkommt, genügt eine kurze Antwort auf diese Nachricht; dann schaut jemand aus unserem Team gemeinsam mit Ihnen, was passt.",
    "Si cela vous arrange, une courte réponse à ce message suffit, et une personne de notre équipe verra avec vous ce qui convient.",
    "Se isso lhe for útil, basta uma breve resposta a esta mensagem, e alguém do nosso atendimento ajudará a encontrar o que convém.",
    "Si le viene bien, basta una breve respuesta a este mensaje, y una persona de nuestro equipo verá con usted qué le conviene.",
];
const IF_ANOTHER_DAY: Sentence = [
    "Hebt u liever een andere dag, dan is een kort antwoord op dit bericht genoeg; iemand van ons zoekt er dan samen met u een.",
    "If you would rather have another day, a short answer to this message is enough, and one of our team will find one with you.",
    "Ist Ihnen ein anderer Tag lieber, genügt eine kurze Antwort auf diese Nachricht; dann sucht jemand aus unserem Team gemeinsam mit Ihnen einen.",
    "Si vous préférez un autre jour, une courte réponse à ce message suffit, et une personne de notre équipe le cherchera avec vous.",
    "Se preferir outro dia, basta uma breve resposta a esta mensagem, e alguém do nosso atendimento ajudará a encontrá-lo.",
    "Si prefiere otro día, basta una breve respuesta a este mensaje, y una persona de nuestro equipo lo buscará con usted.",
];
const AS_IT_IS: Sentence = [
    "Houdt u het liever zoals het is, dan is dat ook goed; u hoeft niet te antwoorden.",
    "If you would rather leave things as they are, that is fine, too, and you need not answer.",
    "Soll lieber alles bleiben, wie es ist, ist das auch in Ordnung; Sie müssen nicht antworten.",
    "Si vous préférez ne rien changer, c'est très bien aussi, et vous n'avez pas besoin de répondre.",
    "Se preferir deixar tudo como está, está muito bem também, e não é preciso responder.",
    "Si prefiere dejarlo todo como está, también está bien, y no hace falta que responda.",
];
const AS_AGREED: Sentence = [
    "Laat u het liever zoals afgesproken, dan is dat ook goed; u hoeft niet te antwoorden.",
    "If you would rather keep to what was agreed, that is fine, too, and you need not answer.",
    "Soll es lieber bei dem bleiben, was vereinbart ist, ist das auch in Ordnung; Sie müssen nicht antworten.",
    "Si vous préférez vous en tenir à ce qui est convenu, c'est très bien aussi, et vous n'avez pas besoin de répondre.",
    "Se preferir manter o que foi combinado, está muito bem também, e não é preciso responder.",
    "Si prefiere mantener lo acordado, también está bien, y no hace falta que responda.",
];
const WAIT_AND_SEE: Sentence = [
    "Wacht u liever nog even af, dan is dat ook goed; u hoeft niet te antwoorden.",
    "If you would rather wait and see, that is fine, too, and you need not answer.",
    "Möchten Sie lieber noch abwarten, ist das auch in Ordnung; Sie müssen nicht antworten.",
    "Si vous préférez attendre de voir, c'est très bien aussi, et vous n'avez pas besoin de répondre.",
    "Se preferir esperar para ver, está muito bem também, e não é preciso responder.",
    "Si prefiere esperar, también está bien, y no hace falta que responda.",
];
