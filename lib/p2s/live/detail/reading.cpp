// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/detail/reading.hpp"

#include "p2s/live/live_rules.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <utility>

namespace p2s::live::detail {

Node Reading::outer(std::initializer_list<std::string_view> names) const {
  auto found = gateway.find(names);
  return found ? found : envelope.find(names);
}

Node Reading::placed(std::string key, Node node) {
  if (node) live.places.emplace(std::move(key), node.path());
  return node;
}

void Reading::report(const Rule& rule, const std::string& where, std::string message,
                     std::string hint) {
  live.findings.push_back(finding(rule, where, std::move(message), std::move(hint)));
}

bool Reading::check_spelling(const Node& node, std::string_view right, bool known) {
  const auto text = node.text();
  if (!known) {
    report(LiveRule("LIVE-004"), node.path(), fmt::format("unknown value '{}'", printable(text)));
  } else if (text != right) {
    report(LiveRule("LIVE-004"), node.path(),
           fmt::format("'{}' is spelled '{}' in Azure", printable(text), right),
           fmt::format("write {}", right));
  }
  return known;
}

}  // namespace p2s::live::detail
