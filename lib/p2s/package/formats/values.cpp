// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/values.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

bool is_label(std::string_view label) noexcept {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-'; });
}

}  // namespace

bool is_host_name(std::string_view text) noexcept {
  if (text.empty() || text.size() > 253) return false;
  for (;;) {
    const auto dot = text.find('.');
    if (!is_label(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

std::string vnet_id_in(std::string_view server) {
  constexpr std::string_view kStart = "azuregateway-";
  constexpr std::size_t kGuid = 36;
  const std::string lower = to_lower(server);
  if (!lower.starts_with(kStart)) return {};
  const std::string id = lower.substr(kStart.size(), kGuid);
  return is_guid(id) ? id : std::string();
}

bool is_azure_name(std::string_view server) {
  const std::string lower = to_lower(server);
  return lower.ends_with(".vpn.azure.com") || lower.ends_with(".cloudapp.net");
}

std::string tenant_id_of(std::string_view tenant) {
  while (tenant.ends_with('/')) tenant.remove_suffix(1);
  const auto slash = tenant.rfind('/');
  return std::string(slash == std::string_view::npos ? tenant : tenant.substr(slash + 1));
}

std::vector<net::Prefix> read_prefixes(std::span<const std::string> texts, std::string_view what,
                                       const Report& report) {
  std::vector<net::Prefix> prefixes;
  for (const std::string& text : texts) {
    const auto parsed = net::Prefix::parse(text);
    if (!parsed.prefix) {
      report("PKG-020", fmt::format("{} '{}' is not ADDRESS/LENGTH", what, printable(text)));
      continue;
    }
    if (parsed.problem == net::Prefix::Problem::host_bits_set) {
      report("PKG-021", fmt::format("{} '{}' has host bits set; read as {}", what, printable(text),
                                    parsed.prefix->to_string()));
    }
    prefixes.push_back(*parsed.prefix);
  }
  return prefixes;
}

std::vector<std::string> read_addresses(std::span<const std::string> texts, std::string_view what,
                                        const Report& report) {
  std::vector<std::string> addresses;
  for (const std::string& text : texts) {
    if (const auto address = net::Address::parse(text)) {
      addresses.push_back(address->to_string());
    } else {
      report("PKG-020", fmt::format("{} '{}' is not an address", what, printable(text)));
    }
  }
  return addresses;
}

}  // namespace p2s::package
