//! Texts for colleagues and customers.

use courtesy_sdk::Texts;
use courtesy_sdk::prelude::*;

fn times(orders: u32) -> String {
    if orders == 1 { "once".to_owned() } else { format!("{orders} times") }
}

/// Loyalty, in a sentence.
pub(crate) fn loyal(tenure_days: u32, orders: u32) -> String {
    let years = tenure_days / 365;
    let since = match years {
        0 => format!("{tenure_days} days"),
        1 => "more than a year".to_owned(),
        _ => format!("{years} years"),
    };
    format!("A customer for {since}, who ordered {} in the last 365 days.", times(orders))
}

/// The last order, in a sentence.
pub(crate) fn last_order(days: u32) -> String {
    match days {
        0 => "The last order was placed today.".to_owned(),
        1 => "The last order was placed yesterday.".to_owned(),
        _ => format!("The last order was placed {days} days ago."),
    }
}

/// A subscription that has been running for long, in a sentence.
pub(crate) fn subscribed(subscription: &Subscription, days: i64) -> String {
    format!("Subscription {} has been running for {} years.", subscription.id, days / 365)
}

/// A customer for long, who has a subscription, in a sentence.
pub(crate) fn customer_with(subscription: &Subscription, days: i64) -> String {
    format!("A customer for {} years, whose subscription {} is running.", days / 365, subscription.id)
}

/// The gesture before, in a sentence.
pub(crate) fn earlier(days: u32) -> String {
    format!("The last gesture was {days} days ago.")
}

/// What was settled, in a sentence.
pub(crate) fn hard_time(case: &Case, days: i64) -> String {
    let severity = case.severity.map(|severity| format!(", severity {severity},")).unwrap_or_default();
    let again = match case.reopened {
        None | Some(0) => String::new(),
        Some(count) => format!(" after it was opened again {}", times(count)),
    };
    format!("The {} {}{severity} was closed {days} days ago{again}.", case.kind, case.id)
}

/// A few words to a loyal customer.
pub(crate) fn thanks() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, geen aanleiding en geen aanbieding, alleen dit: dank u wel dat u steeds bij ons terugkomt. We vinden dat niet vanzelfsprekend. U hoeft niets te doen. {company_name}",
        en: "Hello {first_name}, no occasion and no offer, only this: thank you for coming back to us again and again. We don't take it for granted. There is nothing you need to do. {company_name}",
        de: "Guten Tag {first_name}, kein Anlass und kein Angebot, nur dies: Danke, dass Sie immer wieder zu uns kommen. Selbstverständlich ist das für uns nicht. Sie müssen nichts tun. {company_name}",
        fr: "Bonjour {first_name}, sans raison particulière et sans rien à vendre, simplement ceci : merci de revenir chez nous, encore et encore. Pour nous, cela ne va pas de soi. Vous n'avez rien à faire. {company_name}",
        pt: "Olá, {first_name}: sem motivo especial e sem oferta, apenas isto: obrigado por voltar sempre. Para nós, isso não é evidente. Não é preciso fazer nada. {company_name}",
        es: "Hola, {first_name}: sin motivo especial y sin oferta, solo esto: gracias por volver una y otra vez. Para nosotros no es algo evidente. No tiene que hacer nada. {company_name}",
    }
}

/// A few words to somebody who has stayed for long.
pub(crate) fn thanks_for_staying() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, geen aanleiding en geen aanbieding, alleen dit: dank u wel dat u al zo lang bij ons bent. We vinden dat niet vanzelfsprekend. U hoeft niets te doen. {company_name}",
        en: "Hello {first_name}, no occasion and no offer, only this: thank you for staying with us for so long. We don't take it for granted. There is nothing you need to do. {company_name}",
        de: "Guten Tag {first_name}, kein Anlass und kein Angebot, nur dies: Danke, dass Sie schon so lange bei uns sind. Selbstverständlich ist das für uns nicht. Sie müssen nichts tun. {company_name}",
        fr: "Bonjour {first_name}, sans raison particulière et sans rien à vendre, simplement ceci : merci de nous rester fidèle depuis si longtemps. Pour nous, cela ne va pas de soi. Vous n'avez rien à faire. {company_name}",
        pt: "Olá, {first_name}: sem motivo especial e sem oferta, apenas isto: obrigado por tantos anos de confiança. Para nós, isso não é evidente. Não é preciso fazer nada. {company_name}",
        es: "Hola, {first_name}: sin motivo especial y sin oferta, solo esto: gracias por seguir con nosotros desde hace tanto tiempo. Para nosotros no es algo evidente. No tiene que hacer nada. {company_name}",
    }
}

/// Flowers for a loyal customer.
pub(crate) fn flowers() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, we hebben bloemen over die nog mooi zijn, maar die we niet meer kunnen verkopen. We geven u graag een bos, zomaar, als dank dat u steeds bij ons terugkomt. Het kost u niets. Hebt u er zin in, antwoord dan vandaag of morgen op dit bericht; bloemen wachten niet. {company_name}",
        en: "Hello {first_name}, we have flowers left that are still beautiful, and that we can no longer sell. We would like you to have a bunch, just like that, as thanks for coming back to us. It costs you nothing. If you would like them, reply to this message today or tomorrow; flowers don't wait. {company_name}",
        de: "Guten Tag {first_name}, wir haben Blumen übrig, die noch schön sind, die wir aber nicht mehr verkaufen können. Einen Strauß davon schenken wir Ihnen gern, einfach so, als Dank dafür, dass Sie immer wieder zu uns kommen. Es kostet Sie nichts. Wenn Sie mögen, antworten Sie heute oder morgen auf diese Nachricht; Blumen warten nicht. {company_name}",
        fr: "Bonjour {first_name}, il nous reste des fleurs encore belles, que nous ne pouvons plus vendre. Nous aimerions vous en offrir un bouquet, simplement pour vous remercier de revenir chez nous. Cela ne vous coûte rien. S'il vous fait envie, répondez à ce message aujourd'hui ou demain ; les fleurs n'attendent pas. {company_name}",
        pt: "Olá, {first_name}: sobraram-nos flores que ainda estão bonitas, mas que já não podemos vender. Gostaríamos de oferecer um ramo, simplesmente como agradecimento por voltar sempre. Não custa nada. Se quiser, responda a esta mensagem hoje ou amanhã; as flores não esperam. {company_name}",
        es: "Hola, {first_name}: nos han quedado flores que todavía están bonitas, pero que ya no podemos vender. Nos gustaría regalarle un ramo, sin más, para darle las gracias por volver. No le cuesta nada. Si le apetece, responda a este mensaje hoy o mañana; las flores no esperan. {company_name}",
    }
}

/// Flowers for somebody the customer knows.
pub(crate) fn flowers_to_pass_on() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, we hebben bloemen over die nog mooi zijn, maar die we niet meer kunnen verkopen. Misschien kent u iemand in de buurt die er blij mee zou zijn: een buurvrouw, een vriend, iemand die alleen is. U krijgt graag een bos van ons om weg te geven. Het kost niets en we vragen niet voor wie het is. Antwoord vandaag of morgen op dit bericht; bloemen wachten niet. {company_name}",
        en: "Hello {first_name}, we have flowers left that are still beautiful, and that we can no longer sell. Perhaps you know somebody nearby who would be glad of them: a neighbour, a friend, somebody who is alone. We would like to give you a bunch to pass on. It costs nothing, and we won't ask whom it is for. Reply to this message today or tomorrow; flowers don't wait. {company_name}",
        de: "Guten Tag {first_name}, wir haben Blumen übrig, die noch schön sind, die wir aber nicht mehr verkaufen können. Vielleicht kennen Sie jemanden in der Nähe, der sich freuen würde: eine Nachbarin, einen Freund, jemanden, der allein ist. Wir geben Ihnen gern einen Strauß zum Weiterschenken. Es kostet nichts, und wir fragen nicht, für wen er ist. Antworten Sie heute oder morgen auf diese Nachricht; Blumen warten nicht. {company_name}",
        fr: "Bonjour {first_name}, il nous reste des fleurs encore belles, que nous ne pouvons plus vendre. Vous connaissez peut-être près de chez vous quelqu'un à qui elles feraient plaisir : une voisine, un ami, une personne seule. Nous aimerions vous donner un bouquet à offrir. Cela ne coûte rien, et nous ne demanderons pas pour qui il est. Répondez à ce message aujourd'hui ou demain ; les fleurs n'attendent pas. {company_name}",
        pt: "Olá, {first_name}: sobraram-nos flores que ainda estão bonitas, mas que já não podemos vender. Talvez conheça por perto alguém que ficaria feliz com elas: uma vizinha, um amigo, alguém que está só. Gostaríamos de dar um ramo para oferecer a essa pessoa. Não custa nada, e não perguntamos para quem é. Responda a esta mensagem hoje ou amanhã; as flores não esperam. {company_name}",
        es: "Hola, {first_name}: nos han quedado flores que todavía están bonitas, pero que ya no podemos vender. Quizá conozca cerca a alguien a quien le harían ilusión: una vecina, un amigo, alguien que está solo. Nos gustaría darle un ramo para regalar. No cuesta nada, y no preguntamos para quién es. Responda a este mensaje hoy o mañana; las flores no esperan. {company_name}",
    }
}

/// Something else from surplus, for a loyal customer.
pub(crate) fn item() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, we hebben iets over dat nog goed is, maar dat we niet meer kunnen verkopen. We geven het liever aan u dan dat we het weggooien, als dank dat u steeds bij ons terugkomt. Het kost u niets. Hebt u er zin in, antwoord dan vandaag of morgen op dit bericht; dan vertellen we wat het is. {company_name}",
        en: "Hello {first_name}, we have something left that is still good, and that we can no longer sell. We would rather give it to you than throw it away, as thanks for coming back to us. It costs you nothing. If you are curious, reply to this message today or tomorrow, and we will tell you what it is. {company_name}",
        de: "Guten Tag {first_name}, wir haben etwas übrig, das noch gut ist, das wir aber nicht mehr verkaufen können. Statt es wegzuwerfen, möchten wir es Ihnen schenken, als Dank dafür, dass Sie immer wieder zu uns kommen. Es kostet Sie nichts. Wenn Sie neugierig sind, antworten Sie heute oder morgen auf diese Nachricht; dann sagen wir Ihnen, was es ist. {company_name}",
        fr: "Bonjour {first_name}, il nous reste quelque chose d'encore bon, que nous ne pouvons plus vendre. Plutôt que de le jeter, nous aimerions vous l'offrir, pour vous remercier de revenir chez nous. Cela ne vous coûte rien. Si vous êtes curieux de savoir ce que c'est, répondez à ce message aujourd'hui ou demain. {company_name}",
        pt: "Olá, {first_name}: sobrou-nos algo que ainda está bom, mas que já não podemos vender. Em vez de o deitar fora, gostaríamos de o oferecer, como agradecimento por voltar sempre. Não custa nada. Se tiver curiosidade, responda a esta mensagem hoje ou amanhã, e dizemos o que é. {company_name}",
        es: "Hola, {first_name}: nos ha quedado algo que todavía está bien, pero que ya no podemos vender. Antes que tirarlo, nos gustaría regalárselo, para darle las gracias por volver. No le cuesta nada. Si siente curiosidad, responda a este mensaje hoy o mañana y le diremos qué es. {company_name}",
    }
}

/// Something else from surplus, for somebody the customer knows.
pub(crate) fn item_to_pass_on() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, we hebben iets over dat nog goed is, maar dat we niet meer kunnen verkopen. Misschien kent u iemand in de buurt die er blij mee zou zijn. We geven het u graag om door te geven. Het kost niets en we vragen niet voor wie het is. Antwoord vandaag of morgen op dit bericht; dan vertellen we wat het is. {company_name}",
        en: "Hello {first_name}, we have something left that is still good, and that we can no longer sell. Perhaps you know somebody nearby who would be glad of it. We would like to give it to you to pass on. It costs nothing, and we won't ask whom it is for. Reply to this message today or tomorrow, and we will tell you what it is. {company_name}",
        de: "Guten Tag {first_name}, wir haben etwas übrig, das noch gut ist, das wir aber nicht mehr verkaufen können. Vielleicht kennen Sie jemanden in der Nähe, der sich freuen würde. Wir geben es Ihnen gern zum Weiterschenken. Es kostet nichts, und wir fragen nicht, für wen es ist. Antworten Sie heute oder morgen auf diese Nachricht; dann sagen wir Ihnen, was es ist. {company_name}",
        fr: "Bonjour {first_name}, il nous reste quelque chose d'encore bon, que nous ne pouvons plus vendre. Vous connaissez peut-être près de chez vous quelqu'un à qui cela ferait plaisir. Nous aimerions vous le donner pour l'offrir. Cela ne coûte rien, et nous ne demanderons pas pour qui c'est. Répondez à ce message aujourd'hui ou demain : nous vous dirons ce que c'est. {company_name}",
        pt: "Olá, {first_name}: sobrou-nos algo que ainda está bom, mas que já não podemos vender. Talvez conheça por perto alguém que ficaria feliz com isso. Gostaríamos que o oferecesse a essa pessoa. Não custa nada, e não perguntamos para quem é. Responda a esta mensagem hoje ou amanhã, e dizemos o que é. {company_name}",
        es: "Hola, {first_name}: nos ha quedado algo que todavía está bien, pero que ya no podemos vender. Quizá conozca cerca a alguien a quien le haría ilusión. Nos gustaría dárselo para que lo regale. No cuesta nada, y no preguntamos para quién es. Responda a este mensaje hoy o mañana y le diremos qué es. {company_name}",
    }
}

/// A few words after a hard time.
pub(crate) fn not_forgotten() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, een tijd geleden liep er bij ons iets niet zoals het moest, en dat heeft u moeite gekost. Het is afgehandeld, maar we zijn het niet vergeten. Dank u wel voor uw geduld. U hoeft niets te doen. {company_name}",
        en: "Hello {first_name}, some time ago something with us did not go as it should, and it cost you effort. It has been settled, but we have not forgotten it. Thank you for your patience. There is nothing you need to do. {company_name}",
        de: "Guten Tag {first_name}, vor einiger Zeit ist bei uns etwas nicht so gelaufen, wie es sollte, und es hat Sie Mühe gekostet. Es ist erledigt, aber wir haben es nicht vergessen. Danke für Ihre Geduld. Sie müssen nichts tun. {company_name}",
        fr: "Bonjour {first_name}, il y a quelque temps, quelque chose ne s'est pas passé chez nous comme il aurait fallu, et cela vous a demandé des efforts. C'est réglé, mais nous ne l'avons pas oublié. Merci de votre patience. Vous n'avez rien à faire. {company_name}",
        pt: "Olá, {first_name}: há algum tempo, algo não correu como devia do nosso lado, e isso custou-lhe esforço. Está resolvido, mas não o esquecemos. Obrigado pela paciência. Não é preciso fazer nada. {company_name}",
        es: "Hola, {first_name}: hace algún tiempo, algo no salió como debía por nuestra parte, y le costó esfuerzo. Está resuelto, pero no lo hemos olvidado. Gracias por su paciencia. No tiene que hacer nada. {company_name}",
    }
}

/// A waived fee after a hard time.
pub(crate) fn fee_waived() -> Texts<impl FnOnce(&str) -> String> {
    texts! {
        nl: "Dag {first_name}, een tijd geleden liep er bij ons iets niet zoals het moest, en dat heeft u moeite gekost. Het is afgehandeld, maar we zijn het niet vergeten. Daarom schelden we u kosten kwijt die u anders had moeten betalen; u ziet het op uw volgende afrekening. Dank u wel voor uw geduld; u hoeft er niets voor te doen. {company_name}",
        en: "Hello {first_name}, some time ago something with us did not go as it should, and it cost you effort. It has been settled, but we have not forgotten it. So there is a fee that you need not pay; you will see it on your next statement. Thank you for your patience; there is nothing you need to do for it. {company_name}",
        de: "Guten Tag {first_name}, vor einiger Zeit ist bei uns etwas nicht so gelaufen, wie es sollte, und es hat Sie Mühe gekostet. Es ist erledigt, aber wir haben es nicht vergessen. Deshalb erlassen wir Ihnen eine Gebühr; Sie sehen es auf Ihrer nächsten Abrechnung. Danke für Ihre Geduld; Sie müssen dafür nichts tun. {company_name}",
        fr: "Bonjour {first_name}, il y a quelque temps, quelque chose ne s'est pas passé chez nous comme il aurait fallu, et cela vous a demandé des efforts. C'est réglé, mais nous ne l'avons pas oublié. C'est pourquoi nous vous dispensons de certains frais ; vous le verrez sur votre prochain relevé. Merci de votre patience ; vous n'avez rien à faire. {company_name}",
        pt: "Olá, {first_name}: há algum tempo, algo não correu como devia do nosso lado, e isso custou-lhe esforço. Está resolvido, mas não o esquecemos. Por isso, há um custo que não terá de pagar; vai vê-lo na próxima fatura. Obrigado pela paciência; não é preciso fazer nada. {company_name}",
        es: "Hola, {first_name}: hace algún tiempo, algo no salió como debía por nuestra parte, y le costó esfuerzo. Está resuelto, pero no lo hemos olvidado. Por eso hay un cargo que no tendrá que pagar; lo verá en su próxima factura. Gracias por su paciencia; no tiene que hacer nada. {company_name}",
    }
}
