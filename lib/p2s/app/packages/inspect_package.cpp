// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/packages/inspect_package.hpp"

#include <p2s/app/packages/old_roots.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/package_files.hpp>
#include <p2s/package/package_reader.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

std::optional<pki::Certificate> certificate_in(ByteView der) {
  try {
    return pki::Certificate::from_der(der);
  } catch (const Error&) {  // not a certificate: reported as a finding
    return std::nullopt;
  }
}

}  // namespace

std::optional<package::RootFacts> root_facts(ByteView der) {
  const auto certificate = certificate_in(der);
  if (!certificate) return std::nullopt;
  const auto& facts = certificate->facts();
  return package::RootFacts{certificate->thumbprint(), facts.common_name, facts.not_before,
                            facts.not_after};
}

Findings check_roots(const package::VendorPackage& package, Time at) {
  return package::check_server_roots(package, root_facts, at);
}

InspectedPackage inspect_files(const package::PackageFiles& files, std::string_view name, Time at) {
  InspectedPackage result;
  result.package = files.is_loose ? package::read_vendor_file(files.entries.front(), name)
                                  : package::read_vendor_files(files.entries, name);
  for (const auto& root : result.package.server_roots) {
    result.server_roots.push_back({root.file_name, certificate_in(root.der)});
  }
  result.findings = result.package.findings;
  auto checked = check_roots(result.package, at);
  std::move(checked.begin(), checked.end(), std::back_inserter(result.findings));
  detail::check_old_roots(result, result.findings);
  sort_findings(result.findings);
  return result;
}

InspectedPackage inspect_package(const std::filesystem::path& path, Time at) {
  return inspect_files(package::read_package_files(path), path.string(), at);
}

std::optional<Finding> untrusted_root(const package::VendorPackage& package,
                                      const std::string& root, const std::string& thumbprint) {
  const auto& trusted = package.client_root_thumbprints;
  if (trusted.empty() || std::find(trusted.begin(), trusted.end(), thumbprint) != trusted.end())
    return std::nullopt;
  return Finding{"CERT-013",
                 Severity::error,
                 printable(root),
                 fmt::format("the gateway trusts {}, not root '{}' ({})", join(trusted, ", "),
                             printable(root), thumbprint),
                 fmt::format("add the root to the gateway: p2sctl root export {} --format azure; "
                             "then download the package again",
                             shell_word(root)),
                 "azure/vpn-gateway/point-to-site-certificate-gateway"};
}

}  // namespace p2s::app
