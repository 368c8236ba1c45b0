// Asks customers how they are doing after a long silence.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <strings.h>

// Exceptions are off: what would throw one ends the plugin with exit status 1, and the host quotes the line.
#define JSON_THROW_USER(exception) (std::fprintf(stderr, "%s\n", (exception).what()), std::exit(1))
#define JSON_NO_IO 1
#include <nlohmann/json.hpp>

#include "contract.h"

using nlohmann::json;

// What plugin.toml reads. A name that the contract doesn't have doesn't compile.
static const char LANGUAGE[] = "/" COURTESY_CONTEXT_CUSTOMER "/" COURTESY_CUSTOMER_LANGUAGE;
static const char DAYS[] = "/" COURTESY_CONTEXT_DERIVED "/" COURTESY_DERIVED_DAYS_SINCE_LAST_ORDER;

/// The fact at a JSON Pointer, if it is known. (`json::value` would need exceptions for that.)
template <typename T>
static std::optional<T> fact(const json& context, const char* pointer) {
    const json::json_pointer at(pointer);
    return context.contains(at) ? std::optional(context.at(at).get<T>()) : std::nullopt;
}

/// The moment so many days later, in RFC 3339 as well, but none past the contract's last.
static std::string later(const std::string& moment, std::chrono::days by) {
    using namespace std::chrono;
    const auto number = [&](std::size_t at) { return std::atoi(moment.c_str() + at); };
    const year_month_day date = sys_days(year(number(0)) / number(5) / number(8)) + by;
    if (date.year() > year(2999)) return "2999-12-31T23:59:59Z";
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
    return text + moment.substr(10);
}

/// What to say, in one language.
struct Text {
    const char *language, *words;
};

static constexpr Text TEXTS[] = {
    {"en", "Dear {first_name}, it has been a while. How are you, and is there anything we can do?"},
    {"nl", "Dag {first_name}, het is even geleden. Hoe gaat het, en kunnen wij iets voor u doen?"},
};

/// The message in the customer's language, whatever its region, if there are words in it: the host would withhold
/// others. The first text is for those whose language nobody knows.
static std::optional<json> message(const std::string& tag) {
    const std::string primary = tag.substr(0, tag.find('-'));
    const bool unknown = strcasecmp(primary.c_str(), "und") == 0;
    for (const Text& text : TEXTS) {
        if (!unknown && strcasecmp(primary.c_str(), text.language) != 0) continue;
        return json{
            {COURTESY_MESSAGE_LANGUAGE, text.language},
            {COURTESY_MESSAGE_TEXT, text.words},
            {COURTESY_MESSAGE_AUTHOR, COURTESY_AUTHOR_TEMPLATE},
        };
    }
    return std::nullopt;
}

static json quiet_for_long(const json& context, unsigned days, const json& said) {
    return {
        {COURTESY_ACTION_ID, "quiet-for-long"},
        {COURTESY_ACTION_KEY, "quiet-for-long"},
        {COURTESY_ACTION_STEP,
         {{COURTESY_STEP_KIND, COURTESY_STEP_CHECK_IN},
          {COURTESY_STEP_CHECK_IN_QUESTION, "Is everything all right?"},
          {COURTESY_STEP_CHECK_IN_REPLY_QUEUE, "customer_care"}}},
        {COURTESY_ACTION_PURPOSE, COURTESY_PURPOSE_CARE},
        {COURTESY_ACTION_AUDIENCE, COURTESY_AUDIENCE_CUSTOMER},
        {COURTESY_ACTION_URGENCY, COURTESY_URGENCY_INFO},
        {COURTESY_ACTION_CHANNELS, json::array({COURTESY_CHANNEL_EMAIL})},
        {COURTESY_ACTION_WINDOW,
         {{COURTESY_WINDOW_NOT_AFTER_AT, later(context.at(COURTESY_CONTEXT_AS_OF), std::chrono::days(14))}}},
        {COURTESY_ACTION_REASONS,
         json::array({{{COURTESY_REASON_CODE, "quiet"},
                       {COURTESY_REASON_TEXT, "No order for " + std::to_string(days) + " days."},
                       {COURTESY_REASON_EVIDENCE, json::array({DAYS})}}})},
        {COURTESY_ACTION_MESSAGE, said},
    };
}

static json decide(const json& context) {
    const unsigned quiet_days = context.at("config").at("quiet_days");
    const auto days = fact<unsigned>(context, DAYS);
    const auto said = message(fact<std::string>(context, LANGUAGE).value_or("und"));
    json answer = {{COURTESY_ANSWER_CONTRACT, "1.1"}};
    if (days && *days >= quiet_days && said) {
        answer[COURTESY_ANSWER_ACTIONS] = json::array({quiet_for_long(context, *days, *said)});
    }
    return answer;
}

int main() {
    std::string text;
    char block[4096];
    while (const std::size_t len = std::fread(block, 1, sizeof block, stdin)) text.append(block, len);
    const std::string answer = decide(json::parse(text)).dump();
    std::fwrite(answer.data(), 1, answer.size(), stdout);
}
