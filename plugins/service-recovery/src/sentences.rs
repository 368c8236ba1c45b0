//! Texts for customers.

use courtesy_sdk::prelude::*;

use crate::fault::Fault;
use crate::need::{Need, Trouble};

/// One or more sentences, in Dutch, English, German, French, Portuguese and Spanish.
pub(crate) type Sentence = [&'static str; 6];

/// The message, in whole sentences. `kept` says whether somebody keeps what it promises. The CRM replaces `{date}` with the
/// day on which a late order is expected, or else with the day by which the message promises more.
pub(crate) fn message(need: &Need<'_>, remedy: Remedy, kept: bool) -> Vec<Sentence> {
    let Trouble::Order(fault) = need.trouble else {
        let several = !need.others.is_empty() || need.matter.cases.iter().filter(|case| case.is_open()).count() > 1;
        let neglected = if several { SEVERAL_UNANSWERED } else { UNANSWERED };
        return vec![GREETING, neglected, if kept { ANSWER_BY } else { NO_DAY_FOR_AN_ANSWER }];
    };
    let mut sentences = vec![GREETING, opening(fault)];
    if need.matter.open_case().is_some() {
        sentences.push(ALSO_THE_ANSWER);
    }
    let unpaid = need.matter.order.is_some_and(|order| order.paid == Some(false));
    match how_put_right(fault, remedy, unpaid) {
        Some(sentence) => sentences.push(sentence),
        None => sentences.push(if kept { found_out(fault) } else { no_day(fault) }),
    }
    sentences
}

/// Whether the message promises more.
pub(crate) fn promises(need: &Need<'_>, remedy: Remedy) -> bool {
    let unpaid = need.matter.order.is_some_and(|order| order.paid == Some(false));
    match need.trouble {
        Trouble::Order(fault) => how_put_right(fault, remedy, unpaid).is_none(),
        Trouble::Case => true,
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
        Fault::Cancelled => CANCELLED,
        Fault::Payment => PAYMENT,
        Fault::Late => LATE,
        Fault::Partly => PARTLY,
    }
}

/// What is done; `None` if it has to be found out first.
fn how_put_right(fault: Fault, remedy: Remedy, unpaid: bool) -> Option<Sentence> {
    match (fault, remedy) {
        (Fault::Payment, _) => Some(NOTHING_TO_PAY_NOW),
        (Fault::Late, Remedy::Refund) => Some(MONEY_INSTEAD),
        (Fault::Late | Fault::Partly, Remedy::Apology) => Some(EXPECTED),
        (_, Remedy::Replace) => Some(REPLACE),
        (_, Remedy::Refund) => Some(REFUND),
        (_, Remedy::Rebook) => Some(REBOOK),
        (Fault::Failed, Remedy::Apology) if unpaid => Some(NOTHING_TO_PAY),
        _ => None,
    }
}

fn found_out(fault: Fault) -> Sentence {
    match fault {
        Fault::Late | Fault::Partly => DAY_BY,
        _ => SOLUTION_BY,
    }
}

fn no_day(fault: Fault) -> Sentence {
    match fault {
        Fault::Late | Fault::Partly => NO_DAY,
        _ => NO_DAY_FOR_AN_ANSWER,
    }
}

const GREETING: Sentence = [
    "Dag {first_name},",
    "Hello {first_name},",
    "Guten Tag {first_name},",
    "Bonjour {first_name},",
    "Olá, {first_name}:",
    "Hola, {first_name}:",
];
const LOST: Sentence = [
    "uw bestelling {order_number} is onderweg zoekgeraakt. Dat had niet mogen gebeuren, en het spijt ons.",
    "your order {order_number} got lost on its way to you. That should not have happened, and we are sorry.",
    "Ihre Bestellung {order_number} ist unterwegs verloren gegangen. Das hätte nicht passieren dürfen, und es tut uns leid.",
    "votre commande {order_number} s'est perdue en chemin. Cela n'aurait pas dû arriver, et nous en sommes désolés.",
    "o seu pedido {order_number} perdeu-se no caminho. Isso não devia ter acontecido, e lamentamos muito.",
    "su pedido {order_number} se ha perdido en el camino. No debería haber ocurrido, y lo sentimos mucho.",
];
const DAMAGED: Sentence = [
    "uw bestelling {order_number} is beschadigd geraakt. Dat had niet mogen gebeuren, en het spijt ons.",
    "your order {order_number} was damaged. That should not have happened, and we are sorry.",
    "Ihre Bestellung {order_number} wurde beschädigt. Das hätte nicht passieren dürfen, und es tut uns leid.",
    "votre commande {order_number} a été endommagée. Cela n'aurait pas dû arriver, et nous en sommes désolés.",
    "o seu pedido {order_number} ficou danificado. Isso não devia ter acontecido, e lamentamos muito.",
    "su pedido {order_number} ha sufrido daños. No debería haber ocurrido, y lo sentimos mucho.",
];
const FAILED: Sentence = [
    "het is ons niet gelukt uw bestelling {order_number} bij u te krijgen. Dat spijt ons.",
    "we did not manage to get your order {order_number} to you. We are sorry about that.",
    "es ist uns nicht gelungen, Ihnen Ihre Bestellung {order_number} zu liefern. Das tut uns leid.",
    "nous n'avons pas réussi à vous remettre votre commande {order_number}. Nous en sommes désolés.",
    "não conseguimos entregar o seu pedido {order_number}. Lamentamos muito.",
    "no hemos conseguido hacerle llegar su pedido {order_number}. Lo sentimos mucho.",
];
const CANCELLED: Sentence = [
    "wij hebben uw bestelling {order_number} geannuleerd, en uw geld is nog bij ons. Dat had allang terug moeten zijn, en het spijt ons.",
    "we cancelled your order {order_number}, and we still have your money. You should have had it back by now, and we are sorry.",
    "wir haben Ihre Bestellung {order_number} storniert, und Ihr Geld ist noch bei uns. Sie hätten es längst zurückhaben sollen, und es tut uns leid.",
    "nous avons annulé votre commande {order_number}, et votre argent est encore chez nous. Il aurait déjà dû vous être rendu, et nous en sommes désolés.",
    "o seu pedido {order_number} foi cancelado por nós, e o seu dinheiro ainda não foi devolvido. Já devia ter sido, e lamentamos muito.",
    "hemos cancelado su pedido {order_number}, y todavía no le hemos devuelto el dinero. Ya debería tenerlo, y lo sentimos mucho.",
];
const PAYMENT: Sentence = [
    "de betaling van uw bestelling {order_number} is niet gelukt, en daardoor konden we haar niet uitvoeren. Waar het misging, weten we niet zeker; het kan bij de bank zijn geweest en ook bij ons. Het spijt ons dat u er last van hebt.",
    "the payment for your order {order_number} did not go through, so we could not carry the order out. We do not know for sure where it went wrong; it may have been at the bank, and it may have been with us. We are sorry for the trouble.",
    "die Zahlung für Ihre Bestellung {order_number} ist nicht durchgegangen, deshalb konnten wir sie nicht ausführen. Wo es gehakt hat, wissen wir nicht sicher; es kann bei der Bank gewesen sein und auch bei uns. Es tut uns leid, dass Sie Umstände haben.",
    "le paiement de votre commande {order_number} n'a pas abouti, et nous n'avons donc pas pu l'exécuter. Nous ne savons pas avec certitude d'où vient le problème : de la banque peut-être, de chez nous peut-être. Nous sommes désolés de ce désagrément.",
    "o pagamento do seu pedido {order_number} não foi concluído, e por isso o pedido não pôde seguir. Não sabemos ao certo onde falhou; pode ter sido no banco, e pode ter sido do nosso lado. Lamentamos o transtorno.",
    "el pago de su pedido {order_number} no se ha completado, y por eso no hemos podido tramitarlo. No sabemos con certeza dónde ha fallado; puede haber sido en el banco, y también por nuestra parte. Sentimos las molestias.",
];
const LATE: Sentence = [
    "uw bestelling {order_number} had er al moeten zijn, en ze is er nog niet. Dat spijt ons.",
    "your order {order_number} should have reached you by now, and it has not. We are sorry about that.",
    "Ihre Bestellung {order_number} hätte schon bei Ihnen sein sollen und ist es noch nicht. Das tut uns leid.",
    "votre commande {order_number} devrait déjà être chez vous, et elle n'y est pas. Nous en sommes désolés.",
    "o seu pedido {order_number} já devia ter chegado, e ainda não chegou. Lamentamos muito.",
    "su pedido {order_number} ya debería haber llegado, y todavía no ha llegado. Lo sentimos mucho.",
];
const PARTLY: Sentence = [
    "van uw bestelling {order_number} hebt u nog maar een deel, en de rest had er al moeten zijn. Dat spijt ons.",
    "you have only a part of your order {order_number} so far, and the rest should have reached you by now. We are sorry about that.",
    "von Ihrer Bestellung {order_number} haben Sie bisher nur einen Teil, und der Rest hätte schon bei Ihnen sein sollen. Das tut uns leid.",
    "vous n'avez reçu qu'une partie de votre commande {order_number}, et le reste devrait déjà être chez vous. Nous en sommes désolés.",
    "do seu pedido {order_number} só chegou uma parte, e o resto já devia ter chegado. Lamentamos muito.",
    "de su pedido {order_number} solo ha llegado una parte, y el resto ya debería haber llegado. Lo sentimos mucho.",
];
const ALSO_THE_ANSWER: Sentence = [
    "U had ons er al op gewezen; dit is ook ons antwoord daarop.",
    "You had already told us about it; this is our answer to that, too.",
    "Sie hatten uns schon darauf hingewiesen; dies ist auch unsere Antwort darauf.",
    "Vous nous l'aviez déjà signalé ; ceci est aussi notre réponse.",
    "Já nos tinha avisado; esta é também a nossa resposta.",
    "Usted ya nos había avisado; esta es también nuestra respuesta.",
];
const REPLACE: Sentence = [
    "We sturen alles opnieuw, zonder kosten voor u. Hebt u liever een andere oplossing, laat het ons weten.",
    "We will send everything again, at no cost to you. If you would rather have it solved another way, let us know.",
    "Wir schicken alles noch einmal, ohne Kosten für Sie. Ist Ihnen eine andere Lösung lieber, sagen Sie uns Bescheid.",
    "Nous vous renvoyons le tout, sans frais pour vous. Si vous préférez une autre solution, dites-le-nous.",
    "Vamos enviar tudo de novo, sem nenhum custo. Se preferir outra solução, diga-nos.",
    "Le enviamos todo de nuevo, sin coste para usted. Si prefiere otra solución, díganoslo.",
];
const REFUND: Sentence = [
    "U krijgt uw geld terug; u hoeft daarvoor niets te doen.",
    "You will get your money back; you need not do anything for it.",
    "Sie bekommen Ihr Geld zurück; dafür müssen Sie nichts tun.",
    "Vous serez remboursé ; vous n'avez rien à faire pour cela.",
    "O valor pago será devolvido; não é preciso fazer nada.",
    "Le devolvemos el dinero; no tiene que hacer nada.",
];
const NOTHING_TO_PAY: Sentence = [
    "U hoeft er niets voor te betalen en niets te doen.",
    "You need not pay anything for it, nor do anything.",
    "Sie müssen dafür nichts bezahlen und nichts tun.",
    "Vous n'avez rien à payer ni à faire.",
    "Não há nada a pagar nem a fazer.",
    "No tiene que pagar ni hacer nada.",
];
const MONEY_INSTEAD: Sentence = [
    "Wilt u er niet langer op wachten, dan krijgt u uw geld terug; een berichtje aan ons is genoeg. Wacht u liever nog, dan is dat ook goed.",
    "If you would rather not wait any longer, you will get your money back; a short message to us is enough. If you would rather wait, that is fine, too.",
    "Möchten Sie nicht länger warten, bekommen Sie Ihr Geld zurück; eine kurze Nachricht an uns genügt. Möchten Sie lieber noch warten, ist das auch in Ordnung.",
    "Si vous préférez ne plus attendre, nous vous remboursons ; un petit message de votre part suffit. Si vous préférez patienter, c'est possible aussi.",
    "Se preferir não esperar mais, devolvemos o dinheiro; basta uma mensagem sua. Se preferir esperar, também está bem.",
    "Si prefiere no esperar más, le devolvemos el dinero; basta con un mensaje suyo. Si prefiere esperar, también está bien.",
];
const REBOOK: Sentence = [
    "Laat ons weten welk moment en welke plek u uitkomt; dan brengen we haar alsnog.",
    "Tell us which time and place suit you, and we will still bring it.",
    "Sagen Sie uns, welche Zeit und welcher Ort Ihnen passen; dann bringen wir sie Ihnen doch noch.",
    "Dites-nous quel moment et quel lieu vous conviennent, et nous vous l'apporterons.",
    "Diga-nos que hora e que lugar são melhores, e faremos a entrega.",
    "Díganos qué momento y qué lugar le convienen, y se lo llevaremos.",
];
const DAY_BY: Sentence = [
    "We zoeken uit waar ze is. Uiterlijk op {date} laten we u weten hoe het ervoor staat.",
    "We are finding out where it is. By {date} at the latest, we will tell you how things stand.",
    "Wir klären, wo sie ist. Spätestens am {date} sagen wir Ihnen, wie es steht.",
    "Nous cherchons où elle se trouve. Le {date} au plus tard, nous vous dirons où en sont les choses.",
    "Vamos verificar onde está. Até {date}, terá notícias nossas.",
    "Estamos averiguando dónde está. A más tardar el {date}, le diremos cómo va.",
];
const NO_DAY: Sentence = [
    "Wanneer ze komt, weten we nog niet, en we noemen u liever geen dag die we niet kunnen waarmaken. U hoeft niets te doen.",
    "When it will come, we do not know yet, and we would rather not name a day that we may not keep. You need not do anything.",
    "Wann sie kommt, wissen wir noch nicht, und wir nennen Ihnen lieber keinen Tag, den wir vielleicht nicht halten. Sie müssen nichts tun.",
    "Nous ne savons pas encore quand elle arrivera, et nous préférons ne pas vous donner une date que nous ne tiendrions pas. Vous n'avez rien à faire.",
    "Ainda não sabemos quando chega, e preferimos não dar uma data que talvez não possamos cumprir. Não é preciso fazer nada.",
    "Todavía no sabemos cuándo llegará, y preferimos no darle una fecha que quizá no podamos cumplir. No tiene que hacer nada.",
];
const EXPECTED: Sentence = [
    "We verwachten haar nu op {date}. Is dat voor u te laat, laat het ons weten; dan zoeken we een andere oplossing.",
    "We now expect it on {date}. If that is too late for you, let us know and we will look for another solution.",
    "Wir erwarten sie jetzt am {date}. Ist das für Sie zu spät, sagen Sie uns Bescheid; dann suchen wir eine andere Lösung.",
    "Nous l'attendons désormais pour le {date}. Si c'est trop tard pour vous, dites-le-nous et nous chercherons une autre solution.",
    "A entrega está agora prevista para {date}. Se for tarde demais, diga-nos, e procuramos outra solução.",
    "Ahora lo esperamos para el {date}. Si es demasiado tarde para usted, díganoslo y buscaremos otra solución.",
];
const NOTHING_TO_PAY_NOW: Sentence = [
    "U hoeft nu niets te doen. Is er toch iets afgeschreven, of wilt u weten hoe het ervoor staat, laat het ons weten; dan zoeken we het uit.",
    "You need not do anything now. If something was taken from your account all the same, or you would like to know how things stand, let us know and we will look into it.",
    "Sie müssen jetzt nichts tun. Wurde trotzdem etwas abgebucht oder möchten Sie wissen, wie es steht, sagen Sie uns Bescheid; dann klären wir das.",
    "Vous n'avez rien à faire pour l'instant. Si une somme a tout de même été débitée, ou si vous voulez savoir où en sont les choses, dites-le-nous et nous vérifierons.",
    "Não é preciso fazer nada agora. Se mesmo assim foi cobrado algum valor, ou se quiser saber como está o pedido, diga-nos, e vamos verificar.",
    "No tiene que hacer nada ahora. Si aun así se le ha cobrado algo, o quiere saber cómo está el pedido, díganoslo y lo comprobaremos.",
];
const SOLUTION_BY: Sentence = [
    "Een collega zoekt uit hoe we het goedmaken, en laat het u uiterlijk op {date} weten.",
    "One of our team is finding out how to put it right, and will let you know by {date} at the latest.",
    "Jemand aus unserem Team klärt, wie wir es in Ordnung bringen, und meldet sich spätestens am {date} bei Ihnen.",
    "Une personne de notre équipe cherche comment réparer cela et vous le dira le {date} au plus tard.",
    "Um colega procura a melhor solução e dará notícias até {date}.",
    "Una persona de nuestro equipo está buscando cómo arreglarlo y se lo dirá a más tardar el {date}.",
];
const UNANSWERED: Sentence = [
    "u hebt ons gemeld dat er iets niet in orde is, en u had al een antwoord moeten hebben. Dat het er nog niet is, ligt aan ons, en het spijt ons.",
    "you told us that something is not right, and you should have had an answer by now. That you have not is our doing, and we are sorry.",
    "Sie haben uns gemeldet, dass etwas nicht in Ordnung ist, und hätten längst eine Antwort haben sollen. Dass sie noch fehlt, liegt an uns, und es tut uns leid.",
    "vous nous avez signalé que quelque chose n'allait pas, et vous devriez déjà avoir une réponse. Si vous n'en avez pas, c'est de notre fait, et nous en sommes désolés.",
    "disse-nos que algo não estava bem, e já devia ter tido uma resposta. Se ainda não a tem, a falha é nossa, e lamentamos muito.",
    "nos dijo que algo no iba bien, y ya debería tener una respuesta. Si aún no la tiene, es culpa nuestra, y lo sentimos mucho.",
];
const SEVERAL_UNANSWERED: Sentence = [
    "u hebt ons meer dan eens gemeld dat er iets niet in orde is, en u had op alles al een antwoord moeten hebben. Dat het er nog niet is, ligt aan ons, en het spijt ons.",
    "you told us more than once that something is not right, and you should have had an answer to all of it by now. That you have not is our doing, and we are sorry.",
    "Sie haben uns mehr als einmal gemeldet, dass etwas nicht in Ordnung ist, und hätten auf alles längst eine Antwort haben sollen. Dass sie noch fehlt, liegt an uns, und es tut uns leid.",
    "vous nous avez signalé plus d'une fois que quelque chose n'allait pas, et vous devriez déjà avoir une réponse à tout. Si vous n'en avez pas, c'est de notre fait, et nous en sommes désolés.",
    "disse-nos mais de uma vez que algo não estava bem, e já devia ter tido resposta a tudo. Se ainda não a tem, a falha é nossa, e lamentamos muito.",
    "nos dijo más de una vez que algo no iba bien, y ya debería tener respuesta a todo. Si aún no la tiene, es culpa nuestra, y lo sentimos mucho.",
];
const ANSWER_BY: Sentence = [
    "Een collega antwoordt u uiterlijk op {date}; u hoeft niets opnieuw te vertellen.",
    "One of our team will answer you by {date} at the latest; you need not tell any of it again.",
    "Jemand aus unserem Team antwortet Ihnen spätestens am {date}; Sie müssen nichts noch einmal erzählen.",
    "Une personne de notre équipe vous répondra le {date} au plus tard ; vous n'aurez rien à répéter.",
    "Um colega responderá até {date}; não é preciso contar nada outra vez.",
    "Una persona de nuestro equipo le responderá a más tardar el {date}; no tendrá que contar nada otra vez.",
];
const NO_DAY_FOR_AN_ANSWER: Sentence = [
    "Het is nu zo druk dat we u nog geen dag kunnen noemen waarop u het hoort. Wat u ons verteld hebt, ligt klaar; u hoeft niets opnieuw te vertellen.",
    "We are so busy at the moment that we cannot yet name a day by which you will have it. What you told us is all here; you need not tell any of it again.",
    "Im Moment ist so viel los, dass wir Ihnen noch keinen Tag nennen können. Was Sie uns gesagt haben, liegt uns vor; Sie müssen nichts noch einmal erzählen.",
    "Nous avons tant à faire en ce moment que nous ne pouvons pas encore vous donner de date. Tout ce que vous nous avez dit est noté ; vous n'aurez rien à répéter.",
    "Neste momento temos tantos pedidos de ajuda que ainda não podemos dar uma data. Está guardado tudo o que nos disse; não é preciso contar nada outra vez.",
    "En este momento tenemos tanto que atender que todavía no podemos darle una fecha. Todo lo que nos dijo está anotado; no tendrá que contar nada otra vez.",
];
