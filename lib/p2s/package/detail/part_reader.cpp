// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/part_reader.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/pem.hpp>
#include <p2s/package/formats/text_head.hpp>
#include <p2s/package/formats/xml_damage.hpp>
#include <p2s/package/package_rules.hpp>

#include <fmt/format.h>

namespace p2s::package {

using archive::Entry;

namespace {

std::string_view base_name(std::string_view path) noexcept {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// Where a part is damaged, for people: "is damaged at line 3".
std::string damage_of(ByteView content) {
  if (const auto text = decode_text(content); text && !xml_root_name(*text).empty()) {
    if (const auto damage = find_xml_damage(*text))
      return fmt::format("is damaged at line {}", damage->line);
  }
  return std::string(kUnreadable);
}

/// The message without the name of the file, which is the finding's subject.
std::string problem_of(const Error& error, std::string_view file) {
  const auto start = fmt::format("'{}' ", printable(file));
  const auto& message = error.message();
  return message.starts_with(start) ? message.substr(start.size()) : message;
}

}  // namespace

void PartReader::take(const Entry& entry, std::optional<PartKind> kind) {
  package_.files.push_back(entry.name);
  if (!kind) return;
  if (*kind == PartKind::installer) {
    package_.parts.push_back({*kind, entry.name, {}});
    return;
  }
  const bool is_new = seen_.insert(to_lower(base_name(entry.name))).second;
  if (!is_new) {
    package_.findings.push_back(finding(
        "PKG-004", entry.name, "a file with this name already exists; this one is ignored"));
    return;
  }
  PackagePart part{*kind, entry.name, {}};
  try {
    read(*kind, entry);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::malformed) throw;
    part.damage = damage_of(entry.content);
    package_.findings.push_back(
        finding("PKG-002", entry.name, problem_of(error, entry.name),
                error.hint().empty() ? "download the package again from Azure" : error.hint()));
  }
  package_.parts.push_back(std::move(part));
}

void PartReader::read(PartKind kind, const Entry& entry) {
  auto& findings = package_.findings;
  switch (kind) {
    case PartKind::settings:
      package_.settings = read_vpn_settings(entry.content, entry.name, findings);
      break;
    case PartKind::openvpn:
      package_.openvpn_profiles.push_back(
          read_openvpn_profile(entry.content, entry.name, findings));
      break;
    case PartKind::azure_vpn:
      package_.azure_vpn_profiles.push_back(
          read_azure_vpn_profile(entry.content, entry.name, findings));
      break;
    case PartKind::powershell:
      package_.scripts.push_back(read_powershell_setup(entry.content, entry.name, findings));
      break;
    case PartKind::apple:
      package_.apple_profiles.push_back(read_apple_profile(entry.content, entry.name, findings));
      break;
    case PartKind::intune:
      take_intune(read_intune_profile(entry.content, entry.name, findings));
      break;
    case PartKind::server_root:
      take_root(package_.server_roots, entry);
      break;
    case PartKind::radius_root:
      take_root(package_.radius_roots, entry);
      break;
    case PartKind::installer:
      break;
  }
}

void PartReader::take_intune(IntuneProfile profile) {
  if (profile.profile) package_.azure_vpn_profiles.push_back(*profile.profile);
  package_.intune_profiles.push_back(std::move(profile));
}

// DER from Azure, or PEM converted by users.
void PartReader::take_root(std::vector<ServerRoot>& roots, const Entry& entry) {
  std::vector<Bytes> found = pem_certificates(as_text(entry.content));
  if (found.empty()) found.push_back(entry.content);
  for (Bytes& der : found) {
    if (is_der_sequence(der)) {
      roots.push_back({std::string(base_name(entry.name)), std::move(der)});
    } else {
      package_.findings.push_back(finding("PKG-031", entry.name, "this is not a certificate",
                                          "download the package again from Azure"));
    }
  }
}

}  // namespace p2s::package
