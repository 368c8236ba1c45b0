// Texts for the customer, in English, Dutch, German, French, Portuguese and Spanish.

import { Channel, Text } from "./courtesy";

/** An appointment in person that can take place remotely. `{date}` is its day. */
export function stayAtHome(to: Channel): Text[] {
  return [
    new Text("en", `Hello {first_name}, you told us that you would rather not have to come to us for this. Your appointment on {date} can take place ${by(to, 0)} too, at the same time. Shall we do that? If you don't reply, everything stays as it is.`),
    new Text("nl", `Dag {first_name}, u hebt ons laten weten dat u hiervoor liever niet langskomt. Uw afspraak op {date} kan ook ${by(to, 1)}, op hetzelfde tijdstip. Zullen we dat doen? Reageert u niet, dan blijft alles zoals het is.`),
    new Text("de", `Guten Tag {first_name}, Sie haben uns gesagt, dass Sie dafür lieber nicht vorbeikommen. Ihr Termin am {date} kann zur selben Zeit auch ${by(to, 2)} stattfinden. Sollen wir es so machen? Wenn Sie nicht antworten, bleibt alles, wie es ist.`),
    new Text("fr", `Bonjour {first_name}, vous nous avez dit que vous préférez ne pas vous déplacer pour cela. Votre rendez-vous du {date} peut aussi se faire ${by(to, 3)}, à la même heure. Voulez-vous le faire ainsi ? Sans réponse de votre part, rien ne change.`),
    new Text("pt", `Olá {first_name}, sabemos que prefere não ter de vir até nós para isto. O encontro marcado para {date} também pode ser ${by(to, 4)}, à mesma hora. Prefere assim? Se não responder, fica tudo como está.`),
    new Text("es", `Hola {first_name}, nos dijo que para esto prefiere no tener que desplazarse. Su cita del {date} también puede ser ${by(to, 5)}, a la misma hora. ¿La cambiamos? Si no responde, todo queda como está.`),
  ];
}

/** A remote appointment that can take place in person. `{date}` is its day. */
export function comeToUs(): Text[] {
  return [
    new Text("en", "Hello {first_name}, you told us that you would rather discuss this face to face. Your appointment on {date} can take place at ours, too. Shall we look for a place that suits you? If you don't reply, everything stays as it is."),
    new Text("nl", "Dag {first_name}, u hebt ons laten weten dat u dit liever persoonlijk bespreekt. Uw afspraak op {date} kan ook bij ons op locatie. Zullen we kijken waar het u past? Reageert u niet, dan blijft alles zoals het is."),
    new Text("de", "Guten Tag {first_name}, Sie haben uns gesagt, dass Sie das lieber persönlich besprechen. Ihr Termin am {date} kann auch bei uns vor Ort stattfinden. Sollen wir schauen, wo es Ihnen passt? Wenn Sie nicht antworten, bleibt alles, wie es ist."),
    new Text("fr", "Bonjour {first_name}, vous nous avez dit que vous préférez en parler de vive voix. Votre rendez-vous du {date} peut aussi avoir lieu chez nous. Voulez-vous que nous cherchions un endroit qui vous convient ? Sans réponse de votre part, rien ne change."),
    new Text("pt", "Olá {first_name}, sabemos que prefere falar disto frente a frente. O encontro marcado para {date} também pode ser num dos nossos espaços. Quer que vejamos qual é o melhor? Se não responder, fica tudo como está."),
    new Text("es", "Hola {first_name}, nos dijo que prefiere hablar de esto en persona. Su cita del {date} también puede ser con nosotros, cara a cara. ¿Buscamos un lugar que le venga bien? Si no responde, todo queda como está."),
  ];
}

/** An appointment in person that an event makes hard to attend. `{date}` is its day. */
export function eventInTheWay(to: Channel): Text[] {
  return [
    new Text("en", `Hello {first_name}, something is going on that may make it hard to come to us on {date}. Your appointment can take place ${by(to, 0)} too, at the same time, so that you need not set out. Tell us which you prefer; another day is fine as well.`),
    new Text("nl", `Dag {first_name}, er is iets gaande waardoor u op {date} misschien moeilijk bij ons kunt komen. Uw afspraak kan ook ${by(to, 1)}, op hetzelfde tijdstip; dan hoeft u de deur niet uit. Laat ons weten wat u het liefst hebt; een andere dag kan ook.`),
    new Text("de", `Guten Tag {first_name}, zurzeit ist etwas im Gange, das Ihnen den Weg zu uns am {date} erschweren kann. Ihr Termin kann zur selben Zeit auch ${by(to, 2)} stattfinden; dann müssen Sie nicht aus dem Haus. Sagen Sie uns, was Ihnen lieber ist; auch ein anderer Tag ist möglich.`),
    new Text("fr", `Bonjour {first_name}, un événement en cours pourrait vous compliquer le chemin jusqu'à nous le {date}. Votre rendez-vous peut aussi se faire ${by(to, 3)}, à la même heure, sans que vous ayez à sortir. Dites-nous ce que vous préférez ; un autre jour est possible aussi.`),
    new Text("pt", `Olá {first_name}, há uma situação que pode dificultar a vinda até nós em {date}. O encontro também pode ser ${by(to, 4)}, à mesma hora, sem ter de sair de casa. Diga-nos o que prefere; outro dia também é possível.`),
    new Text("es", `Hola {first_name}, hay una situación que puede complicarle venir el {date}. Su cita también puede ser ${by(to, 5)}, a la misma hora, sin que tenga que salir. Díganos qué prefiere; otro día también es posible.`),
  ];
}

/** Something that can be discussed in person. `{date}` and `{time}` are the first free slot. */
export function faceToFace(): Text[] {
  return [
    new Text("en", "Hello {first_name}, you told us that you would rather discuss this face to face. You are welcome: on {date} at {time} somebody has time for you. Shall we keep that free? Of course we are glad to help you here, too."),
    new Text("nl", "Dag {first_name}, u hebt ons laten weten dat u dit liever persoonlijk bespreekt. U bent welkom: op {date} om {time} heeft iemand tijd voor u. Zullen we dat vrijhouden? Natuurlijk helpen we u ook hier graag."),
    new Text("de", "Guten Tag {first_name}, Sie haben uns gesagt, dass Sie das lieber persönlich besprechen. Sie sind willkommen: Am {date} um {time} hat jemand Zeit für Sie. Sollen wir das freihalten? Natürlich helfen wir Ihnen auch hier gern."),
    new Text("fr", "Bonjour {first_name}, vous nous avez dit que vous préférez en parler de vive voix. Nous serons heureux de vous recevoir : le {date} à {time}, quelqu'un aura du temps pour vous. Voulez-vous que nous le réservions ? Bien sûr, nous vous aidons volontiers ici aussi."),
    new Text("pt", "Olá {first_name}, sabemos que prefere falar disto frente a frente. Será um prazer: no dia {date} às {time} temos alguém com tempo para conversar. Quer que guardemos essa hora? E claro que também ajudamos por aqui, com todo o gosto."),
    new Text("es", "Hola {first_name}, nos dijo que prefiere hablar de esto en persona. Será un placer recibirle: el {date} a las {time} hay alguien con tiempo para usted. ¿Le reservamos esa hora? Por supuesto, aquí también le ayudamos con mucho gusto."),
  ];
}

/** Something that can be discussed from home. `{date}` and `{time}` are the first free slot. */
export function fromAfar(to: Channel): Text[] {
  return [
    new Text("en", `Hello {first_name}, you told us that you would rather not have to come to us for this. On {date} at {time} somebody has time for you ${by(to, 0)}. Shall we keep that free?`),
    new Text("nl", `Dag {first_name}, u hebt ons laten weten dat u hiervoor liever niet langskomt. Op {date} om {time} heeft iemand ${by(to, 1)} tijd voor u. Zullen we dat vrijhouden?`),
    new Text("de", `Guten Tag {first_name}, Sie haben uns gesagt, dass Sie dafür lieber nicht vorbeikommen. Am {date} um {time} hat jemand ${by(to, 2)} Zeit für Sie. Sollen wir das freihalten?`),
    new Text("fr", `Bonjour {first_name}, vous nous avez dit que vous préférez ne pas vous déplacer pour cela. Le {date} à {time}, quelqu'un aura du temps pour vous ${by(to, 3)}. Voulez-vous que nous le réservions ?`),
    new Text("pt", `Olá {first_name}, sabemos que prefere não ter de vir até nós para isto. No dia {date} às {time} temos alguém com tempo para conversar ${by(to, 4)}. Quer que guardemos essa hora?`),
    new Text("es", `Hola {first_name}, nos dijo que para esto prefiere no tener que desplazarse. El {date} a las {time} hay alguien con tiempo para usted ${by(to, 5)}. ¿Le reservamos esa hora?`),
  ];
}

/** A call instead of more messages. */
export function talkOnce(to: Channel): Text[] {
  return [
    new Text("en", `Hello {first_name}, we have been writing to and fro about this, and you still have no good answer. Talking it over ${by(to, 0)} may settle it in one go, if you like. If you would rather keep writing, that is fine.`),
    new Text("nl", `Dag {first_name}, we schrijven hierover nu al een tijdje heen en weer, en een goed antwoord hebt u nog niet. Als u wilt, bespreken we het in één keer ${by(to, 1)}. Schrijft u liever verder, dan is dat ook goed.`),
    new Text("de", `Guten Tag {first_name}, wir schreiben darüber schon eine Weile hin und her, und eine gute Antwort haben Sie noch nicht. Wenn Sie möchten, klären wir es ${by(to, 2)} in einem Gespräch. Schreiben Sie lieber weiter, ist das auch in Ordnung.`),
    new Text("fr", `Bonjour {first_name}, nous échangeons des messages à ce sujet depuis un moment et vous n'avez toujours pas de bonne réponse. Si vous voulez, voyons cela ${by(to, 3)}, en une seule fois. Si vous préférez continuer par écrit, c'est très bien aussi.`),
    new Text("pt", `Olá {first_name}, já são várias mensagens sobre isto, e ainda falta uma boa resposta. Se quiser, falamos ${by(to, 4)}: talvez assim se resolva de uma vez. Se preferir por escrito, também está bem.`),
    new Text("es", `Hola {first_name}, ya son varios los mensajes sobre esto y todavía no tiene una buena respuesta. Si quiere, lo hablamos ${by(to, 5)}; quizá así se resuelva de una vez. Si prefiere seguir por escrito, también está bien.`),
  ];
}

/** Another channel with a shorter wait. */
export function quicker(to: Channel, minutes: i64): Text[] {
  return [
    new Text("en", `It is busy, and you are waiting longer than we like. Somebody will probably be there for you ${by(to, 0)} in about ${minutes} min. You can also simply keep waiting; we will help you.`),
    new Text("nl", `Het is druk en u wacht langer dan ons lief is. Waarschijnlijk is er ${by(to, 1)} over ongeveer ${minutes} min iemand voor u. U kunt ook gewoon blijven wachten; we helpen u.`),
    new Text("de", `Es ist viel los, und Sie warten länger, als uns lieb ist. Wahrscheinlich ist ${by(to, 2)} in etwa ${minutes} Min. jemand für Sie da. Sie können auch einfach weiter warten; wir helfen Ihnen.`),
    new Text("fr", `Il y a beaucoup de monde et vous attendez plus longtemps que nous ne le voudrions. Quelqu'un sera probablement là pour vous ${by(to, 3)} dans environ ${minutes} min. Vous pouvez aussi simplement continuer à patienter ; nous vous aiderons.`),
    new Text("pt", `Há muita gente à espera, e a sua espera é maior do que gostaríamos. É provável que ${by(to, 4)} alguém possa ajudar daqui a cerca de ${minutes} min. Também pode continuar à espera; a sua vez chega.`),
    new Text("es", `Hay mucha gente y está esperando más de lo que quisiéramos. Es probable que ${by(to, 5)} alguien pueda atenderle en unos ${minutes} min. También puede seguir esperando; le atenderemos.`),
  ];
}

const VIDEO: string[] = ["by video", "per video", "per Video", "par vidéo", "por vídeo", "por videollamada"];
const PHONE: string[] = ["by phone", "per telefoon", "per Telefon", "par téléphone", "por telefone", "por teléfono"];
const CHAT: string[] = ["by chat", "via de chat", "im Chat", "par chat", "por chat", "por chat"];
const MESSAGING: string[] = ["by messenger", "per berichtje", "per Messenger", "par messagerie", "por mensagem", "por mensaje"];

/** The channel's name within a sentence, in one of the languages. */
function by(channel: Channel, language: i32): string {
  if (channel == Channel.Video) return VIDEO[language];
  if (channel == Channel.Phone) return PHONE[language];
  return channel == Channel.Chat ? CHAT[language] : MESSAGING[language];
}
