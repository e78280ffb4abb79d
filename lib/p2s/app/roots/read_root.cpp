// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/certificates/certificate_file.hpp>
#include <p2s/app/certificates/encrypted_key.hpp>
#include <p2s/app/roots/import_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

using Certificates = std::vector<pki::Certificate>;

/// Roots created with Azure's PowerShell instructions have no basicConstraints, and Azure accepts
/// them.
bool is_authority(const pki::Certificate& certificate) {
  const auto& facts = certificate.facts();
  return facts.is_ca ||
         (facts.self_signed && !facts.has_basic_constraints && !is_self_signed_leaf(facts));
}

std::string subject_of(const pki::Certificate& certificate) {
  return fmt::format("'{}'", printable(certificate.facts().subject));
}

/// Files of a whole chain have the client's certificate too.
void leave_clients(Certificates& found, std::vector<std::string>& notes) {
  const auto others = std::stable_partition(found.begin(), found.end(), is_authority);
  if (others == found.begin() && is_self_signed_leaf(found.front().facts())) {
    throw Error(ErrorKind::malformed,
                fmt::format("{} is not a root: it is a self-signed certificate of a client or "
                            "server, and no root issued it",
                            subject_of(found.front())))
        .hint("create a root with: p2sctl root create NAME");
  }
  if (others == found.begin()) {
    throw Error(
        ErrorKind::malformed,
        fmt::format("{} is not a root or issuing CA: it is not allowed to sign certificates",
                    subject_of(found.front())))
        .hint("import the certificate that issued it");
  }
  for (auto at = others; at != found.end(); ++at)
    notes.push_back(fmt::format("left out {}, which is not a CA", subject_of(*at)));
  found.erase(others, found.end());
}

bool issued_another(const pki::Certificate& authority, const Certificates& all) {
  return std::any_of(all.begin(), all.end(), [&](const auto& other) {
    return other.thumbprint() != authority.thumbprint() &&
           other.facts().issuer == authority.facts().subject && pki::is_signed_by(other, authority);
  });
}

/// The CA of the key, or the lowest one.
pki::Certificate meant(const Certificates& found, const std::optional<pki::IssuerKey>& key) {
  Certificates fitting;
  std::copy_if(found.begin(), found.end(), std::back_inserter(fitting), [&](const auto& each) {
    return key ? pki::matches(*key, each) : !issued_another(each, found);
  });
  if (fitting.size() == 1) return fitting.front();
  if (fitting.empty()) {
    throw Error(ErrorKind::malformed,
                fmt::format("the private key does not match {}", subject_of(found.front())))
        .hint("use the key that belongs to the certificate");
  }
  throw Error(ErrorKind::malformed,
              fmt::format("the file contains {} CAs, none of which issued {}: "
                          "it is not one chain",
                          fitting.size(), subject_of(fitting.front())))
      .hint("import each issuing CA on its own, with the CAs above it");
}

void add_unique(Certificates& found, const Certificates& more) {
  for (const auto& each : more) {
    const bool known = std::any_of(found.begin(), found.end(), [&](const auto& other) {
      return other.thumbprint() == each.thumbprint();
    });
    if (!known) found.push_back(each);
  }
}

Certificates read_file_of(ByteView content, const RootFiles& files,
                          std::vector<std::string>& notes) {
  const auto read = read_certificate_file(content, files.password);
  if (!read.note.empty()) notes.push_back(read.note);
  Certificates found;
  for (const auto& der : read.certificates) add_unique(found, {pki::Certificate::from_der(der)});
  return found;
}

}  // namespace

ImportedRoot read_root(const RootFiles& files) {
  Certificates found;
  std::vector<std::string> notes;
  std::optional<pki::PrivateKey> key;
  if (pki::looks_like_pfx(files.certificate)) {
    auto pfx = pki::read_pfx(files.certificate, files.password);
    if (!pfx.leaf) {
      throw Error(ErrorKind::malformed, "the PFX does not contain a certificate")
          .hint("export it together with the certificate");
    }
    // The key of a client is left out with its certificate.
    if (is_authority(*pfx.leaf)) key = std::move(pfx.key);
    add_unique(found, {*std::move(pfx.leaf)});
    add_unique(found, pfx.others);
  } else {
    found = read_file_of(files.certificate, files, notes);
    if (files.key) key = detail::read_key(*files.key, files.password);
  }
  leave_clients(found, notes);
  std::optional<pki::IssuerKey> signing;
  if (key) signing = *key;
  if (files.token) signing = files.token->key;
  auto certificate = meant(found, signing);
  for (const auto& [name, content] : files.chain) {
    try {
      add_unique(found, read_file_of(content, files, notes));
    } catch (const Error& error) {
      throw Error(error.kind(), fmt::format("'{}': {}", printable(name), error.message()))
          .hint(error.hint());
    }
  }
  return {std::move(certificate), std::move(key), files.token, std::move(found), std::move(notes)};
}

}  // namespace p2s::app
