// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/azure_vpn_elements.hpp>
#include <p2s/package/formats/values.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::package {
namespace {

using pugi::xml_node;

/// The one value of the element; a second is reported.
std::string read_single(XmlFile& xml, xml_node route, std::string_view name) {
  if (xml.children(route, name).size() > 1) {
    xml.report("PKG-054", route, fmt::format("a route has more than one {}", name),
               "give each destination its own 'route' element");
  }
  return xml.value(route, name);
}

/// What a destination and a mask in a known wrong form should be; empty if that is unclear.
std::string right_route(const std::string& destination, const std::string& mask) {
  const auto slash = destination.find('/');
  const auto length = slash == std::string::npos ? mask : destination.substr(slash + 1);
  std::string text = destination.substr(0, slash) + '/' + length;
  auto parsed = net::Prefix::parse(text);
  if (!parsed.prefix) {
    const auto dotted = net::Address::parse(length);
    if (!dotted) return {};
    unsigned bits = 0;
    for (auto left = static_cast<std::uint32_t>(dotted->low); left != 0; left <<= 1U) ++bits;
    parsed = net::Prefix::parse(fmt::format("{}/{}", destination.substr(0, slash), bits));
    if (!parsed.prefix) return {};
  }
  return fmt::format("write <destination>{}</destination><mask>{}</mask>",
                     parsed.prefix->first().to_string(), parsed.prefix->length());
}

std::vector<net::Prefix> read_routes(XmlFile& xml, xml_node config, std::string_view name) {
  std::vector<net::Prefix> routes;
  for (const xml_node list : xml.children(config, name)) {
    for (const xml_node route : xml.children(list, "route")) {
      const auto destination = read_single(xml, route, "destination");
      const auto mask = read_single(xml, route, "mask");
      const auto parsed = net::Prefix::parse(fmt::format("{}/{}", destination, mask));
      if (!parsed.prefix || !net::Address::parse(destination)) {
        xml.report("PKG-020", route,
                   fmt::format("a route needs an address and a prefix length; it has '{}' and '{}'",
                               printable(destination), printable(mask)),
                   right_route(destination, mask));
        continue;
      }
      if (parsed.problem == net::Prefix::Problem::host_bits_set) {
        xml.report(
            "PKG-021", route,
            fmt::format("route '{}/{}' has host bits set; read as {}", printable(destination),
                        printable(mask), parsed.prefix->to_string()));
      }
      routes.push_back(*parsed.prefix);
    }
  }
  return routes;
}

/// The documented flat list, or each value inside a DnsServerEntry.
std::vector<std::string> read_dns_servers(XmlFile& xml, xml_node config) {
  std::vector<std::string> addresses;
  const auto read = [&](xml_node parent) {
    for (const xml_node item : xml.children(parent, "dnsserver")) {
      const std::array text{xml.clean_value(item)};
      const auto report = [&](PackageRule rule, const std::string& message) {
        xml.report(rule, item, message);
      };
      for (auto& address : read_addresses(text, "DNS server", report))
        addresses.push_back(std::move(address));
    }
  };
  const xml_node list = xml.child(config, "dnsservers");
  read(list);
  for (const xml_node entry : xml.children(list, "DnsServerEntry")) read(entry);
  return addresses;
}

std::vector<std::string> read_dns_suffixes(XmlFile& xml, xml_node config) {
  std::vector<std::string> suffixes;
  const xml_node list = xml.child(config, "dnssuffixes");
  for (const xml_node item : xml.children(list, "dnssuffix")) {
    auto suffix = xml.clean_value(item);
    const std::string_view name = std::string_view(suffix).substr(suffix.starts_with('.') ? 1 : 0);
    if (!is_host_name(name)) {
      xml.report("PKG-020", item,
                 fmt::format("DNS suffix '{}' is not a valid domain name", printable(suffix)));
      continue;
    }
    if (!suffix.starts_with('.')) {
      xml.report("PKG-058", item,
                 fmt::format("DNS suffix '{}' has no leading dot", printable(suffix)),
                 fmt::format("write .{}", printable(suffix)));
    }
    suffixes.push_back(std::move(suffix));
  }
  return suffixes;
}

}  // namespace

void read_client_config(XmlFile& xml, AzureVpnProfile& profile) {
  const xml_node config = xml.child(xml.root(), "clientconfig");
  profile.dns_servers = read_dns_servers(xml, config);
  profile.dns_suffixes = read_dns_suffixes(xml, config);
  profile.include_routes = read_routes(xml, config, "includeroutes");
  profile.exclude_routes = read_routes(xml, config, "excluderoutes");
}

}  // namespace p2s::package
