// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/certificate/certificate_files.hpp"

#include <p2s/base/error.hpp>
#include <p2s/package/formats/pem.hpp>
#include <p2s/package/readers/openvpn_reader.hpp>

#include <algorithm>

namespace p2s::kit {
namespace {

std::string_view name_of(const KitFile& file) {
  return std::string_view(file.path).substr(file.path.rfind('/') + 1);
}

std::vector<Bytes> certificates_in(const KitFile& file) {
  auto found = package::pem_certificates(file.content.text());
  if (found.empty()) found.emplace_back(file.content.bytes().begin(), file.content.bytes().end());
  if (!std::all_of(found.begin(), found.end(),
                   [](const Bytes& der) { return package::is_der_sequence(der); })) {
    throw Error(ErrorKind::malformed, "this is not a certificate");
  }
  return found;
}

}  // namespace

void read_certificate_facts(const KitFile& file, ProfileContents& facts, Findings& /*findings*/) {
  const auto name = name_of(file);
  if (name.starts_with("server-root")) facts.server_roots = certificates_in(file);
  if (name.starts_with("radius-root")) facts.radius_roots = certificates_in(file);
  if (name != "client.pem") return;  // of older kits: swanctl/x509 and similar
  facts.certificates = certificates_in(file);
  facts.without_root = true;
  const auto text = file.content.text();
  const auto key = text.find("-----BEGIN ", text.rfind("-----END CERTIFICATE-----"));
  if (key != text.npos) facts.private_key = Secret(text.substr(key));
}

void read_pfx_facts(const KitFile& file, ProfileContents& facts, Findings& /*findings*/) {
  if (!package::is_der_sequence(file.content.bytes()))
    throw Error(ErrorKind::malformed, "this is not a PFX file");
  facts.pfx = file.content.clone();
}

void read_static_key_facts(const KitFile& file, ProfileContents& facts, Findings& /*findings*/) {
  if (name_of(file) != "tls-auth.key") return;
  facts.tls_auth_key = package::read_static_key(file.content.text());
  if (facts.tls_auth_key.empty())
    throw Error(ErrorKind::malformed, "this is not an OpenVPN static key of 512 hex digits");
}

}  // namespace p2s::kit
