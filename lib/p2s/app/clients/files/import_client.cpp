// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/files/import_client.hpp"

#include <p2s/app/certificates/certificate_file.hpp>
#include <p2s/app/certificates/encrypted_key.hpp>
#include <p2s/app/certificates/validity_day.hpp>
#include <p2s/app/clients/client_record.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

[[noreturn]] void refuse_self_signed() {
  throw Error(ErrorKind::malformed, "the certificate is self-signed: no root issued it")
      .hint("issue one from a root: p2sctl client issue NAME");
}

std::optional<std::string> problem_below(const pki::Issuers& chain, const pki::Certificate& client,
                                         Time now) {
  auto dated = chain;
  dated.push_back(client);
  return pki::chain_problem(client, chain, validity_day(dated, now));
}

/// The name of the CA of the store that issued the certificate. One with the issuer's name decides
/// what is reported.
std::string issuer_of(const ImportRequest& request, Workspace& workspace) {
  const auto& client = request.files.certificate;
  if (client.facts().self_signed) refuse_self_signed();
  const auto& wanted = request.issuer;
  if (!wanted.empty()) find_root(workspace.inventory(), wanted);  // or throws
  const Authorities authorities(workspace.inventory());
  std::string problem;
  for (const auto& [authority, depth] : authorities.tree()) {
    if (!wanted.empty() && !authorities.is_above(wanted, authority->name)) continue;
    const auto chain = certificates_of(authorities.chain(authority->name));
    const auto wrong = problem_below(chain, client, workspace.services().clock.now());
    if (!wrong) return authority->name;
    const bool is_named = chain.front().facts().subject == client.facts().issuer;
    if (is_named || (problem.empty() && authority->name == wanted)) problem = *wrong;
  }
  if (!problem.empty()) {
    throw Error(ErrorKind::malformed,
                fmt::format("the certificate cannot be verified: {}", problem));
  }
  throw Error(ErrorKind::not_found,
              fmt::format("the issuer '{}' of this certificate is not in the store",
                          printable(client.facts().issuer)))
      .hint("import it first: p2sctl root import NAME --cert FILE");
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
  const auto issuer = issuer_of(request, workspace);
  const pki::PrivateKey* key = request.files.key && request.keep ? &*request.files.key : nullptr;
  auto record = client_record(request.files.certificate, name, issuer, key,
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
