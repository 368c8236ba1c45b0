//! Messages about late orders and the ends of terms.

use crate::late::LateOrder;
use crate::sentences::Sentence;
use crate::term::Term;

/// The message about a late order, in other words if the customer was told another day before. The CRM replaces `{date}` with
/// the new day.
pub(crate) fn about_late_order(late: &LateOrder<'_>) -> Sentence {
    if late.told_before > 0 { LATER_STILL } else { LATER }
}

/// The message about the end of a term or a pause. The CRM replaces `{date}` with that day.
pub(crate) fn about_term(term: &Term<'_>) -> Sentence {
    if term.is_paused() { RESUMED } else { RENEWED }
}

const LATER: Sentence = [
    "Dag {first_name}, uw bestelling {order_number} komt later dan we hadden beloofd: we verwachten haar nu op {date}. Dat spijt ons. Is het voor u te laat, laat het ons weten; dan zoeken we samen een oplossing.",
    "Hello {first_name}, your order {order_number} will come later than we promised: we now expect it on {date}. We are sorry about that. If that is too late for you, let us know and we will look for a solution together.",
    "Guten Tag {first_name}, Ihre Bestellung {order_number} kommt später als versprochen: Wir erwarten sie jetzt am {date}. Das tut uns leid. Ist das für Sie zu spät, sagen Sie uns Bescheid; dann suchen wir gemeinsam eine Lösung.",
    "Bonjour {first_name}, votre commande {order_number} arrivera plus tard que promis : nous l'attendons désormais pour le {date}. Nous en sommes désolés. Si c'est trop tard pour vous, dites-le-nous et nous chercherons ensemble une solution.",
    "Olá, {first_name}: o seu pedido {order_number} vai chegar mais tarde do que prometemos; a entrega está agora prevista para {date}. Lamentamos muito. Se for tarde demais, diga-nos, e procuramos juntos uma solução.",
    "Hola, {first_name}: su pedido {order_number} llegará más tarde de lo prometido; ahora lo esperamos para el {date}. Lo sentimos. Si es demasiado tarde para usted, díganoslo y buscaremos juntos una solución.",
];
const LATER_STILL: Sentence = [
    "Dag {first_name}, de dag voor uw bestelling {order_number} is nog eens verschoven: we verwachten haar nu op {date}. Het spijt ons dat u weer moet wachten. Wilt u dat niet, laat het ons weten; dan zoeken we een andere oplossing.",
    "Hello {first_name}, the day for your order {order_number} has moved once more: we now expect it on {date}. We are sorry that you have to wait again. If you would rather not, let us know and we will look for another solution.",
    "Guten Tag {first_name}, der Tag für Ihre Bestellung {order_number} hat sich noch einmal verschoben: Wir erwarten sie jetzt am {date}. Es tut uns leid, dass Sie wieder warten müssen. Möchten Sie das nicht, sagen Sie uns Bescheid; dann suchen wir eine andere Lösung.",
    "Bonjour {first_name}, le jour de votre commande {order_number} a encore changé : nous l'attendons désormais pour le {date}. Nous sommes désolés de vous faire patienter à nouveau. Si vous ne le souhaitez pas, dites-le-nous et nous chercherons une autre solution.",
    "Olá, {first_name}: a data do seu pedido {order_number} mudou outra vez; a entrega está agora prevista para {date}. Lamentamos esta nova espera. Se preferir não esperar, diga-nos, e procuramos outra solução.",
    "Hola, {first_name}: la fecha de su pedido {order_number} ha vuelto a cambiar; ahora lo esperamos para el {date}. Sentimos que tenga que esperar otra vez. Si prefiere no esperar, díganoslo y buscaremos otra solución.",
];
const RENEWED: Sentence = [
    "Dag {first_name}, op {date} wordt uw abonnement verlengd. Bevalt het zo, dan hoeft u niets te doen. Wilt u iets veranderen of ermee stoppen, laat het ons dan vóór die dag weten.",
    "Hello {first_name}, your subscription will be renewed on {date}. If it suits you as it is, you need not do anything. If you would like to change it or end it, let us know before that day.",
    "Guten Tag {first_name}, am {date} verlängert sich Ihr Abonnement. Passt es Ihnen so, müssen Sie nichts tun. Möchten Sie etwas ändern oder es beenden, sagen Sie uns vor diesem Tag Bescheid.",
    "Bonjour {first_name}, votre abonnement sera renouvelé le {date}. S'il vous convient ainsi, vous n'avez rien à faire. Si vous souhaitez le modifier ou y mettre fin, dites-le-nous avant ce jour.",
    "Olá, {first_name}: a sua assinatura será renovada em {date}. Se estiver bem assim, não é preciso fazer nada. Se quiser mudar alguma coisa ou terminar, diga-nos antes desse dia.",
    "Hola, {first_name}: su suscripción se renovará el {date}. Si le va bien así, no tiene que hacer nada. Si quiere cambiar algo o darla por terminada, díganoslo antes de ese día.",
];
const RESUMED: Sentence = [
    "Dag {first_name}, op {date} eindigt de pauze van uw abonnement en loopt het weer door. Komt dat uit, dan hoeft u niets te doen. Wilt u langer pauzeren of stoppen, laat het ons dan vóór die dag weten.",
    "Hello {first_name}, the pause of your subscription ends on {date}, and it goes on from then. If that suits you, you need not do anything. If you would like a longer pause or want to end it, let us know before that day.",
    "Guten Tag {first_name}, am {date} endet die Pause Ihres Abonnements, und es läuft weiter. Passt das, müssen Sie nichts tun. Möchten Sie länger pausieren oder es beenden, sagen Sie uns vor diesem Tag Bescheid.",
    "Bonjour {first_name}, la pause de votre abonnement se termine le {date}, et il reprendra alors. Si cela vous convient, vous n'avez rien à faire. Si vous souhaitez une pause plus longue ou y mettre fin, dites-le-nous avant ce jour.",
    "Olá, {first_name}: a pausa da sua assinatura termina em {date}, e a partir daí ela continua. Se estiver bem assim, não é preciso fazer nada. Se quiser uma pausa mais longa ou terminar, diga-nos antes desse dia.",
    "Hola, {first_name}: la pausa de su suscripción termina el {date}, y a partir de entonces continúa. Si le va bien así, no tiene que hacer nada. Si quiere una pausa más larga o darla por terminada, díganoslo antes de ese día.",
];
