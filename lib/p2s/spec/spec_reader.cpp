// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/files.hpp>
#include <p2s/base/text.hpp>
#include <p2s/spec/detail/access_tables.hpp>
#include <p2s/spec/detail/kit_tables.hpp>
#include <p2s/spec/detail/position_collector.hpp>
#include <p2s/spec/detail/spec_section.hpp>
#include <p2s/spec/detail/spec_values.hpp>
#include <p2s/spec/detail/toml_document.hpp>
#include <p2s/spec/spec.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::spec {
namespace {

using detail::kMostClients;
using detail::SpecSection;

/// A list of names without repetition: tunnels, methods.
template <typename Parse, typename Insert>
void read_names(SpecSection& section, std::string_view key, std::string_view noun,
                const std::vector<std::string>& choices, Parse parse_name, Insert insert) {
  section.each_string(
      key, false, [&](std::string_view text, const std::string& path, const toml::node& node) {
        const auto value = parse_name(text);
        const auto shown = printable(text);
        if (!value) {
          const auto near = closest_match(text, choices);
          section.fail(node.source(), fmt::format("'{}': unknown {} '{}'", path, noun, shown),
                       near ? fmt::format("did you mean '{}'?", *near)
                            : "choose from: " + join(choices, ", "));
        }
        if (!insert(*value)) {
          section.fail(node.source(), fmt::format("'{}': '{}' is listed twice", path, shown),
                       "remove one of the two");
        }
      });
}

void read_tunnels(SpecSection& section, std::string_view key, azure::TunnelSet& tunnels) {
  read_names(section, key, "tunnel type", azure::tunnel_names(), azure::parse_tunnel,
             [&](azure::Tunnel tunnel) {
               const bool is_new = !tunnels.has(tunnel);
               tunnels.insert(tunnel);
               return is_new;
             });
}

void read_methods(SpecSection& section, azure::MethodSet& methods) {
  read_names(section, "authentication", "authentication method", azure::method_names(),
             azure::parse_method,
             [&](azure::Method method) { return methods.insert(method).second; });
}

void read_tls_versions(SpecSection& section, std::vector<std::string>& versions) {
  const std::vector<std::string> all(detail::kTlsVersions.begin(), detail::kTlsVersions.end());
  const auto parse_version = [&](std::string_view text) -> std::optional<std::string> {
    const auto found = std::find(all.begin(), all.end(), text);
    return found == all.end() ? std::nullopt : std::optional(*found);
  };
  read_names(
      section, "tls_versions", "TLS version", all, parse_version, [&](const std::string& version) {
        const bool is_new = std::find(versions.begin(), versions.end(), version) == versions.end();
        versions.push_back(version);
        return is_new;
      });
}

std::optional<unsigned> read_generation(SpecSection& section, std::string_view key) {
  const auto generation = section.number(key, 1, 2);
  if (!generation) return std::nullopt;
  return static_cast<unsigned>(*generation);
}

void read_gateway(SpecSection section, GatewaySpec& spec) {
  section.read("name", spec.name);
  section.read("location", spec.location);
  section.read("sku", spec.sku);
  spec.generation = read_generation(section, "generation");
  section.read("current_sku", spec.current_sku);
  spec.current_generation = read_generation(section, "current_generation");
  section.read("since", spec.since);
  section.read("sstp_since", spec.sstp_since);
  section.read("profile_date", spec.profile_date);
  section.read("server_root_notice", spec.server_root_notice);
  section.read("server_root_deadline", spec.server_root_deadline);
  section.read("active_active", spec.active_active);
  section.read("zone_redundant", spec.zone_redundant);
  section.read("vpn_type", spec.vpn_type);
  section.read("type", spec.type);
  section.read("deployment", spec.deployment);
  read_tunnels(section, "tunnels", spec.tunnels);
  read_tunnels(section, "current_tunnels", spec.current_tunnels);
  read_methods(section, spec.authentication);
  section.choose("minimum_tls", spec.minimum_tls, detail::kTlsVersions);
  detail::read_pools(section, {}, spec.pools);
  spec.custom_routes = section.networks("custom_routes");
  section.finish();
}

void read_public_ip(SpecSection section, PublicIp& ip) {
  ip.count = section.number("count", 0, 64);
  section.read("sku", ip.sku);
  section.choose("allocation", ip.allocation, detail::kAllocations);
  section.finish();
}

void read_vnet(SpecSection section, VirtualNetwork& vnet) {
  vnet.prefixes = section.networks("prefixes");
  vnet.gateway_subnet = section.networks("gateway_subnet", true);
  vnet.peered = section.networks("peered");
  vnet.dns_servers = section.addresses("dns_servers");
  section.read("dns_forwards_to_azure", vnet.dns_forwards_to_azure);
  section.read("private_dns_zones", vnet.private_dns_zones);
  vnet.other_vpn_gateways = section.number("other_vpn_gateways", 0, 64).value_or(0);
  section.finish();
}

void read_gateway_subnet(SpecSection section, GatewaySubnet& subnet) {
  section.read("name", subnet.name);
  section.read("network_security_group", subnet.network_security_group);
  section.read("bgp_propagation", subnet.bgp_propagation);
  subnet.routes = section.networks("routes");
  section.read("resources", subnet.resources);
  section.finish();
}

void read_on_premises(SpecSection section, OnPremises& on_premises) {
  on_premises.prefixes = section.networks("prefixes");
  on_premises.bgp_learned = section.networks("bgp_learned");
  section.read("bgp", on_premises.bgp);
  on_premises.device_address = section.address("device_address");
  section.read("clients_behind_device", on_premises.clients_behind_device);
  section.finish();
}

void read_oldest(SpecSection section, ClientCounts& clients) {
  section.choose("windows", clients.oldest_windows, detail::kOldestWindows);
  for (const auto system : {System::macos, System::ios}) {
    if (const auto major = section.number(to_string(system), 1, 99))
      clients.oldest.emplace(system, *major);
  }
  section.finish();
}

void read_clients(SpecSection section, ClientCounts& clients) {
  static const std::vector<std::string> kSoftware = azure::software_ids();
  clients.total = section.number("total", 0, kMostClients);
  auto by_tunnel = section.section("by_tunnel");
  for (const auto tunnel : {azure::Tunnel::ikev2, azure::Tunnel::openvpn, azure::Tunnel::sstp}) {
    if (const auto count = by_tunnel.number(to_string(tunnel), 0, kMostClients))
      clients.by_tunnel.emplace(tunnel, *count);
  }
  by_tunnel.finish();
  auto by_os = section.section("by_os");
  auto software = section.section("software");
  for (const auto system : all_systems()) {
    if (const auto count = by_os.number(to_string(system), 0, kMostClients))
      clients.by_os.emplace(system, *count);
    std::string id;
    software.choose(to_string(system), id, kSoftware);
    if (!id.empty()) clients.software.emplace(system, std::move(id));
  }
  by_os.finish();
  software.finish();
  read_oldest(section.section("oldest"), clients);
  section.read("behind_strict_firewalls", clients.behind_strict_firewalls);
  section.read("reach_each_other", clients.reach_each_other);
  read_tls_versions(section, clients.tls_versions);
  section.read("tls_suites", clients.tls_suites);
  section.finish();
}

void read_rules(SpecSection section, std::vector<SilencedRule>& rules) {
  for (const auto& id : section.keys()) {
    SilencedRule rule{id, {}, fmt::format("{}.{}", section.path(), id)};
    section.read(id, rule.reason);
    rules.push_back(std::move(rule));
  }
}

/// Without `authentication`, it is derived from the tables.
void complete_methods(GatewaySpec& spec) {
  if (!spec.authentication.empty()) return;
  if (!spec.roots.empty()) spec.authentication.insert(azure::Method::certificate);
  if (spec.entra.present) spec.authentication.insert(azure::Method::entra);
  if (spec.radius.present) spec.authentication.insert(azure::Method::radius);
}

}  // namespace

GatewaySpec read_spec(std::string_view text, std::string_view name, SpecPositions* positions) {
  const auto shown = printable(name);
  if (text.size() > kSpecLimit) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is larger than {} MB", shown, kSpecLimit >> 20U));
  }
  const auto document = detail::parse_document(text, shown);
  SpecSection top(&document, "", shown);
  GatewaySpec spec;
  read_gateway(top.section("gateway"), spec);
  read_public_ip(top.section("public_ip"), spec.public_ip);
  read_vnet(top.section("vnet"), spec.vnet);
  read_gateway_subnet(top.section("gateway_subnet"), spec.gateway_subnet);
  read_on_premises(top.section("on_premises"), spec.on_premises);
  read_clients(top.section("clients"), spec.clients);
  detail::read_access_tables(top, spec);
  detail::read_server(top.section("server"), spec.server);
  detail::read_kit(top.section("kit"), spec.kit);
  read_rules(top.section("rules"), spec.rules);
  auto store = top.section("store");
  store.read("url", spec.store_url);
  store.finish();
  top.finish();
  complete_methods(spec);
  if (positions != nullptr) *positions = detail::collect_positions(document);
  return spec;
}

GatewaySpec load_spec(const std::filesystem::path& path, SpecPositions* positions) {
  const auto content = read_file(path, kSpecLimit);
  return read_spec(as_text(content), path.filename().string(), positions);
}

}  // namespace p2s::spec
