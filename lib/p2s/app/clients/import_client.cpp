#include <p2s/app/clients/client_record.hpp>
#include <p2s/app/clients/encrypted_key.hpp>
#include <p2s/app/clients/import_client.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace p2s::app {
namespace {

// A certificate that has expired may still be taken in, for the record: it is judged on a day it
// was valid.
Time day_of_validity(const pki::CertificateFacts& facts, Time now) {
  // OpenSSL takes the last second for the first one after.
  const Time last = facts.not_after - std::chrono::seconds(1);
  return std::clamp(now, facts.not_before, std::max(facts.not_before, last));
}

store::RootRecord issuer_of(const ImportRequest& request, Workspace& workspace) {
  const Time day =
      day_of_validity(request.files.certificate.facts(), workspace.services().clock.now());
  std::string problem;
  std::vector<store::RootRecord> candidates;
  if (request.root.empty())
    candidates = workspace.inventory().roots();
  else
    candidates.push_back(find_root(workspace.inventory(), request.root));
  for (auto& root : candidates) {
    const auto wrong = pki::chain_problem(request.files.certificate,
                                          pki::Certificate::from_pem(root.certificate), day);
    if (!wrong) return std::move(root);
    problem = *wrong;
  }
  if (candidates.empty()) find_root(workspace.inventory(), request.root);
  if (!request.root.empty()) {
    throw Error(ErrorKind::not_found, fmt::format("root '{}' did not issue this certificate: {}",
                                                  printable(request.root), problem))
        .hint("leave out --root to find the root that did");
  }
  throw Error(ErrorKind::not_found,
              fmt::format("no root of the store issued this certificate; its issuer is '{}'",
                          printable(request.files.certificate.facts().issuer)))
      .hint("take in its root first: p2sctl root import NAME --cert FILE");
}

}  // namespace

ClientFiles read_client(ByteView certificate, const Bytes* key,
                        const std::function<Secret()>& password) {
  const auto found = pki::certificates_in(certificate, password);
  ClientFiles files{pki::Certificate::from_der(found.front()), std::nullopt};
  if (key != nullptr) files.key = detail::read_key(*key, password);
  return files;
}

ClientFiles read_client_pfx(ByteView pfx, const std::function<Secret()>& password) {
  auto content = pki::read_pfx(pfx, password());
  if (!content.leaf) throw Error(ErrorKind::malformed, "the PFX holds no certificate");
  return {*std::move(content.leaf), std::move(content.key)};
}

store::ClientRecord import_client(const ImportRequest& request, Workspace& workspace) {
  const auto& facts = request.files.certificate.facts();
  const std::string name = request.name.empty() ? facts.common_name : request.name;
  if (name.empty())
    throw Error(ErrorKind::usage, "the certificate has no common name").hint("name it with --name");
  require_name(name, "client");
  if (request.files.key && !pki::matches(*request.files.key, request.files.certificate)) {
    throw Error(ErrorKind::malformed, "the private key is not that of the certificate");
  }
  const auto root = issuer_of(request, workspace);
  const pki::PrivateKey* key = request.files.key && request.keep ? &*request.files.key : nullptr;
  auto record = client_record(request.files.certificate, name, root.name, key,
                              key != nullptr ? &workspace.vault() : nullptr);
  if (!workspace.inventory().find_by_thumbprint(record.thumbprint).empty()) {
    throw Error(ErrorKind::conflict,
                fmt::format("the store has the certificate {} already", record.thumbprint));
  }
  if (request.keep) {
    workspace.inventory().add_clients({&record, 1}, "client.import", workspace.actor());
  }
  return record;
}

}  // namespace p2s::app
