// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/readers/apple_profile_reader.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/clean_text.hpp>
#include <p2s/package/formats/pem.hpp>
#include <p2s/package/formats/signed_content.hpp>
#include <p2s/package/formats/values.hpp>
#include <p2s/package/formats/xml.hpp>
#include <p2s/package/package_rules.hpp>

#include <fmt/format.h>

namespace p2s::package {
namespace {

using pugi::xml_node;

/// The property list inside a signature (CMS), or all of it.
Bytes unsigned_part(ByteView content) {
  return signed_content(content).value_or(Bytes(content.begin(), content.end()));
}

xml_node next_element(xml_node node) {
  do {
    node = node.next_sibling();
  } while (node && !is_element(node));
  return node;
}

/// The value of a key in a <dict>; empty if missing.
xml_node entry(xml_node dict, std::string_view key) {
  for (const xml_node child : dict.children("key")) {
    if (trim(text_of(child)) != key) continue;
    const auto value = next_element(child);
    return local_name(value) == "key" ? xml_node() : value;
  }
  return {};
}

std::string text_entry(xml_node dict, std::string_view key) {
  return clean_text(text_of(entry(dict, key))).text;
}

/// Fills a profile from its payloads.
class PayloadReader {
 public:
  PayloadReader(AppleProfile& profile, Findings& findings)
      : profile_(profile), findings_(findings) {}

  void take(xml_node payload) {
    const auto type = text_entry(payload, "PayloadType");
    if (type == "com.apple.vpn.managed") take_connection(payload);
    if (type == "com.apple.security.root" || type == "com.apple.security.pkcs1" ||
        type == "com.apple.security.pem") {
      take_certificate(payload);
    }
  }

  bool found() const noexcept { return found_; }

 private:
  void report(PackageRule rule, std::string message) {
    findings_.push_back(finding(rule, profile_.file_name, std::move(message)));
  }

  void take_connection(xml_node payload) {
    const xml_node ike = entry(payload, "IKEv2");
    if (!ike || found_) return;
    found_ = true;
    profile_.name = text_entry(payload, "UserDefinedName");
    const auto server = text_entry(ike, "RemoteAddress");
    if (is_host_name(server)) {
      profile_.server = server;
    } else {
      report("PKG-011", server.empty() ? std::string("the gateway name is missing")
                                       : fmt::format("gateway name '{}' is not a valid host name",
                                                     printable(server)));
    }
    const auto identifier = text_entry(ike, "RemoteIdentifier");
    if (is_host_name(identifier)) profile_.server_name = identifier;
    take_method(ike);
    std::vector<std::string> servers;
    for (const xml_node item : entry(entry(payload, "DNS"), "ServerAddresses").children("string"))
      servers.push_back(clean_text(text_of(item)).text);
    profile_.dns_servers = read_addresses(
        servers, "DNS server",
        [&](PackageRule rule, const std::string& message) { report(rule, message); });
  }

  void take_method(xml_node ike) {
    const auto method = text_entry(ike, "AuthenticationMethod");
    const auto extended = entry(ike, "ExtendedAuthEnabled");
    const bool eap = local_name(extended) == "true" || text_of(extended) == "1";
    if (method == "Certificate" || entry(ike, "PayloadCertificateUUID")) {
      profile_.authentication = azure::Method::certificate;
    } else if (method == "None" && eap) {
      profile_.authentication = azure::Method::radius;
    }
  }

  void take_certificate(xml_node payload) {
    const auto text = text_entry(payload, "PayloadContent");
    auto der = from_base64(text);
    if (!der) return;
    std::vector<Bytes> found = pem_certificates(as_text(*der));
    if (found.empty()) found.push_back(std::move(*der));
    for (auto& each : found) {
      if (is_der_sequence(each)) {
        profile_.roots.push_back(std::move(each));
      } else {
        report("PKG-031", "a certificate in the profile is not a certificate");
      }
    }
  }

  AppleProfile& profile_;
  Findings& findings_;
  bool found_ = false;
};

}  // namespace

AppleProfile read_apple_profile(ByteView content, std::string_view file, Findings& findings) {
  AppleProfile profile;
  profile.file_name = file;
  const XmlFile xml(unsigned_part(content), file, "plist", findings, {.doctype = true});
  PayloadReader reader(profile, findings);
  const xml_node outer = xml.root().child("dict");
  for (const xml_node payload : entry(outer, "PayloadContent").children("dict"))
    reader.take(payload);
  if (!reader.found()) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is not a configuration profile with an IKEv2 connection",
                            printable(file)));
  }
  return profile;
}

AppleIdentity read_apple_identity(ByteView content, std::string_view file) {
  AppleIdentity identity;
  Findings ignored;
  const XmlFile xml(unsigned_part(content), file, "plist", ignored, {.doctype = true});
  for (const xml_node payload :
       entry(xml.root().child("dict"), "PayloadContent").children("dict")) {
    if (text_entry(payload, "PayloadType") != "com.apple.security.pkcs12") continue;
    if (auto pfx = from_base64(text_of(entry(payload, "PayloadContent"))))
      identity.pfx = Secret(std::move(*pfx));
    identity.password = Secret(text_of(entry(payload, "Password")));
  }
  return identity;
}

}  // namespace p2s::package
