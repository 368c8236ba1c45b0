//! Sentences about events for customers.

use courtesy_sdk::prelude::*;

use crate::event::EventNews;

/// One or more sentences in Dutch, English, German, French, Portuguese and Spanish.
pub(crate) type Sentence = [&'static str; 6];

/// Stands in a sentence for a number of days; it is filled in here and not by the CRM.
const DAYS: &str = "{days}";

/// The message about an event, in whole sentences. The CRM replaces `{date}` with the day on which the event begins; in
/// a sentence about the next update, it replaces `{date}` and `{time}` with the time of that update.
pub(crate) fn about_event(news: &EventNews<'_>, next_update: bool) -> Vec<Sentence> {
    let recall = news.event.kind == EventKind::Recall;
    let touched = news.order.is_some() || news.appointment.is_some();
    let mut sentences = vec![GREETING];
    match news.lasts_days.filter(|_| news.unfolds()) {
        Some(days) => sentences.extend([still(news.event.kind), if days > 1 { FOR_DAYS } else { SINCE_YESTERDAY }]),
        None => sentences.push(opening(news.event.kind, news.begun)),
    }
    if news.order.is_some() {
        sentences.push(if recall { IN_THIS_ORDER } else { ORDER_TOUCHED });
    }
    if news.appointment.is_some() {
        sentences.push(APPOINTMENT_TOUCHED);
    }
    if next_update {
        sentences.push(NEXT_UPDATE);
    }
    sentences.push(match (recall, touched) {
        (true, _) => STOP_USING,
        (false, true) => SAY_WHAT_SUITS,
        (false, false) => NOTHING_TO_DO,
    });
    sentences
}

/// The sentences in one of the languages.
pub(crate) fn join(sentences: &[Sentence], language: usize, days: Option<i64>) -> String {
    let mut text = String::new();
    for sentence in sentences {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence[language]);
    }
    days.map_or(text.clone(), |days| text.replace(DAYS, &days.to_string()))
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
        (EventKind::Pandemic, _) => PANDEMIC,
    }
}

/// What goes on and is known already.
fn still(kind: EventKind) -> Sentence {
    match kind {
        EventKind::Outage => STILL_AN_OUTAGE,
        EventKind::Weather => STILL_BAD_WEATHER,
        _ => STILL_A_STRIKE,
    }
}

const STILL_AN_OUTAGE: Sentence = [
    "de storing die u raakt, is nog niet voorbij.",
    "the outage that affects you isn't over yet.",
    "die Störung, die Sie betrifft, ist noch nicht behoben.",
    "la panne qui vous touche n'est pas encore terminée.",
    "a falha de serviço que também afeta o que utiliza ainda não terminou.",
    "la avería que le afecta todavía no está resuelta.",
];
const STILL_BAD_WEATHER: Sentence = [
    "het weer zit ons nog steeds tegen.",
    "the weather is still against us.",
    "das Wetter macht uns noch immer zu schaffen.",
    "le mauvais temps nous gêne toujours.",
    "o mau tempo continua a dificultar o nosso trabalho.",
    "el mal tiempo nos sigue dificultando el trabajo.",
];
const STILL_A_STRIKE: Sentence = [
    "er wordt nog steeds gestaakt.",
    "the strike isn't over yet.",
    "es wird noch immer gestreikt.",
    "la grève n'est pas encore terminée.",
    "a greve ainda não terminou.",
    "la huelga todavía no ha terminado.",
];
const SINCE_YESTERDAY: Sentence = [
    "Het duurt nu langer dan een dag, en dat spijt ons.",
    "It has now lasted more than a day, and we are sorry.",
    "Es dauert nun schon länger als einen Tag, und das tut uns leid.",
    "Cela dure maintenant depuis plus d'un jour, et nous en sommes désolés.",
    "Já dura há mais de um dia, e lamentamos.",
    "Ya dura más de un día, y lo sentimos.",
];
const FOR_DAYS: Sentence = [
    "Het duurt nu al {days} dagen, en dat spijt ons.",
    "It has now lasted {days} days, and we are sorry.",
    "Es dauert nun schon {days} Tage, und das tut uns leid.",
    "Cela dure maintenant depuis {days} jours, et nous en sommes désolés.",
    "Já dura há {days} dias, e lamentamos.",
    "Ya dura {days} días, y lo sentimos.",
];
const GREETING: Sentence = [
    "Dag {first_name},",
    "Hello {first_name},",
    "Guten Tag {first_name},",
    "Bonjour {first_name},",
    "Olá, {first_name}:",
    "Hola, {first_name}:",
];
const RECALL: Sentence = [
    "een product dat u bij ons hebt gekocht, wordt teruggeroepen.",
    "a product you bought from us is being recalled.",
    "ein Produkt, das Sie bei uns gekauft haben, wird zurückgerufen.",
    "un produit que vous avez acheté chez nous fait l'objet d'un rappel.",
    "um produto que comprou na nossa loja foi retirado do mercado por segurança.",
    "un producto que usted nos compró está siendo retirado.",
];
const OUTAGE: Sentence = [
    "er is een storing die ook u raakt. We volgen het op de voet.",
    "there is an outage that affects you, too. We are following it closely.",
    "es gibt eine Störung, die auch Sie betrifft. Wir verfolgen sie genau.",
    "une panne vous touche aussi. Nous la suivons de près.",
    "há uma falha de serviço que também afeta o que utiliza. Acompanhamos tudo de perto.",
    "hay una avería que también le afecta. La seguimos de cerca.",
];
const OUTAGE_AHEAD: Sentence = [
    "vanaf {date} werkt iets waarvan u gebruikmaakt een tijd niet.",
    "from {date} on, something you use will not work for a while.",
    "ab {date} fällt etwas, das Sie nutzen, für eine Weile aus.",
    "à partir du {date}, un service que vous utilisez ne fonctionnera pas pendant un moment.",
    "a partir de {date}, um serviço que utiliza ficará parado durante algum tempo.",
    "a partir del {date}, un servicio que usted utiliza dejará de funcionar durante un tiempo.",
];
const CLOSURE: Sentence = [
    "onze vestiging bij u in de buurt is tijdelijk dicht.",
    "our branch near you is closed for a while.",
    "unsere Filiale in Ihrer Nähe ist vorübergehend geschlossen.",
    "notre établissement près de chez vous est fermé pour un temps.",
    "a nossa loja na sua zona está fechada por algum tempo.",
    "nuestro establecimiento cerca de usted está cerrado por un tiempo.",
];
const CLOSURE_AHEAD: Sentence = [
    "vanaf {date} is onze vestiging bij u in de buurt dicht.",
    "from {date} on, our branch near you will be closed.",
    "ab {date} ist unsere Filiale in Ihrer Nähe geschlossen.",
    "à partir du {date}, notre établissement près de chez vous sera fermé.",
    "a partir de {date}, a nossa loja na sua zona estará fechada.",
    "a partir del {date}, nuestro establecimiento cerca de usted estará cerrado.",
];
const WEATHER: Sentence = [
    "het weer zit ons tegen, en dat merkt u misschien ook.",
    "the weather is against us, and you may notice it, too.",
    "das Wetter macht uns zu schaffen, und vielleicht merken auch Sie es.",
    "le mauvais temps nous gêne, et vous pourriez le remarquer aussi.",
    "o mau tempo dificulta o nosso trabalho, e talvez também o note.",
    "el mal tiempo nos dificulta el trabajo, y quizá usted también lo note.",
];
const WEATHER_AHEAD: Sentence = [
    "vanaf {date} wordt er slecht weer verwacht, en dat kan u ook raken.",
    "bad weather is expected from {date} on, and it may affect you, too.",
    "ab {date} wird schlechtes Wetter erwartet, das auch Sie betreffen kann.",
    "du mauvais temps est attendu à partir du {date}, et il pourrait vous toucher aussi.",
    "espera-se mau tempo a partir de {date}, e isso pode causar-lhe transtornos.",
    "se espera mal tiempo a partir del {date}, y también puede afectarle.",
];
const STRIKE: Sentence = [
    "er wordt gestaakt, en dat merkt u misschien ook.",
    "there is a strike, and you may notice it, too.",
    "es wird gestreikt, und vielleicht merken auch Sie es.",
    "une grève est en cours, et vous pourriez le remarquer aussi.",
    "há uma greve, e talvez também a note.",
    "hay una huelga, y quizá usted también lo note.",
];
const STRIKE_AHEAD: Sentence = [
    "vanaf {date} wordt er gestaakt, en dat kan u ook raken.",
    "there will be a strike from {date} on, and it may affect you, too.",
    "ab {date} wird gestreikt, und das kann auch Sie betreffen.",
    "une grève commence le {date}, et elle pourrait vous toucher aussi.",
    "a partir de {date} haverá greve, e isso pode causar-lhe transtornos.",
    "a partir del {date} habrá huelga, y también puede afectarle.",
];
const PANDEMIC: Sentence = [
    "er heerst een besmettelijke ziekte, en daardoor kan bij ons iets anders gaan dan u gewend bent.",
    "a contagious illness is going round, so some things may be different with us from what you are used to.",
    "eine ansteckende Krankheit geht um, und deshalb kann bei uns manches anders laufen als gewohnt.",
    "une maladie contagieuse circule, et certaines choses peuvent donc se passer autrement que d'habitude chez nous.",
    "circula uma doença contagiosa, e por isso algumas coisas podem ser diferentes do habitual.",
    "circula una enfermedad contagiosa, y por eso algunas cosas pueden ser distintas de lo habitual.",
];
const IN_THIS_ORDER: Sentence = [
    "Het zat in uw bestelling {order_number}.",
    "It came with your order {order_number}.",
    "Es war in Ihrer Bestellung {order_number}.",
    "Il se trouvait dans votre commande {order_number}.",
    "Veio com o seu pedido {order_number}.",
    "Venía con su pedido {order_number}.",
];
const ORDER_TOUCHED: Sentence = [
    "Uw bestelling {order_number} kan daardoor later komen, of op een andere plek.",
    "Your order {order_number} may therefore come later, or to another place.",
    "Ihre Bestellung {order_number} kommt deshalb vielleicht später oder an einem anderen Ort an.",
    "Votre commande {order_number} pourrait donc arriver plus tard ou ailleurs que prévu.",
    "O seu pedido {order_number} pode por isso chegar mais tarde, ou a outro lugar.",
    "Por eso, su pedido {order_number} puede llegar más tarde o a otro lugar.",
];
const APPOINTMENT_TOUCHED: Sentence = [
    "Uw afspraak met ons valt in die tijd.",
    "Your appointment with us falls within that time.",
    "Ihr Termin bei uns fällt in diese Zeit.",
    "Votre rendez-vous chez nous tombe dans cette période.",
    "A sua hora marcada cai nesse período.",
    "Su cita con nosotros cae en ese período.",
];
const NEXT_UPDATE: Sentence = [
    "Houdt het aan, dan hoort u uiterlijk op {date} om {time} weer van ons.",
    "If it lasts, you will hear from us again by {date}, {time} at the latest.",
    "Dauert es an, hören Sie spätestens am {date} um {time} wieder von uns.",
    "Si cela dure, vous aurez de nos nouvelles au plus tard le {date} à {time}.",
    "Se continuar, terá notícias nossas até {date}, às {time}.",
    "Si continúa, volverá a tener noticias nuestras a más tardar el {date} a las {time}.",
];
const STOP_USING: Sentence = [
    "Gebruik het voorlopig niet, en laat ons weten of u het nog hebt; de rest regelen we met u.",
    "Please stop using it for now and tell us whether you still have it; we will settle the rest with you.",
    "Bitte benutzen Sie es vorerst nicht, und sagen Sie uns, ob Sie es noch haben; alles Weitere regeln wir mit Ihnen.",
    "Merci de ne plus l'utiliser pour l'instant et de nous dire si vous l'avez encore ; nous réglerons la suite avec vous.",
    "Não o utilize por agora, e diga-nos se ainda o tem; o resto resolvemos juntos.",
    "No lo use por ahora, y díganos si todavía lo tiene; lo demás lo resolveremos con usted.",
];
const SAY_WHAT_SUITS: Sentence = [
    "Komt dat niet uit, laat ons dan weten welk ander moment of welke andere plek u past; dan zoeken we een oplossing.",
    "If that does not suit you, tell us which other time or place would, and we will look for a solution.",
    "Passt Ihnen das nicht, sagen Sie uns, welche andere Zeit oder welcher andere Ort Ihnen recht wäre; dann suchen wir eine Lösung.",
    "Si cela ne vous convient pas, dites-nous quel autre moment ou quel autre lieu vous irait, et nous chercherons une solution.",
    "Se não for bom assim, diga-nos que outra hora ou lugar prefere, e procuramos uma solução.",
    "Si no le viene bien, díganos qué otro momento o lugar prefiere, y buscaremos una solución.",
];
const NOTHING_TO_DO: Sentence = [
    "U hoeft niets te doen. Komt u erdoor in de knel, laat het ons weten; dan denken we met u mee.",
    "You need not do anything. If it gets you into difficulty, let us know and we will look for another way with you.",
    "Sie müssen nichts tun. Bringt es Sie in Schwierigkeiten, sagen Sie uns Bescheid; dann suchen wir mit Ihnen einen anderen Weg.",
    "Vous n'avez rien à faire. Si cela vous met en difficulté, dites-le-nous et nous chercherons une autre voie avec vous.",
    "Não é preciso fazer nada. Se isto causar dificuldades, diga-nos, e procuramos juntos outra forma.",
    "No tiene que hacer nada. Si le causa dificultades, díganoslo y buscaremos otra vía con usted.",
];
