//! Texts for colleagues and customers.

use courtesy_sdk::prelude::*;

use crate::matter::{Fault, Matter, Neglect};

/// One or more sentences, in Dutch, English, German and French.
pub(crate) type Sentence = [&'static str; 4];

/// The day in UTC.
fn day(moment: Timestamp) -> String {
    moment.to_string().chars().take("2026-03-28".len()).collect()
}

/// What went wrong, in words that acknowledge it.
pub(crate) fn acknowledge(matter: &Matter<'_>) -> String {
    match matter {
        Matter::Order { order, fault, .. } => self::fault(order, *fault),
        Matter::Case { case, neglect: Neglect::Reopened } => {
            format!("The {} {} was not solved the first time.", case.kind, plain(&case.id))
        }
        Matter::Case { case, neglect: Neglect::Unanswered } => {
            format!("The {} {} should have been answered by now.", case.kind, plain(&case.id))
        }
    }
}

/// What went wrong with an order, in words that acknowledge it.
pub(crate) fn fault(order: &Order, fault: Fault) -> String {
    let what = match fault {
        Fault::Lost => "was lost on its way",
        Fault::Damaged => "was damaged",
        Fault::Failed => "failed, and the customer has nothing",
        Fault::Payment => "could not be carried out, since its payment did not go through",
        Fault::Late => "is later than we promised",
    };
    format!("Order {} {what}.", plain(&order.id))
}

/// An id without braces, which would start a placeholder in a text for the customer.
fn plain(id: impl AsRef<str>) -> String {
    id.as_ref().replace(['{', '}'], "")
}

/// The order's state, in a sentence for a colleague.
pub(crate) fn order(order: &Order) -> String {
    let status = match (order.status, &order.failure) {
        (OrderStatus::Failed, Some(code)) => format!("failed: {code}"),
        (OrderStatus::Failed, None) => "failed".to_owned(),
        (status, _) => format!("is {status}"),
    };
    let promised = order.promised_at.map(|at| format!("; it was promised for {}", day(at))).unwrap_or_default();
    let expected = order.expected_at.map(|at| format!(" and is expected on {}", day(at))).unwrap_or_default();
    format!("Order {} {status}{promised}{expected}.", order.id)
}

/// The case's state, in a sentence for a colleague.
pub(crate) fn case(case: &Case) -> String {
    let about = case.topic.as_ref().map(|topic| format!(" about {topic}")).unwrap_or_default();
    let open = case.opened_at.map_or("is open".to_owned(), |at| format!("has been open since {}", day(at)));
    let promised = case.promised_at.map(|at| format!("; an answer was promised for {}", day(at))).unwrap_or_default();
    let again = match case.reopened {
        None | Some(0) => String::new(),
        Some(1) => " and was opened again once".to_owned(),
        Some(times) => format!(" and was opened again {times} times"),
    };
    format!("The {} {}{about} {open}{again}{promised}.", case.kind, case.id)
}

/// The message, in whole sentences. The CRM replaces `{date}` with the day on which a late order is expected.
pub(crate) fn message(matter: &Matter<'_>, remedy: Remedy) -> Vec<Sentence> {
    match matter {
        Matter::Order { fault, case, .. } => {
            let mut sentences = vec![GREETING, opening(*fault), how_put_right(*fault, remedy)];
            if case.is_some() {
                sentences.insert(2, ALSO_THE_ANSWER);
            }
            sentences
        }
        Matter::Case { neglect: Neglect::Reopened, .. } => vec![GREETING, REOPENED],
        Matter::Case { neglect: Neglect::Unanswered, .. } => vec![GREETING, UNANSWERED],
    }
}

/// The sentences in one of the languages.
pub(crate) fn join(sentences: &[Sentence], language: usize) -> String {
    let mut text = String::new();
    for sentence in sentences {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence[language]);
    }
    text
}

fn opening(fault: Fault) -> Sentence {
    match fault {
        Fault::Lost => LOST,
        Fault::Damaged => DAMAGED,
        Fault::Failed => FAILED,
        Fault::Payment => PAYMENT,
        Fault::Late => LATE,
    }
}

fn how_put_right(fault: Fault, remedy: Remedy) -> Sentence {
    match (fault, remedy) {
        (Fault::Payment, _) => NOTHING_TO_PAY_NOW,
        (Fault::Late, Remedy::Refund) => MONEY_INSTEAD,
        (Fault::Late, Remedy::Apology) => EXPECTED,
        (_, Remedy::Replace) => REPLACE,
        (_, Remedy::Refund) => REFUND,
        (_, Remedy::Rebook) => REBOOK,
        (_, Remedy::Expedite) => EXPEDITE,
        _ => LOOKED_INTO,
    }
}

const GREETING: Sentence =
    ["Dag {first_name},", "Hello {first_name},", "Guten Tag {first_name},", "Bonjour {first_name},"];
const LOST: Sentence = [
    "uw bestelling {order_number} is onderweg zoekgeraakt. Dat had niet mogen gebeuren, en het spijt ons.",
    "your order {order_number} got lost on its way to you. That should not have happened, and we are sorry.",
    "Ihre Bestellung {order_number} ist unterwegs verloren gegangen. Das hätte nicht passieren dürfen, und es tut uns leid.",
    "votre commande {order_number} s'est perdue en chemin. Cela n'aurait pas dû arriver, et nous en sommes désolés.",
];
const DAMAGED: Sentence = [
    "uw bestelling {order_number} is beschadigd geraakt. Dat had niet mogen gebeuren, en het spijt ons.",
    "your order {order_number} was damaged. That should not have happened, and we are sorry.",
    "Ihre Bestellung {order_number} wurde beschädigt. Das hätte nicht passieren dürfen, und es tut uns leid.",
    "votre commande {order_number} a été endommagée. Cela n'aurait pas dû arriver, et nous en sommes désolés.",
];
const FAILED: Sentence = [
    "het is ons niet gelukt uw bestelling {order_number} bij u te krijgen. Dat spijt ons.",
    "we did not manage to get your order {order_number} to you. We are sorry about that.",
    "es ist uns nicht gelungen, Ihnen Ihre Bestellung {order_number} zu liefern. Das tut uns leid.",
    "nous n'avons pas réussi à vous remettre votre commande {order_number}. Nous en sommes désolés.",
];
const PAYMENT: Sentence = [
    "de betaling van uw bestelling {order_number} is niet gelukt, en daardoor konden we haar niet uitvoeren. Waar het misging, weten we niet zeker; het kan bij de bank zijn geweest en ook bij ons. Het spijt ons dat u er last van hebt.",
    "the payment for your order {order_number} did not go through, so we could not carry the order out. We do not know for sure where it went wrong; it may have been at the bank, and it may have been with us. We are sorry for the trouble.",
    "die Zahlung für Ihre Bestellung {order_number} ist nicht durchgegangen, deshalb konnten wir sie nicht ausführen. Wo es gehakt hat, wissen wir nicht sicher; es kann bei der Bank gewesen sein und auch bei uns. Es tut uns leid, dass Sie Umstände haben.",
    "le paiement de votre commande {order_number} n'a pas abouti, et nous n'avons donc pas pu l'exécuter. Nous ne savons pas avec certitude d'où vient le problème : de la banque peut-être, de chez nous peut-être. Nous sommes désolés de ce désagrément.",
];
const LATE: Sentence = [
    "uw bestelling {order_number} had er al moeten zijn, en ze is er nog niet. Dat spijt ons.",
    "your order {order_number} should have reached you by now, and it has not. We are sorry about that.",
    "Ihre Bestellung {order_number} hätte schon bei Ihnen sein sollen und ist es noch nicht. Das tut uns leid.",
    "votre commande {order_number} devrait déjà être chez vous, et elle n'y est pas. Nous en sommes désolés.",
];
const ALSO_THE_ANSWER: Sentence = [
    "U had ons er al op gewezen; dit is ook ons antwoord daarop.",
    "You had already told us about it; this is our answer to that, too.",
    "Sie hatten uns schon darauf hingewiesen; dies ist auch unsere Antwort darauf.",
    "Vous nous l'aviez déjà signalé ; ceci est aussi notre réponse.",
];
const REPLACE: Sentence = [
    "We sturen alles opnieuw, met voorrang en zonder kosten voor u. Hebt u liever een andere oplossing, laat het ons weten.",
    "We will send everything again, with priority and at no cost to you. If you would rather have it solved another way, let us know.",
    "Wir schicken alles noch einmal, vorrangig und ohne Kosten für Sie. Ist Ihnen eine andere Lösung lieber, sagen Sie uns Bescheid.",
    "Nous vous renvoyons le tout, en priorité et sans frais pour vous. Si vous préférez une autre solution, dites-le-nous.",
];
const REFUND: Sentence = [
    "U krijgt uw geld terug; u hoeft daarvoor niets te doen.",
    "You will get your money back; you need not do anything for it.",
    "Sie bekommen Ihr Geld zurück; dafür müssen Sie nichts tun.",
    "Vous serez remboursé ; vous n'avez rien à faire pour cela.",
];
const MONEY_INSTEAD: Sentence = [
    "Wilt u er niet langer op wachten, dan krijgt u uw geld terug; een berichtje aan ons is genoeg. Wacht u liever nog, dan is dat ook goed.",
    "If you would rather not wait any longer, you will get your money back; a short message to us is enough. If you would rather wait, that is fine, too.",
    "Möchten Sie nicht länger warten, bekommen Sie Ihr Geld zurück; eine kurze Nachricht an uns genügt. Möchten Sie lieber noch warten, ist das auch in Ordnung.",
    "Si vous préférez ne plus attendre, nous vous remboursons ; un petit message de votre part suffit. Si vous préférez patienter, c'est possible aussi.",
];
const REBOOK: Sentence = [
    "Laat ons weten welk moment en welke plek u uitkomt; dan brengen we haar alsnog.",
    "Tell us which time and place suit you, and we will still bring it.",
    "Sagen Sie uns, welche Zeit und welcher Ort Ihnen passen; dann bringen wir sie Ihnen doch noch.",
    "Dites-nous quel moment et quel lieu vous conviennent, et nous vous l'apporterons.",
];
const EXPEDITE: Sentence = [
    "We zoeken uit waar ze is en geven haar voorrang; zodra we een dag weten, hoort u die van ons.",
    "We are finding out where it is and giving it priority; as soon as we know a day, you will hear it from us.",
    "Wir klären, wo sie ist, und behandeln sie vorrangig; sobald wir einen Tag wissen, hören Sie ihn von uns.",
    "Nous cherchons où elle se trouve et lui donnons la priorité ; dès que nous connaîtrons le jour, nous vous le dirons.",
];
const EXPECTED: Sentence = [
    "We verwachten haar nu op {date}. Is dat voor u te laat, laat het ons weten; dan zoeken we een andere oplossing.",
    "We now expect it on {date}. If that is too late for you, let us know and we will look for another solution.",
    "Wir erwarten sie jetzt am {date}. Ist das für Sie zu spät, sagen Sie uns Bescheid; dann suchen wir eine andere Lösung.",
    "Nous l'attendons désormais pour le {date}. Si c'est trop tard pour vous, dites-le-nous et nous chercherons une autre solution.",
];
const NOTHING_TO_PAY_NOW: Sentence = [
    "U hoeft nu niets te doen. Is er toch iets afgeschreven, of wilt u weten hoe het ervoor staat, laat het ons weten; dan zoeken we het uit.",
    "You need not do anything now. If something was taken from your account all the same, or you would like to know how things stand, let us know and we will look into it.",
    "Sie müssen jetzt nichts tun. Wurde trotzdem etwas abgebucht oder möchten Sie wissen, wie es steht, sagen Sie uns Bescheid; dann klären wir das.",
    "Vous n'avez rien à faire pour l'instant. Si une somme a tout de même été débitée, ou si vous voulez savoir où en sont les choses, dites-le-nous et nous vérifierons.",
];
const LOOKED_INTO: Sentence = [
    "Een collega zoekt uit hoe we het goedmaken, en laat het u weten.",
    "One of our team is finding out how to put it right, and will let you know.",
    "Jemand aus unserem Team klärt, wie wir es in Ordnung bringen, und meldet sich bei Ihnen.",
    "Une personne de notre équipe cherche comment réparer cela et vous le dira.",
];
const UNANSWERED: Sentence = [
    "u hebt ons gemeld dat er iets niet in orde is, en u had al een antwoord moeten hebben. Dat het er nog niet is, ligt aan ons, en het spijt ons. Uw melding gaat nu voor; u hoeft niets opnieuw te vertellen.",
    "you told us that something is not right, and you should have had an answer by now. That you have not is our doing, and we are sorry. What you reported now goes first; you need not tell any of it again.",
    "Sie haben uns gemeldet, dass etwas nicht in Ordnung ist, und hätten längst eine Antwort haben sollen. Dass sie noch fehlt, liegt an uns, und es tut uns leid. Ihre Meldung geht jetzt vor; Sie müssen nichts noch einmal erzählen.",
    "vous nous avez signalé que quelque chose n'allait pas, et vous devriez déjà avoir une réponse. Si vous n'en avez pas, c'est de notre fait, et nous en sommes désolés. Votre dossier passe maintenant en premier ; vous n'aurez rien à répéter.",
];
const REOPENED: Sentence = [
    "wat u ons hebt gemeld, is de eerste keer niet goed opgelost. Het spijt ons dat u er nog eens op terug moest komen. Een collega bekijkt het opnieuw en heeft alles wat u al vertelde voor zich liggen.",
    "what you reported to us was not solved properly the first time. We are sorry that you had to come back to it. One of our team is looking at it afresh, with all that you have already told us at hand.",
    "was Sie uns gemeldet haben, wurde beim ersten Mal nicht gut gelöst. Es tut uns leid, dass Sie noch einmal darauf zurückkommen mussten. Jemand aus unserem Team sieht es sich neu an und hat alles vorliegen, was Sie schon erzählt haben.",
    "ce que vous nous avez signalé n'a pas été bien résolu la première fois. Nous sommes désolés que vous ayez dû y revenir. Une personne de notre équipe reprend le dossier, avec tout ce que vous nous avez déjà dit sous les yeux.",
];
