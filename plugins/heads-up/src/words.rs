//! Texts for colleagues and customers.

use courtesy_sdk::Texts;
use courtesy_sdk::prelude::*;

use crate::day::day;
use crate::news::{EventNews, LateOrder};

/// One sentence in Dutch, English, German and French.
pub(crate) type Sentence = [&'static str; 4];

/// What the company does about a late order.
pub(crate) const WE_DELIVER: &str = "We bring the order on the new date, and tell the customer if that changes.";
/// What the customer can do about a late order.
pub(crate) const SAY_IF_TOO_LATE: &str = "Say so if that is too late.";

/// The event, in a sentence for a colleague.
pub(crate) fn event(news: &EventNews<'_>) -> String {
    let event = &news.event;
    let area = event.area.as_ref().map(|area| format!(", {area}")).unwrap_or_default();
    let from = match (event.from_at, news.begun) {
        (Some(from), true) => format!(" has been going on since {}", day(from)),
        (Some(from), false) => format!(" begins on {}", day(from)),
        (None, _) => " is going on".to_owned(),
    };
    let until = event.until_at.map(|until| format!(" and lasts until {}", day(until))).unwrap_or_default();
    format!("Event {} ({}{area}){from}{until}, and affects this customer.", event.reference, event.kind)
}

/// The appointment, in a sentence for a colleague.
pub(crate) fn appointment(appointment: &Appointment) -> String {
    let at = appointment.at.map(|at| format!(" on {}", day(at))).unwrap_or_default();
    format!("It touches appointment {}{at}.", appointment.id)
}

/// The delay, in a sentence for a colleague.
pub(crate) fn late_order(late: &LateOrder<'_>) -> String {
    let (promised, expected) = (day(*late.promised_at), day(*late.expected_at));
    format!(
        "Order {} was promised for {promised} and is expected on {expected}; no case about it is open.",
        late.order.id
    )
}

/// What the company does about an event.
pub(crate) fn we_do(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Outage => "We follow the outage, and tell the customer how it goes on.",
        EventKind::Recall => "We take the product back, and settle with the customer what follows.",
        EventKind::Closure => "We look for another time, place or way for what was planned there.",
        EventKind::Weather => "We follow the weather, and look for another way where plans can't hold.",
        EventKind::Strike => "We follow the strike, and look for another way where plans can't hold.",
        _ => "We look for another way of helping where the usual one isn't safe.",
    }
}

/// What the customer can do about an event.
pub(crate) fn you_can(news: &EventNews<'_>) -> &'static str {
    match news.event.kind {
        EventKind::Recall => "Stop using the product, and say whether it is still there.",
        _ if news.order.is_some() || news.appointment.is_some() => "Say which other time, place or way would suit.",
        _ => "Say so if it causes a problem.",
    }
}

/// The message about an event, in whole sentences. The CRM replaces `{date}` with the day on which the event begins; in
/// a sentence about the next update, it replaces `{date}` and `{time}` with the time of that update.
pub(crate) fn about_event(news: &EventNews<'_>, next_update: Option<Timestamp>) -> Vec<Sentence> {
    let recall = news.event.kind == EventKind::Recall;
    let touched = news.order.is_some() || news.appointment.is_some();
    let mut sentences = vec![GREETING, opening(news.event.kind, news.begun)];
    if news.order.is_some() {
        sentences.push(if recall { IN_THIS_ORDER } else { ORDER_TOUCHED });
    }
    if news.appointment.is_some() {
        sentences.push(APPOINTMENT_TOUCHED);
    }
    if next_update.is_some() {
        sentences.push(NEXT_UPDATE);
    }
    sentences.push(match (recall, touched) {
        (true, _) => STOP_USING,
        (false, true) => SAY_WHAT_SUITS,
        (false, false) => NOTHING_TO_DO,
    });
    sentences
}

/// The message about a late order. The CRM replaces `{date}` with the new date.
pub(crate) fn about_late_order() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, uw bestelling {order_number} komt later dan we hadden beloofd: we verwachten haar nu op {date}. Dat spijt ons. Verandert er nog iets, dan hoort u dat van ons. Is het voor u te laat, laat het ons weten; dan zoeken we samen een oplossing.",
        en: "Hello {first_name}, your order {order_number} will come later than we promised: we now expect it on {date}. We are sorry about that. If anything changes, you will hear it from us. If that is too late for you, let us know and we will look for a solution together.",
        de: "Guten Tag {first_name}, Ihre Bestellung {order_number} kommt später als versprochen: Wir erwarten sie jetzt am {date}. Das tut uns leid. Ändert sich noch etwas, erfahren Sie es von uns. Ist das für Sie zu spät, sagen Sie uns Bescheid; dann suchen wir gemeinsam eine Lösung.",
        fr: "Bonjour {first_name}, votre commande {order_number} arrivera plus tard que promis : nous l'attendons désormais pour le {date}. Nous en sommes désolés. Si cela change encore, nous vous le dirons. Si c'est trop tard pour vous, dites-le-nous et nous chercherons ensemble une solution.",
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

fn opening(kind: EventKind, begun: bool) -> Sentence {
    match (kind, begun) {
        (EventKind::Recall, _) => RECALL,
        (EventKind::Outage, true) => OUTAGE,
        (EventKind::Outage, false) => OUTAGE_AHEAD,
        (EventKind::Closure, true) => CLOSURE,
        (EventKind::Closure, false) => CLOSURE_AHEAD,
        (EventKind::Weather, true) => WEATHER,
        (EventKind::Weather, false) => WEATHER_AHEAD,
        (EventKind::Strike, true) => STRIKE,
        (EventKind::Strike, false) => STRIKE_AHEAD,
        _ => PANDEMIC,
    }
}

const GREETING: Sentence =
    ["Dag {first_name},", "Hello {first_name},", "Guten Tag {first_name},", "Bonjour {first_name},"];
const RECALL: Sentence = [
    "een product dat u bij ons hebt gekocht, wordt teruggeroepen.",
    "a product you bought from us is being recalled.",
    "ein Produkt, das Sie bei uns gekauft haben, wird zurückgerufen.",
    "un produit que vous avez acheté chez nous fait l'objet d'un rappel.",
];
const OUTAGE: Sentence = [
    "er is een storing die ook u raakt. We volgen het op de voet.",
    "there is an outage that affects you, too. We are following it closely.",
    "es gibt eine Störung, die auch Sie betrifft. Wir verfolgen sie genau.",
    "une panne vous touche aussi. Nous la suivons de près.",
];
const OUTAGE_AHEAD: Sentence = [
    "vanaf {date} werkt iets waarvan u gebruikmaakt een tijd niet.",
    "from {date} on, something you use will not work for a while.",
    "ab {date} fällt etwas, das Sie nutzen, für eine Weile aus.",
    "à partir du {date}, un service que vous utilisez ne fonctionnera pas pendant un moment.",
];
const CLOSURE: Sentence = [
    "onze vestiging bij u in de buurt is tijdelijk dicht.",
    "our branch near you is closed for a while.",
    "unsere Filiale in Ihrer Nähe ist vorübergehend geschlossen.",
    "notre établissement près de chez vous est fermé pour un temps.",
];
const CLOSURE_AHEAD: Sentence = [
    "vanaf {date} is onze vestiging bij u in de buurt dicht.",
    "from {date} on, our branch near you will be closed.",
    "ab {date} ist unsere Filiale in Ihrer Nähe geschlossen.",
    "à partir du {date}, notre établissement près de chez vous sera fermé.",
];
const WEATHER: Sentence = [
    "het weer zit ons tegen, en dat merkt u misschien ook.",
    "the weather is against us, and you may notice it, too.",
    "das Wetter macht uns zu schaffen, und vielleicht merken auch Sie es.",
    "le mauvais temps nous gêne, et vous pourriez le remarquer aussi.",
];
const WEATHER_AHEAD: Sentence = [
    "vanaf {date} wordt er slecht weer verwacht, en dat kan u ook raken.",
    "bad weather is expected from {date} on, and it may affect you, too.",
    "ab {date} wird schlechtes Wetter erwartet, das auch Sie betreffen kann.",
    "du mauvais temps est attendu à partir du {date}, et il pourrait vous toucher aussi.",
];
const STRIKE: Sentence = [
    "er wordt gestaakt, en dat merkt u misschien ook.",
    "there is a strike, and you may notice it, too.",
    "es wird gestreikt, und vielleicht merken auch Sie es.",
    "une grève est en cours, et vous pourriez le remarquer aussi.",
];
const STRIKE_AHEAD: Sentence = [
    "vanaf {date} wordt er gestaakt, en dat kan u ook raken.",
    "there will be a strike from {date} on, and it may affect you, too.",
    "ab {date} wird gestreikt, und das kann auch Sie betreffen.",
    "une grève commence le {date}, et elle pourrait vous toucher aussi.",
];
const PANDEMIC: Sentence = [
    "er heerst een besmettelijke ziekte, en daardoor kan bij ons iets anders gaan dan u gewend bent.",
    "a contagious illness is going round, so some things may be different with us from what you are used to.",
    "eine ansteckende Krankheit geht um, und deshalb kann bei uns manches anders laufen als gewohnt.",
    "une maladie contagieuse circule, et certaines choses peuvent donc se passer autrement que d'habitude chez nous.",
];
const IN_THIS_ORDER: Sentence = [
    "Het zat in uw bestelling {order_number}.",
    "It came with your order {order_number}.",
    "Es war in Ihrer Bestellung {order_number}.",
    "Il se trouvait dans votre commande {order_number}.",
];
const ORDER_TOUCHED: Sentence = [
    "Uw bestelling {order_number} kan daardoor later komen, of op een andere plek.",
    "Your order {order_number} may therefore come later, or to another place.",
    "Ihre Bestellung {order_number} kommt deshalb vielleicht später oder an einem anderen Ort an.",
    "Votre commande {order_number} pourrait donc arriver plus tard ou ailleurs que prévu.",
];
const APPOINTMENT_TOUCHED: Sentence = [
    "Uw afspraak met ons valt in die tijd.",
    "Your appointment with us falls within that time.",
    "Ihr Termin bei uns fällt in diese Zeit.",
    "Votre rendez-vous chez nous tombe dans cette période.",
];
const NEXT_UPDATE: Sentence = [
    "Houdt het aan, dan hoort u uiterlijk op {date} om {time} weer van ons.",
    "If it lasts, you will hear from us again by {date}, {time} at the latest.",
    "Dauert es an, hören Sie spätestens am {date} um {time} wieder von uns.",
    "Si cela dure, vous aurez de nos nouvelles au plus tard le {date} à {time}.",
];
const STOP_USING: Sentence = [
    "Gebruik het voorlopig niet, en laat ons weten of u het nog hebt; de rest regelen we met u.",
    "Please stop using it for now and tell us whether you still have it; we will settle the rest with you.",
    "Bitte benutzen Sie es vorerst nicht, und sagen Sie uns, ob Sie es noch haben; alles Weitere regeln wir mit Ihnen.",
    "Merci de ne plus l'utiliser pour l'instant et de nous dire si vous l'avez encore ; nous réglerons la suite avec vous.",
];
const SAY_WHAT_SUITS: Sentence = [
    "Komt dat niet uit, laat ons dan weten welk ander moment of welke andere plek u past; dan zoeken we een oplossing.",
    "If that does not suit you, tell us which other time or place would, and we will look for a solution.",
    "Passt Ihnen das nicht, sagen Sie uns, welche andere Zeit oder welcher andere Ort Ihnen recht wäre; dann suchen wir eine Lösung.",
    "Si cela ne vous convient pas, dites-nous quel autre moment ou quel autre lieu vous irait, et nous chercherons une solution.",
];
const NOTHING_TO_DO: Sentence = [
    "U hoeft niets te doen. Komt u erdoor in de knel, laat het ons weten; dan denken we met u mee.",
    "You need not do anything. If it gets you into difficulty, let us know and we will look for another way with you.",
    "Sie müssen nichts tun. Bringt es Sie in Schwierigkeiten, sagen Sie uns Bescheid; dann suchen wir mit Ihnen einen anderen Weg.",
    "Vous n'avez rien à faire. Si cela vous met en difficulté, dites-le-nous et nous chercherons une autre voie avec vous.",
];
