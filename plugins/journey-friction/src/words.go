package main

import (
	"fmt"
	"strings"
	"time"
)

// sentence describes a bump.
func (bump bump) sentence() string {
	stage := ""
	if bump.stage != "" {
		stage = fmt.Sprintf(" (stage %s)", bump.stage)
	}
	return fmt.Sprintf("In the journey %s%s the customer ran into %s %s, the last time at %s.",
		bump.journey, stage, bump.Kind, times(bump.Count), bump.LastAt.Format(time.RFC3339))
}

// sentence describes the conversations about a bump and their mood.
func (talks talks) sentence() string {
	said := "One conversation was about it"
	if talks.count > 1 {
		said = fmt.Sprintf("%d conversations were about it", talks.count)
	}
	if talks.sentiment != nil {
		said += fmt.Sprintf("; mood %.1f, from -1 to 1", *talks.sentiment)
	}
	return said + "."
}

func times(count int64) string {
	switch count {
	case 1:
		return "once"
	case 2:
		return "twice"
	default:
		return fmt.Sprintf("%d times", count)
	}
}

// message is the message in the customer's language, if there is one; in English if the language isn't known.
func message(language string, texts map[string]string) (message Message, known bool) {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	if primary == "" || primary == "und" {
		primary = "en"
	}
	text, known := texts[primary]
	return Message{Language: primary, Text: text, Author: AuthorTemplate}, known
}

// Offers a page that helps.
var lookTexts = map[string]string{
	"nl": "Dag {first_name}, het lijkt erop dat dit niet meewerkt. Op deze pagina staat stap voor stap hoe het wel gaat. Lukt het niet, dan helpt een collega u meteen verder. {company_name}",
	"en": "Hello {first_name}, this doesn't seem to be working for you. This page takes you through it step by step. If it doesn't help, a colleague will. {company_name}",
	"de": "Guten Tag {first_name}, das scheint gerade nicht zu klappen. Diese Seite führt Sie Schritt für Schritt weiter. Hilft sie nicht, dann hilft Ihnen jemand aus unserem Team. {company_name}",
	"fr": "Bonjour {first_name}, cela ne semble pas fonctionner. Cette page vous guide pas à pas. Si elle ne suffit pas, quelqu'un de notre équipe vous aidera. {company_name}",
	"pt": "Olá {first_name}, parece que isto não funciona como devia. Esta página mostra passo a passo o que fazer. Se não bastar, alguém daqui ajuda. {company_name}",
	"es": "Hola {first_name}, parece que esto no le está funcionando. Esta página le guía paso a paso. Si no le basta, alguien de nuestro equipo le ayudará. {company_name}",
}

// Offers a chat right away.
var chatTexts = map[string]string{
	"nl": "Dag {first_name}, het spijt ons dat dit niet lukt. {agent_name} kan nu met u meekijken en weet al waar u vastloopt. Liever niet? Dan laten we u met rust. {company_name}",
	"en": "Hello {first_name}, we are sorry that this isn't working. {agent_name} can look at it with you now, and knows already where you are stuck. If you would rather not, we leave you in peace. {company_name}",
	"de": "Guten Tag {first_name}, es tut uns leid, dass das nicht klappt. {agent_name} kann jetzt mit Ihnen draufschauen und weiß schon, wo es hakt. Möchten Sie das nicht, lassen wir Sie in Ruhe. {company_name}",
	"fr": "Bonjour {first_name}, nous regrettons que cela ne fonctionne pas. {agent_name} peut regarder avec vous dès maintenant et sait déjà où cela bloque. Si vous préférez, nous vous laissons tranquille. {company_name}",
	"pt": "Olá {first_name}, lamentamos que isto não funcione. {agent_name} pode ver agora mesmo o que se passa e já sabe onde está o problema. Se preferir que não, não insistimos. {company_name}",
	"es": "Hola {first_name}, sentimos que esto no funcione. {agent_name} puede verlo ahora mismo con usted y ya sabe dónde está el problema. Si prefiere que no, no insistiremos. {company_name}",
}

// Offers a call at a fixed time.
var callTexts = map[string]string{
	"nl": "Dag {first_name}, het spijt ons dat dit niet lukt. {agent_name} belt u op {date} om {time} en weet dan al waar u vastloopt. Komt dat niet uit, laat het ons weten. {company_name}",
	"en": "Hello {first_name}, we are sorry that this isn't working. {agent_name} will call you on {date} at {time}, knowing already where you are stuck. If that doesn't suit you, let us know. {company_name}",
	"de": "Guten Tag {first_name}, es tut uns leid, dass das nicht klappt. {agent_name} ruft Sie am {date} um {time} an und weiß dann schon, wo es hakt. Passt das nicht, sagen Sie uns Bescheid. {company_name}",
	"fr": "Bonjour {first_name}, nous regrettons que cela ne fonctionne pas. {agent_name} vous appellera le {date} à {time} et saura déjà où cela bloque. Si cela ne vous convient pas, dites-le-nous. {company_name}",
	"pt": "Olá {first_name}, lamentamos que isto não funcione. {agent_name} liga no dia {date} às {time} e já sabe onde está o problema. Se não for uma boa hora, é só dizer. {company_name}",
	"es": "Hola {first_name}, sentimos que esto no funcione. {agent_name} le llamará el {date} a las {time} y ya sabrá dónde está el problema. Si no le viene bien, díganoslo. {company_name}",
}
