// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/azure_vpn_reader.hpp"

#include <p2s/base/text.hpp>
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
  } else if (type != "cert" && type != "certificate") {
    xml.report("PKG-050", clientauth ? clientauth : xml.root(),
               fmt::format("authentication type '{}' is unknown; read as 'cert'", printable(type)));
  }
}

void read_entra(XmlFile& xml, xml_node clientauth, AzureVpnProfile& profile) {
  const xml_node aad = xml.child(clientauth, "aad");
  EntraSettings entra;
  entra.tenant = xml.value(aad, "tenant");
  entra.tenant_id = tenant_id_of(entra.tenant);
  entra.issuer = xml.value(aad, "issuer");
  entra.audience = xml.value(aad, "audience");
  entra.application_id = xml.value(aad, "applicationid");
  if (entra.application_id.empty()) entra.application_id = xml.value(aad, "appid");
  if (entra != EntraSettings{}) profile.entra = entra;
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
  for (const xml_node list : xml.children(xml.root(), "serverlist")) {
    for (const xml_node entry : xml.children(list, "ServerEntry")) {
      std::string name = xml.value(entry, "fqdn");
      if (is_host_name(name)) {
        profile.servers.push_back(std::move(name));
      } else {
        xml.report("PKG-011", entry,
                   fmt::format("gateway name '{}' is not a valid host name", printable(name)));
      }
    }
  }
}

void read_validation(XmlFile& xml, AzureVpnProfile& profile) {
  const xml_node validation = xml.child(xml.root(), "servervalidation");
  for (const xml_node cert : xml.children(validation, "cert")) {
    profile.generation = local_name(cert) == "Cert" ? Generation::form_2024 : Generation::form_2022;
    std::string hash = read_hash(xml, cert, "hash");
    if (!hash.empty()) profile.server_root_hashes.push_back(std::move(hash));
  }
  // The value is a key and must not appear in a message.
  std::string secret = to_lower(without_blanks(xml.value(validation, "serversecret")));
  if (is_hex(secret, kStaticKeyDigits)) {
    profile.server_secret = std::move(secret);
  } else if (!secret.empty()) {
    xml.report("PKG-053", xml.child(validation, "serversecret"),
               "'serversecret' is not 512 hex digits");
  }
}

std::vector<net::Prefix> read_routes(XmlFile& xml, xml_node config, std::string_view name) {
  std::vector<net::Prefix> routes;
  const auto report = [&](xml_node where) {
    return [&xml, where](PackageRule rule, const std::string& message) {
      xml.report(rule, where, message);
    };
  };
  for (const xml_node list : xml.children(config, name)) {
    for (const xml_node route : xml.children(list, "route")) {
      if (xml.children(route, "destination").size() > 1) {
        xml.report("PKG-054", route, "a route has more than one destination",
                   "give each destination its own 'route' element");
      }
      const std::array text{xml.value(route, "destination") + '/' + xml.value(route, "mask")};
      const auto read = read_prefixes(text, "route", report(route));
      routes.insert(routes.end(), read.begin(), read.end());
    }
  }
  return routes;
}

/// The documented flat list, or each value inside a DnsServerEntry.
std::vector<std::string> read_dns_servers(XmlFile& xml, xml_node config) {
  std::vector<std::string> texts;
  xml_node where = xml.root();
  for (const xml_node list : xml.children(config, "dnsservers")) {
    where = list;
    for (const std::string& text : xml.values(config, "dnsservers")) texts.push_back(text);
    for (const xml_node entry : xml.children(list, "DnsServerEntry")) {
      for (const std::string& text : xml.values(entry, "dnsserver")) texts.push_back(text);
    }
    break;
  }
  return read_addresses(texts, "DNS server", [&](PackageRule rule, const std::string& message) {
    xml.report(rule, where, message);
  });
}

void read_config(XmlFile& xml, AzureVpnProfile& profile) {
  const xml_node config = xml.child(xml.root(), "clientconfig");
  profile.dns_servers = read_dns_servers(xml, config);
  profile.dns_suffixes = xml.values(config, "dnssuffixes");
  profile.include_routes = read_routes(xml, config, "includeroutes");
  profile.exclude_routes = read_routes(xml, config, "excluderoutes");
}

/// Settings in the wrong place, which the client ignores silently.
void report_misplaced(XmlFile& xml) {
  std::size_t configs = 0;
  for (const xml_node section : xml.root().children()) {
    if (equals_ignoring_case(local_name(section), "clientconfig")) {
      if (++configs == 2) {
        xml.report("PKG-054", section, "a second 'clientconfig'; clients on macOS refuse that",
                   "replace the empty element instead of adding another");
      }
      continue;
    }
    for (const std::string_view name :
         {"dnsservers", "dnssuffixes", "includeroutes", "excluderoutes"}) {
      if (const xml_node lost = xml.child(section, name)) {
        xml.report("PKG-054", lost, fmt::format("'{}' is inside '{}'", name, local_name(section)),
                   "move it into 'clientconfig'");
      }
    }
  }
}

}  // namespace

AzureVpnProfile read_azure_vpn_profile(ByteView content, std::string_view file,
                                       Findings& findings) {
  XmlFile xml(content, file, "AzVpnProfile", findings);
  AzureVpnProfile profile;
  profile.file_name = file;
  profile.text = xml.text();
  profile.name = xml.value(xml.root(), "name");
  read_client(xml, profile);
  read_servers(xml, profile);
  read_validation(xml, profile);
  const xml_node protocol = xml.child(xml.root(), "protocolconfig");
  const xml_node ssl = xml.child(protocol, "sslprotocolConfig");
  profile.transport = to_lower(xml.value(ssl, "transportprotocol"));
  read_config(xml, profile);
  report_misplaced(xml);
  return profile;
}

}  // namespace p2s::package
