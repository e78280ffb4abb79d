#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/files.hpp>
#include <p2s/base/text.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace p2s::rules {

/// tests/rules/ID/KIND.toml
inline std::filesystem::path rule_case(std::string_view id, std::string_view kind) {
  return std::filesystem::path(P2S_RULES_DATA) / id / (std::string(kind) + ".toml");
}

/// The day of a case: a line "# as-of: 2026-11-01", else that day.
inline Time as_of(const std::filesystem::path& file) {
  constexpr std::string_view kMark = "# as-of: ";
  const auto content = read_file(file);
  for (const auto line : split_lines(as_text(content))) {
    if (!line.starts_with(kMark)) continue;
    const auto time = parse_time(trim(line.substr(kMark.size())));
    if (!time) throw std::runtime_error("no date: " + std::string(line));
    return *time;
  }
  return *parse_time("2026-11-01");
}

/// "POOL-001" as the name of a test.
inline std::string case_name(std::string_view id) {
  std::string name(id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace p2s::rules
