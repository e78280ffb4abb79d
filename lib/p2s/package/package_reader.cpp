// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/package_reader.hpp"

#include <p2s/archive/reader.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/cross_check_parts.hpp>
#include <p2s/package/detail/merge_parts.hpp>
#include <p2s/package/formats/pem.hpp>
#include <p2s/package/formats/text_head.hpp>
#include <p2s/package/formats/xml_damage.hpp>
#include <p2s/package/package_files.hpp>
#include <p2s/package/package_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::package {
namespace {

using archive::Entry;

std::string_view base_name(std::string_view path) noexcept {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

constexpr std::string_view kUnreadable = "cannot be read";

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

/// Assigns each file to its part. An unreadable part becomes a finding; the others are used.
class PartReader {
 public:
  explicit PartReader(VendorPackage& package) : package_(package) {}

  void take(const Entry& entry, std::optional<PartKind> kind) {
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

 private:
  void read(PartKind kind, const Entry& entry) {
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

  void take_intune(IntuneProfile profile) {
    if (profile.profile) package_.azure_vpn_profiles.push_back(*profile.profile);
    package_.intune_profiles.push_back(std::move(profile));
  }

  // DER from Azure, or PEM converted by users.
  void take_root(std::vector<ServerRoot>& roots, const Entry& entry) {
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

  VendorPackage& package_;
  std::set<std::string> seen_;
};

/// Files may have other names where none has Azure's.
bool uses_other_names(const std::vector<Entry>& entries) {
  const auto is_text_part = [](const Entry& entry) {
    const auto kind = part_by_name(entry.name);
    return kind && *kind != PartKind::installer;
  };
  return std::none_of(entries.begin(), entries.end(), is_text_part);
}

bool is_zip(const Entry& entry) { return as_text(entry.content).starts_with("PK\x03\x04"); }

[[noreturn]] void refuse(const std::vector<Entry>& entries, std::string_view name, bool loose) {
  if (!loose) {
    const auto inner = std::find_if(entries.begin(), entries.end(), is_zip);
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is not a package of an Azure VPN gateway", printable(name)))
        .hint(inner == entries.end()
                  ? "use the zip file saved by 'Download VPN client' in the Azure portal"
                  : fmt::format("it contains a zip file: extract '{}' and use that",
                                printable(inner->name)));
  }
  auto other = describe_content(entries.front().content);
  throw Error(ErrorKind::malformed, fmt::format("'{}' is {}, not a package of an Azure VPN gateway",
                                                printable(name), other.what))
      .hint(std::move(other.hint));
}

VendorPackage read_parts(const std::vector<Entry>& entries, std::string_view name, bool loose) {
  VendorPackage package;
  package.source = name;
  PartReader reader(package);
  const bool by_content = loose || uses_other_names(entries);
  for (const Entry& entry : entries) {
    auto kind = by_content ? part_by_content(entry.content) : std::nullopt;
    // A loose certificate is none of a package's readable parts.
    if (!kind) kind = part_by_name(entry.name);
    if (loose && kind &&
        (*kind == PartKind::installer || *kind == PartKind::server_root ||
         *kind == PartKind::radius_root)) {
      kind.reset();
    }
    reader.take(entry, kind);
  }
  if (package.parts.empty()) refuse(entries, name, loose);
  // It is only similar to a part.
  if (loose && package.parts.front().damage == kUnreadable) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' {}", printable(name), package.findings.front().message))
        .hint(package.findings.front().hint);
  }
  merge_parts(package);
  cross_check_parts(package);
  sort_findings(package.findings);
  return package;
}

}  // namespace

VendorPackage read_vendor_files(const std::vector<Entry>& entries, std::string_view name) {
  return read_parts(entries, name, false);
}

VendorPackage read_vendor_file(const Entry& file, std::string_view name) {
  return read_parts({file}, name, true);
}

VendorPackage read_vendor_package(ByteView zip, std::string_view name) {
  return read_vendor_files(archive::read_zip(zip, name), name);
}

VendorPackage read_vendor_folder(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder)) {
    throw Error(ErrorKind::not_found,
                fmt::format("folder '{}' not found", printable(folder.string())));
  }
  return read_vendor(folder);
}

VendorPackage read_vendor(const std::filesystem::path& path) {
  const auto files = read_package_files(path);
  return files.is_loose ? read_vendor_file(files.entries.front(), path.string())
                        : read_vendor_files(files.entries, path.string());
}

}  // namespace p2s::package
