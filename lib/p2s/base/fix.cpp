// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/fix.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s {

std::string_view to_string(Change change) noexcept {
  switch (change) {
    case Change::set:
      return "set";
    case Change::add:
      return "add";
    case Change::remove:
      return "remove";
  }
  return "set";
}

namespace fix {
namespace {

std::string_view without_quotes(std::string_view value) {
  const bool quoted = value.size() > 1 && value.front() == '"' && value.back() == '"';
  return quoted ? value.substr(1, value.size() - 2) : value;
}

std::string text_of(const Edit& edit) {
  const auto& [change, key, value] = edit;
  if (change == Change::add) return fmt::format("add {} to {}", value, key);
  if (change == Change::remove)
    return value.empty() ? fmt::format("remove {}", key)
                         : fmt::format("remove {} from {}", value, key);
  if (key.empty() || key.ends_with(']')) return fmt::format("use {}", without_quotes(value));
  return fmt::format("set {} = {}", key.substr(key.rfind('.') + 1), value);
}

/// A fix without a key, of what was typed as an argument, has no edits.
Fix made(Edit edit, std::string_view after) {
  auto text = text_of(edit) + std::string(after);
  if (edit.key.empty()) return {std::move(text)};
  return {std::move(text), {std::move(edit)}};
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string value = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      value += fmt::format("\\{}", c);
    else if (byte < 0x20 || byte == 0x7f)
      value += fmt::format("\\u{:04X}", byte);
    else
      value += c;
  }
  return value + '"';
}

Fix set(std::string key, std::string value, std::string_view after) {
  return made({Change::set, std::move(key), std::move(value)}, after);
}

Fix add(std::string key, std::string value, std::string_view after) {
  return made({Change::add, std::move(key), std::move(value)}, after);
}

Fix remove(std::string key, std::string_view after) {
  return made({Change::remove, std::move(key)}, after);
}

Fix remove_item(std::string key, std::string value, std::string_view after) {
  return made({Change::remove, std::move(key), std::move(value)}, after);
}

Fix both(Fix first, Fix second) {
  auto text = fmt::format("{} and {}", first.text,
                          second.text.starts_with("set ") ? second.text.substr(4) : second.text);
  first.edits.insert(first.edits.end(), second.edits.begin(), second.edits.end());
  return {std::move(text), std::move(first.edits), first.decision || second.decision};
}

Fix told(Fix fix, std::string text) {
  fix.text = std::move(text);
  return fix;
}

Fix decide(Fix fix) {
  fix.decision = true;
  return fix;
}

std::vector<Fix> decide(std::vector<Fix> fixes) {
  for (auto& fix : fixes) fix.decision = true;
  return fixes;
}

Fix outside(std::string text) { return {std::move(text)}; }

}  // namespace fix
}  // namespace p2s
