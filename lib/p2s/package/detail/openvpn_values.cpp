// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/openvpn_values.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::package::detail {
namespace {

/// A parameter of a directive, and the values that gateways work with; the first is Azure's.
struct Expected {
  std::string_view directive;
  std::size_t parameter;
  std::string_view called;
  std::array<std::string_view, 3> values;
};

constexpr std::array kExpected{
    Expected{"remote", 2, "port", {"443"}},
    Expected{"remote", 3, "protocol", {"tcp", "tcp-client", "tcp4"}},
    Expected{"port", 1, "port", {"443"}},
    Expected{"rport", 1, "port", {"443"}},
    Expected{"proto", 1, "protocol", {"tcp", "tcp-client", "tcp4"}},
    Expected{"dev", 1, "dev", {"tun"}},
    Expected{"auth", 1, "auth", {"SHA256"}},
    Expected{"cipher", 1, "cipher", {"AES-256-GCM"}},
    Expected{"tls-version-min", 1, "tls-version-min", {"1.2", "1.3"}},
    Expected{"key-direction", 1, "key-direction", {"1"}},
};

// Directives that OpenVpnProfile has members for.
constexpr std::array<std::string_view, 12> kRead{
    "auth", "auth-user-pass", "ca",         "cert",     "cipher",          "client",
    "key",  "remote",         "tls-client", "tls-auth", "tls-version-min", "verify-x509-name"};

bool accepts(const Expected& expected, std::string_view value) {
  return std::any_of(expected.values.begin(), expected.values.end(), [&](std::string_view each) {
    return !each.empty() && equals_ignoring_case(each, value);
  });
}

}  // namespace

std::string unusual_value(const OpenVpnItem& item) {
  if (item.block) return {};
  for (const auto& expected : kExpected) {
    if (item.words.front() != expected.directive || item.words.size() <= expected.parameter)
      continue;
    const auto& value = item.words[expected.parameter];
    if (accepts(expected, value)) continue;
    return fmt::format("{} '{}'; Azure's packages have '{}'", expected.called, printable(value),
                       expected.values.front());
  }
  return {};
}

std::vector<std::string> other_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto& item : openvpn_items(text)) {
    const auto& name = item.words.front();
    if (std::find(kRead.begin(), kRead.end(), name) != kRead.end()) continue;
    lines.push_back(item.block ? fmt::format("<{}>", name) : join(item.words, " "));
  }
  return lines;
}

}  // namespace p2s::package::detail
