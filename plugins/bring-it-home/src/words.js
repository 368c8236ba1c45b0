// Texts for the customer: what the problem is, what we offer, and that it is a question.

/**
 * @import { Message } from "./contract"
 * @import { Situation } from "./need.js"
 * @import { Way } from "./way.js"
 * @typedef {"en" | "nl" | "de" | "fr" | "pt" | "es"} Language
 * @typedef {Record<Language, string>} Sentence
 */

/**
 * The message, if there is one in the customer's language. The CRM replaces `{date}` and `{time}` with the slot's
 * date and time.
 *
 * @param {Situation} situation
 * @param {Way} way
 * @param {string} [tag] The customer's language; English if it isn't known.
 * @returns {Message | undefined}
 */
export function said(situation, way, tag = "und") {
  const language = known(tag.split("-")[0].toLowerCase());
  if (language === undefined) return undefined;
  const offer = way.slot === undefined ? OFFERS[way.fulfilment] : AT_A_MOMENT;
  const sentences = [`${GREETING[language]} ${OPENINGS[situation][language]}`, offer[language], QUESTION[language]];
  return { language, text: sentences.join(" "), author: "template" };
}

/**
 * @param {string} tag
 * @returns {Language | undefined}
 */
function known(tag) {
  if (tag === "und") return "en";
  return LANGUAGES.find((language) => language === tag);
}

/** @type {Language[]} */
const LANGUAGES = ["en", "nl", "de", "fr", "pt", "es"];

/** @type {Sentence} */
const GREETING = {
  en: "Hello {first_name},",
  nl: "Dag {first_name},",
  de: "Guten Tag {first_name},",
  fr: "Bonjour {first_name},",
  pt: "Olá {first_name},",
  es: "Hola {first_name},",
};

/** @type {Record<Situation, Sentence>} */
const OPENINGS = {
  missed: {
    en: "we were at your door with your order {order_number} and missed you.",
    nl: "we stonden met uw bestelling {order_number} voor de deur en liepen u mis.",
    de: "wir standen mit Ihrer Bestellung {order_number} vor Ihrer Tür und haben Sie verpasst.",
    fr: "nous sommes passés chez vous avec votre commande {order_number} et nous vous avons manqué.",
    pt: "fomos entregar a sua encomenda {order_number} e houve um desencontro.",
    es: "fuimos a llevarle su pedido {order_number} y no coincidimos con usted.",
  },
  outage: {
    en: "because of an outage you may not be able to fetch your order {order_number} as planned.",
    nl: "door een storing kunt u uw bestelling {order_number} misschien niet ophalen zoals gepland.",
    de: "wegen einer Störung können Sie Ihre Bestellung {order_number} vielleicht nicht wie geplant abholen.",
    fr: "à cause d'une panne, vous ne pourrez peut-être pas retirer votre commande {order_number} comme prévu.",
    pt: "por causa de uma falha técnica, talvez não seja possível buscar a sua encomenda {order_number} como combinado.",
    es: "debido a una avería, quizá no pueda recoger su pedido {order_number} como estaba previsto.",
  },
  closure: {
    en: "the place where you were going to fetch your order {order_number} will be closed then.",
    nl: "de plek waar u uw bestelling {order_number} zou ophalen, is dan dicht.",
    de: "dort, wo Sie Ihre Bestellung {order_number} abholen wollten, ist dann geschlossen.",
    fr: "le lieu où vous deviez retirer votre commande {order_number} sera alors fermé.",
    pt: "o local onde ia buscar a sua encomenda {order_number} vai estar fechado nesse momento.",
    es: "el lugar donde iba a recoger su pedido {order_number} estará cerrado en ese momento.",
  },
  weather: {
    en: "because of the weather you had better not go out for your order {order_number}.",
    nl: "vanwege het weer kunt u voor uw bestelling {order_number} beter de deur niet uit gaan.",
    de: "wegen des Wetters gehen Sie für Ihre Bestellung {order_number} besser nicht aus dem Haus.",
    fr: "à cause du temps, mieux vaut ne pas sortir pour votre commande {order_number}.",
    pt: "com este tempo, é melhor não sair de casa por causa da sua encomenda {order_number}.",
    es: "con este tiempo, es mejor que no salga de casa por su pedido {order_number}.",
  },
  pandemic: {
    en: "while a contagious illness is going round, you need not go out for your order {order_number}.",
    nl: "nu er een besmettelijke ziekte rondgaat, hoeft u voor uw bestelling {order_number} de deur niet uit.",
    de: "solange eine ansteckende Krankheit umgeht, müssen Sie für Ihre Bestellung {order_number} nicht aus dem Haus.",
    fr: "tant qu'une maladie contagieuse circule, vous n'avez pas besoin de sortir pour votre commande {order_number}.",
    pt: "enquanto anda por aí uma doença contagiosa, não precisa de sair de casa por causa da sua encomenda {order_number}.",
    es: "mientras circule una enfermedad contagiosa, no hace falta que salga de casa por su pedido {order_number}.",
  },
  strike: {
    en: "because of a strike you may not be able to fetch your order {order_number} as planned.",
    nl: "door een staking kunt u uw bestelling {order_number} misschien niet ophalen zoals gepland.",
    de: "wegen eines Streiks können Sie Ihre Bestellung {order_number} vielleicht nicht wie geplant abholen.",
    fr: "à cause d'une grève, vous ne pourrez peut-être pas retirer votre commande {order_number} comme prévu.",
    pt: "por causa de uma greve, talvez não seja possível buscar a sua encomenda {order_number} como combinado.",
    es: "debido a una huelga, quizá no pueda recoger su pedido {order_number} como estaba previsto.",
  },
  carrier_strike: {
    en: "because of a strike we may not be able to bring you your order {order_number} as planned.",
    nl: "door een staking kunnen we uw bestelling {order_number} misschien niet brengen zoals gepland.",
    de: "wegen eines Streiks können wir Ihnen Ihre Bestellung {order_number} vielleicht nicht wie geplant bringen.",
    fr: "à cause d'une grève, nous ne pourrons peut-être pas vous livrer votre commande {order_number} comme prévu.",
    pt: "por causa de uma greve, talvez não possamos entregar a sua encomenda {order_number} como combinado.",
    es: "debido a una huelga, quizá no podamos llevarle su pedido {order_number} como estaba previsto.",
  },
  care: {
    en: "if it doesn't suit you just now to fetch your order {order_number}, you need not.",
    nl: "komt het u nu niet uit om uw bestelling {order_number} op te halen, dan hoeft dat niet.",
    de: "wenn es Ihnen gerade nicht passt, Ihre Bestellung {order_number} abzuholen, müssen Sie das nicht.",
    fr: "s'il ne vous convient pas en ce moment de retirer votre commande {order_number}, ce n'est pas nécessaire.",
    pt: "se agora não for bom momento para vir buscar a sua encomenda {order_number}, não precisa de vir.",
    es: "si ahora no le viene bien recoger su pedido {order_number}, no hace falta que venga.",
  },
};

/** @type {Sentence} */
const AT_A_MOMENT = {
  en: "We can bring it to your home on {date} at {time}.",
  nl: "We kunnen haar op {date} om {time} bij u thuis brengen.",
  de: "Wir können sie Ihnen am {date} um {time} nach Hause bringen.",
  fr: "Nous pouvons vous l'apporter chez vous le {date} à {time}.",
  pt: "Podemos levá-la a sua casa no dia {date} às {time}.",
  es: "Podemos llevárselo a casa el {date} a las {time}.",
};

/** @type {Record<Way["fulfilment"], Sentence>} */
const OFFERS = {
  home: {
    en: "We can bring it to your home, at a moment that suits you.",
    nl: "We kunnen haar bij u thuis brengen, op een moment dat u past.",
    de: "Wir können sie Ihnen nach Hause bringen, zu einer Zeit, die Ihnen passt.",
    fr: "Nous pouvons vous l'apporter chez vous, au moment qui vous convient.",
    pt: "Podemos levá-la a sua casa, a uma hora que lhe convenha.",
    es: "Podemos llevárselo a casa, en el momento que mejor le venga.",
  },
  pick_up: {
    en: "It can also be with us at the counter, as before, so that you needn't wait at home for it.",
    nl: "Ze kan ook bij ons aan de balie liggen, zoals eerder; dan hoeft u er niet voor thuis te blijven.",
    de: "Sie kann auch, wie früher schon, bei uns am Schalter liegen; dann müssen Sie dafür nicht zu Hause bleiben.",
    fr: "Elle peut aussi vous attendre à notre comptoir, comme auparavant, sans que vous ayez à rester chez vous.",
    pt: "Também pode ficar no nosso balcão, como da outra vez, e assim não precisa de esperar por ela em casa.",
    es: "También puede estar en nuestro mostrador, como la otra vez, y así no tendrá que esperarlo en casa.",
  },
  locker: {
    en: "It can also be put in a locker, as before, so that you needn't wait at home for it.",
    nl: "Ze kan ook in een pakketautomaat, zoals eerder; dan hoeft u er niet voor thuis te blijven.",
    de: "Sie kann auch, wie früher schon, in einer Packstation liegen; dann müssen Sie dafür nicht zu Hause bleiben.",
    fr: "Elle peut aussi être déposée dans une consigne, comme auparavant, sans que vous ayez à rester chez vous.",
    pt: "Também pode ficar num locker, como da outra vez, e assim não precisa de esperar por ela em casa.",
    es: "También puede dejarse en una taquilla, como la otra vez, y así no tendrá que esperarlo en casa.",
  },
  digital: {
    en: "You can also have it digitally, as before.",
    nl: "U kunt haar ook digitaal krijgen, zoals eerder.",
    de: "Sie können sie, wie früher schon, auch digital bekommen.",
    fr: "Vous pouvez aussi la recevoir sous forme numérique, comme auparavant.",
    pt: "Também pode recebê-la em formato digital, como da outra vez.",
    es: "También puede recibirlo en formato digital, como la otra vez.",
  },
};

/** @type {Sentence} */
const QUESTION = {
  en: "Does that suit you? If you would rather have it otherwise, tell us and we will look for a way together.",
  nl: "Komt dat u uit? Hebt u liever iets anders, laat het ons weten; dan zoeken we samen een manier.",
  de: "Passt Ihnen das? Wenn Sie es lieber anders hätten, sagen Sie uns Bescheid; dann finden wir gemeinsam einen Weg.",
  fr: "Cela vous convient-il ? Si vous préférez autre chose, dites-le-nous et nous chercherons ensemble une solution.",
  pt: "Pode ser assim? Se preferir de outra maneira, diga-nos, e encontramos juntos uma solução.",
  es: "¿Le parece bien? Si prefiere otra cosa, díganoslo y buscaremos juntos la manera.",
};
