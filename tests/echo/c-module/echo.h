/* Answers with what it was given, whatever the ABI. */
#ifndef ECHO_H
#define ECHO_H

#include <inttypes.h>
#include <stdio.h>

#include "json.h"

/* The length of the first so many code points. */
static size_t beginning(const char *text, size_t len, size_t code_points) {
    for (size_t at = 0; at < len; at++) {
        bool continues = (text[at] & 0xc0) == 0x80;
        if (!continues && code_points-- == 0) return at;
    }
    return len;
}

/* Room for three strings of the context, which have at most 100 code points, and two numbers. */
enum { STRING_ROOM = 512, SIGNAL_ROOM = 3 * STRING_ROOM + 100 };

static size_t signal_of(struct json context, char text[SIGNAL_ROOM]) {
    uint64_t days, orders = 0;
    struct json list = json_at(context, "/orders");
    for (struct json order = json_next(list, JSON_NONE); order.len; order = json_next(list, order)) orders++;

    size_t len = json_string(json_at(context, "/customer/language"), text, STRING_ROOM);
    text[len++] = '|';
    len += json_string(json_at(context, "/customer/region"), text + len, STRING_ROOM);
    text[len++] = '|';
    len += json_string(json_at(context, "/hook"), text + len, STRING_ROOM);
    len = beginning(text, len, 80);
    len += (size_t)sprintf(text + len, "|%" PRIu64 "|", orders);
    bool known = json_number(json_at(context, "/derived/days_since_last_order"), &days);
    return len + (size_t)(known ? sprintf(text + len, "%" PRIu64, days) : sprintf(text + len, "none"));
}

static void put_action(struct json_writer *answer, struct json context) {
    char signal[SIGNAL_ROOM];
    size_t len = signal_of(context, signal);
    json_open(answer, NULL, '{');
    json_put(answer, "id", "echo");
    json_put(answer, "key", "echo");
    json_open(answer, "step", '{');
    json_put(answer, "kind", "internal_insight");
    json_put(answer, "topic", "echo");
    json_put_bytes(answer, "signal", signal, len);
    json_put(answer, "to_role", "tester");
    json_close(answer, '}');
    json_put(answer, "purpose", "service");
    json_put(answer, "audience", "agent");
    json_put(answer, "urgency", "info");
    json_open(answer, "window", '{');
    json_put(answer, "not_after_at", "2999-12-31T23:59:59Z");
    json_close(answer, '}');
    json_open(answer, "reasons", '[');
    json_open(answer, NULL, '{');
    json_put(answer, "code", "asked");
    json_put(answer, "text", "It was asked.");
    json_open(answer, "evidence", '[');
    json_put(answer, NULL, "/hook");
    json_close(answer, ']');
    json_close(answer, '}');
    json_close(answer, ']');
    json_close(answer, '}');
}

static void echo(struct json_writer *answer, struct json context) {
    uint64_t seed = 0;
    char note[32];
    json_number(json_at(context, "/seed"), &seed);
    snprintf(note, sizeof note, "seed %" PRIu64, seed);

    json_open(answer, NULL, '{');
    json_put(answer, "contract", "1.1");
    json_open(answer, "actions", '[');
    put_action(answer, context);
    json_close(answer, ']');
    json_open(answer, "notes", '[');
    json_put(answer, NULL, note);
    json_close(answer, ']');
    json_close(answer, '}');
}

#endif
