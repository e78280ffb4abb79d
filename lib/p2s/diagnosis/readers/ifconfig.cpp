// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/ifconfig.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/interface_blocks.hpp>
#include <p2s/diagnosis/readers/line_reader.hpp>
#include <p2s/diagnosis/readers/words.hpp>

#include <algorithm>
#include <charconv>

namespace p2s::diagnosis {
namespace {

std::optional<InterfaceHeading> read_ifconfig_heading(std::string_view line) {
  if (line.empty() || is_indented(line)) return std::nullopt;
  const auto words = blank_separated(line);
  if (words.size() < 2) return std::nullopt;
  if (words[0].ends_with(':') && words[1].starts_with("flags=")) {
    const auto begin = words[1].find('<');
    const auto end = words[1].rfind('>');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
      return std::nullopt;
    return heading_of(words[0].substr(0, words[0].size() - 1),
                      words[1].substr(begin + 1, end - begin - 1));
  }
  // net-tools before 2.0: "eth0      Link encap:Ethernet"; "UP" is on a later line.
  if (words.size() >= 3 && words[1] == "Link" && words[2].starts_with("encap:")) {
    const auto kind = words[2].substr(6);
    return InterfaceHeading{words[0], false, kind == "Local", kind == "Point-to-Point"};
  }
  return std::nullopt;
}

/// The word after `name`: "netmask 255.255.255.0".
std::string_view word_after(const std::vector<std::string_view>& words, std::string_view name) {
  const auto found = std::find(words.begin(), words.end(), name);
  return found == words.end() || found + 1 == words.end() ? std::string_view() : *(found + 1);
}

/// The rest of the word with that prefix: "Mask:255.255.255.0".
std::string_view rest_after(const std::vector<std::string_view>& words, std::string_view begin) {
  for (const auto word : words) {
    if (word.starts_with(begin)) return word.substr(begin.size());
  }
  return {};
}

void read_ipv4(const std::vector<std::string_view>& words, Interface& interface) {
  const bool old = words[1].starts_with("addr:");
  const auto address = read_address(old ? words[1].substr(5) : words[1]);
  if (!address) return;
  const auto mask = old ? rest_after(words, "Mask:") : word_after(words, "netmask");
  interface.addresses.push_back({*address, read_netmask(mask)});
}

void read_ipv6(const std::vector<std::string_view>& words, Interface& interface) {
  // Old: "inet6 addr: fe80::1/64 Scope:Link"
  const bool old = words[1] == "addr:" && words.size() > 2;
  const auto text = old ? words[2] : words[1];
  const auto address = read_address(text.substr(0, text.find('/')));
  if (!address) return;
  const auto slash = text.find('/');
  const auto digits =
      slash == std::string_view::npos ? word_after(words, "prefixlen") : text.substr(slash + 1);
  unsigned length = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  const bool known =
      problem == std::errc{} && end == digits.data() + digits.size() && length <= 128;
  interface.addresses.push_back({*address, known ? std::optional(length) : std::nullopt});
}

void read_ifconfig_line(std::string_view line, Interface& interface) {
  const auto words = blank_separated(line);
  if (words.size() >= 2 && words[0] == "inet") read_ipv4(words, interface);
  if (words.size() >= 2 && words[0] == "inet6") read_ipv6(words, interface);
  if (!words.empty() && words[0] == "UP") interface.up = true;
}

constexpr BlockReader kIfconfigReader{read_ifconfig_heading, read_ifconfig_line};

}  // namespace

bool looks_like_ifconfig(std::string_view text) { return has_heading(text, kIfconfigReader); }

ClientState read_ifconfig(std::string_view text) { return read_blocks(text, kIfconfigReader); }

}  // namespace p2s::diagnosis
