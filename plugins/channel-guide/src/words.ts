// Texts for the customer, in English, Dutch, German and French.

import { Channel, Text } from "./courtesy";

/** An appointment in person that can take place remotely. `{date}` is its day. */
export function stayAtHome(to: Channel): Text[] {
  return [
    new Text("en", `Hello {first_name}, you told us that you would rather not have to come to us for this. Your appointment on {date} can take place ${by(to, 0)} too, at the same time. Shall we do that? If you don't reply, everything stays as it is.`),
    new Text("nl", `Dag {first_name}, u hebt ons laten weten dat u hiervoor liever niet langskomt. Uw afspraak op {date} kan ook ${by(to, 1)}, op hetzelfde tijdstip. Zullen we dat doen? Reageert u niet, dan blijft alles zoals het is.`),
    new Text("de", `Guten Tag {first_name}, Sie haben uns gesagt, dass Sie dafür lieber nicht vorbeikommen. Ihr Termin am {date} kann zur selben Zeit auch ${by(to, 2)} stattfinden. Sollen wir es so machen? Wenn Sie nicht antworten, bleibt alles, wie es ist.`),
    new Text("fr", `Bonjour {first_name}, vous nous avez dit que vous préférez ne pas vous déplacer pour cela. Votre rendez-vous du {date} peut aussi se faire ${by(to, 3)}, à la même heure. Voulez-vous le faire ainsi ? Sans réponse de votre part, rien ne change.`),
  ];
}

/** A remote appointment that can take place in person. `{date}` is its day. */
export function comeToUs(): Text[] {
  return [
    new Text("en", "Hello {first_name}, you told us that you would rather discuss this face to face. Your appointment on {date} can take place at ours, too. Shall we look for a place that suits you? If you don't reply, everything stays as it is."),
    new Text("nl", "Dag {first_name}, u hebt ons laten weten dat u dit liever persoonlijk bespreekt. Uw afspraak op {date} kan ook bij ons op locatie. Zullen we kijken waar het u past? Reageert u niet, dan blijft alles zoals het is."),
    new Text("de", "Guten Tag {first_name}, Sie haben uns gesagt, dass Sie das lieber persönlich besprechen. Ihr Termin am {date} kann auch bei uns vor Ort stattfinden. Sollen wir schauen, wo es Ihnen passt? Wenn Sie nicht antworten, bleibt alles, wie es ist."),
    new Text("fr", "Bonjour {first_name}, vous nous avez dit que vous préférez en parler de vive voix. Votre rendez-vous du {date} peut aussi avoir lieu chez nous. Voulez-vous que nous cherchions un endroit qui vous convient ? Sans réponse de votre part, rien ne change."),
  ];
}

/** An appointment in person that an event makes hard to attend. `{date}` is its day. */
export function eventInTheWay(to: Channel): Text[] {
  return [
    new Text("en", `Hello {first_name}, something is going on that may make it hard to come to us on {date}. Your appointment can take place ${by(to, 0)} too, at the same time, so that you need not set out. Tell us which you prefer; another day is fine as well.`),
    new Text("nl", `Dag {first_name}, er is iets gaande waardoor u op {date} misschien moeilijk bij ons kunt komen. Uw afspraak kan ook ${by(to, 1)}, op hetzelfde tijdstip; dan hoeft u de deur niet uit. Laat ons weten wat u het liefst hebt; een andere dag kan ook.`),
    new Text("de", `Guten Tag {first_name}, zurzeit ist etwas im Gange, das Ihnen den Weg zu uns am {date} erschweren kann. Ihr Termin kann zur selben Zeit auch ${by(to, 2)} stattfinden; dann müssen Sie nicht aus dem Haus. Sagen Sie uns, was Ihnen lieber ist; auch ein anderer Tag ist möglich.`),
    new Text("fr", `Bonjour {first_name}, un événement en cours pourrait vous compliquer le chemin jusqu'à nous le {date}. Votre rendez-vous peut aussi se faire ${by(to, 3)}, à la même heure, sans que vous ayez à sortir. Dites-nous ce que vous préférez ; un autre jour est possible aussi.`),
  ];
}

/** Something that can be discussed in person. `{date}` and `{time}` are the first free slot. */
export function faceToFace(): Text[] {
  return [
    new Text("en", "Hello {first_name}, you told us that you would rather discuss this face to face. You are welcome: on {date} at {time} somebody has time for you. Shall we keep that free? Of course we are glad to help you here, too."),
    new Text("nl", "Dag {first_name}, u hebt ons laten weten dat u dit liever persoonlijk bespreekt. U bent welkom: op {date} om {time} heeft iemand tijd voor u. Zullen we dat vrijhouden? Natuurlijk helpen we u ook hier graag."),
    new Text("de", "Guten Tag {first_name}, Sie haben uns gesagt, dass Sie das lieber persönlich besprechen. Sie sind willkommen: Am {date} um {time} hat jemand Zeit für Sie. Sollen wir das freihalten? Natürlich helfen wir Ihnen auch hier gern."),
    new Text("fr", "Bonjour {first_name}, vous nous avez dit que vous préférez en parler de vive voix. Nous serons heureux de vous recevoir : le {date} à {time}, quelqu'un aura du temps pour vous. Voulez-vous que nous le réservions ? Bien sûr, nous vous aidons volontiers ici aussi."),
  ];
}

/** Something that can be discussed from home. `{date}` and `{time}` are the first free slot. */
export function fromAfar(to: Channel): Text[] {
  return [
    new Text("en", `Hello {first_name}, you told us that you would rather not have to come to us for this. On {date} at {time} somebody has time for you ${by(to, 0)}. Shall we keep that free?`),
    new Text("nl", `Dag {first_name}, u hebt ons laten weten dat u hiervoor liever niet langskomt. Op {date} om {time} heeft iemand ${by(to, 1)} tijd voor u. Zullen we dat vrijhouden?`),
    new Text("de", `Guten Tag {first_name}, Sie haben uns gesagt, dass Sie dafür lieber nicht vorbeikommen. Am {date} um {time} hat jemand ${by(to, 2)} Zeit für Sie. Sollen wir das freihalten?`),
    new Text("fr", `Bonjour {first_name}, vous nous avez dit que vous préférez ne pas vous déplacer pour cela. Le {date} à {time}, quelqu'un aura du temps pour vous ${by(to, 3)}. Voulez-vous que nous le réservions ?`),
  ];
}

/** A call instead of more messages. */
export function talkOnce(to: Channel): Text[] {
  return [
    new Text("en", `Hello {first_name}, we have been writing to and fro about this, and you still have no good answer. Talking it over ${by(to, 0)} may settle it in one go, if you like. If you would rather keep writing, that is fine.`),
    new Text("nl", `Dag {first_name}, we schrijven hierover nu al een tijdje heen en weer, en een goed antwoord hebt u nog niet. Als u wilt, bespreken we het in één keer ${by(to, 1)}. Schrijft u liever verder, dan is dat ook goed.`),
    new Text("de", `Guten Tag {first_name}, wir schreiben darüber schon eine Weile hin und her, und eine gute Antwort haben Sie noch nicht. Wenn Sie möchten, klären wir es ${by(to, 2)} in einem Gespräch. Schreiben Sie lieber weiter, ist das auch in Ordnung.`),
    new Text("fr", `Bonjour {first_name}, nous échangeons des messages à ce sujet depuis un moment et vous n'avez toujours pas de bonne réponse. Si vous voulez, voyons cela ${by(to, 3)}, en une seule fois. Si vous préférez continuer par écrit, c'est très bien aussi.`),
  ];
}

/** Another channel with a shorter wait. */
export function quicker(to: Channel, minutes: i64): Text[] {
  return [
    new Text("en", `It is busy, and you are waiting longer than we like. Somebody will probably be there for you ${by(to, 0)} in about ${minutes} min. You can also simply wait here; we will help you.`),
    new Text("nl", `Het is druk en u wacht langer dan ons lief is. Waarschijnlijk is er ${by(to, 1)} over ongeveer ${minutes} min iemand voor u. U kunt ook gewoon hier wachten; we helpen u.`),
    new Text("de", `Es ist viel los, und Sie warten länger, als uns lieb ist. Wahrscheinlich ist ${by(to, 2)} in etwa ${minutes} Min. jemand für Sie da. Sie können auch einfach hier warten; wir helfen Ihnen.`),
    new Text("fr", `Il y a beaucoup de monde et vous attendez plus longtemps que nous ne le voudrions. Quelqu'un sera probablement là pour vous ${by(to, 3)} dans environ ${minutes} min. Vous pouvez aussi simplement patienter ici ; nous vous aiderons.`),
  ];
}

const VIDEO: string[] = ["by video", "per video", "per Video", "par vidéo"];
const PHONE: string[] = ["by phone", "per telefoon", "per Telefon", "par téléphone"];
const CHAT: string[] = ["by chat", "via de chat", "im Chat", "par chat"];
const MESSAGING: string[] = ["by messenger", "per berichtje", "per Messenger", "par messagerie"];

/** The channel's name within a sentence, in one of the four languages. */
function by(channel: Channel, language: i32): string {
  if (channel == Channel.Video) return VIDEO[language];
  if (channel == Channel.Phone) return PHONE[language];
  return channel == Channel.Chat ? CHAT[language] : MESSAGING[language];
}
