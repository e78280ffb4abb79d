// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/client_software.hpp"

#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

constexpr std::array kAll{
#define P2S_CLIENT(name) &(name),
#include "p2s/kit/clients/clients.def"
#undef P2S_CLIENT
};

std::vector<std::string> without_dots(std::vector<std::string> suffixes) {
  for (auto& suffix : suffixes) {
    if (suffix.starts_with('.')) suffix.erase(0, 1);
  }
  return suffixes;
}

constexpr std::string_view kAdmin = "admin";

// Whether the software has files in TOP/NEXT.
bool owns(const ClientSoftware& software, std::string_view top, std::string_view next) noexcept {
  if (const auto system = parse_system(top))
    return software.runs_on(*system) && software.id == next;
  if (software.audience == Audience::administrator) return top == kAdmin && software.id == next;
  return software.audience == Audience::anyone_by_hand && software.id == top;
}

bool ends_with_ignoring_case(std::string_view text, std::string_view ending) noexcept {
  return text.size() >= ending.size() &&
         equals_ignoring_case(text.substr(text.size() - ending.size()), ending);
}

}  // namespace

std::string missing_server(const package::VendorPackage& gateway) {
  if (gateway.servers.empty()) return "the package names no gateway";
  if (gateway.server_roots.empty()) return "the package has no server root";
  return {};
}

bool ClientSoftware::runs_on(System system) const noexcept {
  return std::find(systems.begin(), systems.end(), system) != systems.end();
}

std::span<const ClientSoftware* const> all_client_software() noexcept { return kAll; }

std::string ClientSoftware::folder(System system) const {
  switch (audience) {
    case Audience::administrator:
      return fmt::format("{}/{}/", kAdmin, id);
    case Audience::anyone_by_hand:
      return fmt::format("{}/", id);
    case Audience::user:
      break;
  }
  return fmt::format("{}/{}/", to_string(system), id);
}

bool is_kit_folder(std::string_view name) noexcept {
  return name == kAdmin || parse_system(name).has_value() ||
         std::any_of(kAll.begin(), kAll.end(), [&](const ClientSoftware* software) {
           return software->audience == Audience::anyone_by_hand && software->id == name;
         });
}

const FileKind* kind_of(std::string_view path) noexcept {
  const auto slash = path.find('/');
  if (slash == path.npos) return nullptr;
  const auto rest = path.substr(slash + 1);
  const auto next =
      rest.find('/') == rest.npos ? std::string_view() : rest.substr(0, rest.find('/'));
  for (const auto* software : kAll) {
    if (!owns(*software, path.substr(0, slash), next)) continue;
    const auto found = std::find_if(
        software->files.begin(), software->files.end(),
        [&](const FileKind& kind) { return ends_with_ignoring_case(path, kind.ending); });
    return found == software->files.end() ? nullptr : &*found;
  }
  return nullptr;
}

const FileKind* kind_by_content(ByteView content) {
  const auto first = [](const auto& matches) -> const FileKind* {
    for (const auto* software : kAll) {
      const auto found = std::find_if(software->files.begin(), software->files.end(), matches);
      if (found != software->files.end()) return &*found;
    }
    return nullptr;
  };
  // Forms of kits alone are the more precise ones.
  if (const auto* const kind =
          first([&](const FileKind& each) { return each.is != nullptr && each.is(content); }))
    return kind;
  const auto part = package::part_by_content(content);
  return part ? first([&](const FileKind& kind) { return kind.part == part; }) : nullptr;
}

std::string KitContext::connection() const {
  if (!gateway.vnet_name.empty()) return gateway.vnet_name;
  return gateway.servers.empty() ? std::string("Azure VPN") : gateway.servers.front();
}

std::string KitContext::connection_file() const {
  return gateway.vnet_name.empty() ? std::string("azure-vpn")
                                   : file_name_for(to_lower(gateway.vnet_name));
}

std::vector<net::Prefix> KitContext::tunnelled() const {
  if (inputs.settings.forced_tunnel) return {net::Prefix(net::Address{}, 0)};
  return gateway.routes;
}

std::vector<std::string> KitContext::dns_domains() const {
  return without_dots(gateway.dns_suffixes);
}

std::vector<std::string> KitContext::dns_servers(net::Family family) const {
  std::vector<std::string> servers;
  for (const auto& server : gateway.dns_servers) {
    const auto address = net::Address::parse(server);
    if (address && address->family == family) servers.push_back(server);
  }
  return servers;
}

std::vector<std::string> KitContext::trusted_domains() const {
  return without_dots(inputs.settings.trusted_networks);
}

bool KitContext::excludes_ipv6() const noexcept {
  const auto& excluded = inputs.settings.exclude_routes;
  return std::any_of(excluded.begin(), excluded.end(), [](const net::Prefix& prefix) {
    return prefix.family() == net::Family::ipv6;
  });
}

bool has_method(Methods methods, azure::Tunnel tunnel, azure::Method authentication) noexcept {
  return std::any_of(methods.begin(), methods.end(), [&](const azure::ConnectionMethod& method) {
    return method.tunnel == tunnel && method.authentication == authentication;
  });
}

}  // namespace p2s::kit
