// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/kit_signer.hpp"

#include <p2s/app/certificates/certificate_file.hpp>
#include <p2s/app/certificates/encrypted_key.hpp>
#include <p2s/app/certificates/root_data.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/cms.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace p2s::app {
namespace {

struct Signer {
  pki::PrivateKey key;
  pki::Certificate certificate;
  std::vector<pki::Certificate> chain;
};

/// Of several certificates the one that matches the key is the signer's; the others are the chain.
Signer make_signer(pki::PrivateKey key, std::vector<pki::Certificate> certificates,
                   const std::filesystem::path& path) {
  std::optional<pki::Certificate> own;
  std::vector<pki::Certificate> chain;
  for (auto& each : certificates) {
    if (!own && pki::matches(key, each)) {
      own = std::move(each);
    } else {
      chain.push_back(std::move(each));
    }
  }
  if (!own) {
    throw Error(ErrorKind::usage, fmt::format("no certificate in '{}' matches the private key",
                                              printable(path.string())))
        .hint("use the certificate of this key, followed by its chain");
  }
  return {std::move(key), *std::move(own), std::move(chain)};
}

Signer read_pfx(ByteView content, const SignerFiles& files,
                const std::function<Secret()>& password) {
  if (!files.key.empty()) {
    throw Error(ErrorKind::usage, fmt::format("'{}' is a PFX, which contains its own key",
                                              printable(files.certificate.string())))
        .hint("omit the key file");
  }
  auto opened = pki::read_pfx(content, password);
  if (!opened.key || !opened.leaf) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' does not contain a private key with its certificate",
                            printable(files.certificate.string())))
        .hint("export the PFX together with the private key");
  }
  auto certificates = std::move(opened.others);
  certificates.insert(certificates.begin(), *std::move(opened.leaf));
  return make_signer(*std::move(opened.key), std::move(certificates), files.certificate);
}

Signer read_pem(const Secret& content, const SignerFiles& files,
                const std::function<Secret()>& password) {
  std::vector<pki::Certificate> certificates;
  for (const auto& der : read_certificate_file(content.bytes(), password).certificates)
    certificates.push_back(pki::Certificate::from_der(der));
  const Secret apart(files.key.empty() ? Bytes() : read_file(files.key, kCertificateLimit));
  const Secret& key = files.key.empty() ? content : apart;
  try {
    return make_signer(detail::read_key(key.bytes(), password), std::move(certificates),
                       files.certificate);
  } catch (Error& error) {
    error.add_context(
        fmt::format("while reading the signer's key from '{}'",
                    printable((files.key.empty() ? files.certificate : files.key).string())));
    throw;
  }
}

Signer read_signer(const SignerFiles& files, const std::function<Secret()>& password) {
  const Secret content(read_file(files.certificate, kCertificateLimit));
  if (pki::looks_like_pfx(content.bytes())) return read_pfx(content.bytes(), files, password);
  return read_pem(content, files, password);
}

}  // namespace

kit::KitSigner kit_signer(const SignerFiles& files, const std::function<Secret()>& password,
                          const Clock& clock) {
  const auto signer = std::make_shared<const Signer>(read_signer(files, password));
  auto sign = [signer, &clock](ByteView profile) {
    return pki::sign_cms(profile, signer->certificate, signer->key, signer->chain, clock.now());
  };
  auto sign_detached = [signer, &clock](ByteView sums) {
    return pki::sign_detached_cms(sums, signer->certificate, signer->key, signer->chain,
                                  clock.now());
  };
  // Detect an unusable signer before the first kit is built.
  static_cast<void>(sign(as_bytes("a try")));
  return {signer->certificate.thumbprint(), std::move(sign), std::move(sign_detached)};
}

}  // namespace p2s::app
