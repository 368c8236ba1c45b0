//! Texts for customers. They never state or guess why somebody may need help.

const std = @import("std");
const Message = @import("contract.zig").Message;
const Occasion = @import("occasion.zig").Occasion;

/// One message in the languages of the plugin, by their BCP 47 primary tags.
const Texts = struct {
    nl: []const u8,
    en: []const u8,
    de: []const u8,
    fr: []const u8,
    pt: []const u8,
    es: []const u8,
};

/// The message for an occasion in the customer's language, ignoring its region, if there is one; in English if the
/// language isn't known.
pub fn message(language: []const u8, occasion: Occasion) ?Message {
    const texts = switch (occasion) {
        .errand => errand,
        .question => question,
        .nearby => nearby,
        .long_wait => long_wait,
    };
    const primary = std.mem.sliceTo(language, '-');
    inline for (comptime std.meta.fieldNames(Texts)) |tag| {
        if (std.ascii.eqlIgnoreCase(tag, primary)) return .{ .language = tag, .text = @field(texts, tag) };
    }
    return if (std.ascii.eqlIgnoreCase(primary, "und")) .{ .language = "en", .text = texts.en } else null;
}

const errand: Texts = .{
    .nl = "Dag {first_name}, uw bestelling ligt klaar of komt er bijna aan, en de deur uit gaan is nu " ++
        "misschien niet zo makkelijk. In onze community bieden klanten aan om zoiets bij elkaar langs te " ++
        "brengen. Zou u dat prettig vinden, antwoord dan met ja. Pas dan zoeken we iemand, en tot die tijd " ++
        "geven we niets over u door. Haalt u alles liever zelf op, dan hoeft u niets te doen. {company_name}",
    .en = "Hello {first_name}, your order is ready for you or soon will be, and going out may not be easy " ++
        "just now. In our community, customers offer to bring things round for each other. If you would like " ++
        "that, reply with yes. Only then will we look for somebody, and until then we pass on nothing about " ++
        "you. If you would rather collect it yourself, there is nothing you need to do. {company_name}",
    .de = "Guten Tag {first_name}, Ihre Bestellung liegt bereit oder ist bald da, und aus dem Haus zu gehen " ++
        "ist gerade vielleicht nicht so einfach. In unserer Community bieten Kundinnen und Kunden an, " ++
        "einander so etwas vorbeizubringen. Wenn Sie das möchten, antworten Sie mit Ja. Erst dann suchen wir " ++
        "jemanden, und bis dahin geben wir nichts über Sie weiter. Holen Sie lieber selbst ab, müssen Sie " ++
        "nichts tun. {company_name}",
    .fr = "Bonjour {first_name}, votre commande est prête ou le sera bientôt, et sortir n'est peut-être pas " ++
        "si simple en ce moment. Dans notre communauté, des clients proposent d'apporter ce genre de choses " ++
        "les uns aux autres. Si cela vous convient, répondez oui. C'est alors seulement que nous chercherons " ++
        "quelqu'un, et d'ici là nous ne transmettons rien à votre sujet. Si vous préférez venir vous-même, " ++
        "vous n'avez rien à faire. {company_name}",
    .pt = "Olá {first_name}, a sua encomenda está pronta ou quase a chegar, e sair de casa talvez não seja " ++
        "fácil nestes dias. Na nossa comunidade há clientes que levam coisas destas uns aos outros. Se " ++
        "gostar da ideia, responda que sim. Só então procuramos alguém, e até lá não passamos nada sobre " ++
        "si a ninguém. Se preferir vir buscar, não precisa de fazer nada. {company_name}",
    .es = "Hola {first_name}, su pedido está listo o lo estará pronto, y quizá ahora no le sea fácil salir. " ++
        "En nuestra comunidad hay clientes que se ofrecen a llevarse estas cosas unos a otros. Si le " ++
        "parece bien, responda que sí. Solo entonces buscaremos a alguien, y hasta ese momento no " ++
        "comunicamos nada sobre usted. Si prefiere venir a recogerlo, no tiene que hacer nada. " ++
        "{company_name}",
};

const question: Texts = .{
    .nl = "Dag {first_name}, uw vraag staat bij ons open en een collega beantwoordt die; daar verandert " ++
        "niets aan. Wilt u daar niet op wachten, dan zijn er in onze community klanten die hier veel van " ++
        "weten en graag meedenken. U kunt uw vraag daar zelf stellen; wij plaatsen niets voor u. Wacht u " ++
        "liever op ons, dan hoeft u niets te doen. {company_name}",
    .en = "Hello {first_name}, your question is with us and a colleague will answer it; that does not " ++
        "change. If you would rather not wait for that, there are customers in our community who know a lot " ++
        "about this and like to help. You can ask there yourself; we post nothing for you. If you prefer to " ++
        "wait for us, there is nothing you need to do. {company_name}",
    .de = "Guten Tag {first_name}, Ihre Frage liegt bei uns und jemand aus unserem Team beantwortet sie; " ++
        "daran ändert sich nichts. Möchten Sie nicht darauf warten: In unserer Community gibt es Kundinnen " ++
        "und Kunden, die sich damit gut auskennen und gern mitdenken. Sie können dort selbst fragen; wir " ++
        "veröffentlichen nichts für Sie. Warten Sie lieber auf uns, müssen Sie nichts tun. {company_name}",
    .fr = "Bonjour {first_name}, nous avons bien votre question et un membre de l'équipe y répondra ; cela " ++
        "ne change pas. Si vous préférez ne pas attendre, des clients de notre communauté connaissent bien " ++
        "le sujet et aident volontiers. Vous pouvez y poser la question vous-même ; nous ne publions rien à " ++
        "votre place. Si vous préférez attendre notre réponse, vous n'avez rien à faire. {company_name}",
    .pt = "Olá {first_name}, a sua pergunta está em boas mãos e alguém daqui vai responder; isso não muda. " ++
        "Se preferir não esperar, há na nossa comunidade clientes que sabem muito sobre isto e gostam de " ++
        "ajudar. Pode perguntar lá; por nós, nada é publicado em seu nome. Se preferir esperar pela nossa " ++
        "resposta, não precisa de fazer nada. {company_name}",
    .es = "Hola {first_name}, tenemos su pregunta y alguien de nuestro equipo la responderá; eso no cambia. " ++
        "Si prefiere no esperar, en nuestra comunidad hay clientes que saben mucho de esto y ayudan con " ++
        "gusto. Puede preguntar allí; nosotros no publicamos nada en su nombre. Si prefiere esperar " ++
        "nuestra respuesta, no tiene que hacer nada. {company_name}",
};

const nearby: Texts = .{
    .nl = "Dag {first_name}, u hebt ons laten weten dat u anderen wel eens wilt helpen. Bij u in de " ++
        "omgeving kunnen mensen op dit moment misschien hulp gebruiken, bijvoorbeeld met een boodschap. Hebt " ++
        "u tijd en zin, antwoord dan op dit bericht: een collega vertelt u wat er nodig is. Komt het nu niet " ++
        "uit, dan hoeft u niets te laten weten. En wilt u dit liever niet meer gevraagd worden, zeg het ons " ++
        "gerust. {company_name}",
    .en = "Hello {first_name}, you told us that you like to help others now and then. In your area, people " ++
        "may be able to use a hand at the moment, for example with an errand. If you have the time and feel " ++
        "like it, reply to this message: a colleague will tell you what is needed. If it doesn't suit you " ++
        "now, there is no need to answer. And if you would rather not be asked any more, just tell us. " ++
        "{company_name}",
    .de = "Guten Tag {first_name}, Sie haben uns gesagt, dass Sie anderen gern einmal helfen. In Ihrer " ++
        "Umgebung können Menschen im Moment vielleicht Hilfe brauchen, zum Beispiel bei einer Besorgung. " ++
        "Haben Sie Zeit und Lust, antworten Sie auf diese Nachricht: Jemand aus unserem Team sagt Ihnen, was " ++
        "gebraucht wird. Passt es gerade nicht, müssen Sie nicht antworten. Und möchten Sie lieber nicht " ++
        "mehr gefragt werden, sagen Sie es uns einfach. {company_name}",
    .fr = "Bonjour {first_name}, vous nous avez dit que vous aidiez volontiers les autres de temps en " ++
        "temps. Autour de vous, des personnes ont peut-être besoin d'un coup de main en ce moment, par " ++
        "exemple pour une course. Si vous avez le temps et l'envie, répondez à ce message : un membre de " ++
        "l'équipe vous dira ce qui serait utile. Si ce n'est pas le moment, inutile de répondre. Et si vous " ++
        "préférez que nous ne vous le demandions plus, dites-le-nous simplement. {company_name}",
    .pt = "Olá {first_name}, sabemos que de vez em quando gosta de ajudar. Na sua zona pode haver agora quem " ++
        "precise de uma mão, por exemplo para uma compra. Se tiver tempo e vontade, responda a esta " ++
        "mensagem: alguém daqui conta o que faz falta. Se agora não der, não precisa de responder. E se " ++
        "preferir que não voltemos a perguntar, é só dizer. {company_name}",
    .es = "Hola {first_name}, nos dijo que de vez en cuando le gusta ayudar. Puede que ahora, en su zona, a " ++
        "alguien le venga bien una mano, por ejemplo con un recado. Si tiene tiempo y ganas, responda a " ++
        "este mensaje: alguien de nuestro equipo le contará qué hace falta. Si ahora no le viene bien, no " ++
        "hace falta que responda. Y si prefiere que no se lo pidamos más, díganoslo sin problema. " ++
        "{company_name}",
};

const long_wait: Texts = .{
    .nl = "Dag {first_name}, u hebt ons laten weten dat u anderen wel eens wilt helpen. Over een van uw " ++
        "onderwerpen in de community krijgen we nu meer vragen dan we snel kunnen beantwoorden. Hebt u tijd " ++
        "en zin om er een of twee op te pakken? Graag, maar het hoeft niet: komt het niet uit, dan hoeft u " ++
        "niets te laten weten. En wilt u dit liever niet meer gevraagd worden, zeg het ons gerust. " ++
        "{company_name}",
    .en = "Hello {first_name}, you told us that you like to help others now and then. On one of your topics " ++
        "in the community we are getting more questions than we can answer quickly. If you have the time and " ++
        "feel like it, would you take up one or two? You are welcome to, never expected to: if it doesn't " ++
        "suit you, there is no need to answer. And if you would rather not be asked any more, just tell us. " ++
        "{company_name}",
    .de = "Guten Tag {first_name}, Sie haben uns gesagt, dass Sie anderen gern einmal helfen. Zu einem " ++
        "Ihrer Themen in der Community bekommen wir gerade mehr Fragen, als wir schnell beantworten können. " ++
        "Haben Sie Zeit und Lust, ein oder zwei davon zu übernehmen? Gern, aber Sie müssen nicht: Passt es " ++
        "gerade nicht, brauchen Sie nicht zu antworten. Und möchten Sie lieber nicht mehr gefragt werden, " ++
        "sagen Sie es uns einfach. {company_name}",
    .fr = "Bonjour {first_name}, vous nous avez dit que vous aidiez volontiers les autres de temps en " ++
        "temps. Sur un de vos sujets dans la communauté, nous recevons en ce moment plus de questions que " ++
        "nous ne pouvons en traiter rapidement. Si vous avez le temps et l'envie, voudriez-vous en prendre " ++
        "une ou deux ? Ce serait bienvenu, jamais attendu : si ce n'est pas le moment, inutile de répondre. " ++
        "Et si vous préférez que nous ne vous le demandions plus, dites-le-nous simplement. {company_name}",
    .pt = "Olá {first_name}, sabemos que de vez em quando gosta de ajudar. Sobre um dos seus temas na " ++
        "comunidade chegam agora mais perguntas do que conseguimos responder depressa. Se tiver tempo e " ++
        "vontade, quer responder a uma ou duas? Agradecemos muito, mas sem compromisso: se agora não der, " ++
        "não precisa de responder. E se preferir que não voltemos a perguntar, é só dizer. {company_name}",
    .es = "Hola {first_name}, nos dijo que de vez en cuando le gusta ayudar. Sobre uno de sus temas en la " ++
        "comunidad nos llegan ahora más preguntas de las que podemos responder con rapidez. Si tiene " ++
        "tiempo y ganas, ¿respondería a una o dos? Se lo agradecemos, pero sin compromiso: si ahora no le " ++
        "viene bien, no hace falta que responda. Y si prefiere que no se lo pidamos más, díganoslo sin " ++
        "problema. {company_name}",
};
