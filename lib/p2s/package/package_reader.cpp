// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/package_reader.hpp"

#include <p2s/archive/reader.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/package/detail/cross_check_parts.hpp>
#include <p2s/package/detail/merge_parts.hpp>
#include <p2s/package/formats/pem.hpp>
#include <p2s/package/package_files.hpp>
#include <p2s/package/package_rules.hpp>

#include <fmt/format.h>

#include <set>

namespace p2s::package {
namespace {

using archive::Entry;

std::string_view base_name(std::string_view path) noexcept {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// Assigns each file to its part. An unreadable part becomes a finding; the others are used.
class PartReader {
 public:
  explicit PartReader(VendorPackage& package) : package_(package) {}

  void take(const Entry& entry) {
    package_.files.push_back(entry.name);
    const std::string name = to_lower(base_name(entry.name));
    // macOS adds metadata to archives under the names of the real files.
    if (name.starts_with("._")) return;
    if (name == "vpnsettings.xml") {
      once(name, entry, [&] {
        package_.settings = read_vpn_settings(entry.content, entry.name, package_.findings);
      });
    } else if (name.starts_with("vpnserverroot.cer")) {
      once(name, entry, [&] { take_root(package_.server_roots, entry); });
    } else if (name.starts_with("radiusserverroot.cer")) {
      once(name, entry, [&] { take_root(package_.radius_roots, entry); });
    } else if (name.ends_with(".ovpn")) {
      once(name, entry, [&] {
        package_.openvpn_profiles.push_back(
            read_openvpn_profile(entry.content, entry.name, package_.findings));
      });
    } else if (name.starts_with("azurevpnconfig") && name.ends_with(".xml")) {
      once(name, entry, [&] {
        package_.azure_vpn_profiles.push_back(
            read_azure_vpn_profile(entry.content, entry.name, package_.findings));
      });
    } else if (name.starts_with("vpnclientsetup") && name.ends_with(".exe")) {
      known_ = true;
    }
  }

  bool found_any() const noexcept { return known_; }

 private:
  template <typename Read>
  void once(const std::string& name, const Entry& entry, Read read) {
    known_ = true;
    if (!seen_.insert(name).second) {
      package_.findings.push_back(finding(
          "PKG-004", entry.name, "a file with this name already exists; this one is ignored"));
      return;
    }
    try {
      read();
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::malformed) throw;
      package_.findings.push_back(
          finding("PKG-002", entry.name, error.message(), "download the package again from Azure"));
    }
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
  bool known_ = false;
};

}  // namespace

VendorPackage read_vendor_files(const std::vector<Entry>& entries, std::string_view name) {
  VendorPackage package;
  package.source = name;
  PartReader reader(package);
  for (const Entry& entry : entries) reader.take(entry);
  if (!reader.found_any()) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is not a package of an Azure VPN gateway", printable(name)))
        .hint("use the zip file saved by 'Download VPN client' in the Azure portal");
  }
  merge_parts(package);
  cross_check_parts(package);
  sort_findings(package.findings);
  return package;
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
  return read_vendor_files(read_package_files(path), path.string());
}

}  // namespace p2s::package
