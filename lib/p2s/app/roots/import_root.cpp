// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/import_root.hpp"

#include <p2s/app/roots/create_root.hpp>
#include <p2s/app/roots/root_record.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text.hpp>
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

Secret password_of(const MaybeSource& source, const std::string& what, const Services& services) {
  return secrets::read_secret(source.value_or(secrets::Source{}), what, services.inputs(), false);
}

pki::PrivateKey read_key(const Bytes& content, const MaybeSource& password,
                         const Services& services) {
  if (!password) {
    try {
      return pki::PrivateKey::from_file(content, nullptr);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::wrong_secret) throw;  // encrypted: ask for the password
    }
  }
  const Secret secret = password_of(password, "password of the private key", services);
  return pki::PrivateKey::from_file(content, &secret);
}

}  // namespace

ImportedRoot read_root(ByteView certificate, const Bytes* key, const MaybeSource& password,
                       const Services& services) {
  const std::vector<Bytes> found = pki::certificates_in(
      certificate, [&] { return password_of(password, "password of the PFX", services); });
  if (found.size() != 1) {
    throw Error(ErrorKind::malformed,
                fmt::format("the file contains {} certificates, expected one", found.size()))
        .hint("use a file that contains only the root");
  }
  ImportedRoot root{pki::Certificate::from_der(found.front()), std::nullopt};
  if (key != nullptr) root.key = read_key(*key, password, services);
  return checked(std::move(root));
}

ImportedRoot read_root_pfx(ByteView pfx, const MaybeSource& password, const Services& services) {
  pki::PfxContent content =
      pki::read_pfx(pfx, password_of(password, "password of the PFX", services));
  if (!content.leaf) {
    throw Error(ErrorKind::malformed, "the PFX does not contain a certificate")
        .hint("export it together with the certificate");
  }
  return checked({std::move(*content.leaf), std::move(content.key)});
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
