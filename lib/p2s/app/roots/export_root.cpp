// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/export_root.hpp"

#include <p2s/pki/certificate.hpp>

namespace p2s::app {

Bytes export_root(const store::RootRecord& root, RootFormat format) {
  const pki::Certificate certificate = pki::Certificate::from_pem(root.certificate);
  switch (format) {
    case RootFormat::der:
      return certificate.der();
    case RootFormat::azure:
      return to_bytes(to_base64(certificate.der()) + '\n');
    case RootFormat::cer:
    case RootFormat::pem:
      break;
  }
  return to_bytes(certificate.pem());
}

}  // namespace p2s::app
