// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/readers/azure_vpn_reader.hpp"

#include <p2s/azure/entra_audience.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/azure_vpn_elements.hpp>
#include <p2s/package/detail/entra_elements.hpp>
#include <p2s/package/formats/values.hpp>
#include <p2s/package/formats/xml.hpp>

#include <fmt/format.h>

#include <algorithm>

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

void check_application(XmlFile& xml, xml_node clientauth, const AzureVpnProfile& profile) {
  if (profile.authentication != azure::Method::entra || !profile.entra) return;
  const auto& entra = *profile.entra;
  if (!entra.application_id.empty() || !azure::is_custom_audience(entra.audience)) return;
  xml.report("PKG-065", xml.child(clientauth, "aad"),
             fmt::format("'audience' is a custom application ({}), and 'applicationid' is missing: "
                         "users must sign in again and again",
                         entra.audience),
             fmt::format("set application_id = \"{}\" in [entra] of p2s.toml and build the kits "
                         "from there",
                         azure::kMicrosoftAudience));
}

void read_client(XmlFile& xml, AzureVpnProfile& profile) {
  const xml_node clientauth = xml.child(xml.root(), "clientauth");
  read_type(xml, clientauth, profile);
  read_entra(xml, clientauth, profile);
  check_application(xml, clientauth, profile);
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
  read_client_config(xml, profile);
  report_ignored_elements(xml);
  profile.others = other_elements(xml);
  profile.text = xml.cleaned_text();
  return profile;
}

}  // namespace p2s::package
