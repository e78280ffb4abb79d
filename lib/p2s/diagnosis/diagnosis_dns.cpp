// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/client_facts.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::diagnosis {
namespace {

std::string texts_of(const std::vector<net::Address>& addresses) {
  std::vector<std::string> texts;
  for (const auto& address : addresses) {
    if (texts.size() == 4) {
      texts.emplace_back("…");
      break;
    }
    texts.push_back(address.to_string());
  }
  return join(texts, ", ");
}

bool knows_one_of(const std::vector<net::Address>& servers, std::vector<net::Address> wanted) {
  std::sort(wanted.begin(), wanted.end());
  return std::any_of(servers.begin(), servers.end(), [&](const net::Address& server) {
    return std::binary_search(wanted.begin(), wanted.end(), server);
  });
}

}  // namespace

void check_dns(ClientFacts& facts) {
  const auto& servers = facts.client.dns_servers;
  if (servers.empty()) {
    facts.report("DIAG-008", "DNS", "this client has no DNS server",
                 "set one, or renew the DHCP lease");
    return;
  }
  const auto platform = *net::Address::parse("168.63.129.16");
  if (knows_one_of(servers, {platform})) {
    facts.report("RTE-017", "DNS",
                 "this client uses 168.63.129.16, which answers only inside the virtual network",
                 "set the inbound address of a Private Resolver as DNS server of the virtual "
                 "network, then import a new package");
    return;
  }
  if (facts.expected.dns_servers.empty() || !facts.is_connected()) return;
  if (std::all_of(servers.begin(), servers.end(), is_loopback)) {
    facts.diagnosis.unchecked.emplace_back(
        fmt::format("which DNS servers this client uses: {} is a resolver on this computer "
                    "(resolvectl status shows its servers)",
                    texts_of(servers)));
    return;
  }
  if (knows_one_of(servers, facts.expected.dns_servers)) return;
  facts.report(
      "DIAG-007", "DNS",
      fmt::format("this client uses {} instead of {}: names of the virtual network may not resolve",
                  texts_of(servers), texts_of(facts.expected.dns_servers)),
      "import a new package if the servers changed after it was created; the servers of the Azure "
      "VPN Client are shown only by Get-DnsClientNrptPolicy");
}

}  // namespace p2s::diagnosis
