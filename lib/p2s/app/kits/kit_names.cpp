// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/kit_names.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/values.hpp>

#include <fmt/format.h>

namespace p2s::app::detail {
namespace {

std::vector<std::string> requested_servers(const std::vector<std::string>& texts) {
  std::vector<std::string> servers;
  for (const auto& text : texts) {
    const auto address = net::Address::parse(text);
    if (!address)
      throw Error(ErrorKind::usage,
                  fmt::format("--dns: '{}' is not a valid address", printable(text)))
          .hint("--dns 10.1.0.4");
    servers.push_back(address->to_string());
  }
  return servers;
}

std::vector<std::string> requested_suffixes(const std::vector<std::string>& texts) {
  std::vector<std::string> suffixes;
  for (const auto& text : texts) {
    const auto name = text.starts_with('.') ? text.substr(1) : text;
    if (!package::is_host_name(name))
      throw Error(ErrorKind::usage,
                  fmt::format("--dns-suffix: '{}' is not a valid domain name", printable(text)))
          .hint("--dns-suffix corp.example");
    suffixes.push_back("." + name);
  }
  return suffixes;
}

}  // namespace

std::vector<std::string> dns_servers_of(const spec::GatewaySpec& spec) {
  std::vector<std::string> servers;
  for (const auto& server : spec.vnet.dns_servers)
    servers.push_back(server.prefix.first().to_string());
  return servers;
}

std::vector<std::string> dns_suffixes_of(const spec::GatewaySpec& spec) {
  std::vector<std::string> suffixes;
  for (const auto& suffix : spec.server.dns_suffixes) suffixes.push_back("." + suffix);
  return suffixes;
}

void choose_names(package::VendorPackage& gateway, const KitRequest& request,
                  const spec::GatewaySpec* spec) {
  auto& servers = gateway.dns_servers;
  auto& suffixes = gateway.dns_suffixes;
  if (servers.empty() && spec != nullptr) servers = dns_servers_of(*spec);
  if (suffixes.empty() && spec != nullptr) suffixes = dns_suffixes_of(*spec);
  if (!request.dns.empty()) servers = requested_servers(request.dns);
  if (!request.dns_suffixes.empty()) suffixes = requested_suffixes(request.dns_suffixes);
}

}  // namespace p2s::app::detail
