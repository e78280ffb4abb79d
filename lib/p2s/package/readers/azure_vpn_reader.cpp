// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/readers/azure_vpn_reader.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/azure_vpn_elements.hpp>
#include <p2s/package/detail/entra_elements.hpp>
#include <p2s/package/formats/values.hpp>
#include <p2s/package/formats/xml.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::package {
namespace {

using pugi::xml_node;

constexpr std::size_t kThumbprintDigits = 40;
constexpr std::size_t kStaticKeyDigits = 512;

std::string without_blanks(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
  return out;
}

/// The SHA-1 in the element, upper case; empty if absent or invalid.
std::string read_hash(XmlFile& xml, xml_node parent, std::string_view name) {
  std::string hash = to_upper(without_blanks(xml.value(parent, name)));
  if (hash.empty() || is_hex(hash, kThumbprintDigits)) return hash;
  xml.report("PKG-052", xml.child(parent, name),
             fmt::format("'{}' is not 40 hex digits: '{}'", name, printable(hash)));
  return {};
}

void read_type(XmlFile& xml, xml_node clientauth, AzureVpnProfile& profile) {
  const std::string type = to_lower(xml.value(clientauth, "type"));
  if (type == "aad") {
    profile.authentication = azure::Method::entra;
  } else if (type == "usernamepass" || type == "radius") {
    profile.authentication = azure::Method::radius;
  } else if (type == "cert" || type == "certificate") {
    profile.authentication = azure::Method::certificate;
  } else {
    xml.report("PKG-050", clientauth ? clientauth : xml.root(),
               type.empty() ? std::string("the authentication type is missing")
                            : fmt::format("authentication type '{}' is unknown", printable(type)),
               "download the package again from Azure");
  }
}

void read_entra(XmlFile& xml, xml_node clientauth, AzureVpnProfile& profile) {
  const xml_node aad = xml.child(clientauth, "aad");
  const bool old_name = !xml.child(aad, "applicationid") && xml.child(aad, "appid");
  profile.entra = read_entra_elements(
      xml, aad, {"tenant", "issuer", "audience", old_name ? "appid" : "applicationid"});
  if (profile.authentication != azure::Method::entra) return;
  for (const std::string_view name : {"tenant", "issuer", "audience"}) {
    if (xml.value(aad, name).empty()) {
      xml.report("PKG-051", aad ? aad : clientauth, fmt::format("'{}' is missing", name),
                 "download the package again from Azure");
    }
  }
}

void read_client(XmlFile& xml, AzureVpnProfile& profile) {
  const xml_node clientauth = xml.child(xml.root(), "clientauth");
  read_type(xml, clientauth, profile);
  read_entra(xml, clientauth, profile);
  const xml_node cert = xml.child(clientauth, "cert");
  profile.client_hash = read_hash(xml, cert, "hash");
  profile.client_root_hash = read_hash(xml, cert, "issuer");
  if (profile.authentication == azure::Method::certificate && profile.client_root_hash.empty()) {
    xml.report("PKG-055", clientauth ? clientauth : xml.root(),
               "the hash of the root that issues client certificates is missing",
               "upload the root to the gateway, then download the package again");
  }
}

void read_servers(XmlFile& xml, AzureVpnProfile& profile) {
  bool found = false;
  for (const xml_node list : xml.children(xml.root(), "serverlist")) {
    for (const xml_node entry : xml.children(list, "ServerEntry")) {
      found = true;
      std::string name = xml.value(entry, "fqdn");
      if (is_host_name(name)) {
        profile.servers.push_back(std::move(name));
      } else {
        xml.report("PKG-011", entry,
                   name.empty() ? std::string("a server entry has no gateway name")
                                : fmt::format("gateway name '{}' is not a valid host name",
                                              printable(name)));
      }
    }
  }
  if (!found) {
    xml.report("PKG-010", xml.root(), "the profile does not name a gateway",
               "download the package again from Azure");
  }
}

void read_validation(XmlFile& xml, AzureVpnProfile& profile) {
  const xml_node validation = xml.child(xml.root(), "servervalidation");
  auto certs = xml.children(validation, "Cert");
  profile.generation = certs.empty() ? Generation::unknown : Generation::form_2024;
  for (const xml_node cert : xml.children(validation, "cert")) {
    profile.generation = Generation::form_2022;
    certs.push_back(cert);
  }
  for (const xml_node cert : certs) {
    std::string hash = read_hash(xml, cert, "hash");
    if (!hash.empty()) profile.server_root_hashes.push_back(std::move(hash));
  }
  if (profile.server_root_hashes.empty()) {
    xml.report("PKG-057", validation ? validation : xml.root(),
               "the hash of the server root is missing", "download the package again from Azure");
  }
  // The value is a key and must not appear in a message.
  std::string secret = to_lower(without_blanks(xml.value(validation, "serversecret")));
  if (is_hex(secret, kStaticKeyDigits)) {
    profile.server_secret = std::move(secret);
    return;
  }
  const xml_node where = xml.child(validation, "serversecret");
  xml.report("PKG-053",
             where        ? where
             : validation ? validation
                          : xml.root(),
             secret.empty() ? "'serversecret' is missing" : "'serversecret' is not 512 hex digits",
             "download the package again from Azure");
}

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

void read_config(XmlFile& xml, AzureVpnProfile& profile) {
  const xml_node config = xml.child(xml.root(), "clientconfig");
  profile.dns_servers = read_dns_servers(xml, config);
  profile.dns_suffixes = read_dns_suffixes(xml, config);
  profile.include_routes = read_routes(xml, config, "includeroutes");
  profile.exclude_routes = read_routes(xml, config, "excluderoutes");
}

void read_protocol(XmlFile& xml, AzureVpnProfile& profile) {
  const xml_node protocol = xml.child(xml.root(), "protocolconfig");
  const xml_node ssl = xml.child(protocol, "sslprotocolConfig");
  profile.transport = to_lower(xml.value(ssl, "transportprotocol"));
  if (!profile.transport.empty() && profile.transport != "tcp" && profile.transport != "udp") {
    xml.report("PKG-014", ssl,
               fmt::format("transport protocol '{}' is unknown", printable(profile.transport)));
    profile.transport.clear();
  }
  const auto available = to_lower(xml.value(xml.root(), "highavailability"));
  if (available == "true" || available == "false") profile.high_availability = available == "true";
}

}  // namespace

AzureVpnProfile read_azure_vpn_profile(ByteView content, std::string_view file, Findings& findings,
                                       std::size_t first_line) {
  XmlFile xml(content, file, "AzVpnProfile", findings,
              {.exact_names = true, .doctype = false, .first_line = first_line});
  AzureVpnProfile profile;
  profile.file_name = file;
  profile.name = xml.value(xml.root(), "name");
  read_client(xml, profile);
  read_servers(xml, profile);
  read_validation(xml, profile);
  read_protocol(xml, profile);
  read_config(xml, profile);
  report_ignored_elements(xml);
  profile.others = other_elements(xml);
  profile.text = xml.cleaned_text();
  return profile;
}

}  // namespace p2s::package
