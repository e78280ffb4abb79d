// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/resolv_conf.hpp"

#include <p2s/diagnosis/readers/line_reader.hpp>
#include <p2s/diagnosis/readers/words.hpp>

namespace p2s::diagnosis {

ClientState read_resolv_conf(std::string_view text) {
  ClientState state;
  Lines lines(text);
  while (lines.next()) {
    const auto words = blank_separated(lines.line());
    if (words.size() < 2 || words[0] != "nameserver") continue;
    const auto address = read_address(words[1]);
    if (!address) continue;
    state.dns_servers.push_back(*address);
    state.dns_known = true;
  }
  return state;
}

}  // namespace p2s::diagnosis
