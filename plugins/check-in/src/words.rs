//! Texts for colleagues and customers.

use courtesy_sdk::Texts;
use courtesy_sdk::prelude::*;

/// The silence compared with the usual rhythm, in a sentence.
pub(crate) fn quiet(rhythm: u32, silence: u32) -> String {
    format!("Ordered every {rhythm} days, and nothing for {silence}.")
}

/// The longest silence before this one, in a sentence.
pub(crate) fn longest(days: i64) -> String {
    format!("The longest time between two orders until now was {days} days.")
}

/// The case that was closed, in a sentence.
pub(crate) fn settled(case: &Case, days: i64) -> String {
    format!("The {} {} was closed {days} days ago.", case.kind, case.id)
}

/// How the last conversation ended, in a sentence.
pub(crate) fn parted(talk: &Interaction) -> String {
    let mut day = talk.at.to_string();
    day.truncate("2026-03-28".len());
    format!("The customer sounded unhappy in the last conversation, on {day}, so a person reads this first.")
}

/// To somebody who fell silent.
pub(crate) fn quiet_for_long() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, het is stil tussen ons geworden, en we vroegen ons af hoe het met u gaat. U hoeft niets te kopen en niets te doen. Had er iets beter gekund, of kunnen we u ergens mee helpen? Antwoord dan op dit bericht: een collega leest het. Hebt u liever niet dat we zoiets vragen, laat ook dat ons weten. {company_name}",
        en: "Hello {first_name}, it has become quiet between us, and we wondered how you are doing. There is nothing you need to buy or do. If something could have gone better, or if we can help with anything, reply to this message: a colleague will read it. If you would rather we didn't ask, let us know that too. {company_name}",
        de: "Guten Tag {first_name}, es ist still geworden zwischen uns, und wir haben uns gefragt, wie es Ihnen geht. Sie müssen nichts kaufen und nichts tun. Hätte etwas besser laufen können, oder können wir Ihnen helfen? Dann antworten Sie auf diese Nachricht: Jemand aus unserem Team liest sie. Möchten Sie lieber nicht gefragt werden, sagen Sie uns auch das. {company_name}",
        fr: "Bonjour {first_name}, nous n'avons plus de vos nouvelles depuis un moment et nous nous demandions comment vous allez. Vous n'avez rien à acheter ni à faire. Si quelque chose ne vous a pas convenu, ou si nous pouvons vous aider, répondez à ce message : un membre de l'équipe le lira. Si vous préférez que nous ne posions pas cette question, dites-le-nous aussi. {company_name}",
        pt: "Olá, {first_name}: há algum tempo que não temos notícias suas, e quisemos saber como está. Não é preciso comprar nada nem fazer nada. Se algo podia ter corrido melhor, ou se podemos ajudar, responda a esta mensagem: um colega vai lê-la. Se preferir que não façamos esta pergunta, diga-nos também. {company_name}",
        es: "Hola, {first_name}: hace tiempo que no sabemos de usted y nos preguntábamos cómo está. No tiene que comprar ni hacer nada. Si algo pudo ir mejor, o si podemos ayudarle, responda a este mensaje: lo leerá una persona de nuestro equipo. Si prefiere que no preguntemos, díganoslo también. {company_name}",
    }
}

/// To somebody whose case was closed some days ago.
pub(crate) fn after_a_case() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, onlangs liep er iets niet zoals het moest. Volgens ons is het afgehandeld, maar u weet dat beter dan wij: is het echt opgelost? Zo niet, of zit u nog iets dwars, antwoord dan op dit bericht; een collega leest het en pakt het op. Is alles goed, dan hoeft u niets te doen. {company_name}",
        en: "Hello {first_name}, a little while ago something did not go as it should. We consider it settled, but you know better than we do: is it really? If it isn't, or if something still bothers you, reply to this message; a colleague will read it and take it up. If all is well, there is nothing you need to do. {company_name}",
        de: "Guten Tag {first_name}, vor Kurzem ist etwas nicht so gelaufen, wie es sollte. Für uns ist es erledigt, aber Sie wissen es besser: Ist es das wirklich? Wenn nicht, oder wenn Sie noch etwas stört, antworten Sie auf diese Nachricht; jemand aus unserem Team liest sie und kümmert sich darum. Ist alles gut, müssen Sie nichts tun. {company_name}",
        fr: "Bonjour {first_name}, il y a peu, quelque chose ne s'est pas passé comme il aurait fallu. Pour nous, c'est réglé, mais vous le savez mieux que nous : est-ce vraiment le cas ? Sinon, ou si quelque chose vous gêne encore, répondez à ce message ; un membre de l'équipe le lira et s'en occupera. Si tout va bien, vous n'avez rien à faire. {company_name}",
        pt: "Olá, {first_name}: há pouco tempo, algo não correu como devia. Para nós está resolvido, mas só quem passou por isso o sabe ao certo: está mesmo? Se não estiver, ou se algo ainda incomoda, responda a esta mensagem; um colega vai lê-la e tratar do assunto. Se estiver tudo bem, não é preciso fazer nada. {company_name}",
        es: "Hola, {first_name}: hace poco, algo no salió como debía. Para nosotros está resuelto, pero usted lo sabe mejor: ¿lo está de verdad? Si no, o si algo le sigue molestando, responda a este mensaje; una persona de nuestro equipo lo leerá y se ocupará de ello. Si todo va bien, no tiene que hacer nada. {company_name}",
    }
}
