// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/files/import_client.hpp"

#include <p2s/app/certificates/certificate_file.hpp>
#include <p2s/app/certificates/encrypted_key.hpp>
#include <p2s/app/clients/client_record.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace p2s::app {
namespace {

// Expired certificates can be imported for the record: they are checked at a time when they were
// valid.
Time day_of_validity(const CertificateSummary& facts, Time now) {
  // OpenSSL treats the last second as expired.
  const Time last = facts.not_after - std::chrono::seconds(1);
  return std::clamp(now, facts.not_before, std::max(facts.not_before, last));
}

[[noreturn]] void refuse_self_signed() {
  throw Error(ErrorKind::malformed, "the certificate is self-signed: no root issued it")
      .hint("issue one from a root: p2sctl client issue NAME");
}

/// The root of the store that issued the certificate. A root with the issuer's name decides what is
/// reported.
store::RootRecord issuer_of(const ImportRequest& request, Workspace& workspace) {
  const auto& facts = request.files.certificate.facts();
  if (facts.self_signed) refuse_self_signed();
  const Time day = day_of_validity(facts, workspace.services().clock.now());
  auto candidates = request.root.empty()
                        ? workspace.inventory().roots()
                        : std::vector{find_root(workspace.inventory(), request.root)};
  if (candidates.empty()) find_root(workspace.inventory(), request.root);  // throws
  std::string problem;
  for (auto& root : candidates) {
    const auto issuer = pki::Certificate::from_pem(root.certificate);
    const auto wrong = pki::chain_problem(request.files.certificate, issuer, day);
    if (!wrong) return std::move(root);
    if (issuer.facts().subject == facts.issuer)
      problem = fmt::format("root '{}': {}", printable(root.name), *wrong);
    else if (!request.root.empty())
      problem = fmt::format("root '{}' did not issue it: {}", printable(root.name), *wrong);
  }
  if (!problem.empty()) {
    throw Error(ErrorKind::malformed,
                fmt::format("the certificate cannot be verified: {}", problem));
  }
  throw Error(ErrorKind::not_found,
              fmt::format("the issuer '{}' of this certificate is not a root in the store",
                          printable(facts.issuer)))
      .hint("import its root first: p2sctl root import NAME --cert FILE");
}

}  // namespace

ClientFiles read_client(ByteView certificate, const Bytes* key,
                        const std::function<Secret()>& password) {
  const auto read = read_certificate_file(certificate, password);
  ClientFiles files{pki::Certificate::from_der(read.certificates.front()), std::nullopt, read.note};
  if (key != nullptr) files.key = detail::read_key(*key, password);
  return files;
}

ClientFiles read_client_pfx(ByteView pfx, const std::function<Secret()>& password) {
  auto content = pki::read_pfx(pfx, password);
  if (!content.leaf) throw Error(ErrorKind::malformed, "the PFX does not contain a certificate");
  return {*std::move(content.leaf), std::move(content.key), {}};
}

store::ClientRecord import_client(const ImportRequest& request, Workspace& workspace) {
  const auto& facts = request.files.certificate.facts();
  const std::string name = request.name.empty() ? facts.common_name : request.name;
  if (name.empty())
    throw Error(ErrorKind::usage, "the certificate does not have a common name")
        .hint("set the name with --name");
  require_name(name, "client");
  if (request.files.key && !pki::matches(*request.files.key, request.files.certificate)) {
    throw Error(ErrorKind::malformed, "the private key does not match the certificate");
  }
  const auto root = issuer_of(request, workspace);
  const pki::PrivateKey* key = request.files.key && request.keep ? &*request.files.key : nullptr;
  auto record = client_record(request.files.certificate, name, root.name, key,
                              key != nullptr ? &workspace.vault() : nullptr);
  if (!workspace.inventory().find_by_thumbprint(record.thumbprint).empty()) {
    throw Error(ErrorKind::conflict,
                fmt::format("certificate {} is already in the store", record.thumbprint));
  }
  if (request.keep) {
    workspace.inventory().add_clients({&record, 1}, "client.import", workspace.actor());
  }
  return record;
}

}  // namespace p2s::app
