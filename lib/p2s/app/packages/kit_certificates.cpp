// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/packages/kit_certificates.hpp"

#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/package/package_check.hpp>
#include <p2s/pki/key.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::app::detail {
namespace {

using kit::kit_finding;
using kit::ProfileContents;

// The same as for the warning of `package build` (KIT-006).
constexpr std::chrono::days kSoon{30};

/// The client certificates of one file, parsed.
struct OpenedFile {
  const ProfileContents* facts = nullptr;
  std::vector<pki::Certificate> certificates;  ///< leaf first

  const pki::Certificate& leaf() const { return certificates.front(); }
};

std::vector<OpenedFile> opened_files(const kit::KitArchive& kit, Findings& findings) {
  std::vector<OpenedFile> files;
  for (const auto& facts : kit.facts) {
    OpenedFile file{&facts, {}};
    try {
      for (const auto& der : facts.certificates)
        file.certificates.push_back(pki::Certificate::from_der(der));
    } catch (const Error& error) {
      findings.push_back(kit_finding("KIT-055", facts.path, error.message()));
      continue;
    }
    if (!file.certificates.empty()) files.push_back(std::move(file));
  }
  return files;
}

void check_key(const OpenedFile& file, Findings& findings) {
  if (file.facts->private_key.empty()) return;
  try {
    const auto key = pki::PrivateKey::from_file(file.facts->private_key.bytes(), nullptr);
    if (pki::matches(key, file.leaf())) return;
    findings.push_back(kit_finding("KIT-056", file.facts->path,
                                   fmt::format("its private key does not match '{}'",
                                               printable(file.leaf().facts().common_name))));
  } catch (const Error& error) {
    findings.push_back(kit_finding("KIT-056", file.facts->path, error.message()));
  }
}

/// Follows the issuers through all certificates of the kit, because some clients do not support
/// intermediates.
void check_chain(const OpenedFile& file, const std::vector<OpenedFile>& all, Findings& findings) {
  std::vector<pki::Certificate> known;
  for (const auto& each : all)
    known.insert(known.end(), each.certificates.begin(), each.certificates.end());
  pki::Certificate at = file.leaf();
  for (std::size_t steps = 0; !at.facts().self_signed; ++steps) {
    const auto issuer =
        std::find_if(known.begin(), known.end(), [&](const pki::Certificate& other) {
          return other.facts().subject == at.facts().issuer && pki::is_signed_by(at, other);
        });
    if (issuer == known.end() || steps == known.size()) {
      // Where only the gateway needs the root.
      if (file.facts->without_root && at.thumbprint() == file.certificates.back().thumbprint())
        return;
      findings.push_back(kit_finding(
          "KIT-057", file.facts->path,
          fmt::format("the issuer of '{}' is not in the kit: '{}'",
                      printable(at.facts().common_name), printable(at.facts().issuer))));
      return;
    }
    at = *issuer;
  }
  const auto& expected = file.certificates.back();
  if (!file.facts->without_root && !expected.facts().self_signed) {
    findings.push_back(kit_finding("KIT-057", file.facts->path,
                                   "the last certificate of its chain is not a root"));
  }
}

void check_dates(const pki::Certificate& leaf, Time at, Findings& findings) {
  const auto& facts = leaf.facts();
  const auto name = printable(facts.common_name);
  if (at < facts.not_before) {
    findings.push_back(kit_finding(
        "KIT-060", name,
        fmt::format("its certificate is not valid before {}", format_time(facts.not_before))));
  } else if (at > facts.not_after) {
    findings.push_back(
        kit_finding("KIT-060", name,
                    fmt::format("its certificate expired on {}", format_date(facts.not_after))));
  } else if (facts.not_after - at < kSoon) {
    findings.push_back(
        kit_finding("KIT-006", name,
                    fmt::format("its certificate expires on {}", format_date(facts.not_after))));
  }
}

/// All files of a kit must be for the same client.
void check_client(const kit::KitArchive& kit, const std::vector<OpenedFile>& files,
                  Findings& findings) {
  std::string thumbprint = files.empty() ? std::string() : files.front().leaf().thumbprint();
  const auto check = [&](const std::string& path, const std::string& other) {
    if (thumbprint.empty()) thumbprint = other;
    if (other.empty() || other == thumbprint) return;
    findings.push_back(kit_finding(
        "KIT-061", path, fmt::format("is for {}, other files for {}", other, thumbprint)));
  };
  for (const auto& file : files) check(file.facts->path, file.leaf().thumbprint());
  for (const auto& facts : kit.facts) check(facts.path, facts.client_hash);
}

/// One finding is sufficient, because the kit is for one client.
void check_client_root(const std::vector<OpenedFile>& files,
                       const std::vector<std::string>& trusted, Findings& findings) {
  if (trusted.empty()) return;
  for (const auto& file : files) {
    const auto& root = file.certificates.back();
    if (!root.facts().self_signed) continue;
    const auto is_it = [&](const std::string& other) {
      return equals_ignoring_case(other, root.thumbprint());
    };
    if (std::any_of(trusted.begin(), trusted.end(), is_it)) return;
    findings.push_back(
        kit_finding("KIT-067", printable(file.leaf().facts().common_name),
                    fmt::format("the package does not contain the root {}", root.thumbprint())));
    return;
  }
}

/// Checks the dates of the server roots, each once, by the rules for vendor packages.
void check_server_roots(const kit::KitArchive& kit, Time at, Findings& findings) {
  package::VendorPackage roots;
  std::set<Bytes> seen;
  for (const auto& facts : kit.facts) {
    for (const auto& der : facts.server_roots) {
      if (seen.insert(der).second) roots.server_roots.push_back({facts.path, der});
    }
  }
  const auto checked = package::check_server_roots(roots, root_facts, at);
  findings.insert(findings.end(), checked.begin(), checked.end());
}

/// The certificates of a PFX from the client's up to its root, as far as they are in it.
void take_identity(pki::PfxContent content, ProfileContents& facts) {
  if (!content.leaf) throw Error(ErrorKind::malformed, "it contains no certificate");
  pki::Certificate at = std::move(*content.leaf);
  facts.certificates = {at.der()};
  while (!at.facts().self_signed && facts.certificates.size() <= content.others.size()) {
    const auto issuer = std::find_if(
        content.others.begin(), content.others.end(),
        [&](const pki::Certificate& other) { return other.facts().subject == at.facts().issuer; });
    if (issuer == content.others.end()) break;
    at = *issuer;
    facts.certificates.push_back(at.der());
  }
  facts.without_root = !at.facts().self_signed;
}

}  // namespace

void open_identities(kit::KitArchive& kit, const Secret& password) {
  for (auto& facts : kit.facts) {
    if (facts.pfx.empty()) continue;
    const auto& own = facts.pfx_password.empty() ? password : facts.pfx_password;
    if (own.empty()) {
      kit.unread.push_back({facts.path, "a password protects the certificate"});
      continue;
    }
    try {
      take_identity(pki::read_pfx(facts.pfx.bytes(), own), facts);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::malformed && error.kind() != ErrorKind::wrong_secret) throw;
      auto finding = kit_finding("KIT-055", facts.path, error.message());
      if (error.kind() == ErrorKind::wrong_secret) finding.hint = "use the password of this kit";
      kit.findings.push_back(std::move(finding));
    }
  }
}

Findings check_kit_certificates(const kit::KitArchive& kit, Time at,
                                const std::vector<std::string>& trusted) {
  Findings findings;
  const auto files = opened_files(kit, findings);
  for (const auto& file : files) {
    check_key(file, findings);
    check_chain(file, files, findings);
    check_dates(file.leaf(), at, findings);
  }
  check_client(kit, files, findings);
  check_client_root(files, trusted, findings);
  check_server_roots(kit, at, findings);
  sort_findings(findings);
  return findings;
}

}  // namespace p2s::app::detail
