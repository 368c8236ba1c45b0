//! Texts for colleagues and customers.

use courtesy_sdk::Texts;
use courtesy_sdk::contract::Label;
use courtesy_sdk::prelude::*;

fn about(topic: Option<&Label>) -> String {
    topic.map(|topic| format!(" about {topic}")).unwrap_or_default()
}

fn day(moment: Timestamp) -> String {
    let mut text = moment.to_string();
    text.truncate("2026-03-28".len());
    text
}

/// The open case, in a sentence.
pub(crate) fn trouble(case: &Case) -> String {
    let kind = case.kind;
    let topic = about(case.topic.as_ref());
    let severity = case.severity.map(|severity| format!(" (severity {severity})")).unwrap_or_default();
    let since = case.opened_at.map(|at| format!(" since {}", day(at))).unwrap_or_default();
    let again = match case.reopened {
        None | Some(0) => String::new(),
        Some(1) => " and was reopened once".to_owned(),
        Some(2) => " and was reopened twice".to_owned(),
        Some(times) => format!(" and was reopened {times} times"),
    };
    format!("The {kind} {}{topic}{severity} has been open{since}{again}.", case.id)
}

/// The conversation with the bot, in a sentence.
pub(crate) fn struggle(talk: &Interaction) -> String {
    let topic = about(talk.topic.as_ref());
    let outcome = talk.outcome.map(|outcome| format!(" and ended {outcome}")).unwrap_or_default();
    let effort = talk.effort.map(|effort| format!("; effort {} of 7", effort.get())).unwrap_or_default();
    format!("The conversation {} on {} was with a bot{topic}{outcome}{effort}.", talk.id, day(talk.at))
}

/// The last conversation, in a sentence.
pub(crate) fn last_talk(talk: &Interaction) -> String {
    let topic = about(talk.topic.as_ref());
    let channel = talk.channel.map(|channel| format!(" by {channel}")).unwrap_or_default();
    format!("The last conversation, {}{channel} on {}, was{topic}.", talk.id, day(talk.at)).replace(", was.", ".")
}

/// The order's state, in a sentence.
pub(crate) fn order(order: &Order) -> String {
    let why = order.failure.as_ref().map(|code| format!(": {code}")).unwrap_or_default();
    format!("Order {} has the status {}{why}.", order.id, order.status)
}

/// What the customer asks for, in a sentence.
pub(crate) fn wish(wish: Remedy) -> String {
    format!("The customer asks for: {wish}.")
}

/// An apology that nothing came of, in a sentence.
pub(crate) fn apologised(item: &HistoryItem) -> String {
    format!("We apologised on {}, and nothing has come of it.", day(item.at))
}

/// A promise that wasn't kept, in a sentence.
pub(crate) fn broken(promise: &PromiseMade) -> String {
    format!("We promised by {}: {}", day(promise.due_at), promise.what)
}

/// That the company has said no before.
pub(crate) const REFUSED: &str = "We said no to it before.";
/// What every briefing ends with.
pub(crate) const NEED_NOT_REPEAT: &str = "The customer should not have to tell it again.";

/// A call at a fixed time.
pub(crate) fn call_at_a_time() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, dit hoort u niet zelf te hoeven uitzoeken. {agent_name} belt u op {date} om {time} en heeft dan alles voor zich liggen; u hoeft uw verhaal niet opnieuw te doen. Komt dat moment niet uit, laat het ons weten.",
        en: "Hello {first_name}, this is not something you should have to sort out alone. {agent_name} will call you on {date} at {time} with everything at hand, so you need not tell your story again. If that moment doesn't suit you, let us know.",
        de: "Guten Tag {first_name}, darum sollten Sie sich nicht allein kümmern müssen. {agent_name} ruft Sie am {date} um {time} an und hat dann alles vorliegen; Sie müssen nichts noch einmal erzählen. Passt Ihnen der Zeitpunkt nicht, sagen Sie uns bitte Bescheid.",
        fr: "Bonjour {first_name}, ce n'est pas à vous de régler cela sans aide. {agent_name} vous appellera le {date} à {time} avec votre dossier sous les yeux : vous n'aurez rien à répéter. Si ce moment ne vous convient pas, dites-le-nous.",
        pt: "Olá, {first_name}: isto não é algo que deva ter de resolver sem ajuda. {agent_name} vai telefonar no dia {date}, às {time}, já com tudo à mão; não é preciso contar nada outra vez. Se a hora não for boa, diga-nos.",
        es: "Hola, {first_name}: esto no es algo que deba resolver sin ayuda. {agent_name} le llamará el {date} a las {time} con todos los datos a mano; no tendrá que contar nada otra vez. Si no le viene bien ese momento, díganoslo.",
    }
}

/// A call as soon as somebody is free.
pub(crate) fn call_soon() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, dit hoort u niet zelf te hoeven uitzoeken. {agent_name} belt u zo snel mogelijk en heeft dan alles voor zich liggen; u hoeft uw verhaal niet opnieuw te doen.",
        en: "Hello {first_name}, this is not something you should have to sort out alone. {agent_name} will call you as soon as possible with everything at hand, so you need not tell your story again.",
        de: "Guten Tag {first_name}, darum sollten Sie sich nicht allein kümmern müssen. {agent_name} ruft Sie so bald wie möglich an und hat dann alles vorliegen; Sie müssen nichts noch einmal erzählen.",
        fr: "Bonjour {first_name}, ce n'est pas à vous de régler cela sans aide. {agent_name} vous appellera dès que possible avec votre dossier sous les yeux : vous n'aurez rien à répéter.",
        pt: "Olá, {first_name}: isto não é algo que deva ter de resolver sem ajuda. {agent_name} vai telefonar assim que possível, já com tudo à mão; não é preciso contar nada outra vez.",
        es: "Hola, {first_name}: esto no es algo que deba resolver sin ayuda. {agent_name} le llamará lo antes posible con todos los datos a mano; no tendrá que contar nada otra vez.",
    }
}

/// In the conversation that is going on.
pub(crate) fn here() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, {agent_name} uit ons team neemt het hier van ons over en heeft alles voor zich liggen; u hoeft niets opnieuw te vertellen.",
        en: "Hello {first_name}, {agent_name}, one of our team, is taking over here, with everything at hand; you need not tell any of it again.",
        de: "Guten Tag {first_name}, hier übernimmt jetzt {agent_name} aus unserem Team und hat alles vorliegen; Sie müssen nichts noch einmal erzählen.",
        fr: "Bonjour {first_name}, {agent_name}, de notre équipe, prend ici le relais avec votre dossier sous les yeux : vous n'aurez rien à répéter.",
        pt: "Olá, {first_name}: {agent_name} continua aqui a conversa, já com tudo à mão; não é preciso contar nada outra vez.",
        es: "Hola, {first_name}: {agent_name}, de nuestro equipo, sigue aquí la conversación con todos los datos a mano; no tendrá que contar nada otra vez.",
    }
}

/// In writing, for customers who avoid the phone.
pub(crate) fn by_chat() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, vanaf hier neemt {agent_name} uit ons team het over. Alles ligt klaar; u hoeft uw verhaal niet opnieuw te doen. We bellen u niet, want we weten dat u dat liever niet hebt.",
        en: "Hello {first_name}, from here on {agent_name}, one of our team, takes over. Everything is at hand, so you need not tell your story again. We will not call, because we know you would rather we didn't.",
        de: "Guten Tag {first_name}, ab hier übernimmt {agent_name} aus unserem Team. Alles liegt vor; Sie müssen nichts noch einmal erzählen. Wir rufen Sie nicht an, denn wir wissen, dass Sie das lieber nicht möchten.",
        fr: "Bonjour {first_name}, à partir d'ici {agent_name}, de notre équipe, prend le relais. Tout est sous ses yeux : vous n'aurez rien à répéter. Nous ne vous appellerons pas, puisque vous préférez l'éviter.",
        pt: "Olá, {first_name}: a partir daqui, é {agent_name} quem trata do assunto, já com tudo à mão; não é preciso contar nada outra vez. Não vamos telefonar, porque sabemos que prefere assim.",
        es: "Hola, {first_name}: a partir de aquí se ocupa {agent_name}, de nuestro equipo, con todos los datos a mano; no tendrá que contar nada otra vez. No le llamaremos, porque sabemos que lo prefiere así.",
    }
}
