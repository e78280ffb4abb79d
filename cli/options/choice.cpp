#include "options.hpp"

#include <p2s/base/text.hpp>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace p2s::cli {

std::function<std::string(const std::string&)> one_of(std::vector<std::string> choices) {
  return [choices = std::move(choices)](const std::string& text) -> std::string {
    if (std::find(choices.begin(), choices.end(), text) != choices.end()) return {};
    return fmt::format("'{}' is not one of {}", printable(text), join(choices, ", "));
  };
}

CLI::Option* add_choice(CLI::App& app, const std::string& flags, std::string& text,
                        std::vector<std::string> choices, const std::string& help) {
  const std::string values = join(choices, "|");
  return app.add_option(flags, text, help)->type_name(values)->check(one_of(std::move(choices)));
}

}  // namespace p2s::cli
