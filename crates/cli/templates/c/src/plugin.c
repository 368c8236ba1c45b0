/* Asks customers how they are doing after a long silence. */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "contract.h"
#include "courtesy.h"
#include "json.h"

/* What plugin.toml reads. A name that the contract doesn't have doesn't compile. */
#define AS_OF "/" COURTESY_CONTEXT_AS_OF
#define LANGUAGE "/" COURTESY_CONTEXT_CUSTOMER "/" COURTESY_CUSTOMER_LANGUAGE
#define DAYS "/" COURTESY_CONTEXT_DERIVED "/" COURTESY_DERIVED_DAYS_SINCE_LAST_ORDER
#define QUIET_DAYS "/config/quiet_days"

/* Writes the moment so many days after `as_of`, but none that is later than the contract's last. */
static void days_later(struct json as_of, int days, char moment[21]) {
    char text[21] = {0};
    json_string(as_of, text, sizeof text);
    struct tm at = {.tm_year = atoi(text) - 1900, .tm_mon = atoi(text + 5) - 1, .tm_mday = atoi(text + 8) + days};
    timegm(&at);
    const char *clock = text + sizeof "2026-03-28" - 1;
    if (at.tm_year + 1900 < 3000) {
        snprintf(moment, 21, "%04d-%02d-%02d%.10s", at.tm_year + 1900, at.tm_mon + 1, at.tm_mday, clock);
    } else {
        strcpy(moment, "2999-12-31T23:59:59Z");
    }
}

/* What to say, in one language. */
struct text {
    const char *language, *words;
};

static const struct text TEXTS[] = {
    {"en", "Dear {first_name}, it has been a while. How are you, and is there anything we can do?"},
    {"nl", "Dag {first_name}, het is even geleden. Hoe gaat het, en kunnen wij iets voor u doen?"},
};

/* The text in the customer's language, whatever its region, or NULL if there is none: the host would withhold another.
 * The first is for those whose language nobody knows. */
static const struct text *text_in(struct json language) {
    char tag[36];
    json_string(language, tag, sizeof tag);
    tag[strcspn(tag, "-")] = '\0';
    if (!tag[0] || strcasecmp(tag, "und") == 0) return TEXTS;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        if (strcasecmp(tag, TEXTS[i].language) == 0) return &TEXTS[i];
    }
    return NULL;
}

/* A reason, with the one fact that it rests on. */
static void put_reason(struct json_writer *answer, const char *code, const char *text, const char *evidence) {
    json_open(answer, NULL, '{');
    json_put(answer, COURTESY_REASON_CODE, code);
    json_put(answer, COURTESY_REASON_TEXT, text);
    json_open(answer, COURTESY_REASON_EVIDENCE, '[');
    json_put(answer, NULL, evidence);
    json_close(answer, ']');
    json_close(answer, '}');
}

static void put_message(struct json_writer *answer, const struct text *text) {
    json_open(answer, COURTESY_ACTION_MESSAGE, '{');
    json_put(answer, COURTESY_MESSAGE_LANGUAGE, text->language);
    json_put(answer, COURTESY_MESSAGE_TEXT, text->words);
    json_put(answer, COURTESY_MESSAGE_AUTHOR, COURTESY_AUTHOR_TEMPLATE);
    json_close(answer, '}');
}

static void put_action(struct json_writer *answer, struct json context, uint64_t days, const struct text *text) {
    char moment[21], reason[64];
    days_later(json_at(context, AS_OF), 14, moment);
    snprintf(reason, sizeof reason, "No order for %" PRIu64 " days.", days);

    json_open(answer, NULL, '{');
    json_put(answer, COURTESY_ACTION_ID, "quiet-for-long");
    json_put(answer, COURTESY_ACTION_KEY, "quiet-for-long");
    json_open(answer, COURTESY_ACTION_STEP, '{');
    json_put(answer, COURTESY_STEP_KIND, COURTESY_STEP_CHECK_IN);
    json_put(answer, COURTESY_STEP_CHECK_IN_QUESTION, "Is everything all right?");
    json_put(answer, COURTESY_STEP_CHECK_IN_REPLY_QUEUE, "customer_care");
    json_close(answer, '}');
    json_put(answer, COURTESY_ACTION_PURPOSE, COURTESY_PURPOSE_CARE);
    json_put(answer, COURTESY_ACTION_AUDIENCE, COURTESY_AUDIENCE_CUSTOMER);
    json_put(answer, COURTESY_ACTION_URGENCY, COURTESY_URGENCY_INFO);
    json_open(answer, COURTESY_ACTION_CHANNELS, '[');
    json_put(answer, NULL, COURTESY_CHANNEL_EMAIL);
    json_close(answer, ']');
    json_open(answer, COURTESY_ACTION_WINDOW, '{');
    json_put(answer, COURTESY_WINDOW_NOT_AFTER_AT, moment);
    json_close(answer, '}');
    json_open(answer, COURTESY_ACTION_REASONS, '[');
    put_reason(answer, "quiet", reason, DAYS);
    json_close(answer, ']');
    put_message(answer, text);
    json_close(answer, '}');
}

char *courtesy_alloc(uint32_t len) {
    char *room = malloc(len);
    if (len && !room) abort();
    return room;
}

uint64_t courtesy_decide_v1(const char *text, uint32_t len) {
    struct json context = {text, len};
    struct json_writer answer = {0};
    const struct text *said = text_in(json_at(context, LANGUAGE));
    uint64_t days, quiet_days;

    json_open(&answer, NULL, '{');
    json_put(&answer, COURTESY_ANSWER_CONTRACT, "1.1");
    if (!json_number(json_at(context, QUIET_DAYS), &quiet_days)) {
        json_open(&answer, COURTESY_ANSWER_ERROR, '{');
        json_put(&answer, COURTESY_PLUGIN_ERROR_MESSAGE, "the setting quiet_days is missing");
        json_close(&answer, '}');
    } else if (json_number(json_at(context, DAYS), &days) && days >= quiet_days && said) {
        json_open(&answer, COURTESY_ANSWER_ACTIONS, '[');
        put_action(&answer, context, days, said);
        json_close(&answer, ']');
    }
    json_close(&answer, '}');
    return courtesy_answer(answer.text, (uint32_t)answer.len);
}
