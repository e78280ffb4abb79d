// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/import_root.hpp"

#include <p2s/app/certificates/certificate_file.hpp>
#include <p2s/app/certificates/encrypted_key.hpp>
#include <p2s/app/roots/create_root.hpp>
#include <p2s/app/roots/root_record.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

ImportedRoot checked(ImportedRoot root) {
  const CertificateSummary& facts = root.certificate.facts();
  const std::string subject = printable(facts.subject);
  // Roots created with Azure's PowerShell instructions have no basicConstraints, and Azure accepts
  // them.
  if (facts.has_basic_constraints && !facts.is_ca) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is not a root: it is not allowed to sign certificates", subject))
        .hint("import the certificate that issued it");
  }
  if (!facts.self_signed) {
    throw Error(ErrorKind::malformed, fmt::format("'{}' is not a root: it was issued by '{}'",
                                                  subject, printable(facts.issuer)))
        .hint("import the certificate that issued it");
  }
  if (root.key && !pki::matches(*root.key, root.certificate)) {
    throw Error(ErrorKind::malformed, fmt::format("the private key does not match '{}'", subject))
        .hint("use the key that belongs to the certificate");
  }
  return root;
}

}  // namespace

ImportedRoot read_root(ByteView certificate, const Bytes* key,
                       const std::function<Secret()>& password) {
  const auto read = read_certificate_file(certificate, password);
  const auto& found = read.certificates;
  if (found.size() != 1) {
    throw Error(ErrorKind::malformed,
                fmt::format("the file contains {} certificates, expected one", found.size()))
        .hint("use a file that contains only the root");
  }
  ImportedRoot root{pki::Certificate::from_der(found.front()), std::nullopt, read.note};
  if (key != nullptr) root.key = detail::read_key(*key, password);
  return checked(std::move(root));
}

ImportedRoot read_root_pfx(ByteView pfx, const std::function<Secret()>& password) {
  auto content = pki::read_pfx(pfx, password);
  if (!content.leaf) {
    throw Error(ErrorKind::malformed, "the PFX does not contain a certificate")
        .hint("export it together with the certificate");
  }
  return checked({std::move(*content.leaf), std::move(content.key), {}});
}

store::RootRecord import_root(const std::string& name, const ImportedRoot& root,
                              Workspace& workspace) {
  require_name(name, "root");
  const auto known = workspace.inventory().find_root(name);
  const std::string thumbprint = root.certificate.thumbprint();
  const bool completes =
      known && known->thumbprint == thumbprint && known->sealed_key.empty() && root.key;
  if (known && !completes) require_new_root(workspace, name);
  Bytes sealed;
  if (root.key) sealed = workspace.vault().seal(root.key->pkcs8(), thumbprint);
  store::RootRecord row = root_record(root.certificate, name, std::move(sealed));
  if (completes) {
    workspace.inventory().set_root_key(name, row.sealed_key, workspace.actor());
  } else {
    workspace.inventory().add_root(row, workspace.actor());
  }
  return row;
}

}  // namespace p2s::app
