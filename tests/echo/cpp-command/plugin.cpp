// Answers with what it was given.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#define JSON_THROW_USER(exception) (std::fprintf(stderr, "%s\n", (exception).what()), std::exit(1))
#define JSON_NO_IO 1
#include <nlohmann/json.hpp>

using nlohmann::json;
using namespace nlohmann::literals;

/// The first so many code points.
static std::string beginning(const std::string& text, std::size_t code_points) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool continues = (text[at] & 0xc0) == 0x80;
        if (!continues && code_points-- == 0) return text.substr(0, at);
    }
    return text;
}

static std::string signal(const json& context) {
    const auto string = [&](json::json_pointer at) { return context.contains(at) ? context.at(at).get<std::string>() : ""; };
    const auto days = "/derived/days_since_last_order"_json_pointer;
    return beginning(string("/customer/language"_json_pointer) + '|' + string("/customer/region"_json_pointer) + '|' +
                         context.at("hook").get<std::string>(), 80) + '|' +
           std::to_string(context.value("orders", json::array()).size()) + '|' +
           (context.contains(days) ? context.at(days).dump() : "none");
}

static json echo(const json& context) {
    const json action = {
        {"id", "echo"},
        {"key", "echo"},
        {"step", {{"kind", "internal_insight"}, {"topic", "echo"}, {"signal", signal(context)}, {"to_role", "tester"}}},
        {"purpose", "service"},
        {"audience", "agent"},
        {"urgency", "info"},
        {"window", {{"not_after_at", "2999-12-31T23:59:59Z"}}},
        {"reasons",
         json::array({{{"code", "asked"}, {"text", "It was asked."}, {"evidence", json::array({"/hook"})}}})},
    };
    const std::string seed = std::to_string(context.value("seed", std::uint64_t{0}));
    return {{"contract", "1.1"}, {"actions", json::array({action})}, {"notes", json::array({"seed " + seed})}};
}

int main() {
    std::string text;
    char block[4096];
    while (const std::size_t len = std::fread(block, 1, sizeof block, stdin)) text.append(block, len);
    const std::string answer = echo(json::parse(text)).dump();
    std::fwrite(answer.data(), 1, answer.size(), stdout);
}
