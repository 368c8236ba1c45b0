"""Texts for colleagues and customers."""

from collections.abc import Sequence

from contract import Channel, ContactSetting, Context, Message

# Countries where a message in the wrong language is likely, with the languages that most people there read.
LANGUAGES_OF = {"BE": ["nl", "fr", "de"], "CA": ["en", "fr"], "CH": ["de", "fr", "it"], "LU": ["fr", "de"]}

WHICH_LANGUAGE = {
    "nl": "In welke taal schrijven we u het liefst? U kunt gewoon antwoorden in die taal.",
    "en": "In which language would you like us to write to you? Simply reply in that language.",
    "de": "In welcher Sprache dürfen wir Ihnen schreiben? Antworten Sie einfach in dieser Sprache.",
    "fr": "Dans quelle langue souhaitez-vous que nous vous écrivions ? Répondez simplement dans cette langue.",
    "it": "In quale lingua preferisce che le scriviamo? Risponda semplicemente in quella lingua.",
}

QUESTIONS = {
    "channel": {
        "nl": "Dag {first_name}, we lijken u steeds langs de verkeerde weg te benaderen. Hoe bereiken we u het liefst: per e-mail, app, bericht, telefoon of post?",
        "en": "Hello {first_name}, we seem to be using the wrong way to reach you. How would you like to hear from us: by e-mail, app, message, telephone or post?",
        "de": "Guten Tag {first_name}, wir wenden uns wohl immer auf dem falschen Weg an Sie. Wie erreichen wir Sie am liebsten: per E-Mail, App, Nachricht, Telefon oder Post?",
        "fr": "Bonjour {first_name}, il semble que nous n'utilisions pas le bon moyen de vous joindre. Lequel préférez-vous : e-mail, application, message, téléphone ou courrier ?",
        "pt": "Olá {first_name}, parece que escrevemos sempre pelo caminho errado. Como prefere ter notícias nossas: por e-mail, app, mensagem, telefone ou correio?",
        "es": "Hola {first_name}, parece que no estamos usando el mejor camino para llegar a usted. ¿Cómo prefiere saber de nosotros: por correo electrónico, aplicación, mensaje, teléfono o correo postal?",
    },
    "frequency": {
        "nl": "Dag {first_name}, we hebben u de laatste tijd vaak iets gestuurd, misschien te vaak. Hoe vaak mag u van ons horen: elke week, elke maand, of alleen als er iets is?",
        "en": "Hello {first_name}, we have sent you a good deal lately, perhaps too much. How often may we be in touch: every week, every month, or only when there is something you need to know?",
        "de": "Guten Tag {first_name}, wir haben Ihnen zuletzt viel geschickt, vielleicht zu viel. Wie oft dürfen wir uns melden: jede Woche, jeden Monat, oder nur, wenn es etwas Wichtiges gibt?",
        "fr": "Bonjour {first_name}, nous vous avons beaucoup écrit ces derniers temps, peut-être trop. À quelle fréquence pouvons-nous le faire : chaque semaine, chaque mois, ou seulement en cas de besoin ?",
        "pt": "Olá {first_name}, ultimamente recebeu muitas mensagens nossas, talvez demais. Com que frequência podemos escrever: todas as semanas, todos os meses ou só quando há alguma coisa importante?",
        "es": "Hola {first_name}, últimamente le hemos escrito mucho, quizá demasiado. ¿Con qué frecuencia podemos hacerlo: cada semana, cada mes o solo cuando haya algo que deba saber?",
    },
    "contact_mode": {
        "nl": "Dag {first_name}, soms komen we uit onszelf bij u, zonder te weten of u dat prettig vindt. Wat hebt u het liefst: dat we af en toe van ons laten horen, alleen als het nodig is, of alleen als u ons roept?",
        "en": "Hello {first_name}, sometimes we come to you of our own accord, without knowing whether you like that. What suits you best: that we are in touch now and then, only when there is a need, or only when you call on us?",
        "de": "Guten Tag {first_name}, manchmal kommen wir von uns aus auf Sie zu, ohne zu wissen, ob Ihnen das recht ist. Was ist Ihnen am liebsten: dass wir uns ab und zu melden, nur wenn es nötig ist, oder nur, wenn Sie uns rufen?",
        "fr": "Bonjour {first_name}, il nous arrive de venir vers vous sans savoir si cela vous convient. Que préférez-vous : des nouvelles de temps en temps, seulement en cas de besoin, ou seulement quand vous faites appel à nous ?",
        "pt": "Olá {first_name}, às vezes escrevemos por iniciativa própria, sem saber se isso lhe agrada. O que prefere: ter notícias nossas de vez em quando, só quando é preciso, ou só quando nos chama?",
        "es": "Hola {first_name}, a veces le escribimos por iniciativa propia, sin saber si le gusta. ¿Qué prefiere: saber de nosotros de vez en cuando, solo cuando haga falta, o solo cuando nos llame?",
    },
}

# Follows every question, to make clear that an answer is optional.
NO_OBLIGATION = {
    "nl": "U hoeft niet te antwoorden, en we vragen dit maar één keer. {company_name}",
    "en": "You need not answer, and we will ask this only once. {company_name}",
    "de": "Sie müssen nicht antworten, und wir fragen das nur einmal. {company_name}",
    "fr": "Vous n'êtes pas tenu de répondre, et nous ne le demanderons qu'une fois. {company_name}",
    "pt": "Não precisa de responder, e só perguntamos isto uma vez. {company_name}",
    "es": "No tiene que responder, y solo lo preguntaremos esta vez. {company_name}",
}


def message(about: ContactSetting, context: Context) -> Message | None:
    """The question in the customer's language, if there is one; the question about the language, in all likely languages.

    If the language isn't known, the question is in English.
    """
    customer = context["customer"]
    if about == "language":
        languages = LANGUAGES_OF[customer["country"]]
        text = " ".join(WHICH_LANGUAGE[language] for language in languages) + " {company_name}"
        return {"language": "mul", "text": text, "author": "template"}
    questions = QUESTIONS[about]
    language = customer.get("language", "und").lower().split("-")[0]
    language = "en" if language == "und" else language
    if language not in questions:
        return None
    return {"language": language, "text": f"{questions[language]} {NO_OBLIGATION[language]}", "author": "template"}


def several_languages(country: str) -> str:
    """Why we have to guess the language, in a sentence."""
    return f"The language isn't known, and in {country} people read {joined(LANGUAGES_OF[country])}."


def in_vain(channel: Channel, times: int) -> str:
    """How often one channel didn't work, in a sentence."""
    return f"What we sent by {channel} was put aside {times} times."


def comes_by(channels: Sequence[Channel]) -> str:
    """Which channels the customer uses, in a sentence."""
    return f"The customer comes to us by {joined(channels)}."


def came_often(times: int) -> str:
    """How often we got in touch, in a sentence."""
    return f"We came of our own accord {times} times in 30 days."


def put_aside(times: int) -> str:
    """How often that was unwelcome, in a sentence."""
    return f"The customer put {times} of them aside."


def nobody_asked(times: int) -> str:
    """How often we got in touch without knowing whether it is welcome, in a sentence."""
    return f"We came of our own accord {times} times, none was taken up, and the customer never said whether we may."


def joined(names: Sequence[str]) -> str:
    """A list in words: `nl, fr and de`."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
