// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/ip_address.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/interface_blocks.hpp>
#include <p2s/diagnosis/readers/line_reader.hpp>
#include <p2s/diagnosis/readers/words.hpp>

namespace p2s::diagnosis {
namespace {

/// "2: eth0@if3: <BROADCAST,UP,LOWER_UP> mtu 1500 …"
std::optional<InterfaceHeading> read_ip_heading(std::string_view line) {
  const auto words = blank_separated(line);
  if (is_indented(line) || words.size() < 3) return std::nullopt;
  const auto index = words[0];
  auto name = words[1];
  const auto flags = words[2];
  const bool numbered = index.size() > 1 && index.ends_with(':') &&
                        index.find_first_not_of("0123456789") == index.size() - 1;
  if (!numbered || !name.ends_with(':') || flags.size() < 2 || flags.front() != '<' ||
      flags.back() != '>')
    return std::nullopt;
  name.remove_suffix(1);
  return heading_of(name.substr(0, name.find('@')), flags.substr(1, flags.size() - 2));
}

/// "inet 10.0.0.5/24 brd …", "inet 172.16.201.2 peer 172.16.201.1/32 …"
void read_ip_line(std::string_view line, Interface& interface) {
  const auto words = blank_separated(line);
  if (words.size() < 2 || (words[0] != "inet" && words[0] != "inet6")) return;
  const auto network = read_network(words[1]);
  if (!network) return;
  const auto address = read_address(words[1].substr(0, words[1].find('/')));
  interface.addresses.push_back({*address, network->length()});
}

constexpr BlockReader kIpReader{read_ip_heading, read_ip_line};

}  // namespace

bool looks_like_ip_address(std::string_view text) { return has_heading(text, kIpReader); }

ClientState read_ip_address(std::string_view text) { return read_blocks(text, kIpReader); }

}  // namespace p2s::diagnosis
