// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>

#include <string>
#include <vector>

namespace p2s {

/// The content of a certificate as plain values. Text is untrusted: print it with printable().
struct CertificateSummary {
  std::string subject;  ///< RFC 4514, UTF-8: "CN=alice,O=Contoso"
  std::string issuer;
  std::string common_name;  ///< the last CN of the subject; empty if there is none
  std::string serial;       ///< upper-case hex, no separators
  std::string thumbprint;   ///< SHA-1 of the DER, 40 upper-case hex digits
  Time not_before{};
  Time not_after{};
  std::string key;                  ///< "rsa:2048", "ec:p256", or OpenSSL's name of the algorithm
  std::string signature_algorithm;  ///< "sha256WithRSAEncryption"
  std::string subject_key_id;       ///< upper-case hex; empty if absent
  std::string authority_key_id;
  std::vector<std::string>
      alternative_names;               ///< "DNS:vpn.example", "email:a@b", "UPN:a@b", "IP:…"
  std::vector<std::string> key_usage;  ///< "digitalSignature", "keyCertSign", …
  std::vector<std::string> extended_key_usage;  ///< "clientAuth", "serverAuth", or the OID
  bool has_basic_constraints = false;
  bool is_ca = false;        ///< basicConstraints CA:TRUE
  bool self_signed = false;  ///< issuer equals subject, and its own key verifies it
};

/// Whether a self-signed certificate is made for a client or server and not as a root: its key
/// usage lacks keyCertSign, or it says that it is not a CA and has purposes. Roots made with
/// PowerShell have no basic constraints.
P2S_API bool is_self_signed_leaf(const CertificateSummary& certificate);

}  // namespace p2s
