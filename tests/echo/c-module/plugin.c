#include <stdlib.h>

#include "courtesy.h"
#include "echo.h"

char *courtesy_alloc(uint32_t len) {
    char *room = malloc(len);
    if (len && !room) abort();
    return room;
}

uint64_t courtesy_decide_v1(const char *context, uint32_t len) {
    struct json_writer answer = {0};
    echo(&answer, (struct json){context, len});
    return courtesy_answer(answer.text, (uint32_t)answer.len);
}
