// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/clock.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace p2s::store {

/// One certificate of the inventory as plain values: the store does not depend on X.509.
struct CertificateRecord {
  std::int64_t id = 0;
  std::string name;        ///< of a client the CN; several certificates may have it over time
  std::string thumbprint;  ///< 40 upper-case hex digits
  std::string serial;      ///< upper-case hex
  std::string subject;
  std::string issuer;  ///< name of the root or issuing CA that issued it; empty for a root
  std::string key;     ///< "rsa:3072"
  Time not_before{};
  Time not_after{};
  std::string certificate;  ///< PEM
  Bytes sealed_key;         ///< empty: the private key is not in the store
  bool has_key = false;     ///< whether the store has a sealed key
};

/// A root, or an issuing CA below one.
struct RootRecord : CertificateRecord {
  bool is_default = false;             ///< never an issuing CA
  std::uint64_t crl_number = 0;        ///< of its last CRL
  std::optional<std::string> key_uri;  ///< PKCS#11 URI of a private key on a token; has no secret

  bool is_root() const noexcept { return issuer.empty(); }
  /// Whether its private key is in the store or on a token.
  bool can_sign() const noexcept { return !sealed_key.empty() || key_uri.has_value(); }
};

/// A root that is being replaced. It ends when one of the two is removed.
struct RotationRecord {
  std::string root;
  std::string successor;
  Time started_at{};
  std::optional<Time> uploaded_at;  ///< since when the gateway trusts both
};

struct ClientRecord : CertificateRecord {
  std::optional<Time> revoked_at;
  std::string revocation_reason;  ///< "" unless revoked
  std::string systems;            ///< "windows,ios", for which kits are built; "": for all
  std::string software;           ///< "openvpn,native", likewise
};

/// The latest kit of a client or user. Kits of earlier versions have a stamp only.
struct KitRecord {
  std::string owner;    ///< thumbprint of the client, or name of a user without a certificate
  std::string name;     ///< of the client or user
  std::string stamp;    ///< 64 hex digits: digest of the kit and of what it was built from
  std::string package;  ///< digest of the KitPackage
  std::string source;   ///< file name of the package, or "p2s.toml"
  std::string methods;  ///< of its profiles: "linux/openvpn/openvpn/certificate …"
  std::optional<Time> built_at;
};

/// What a package says about the gateway.
struct KitPackage {
  std::string digest;  ///< 64 hex digits, of `facts`
  std::string facts;   ///< a line "field<TAB>value" for each value; no secrets
};

/// When clients were connected.
struct Sightings {
  std::optional<Time> since;         ///< when the first were recorded; empty: none were
  std::map<std::string, Time> last;  ///< by name of the client
};

/// What the gateway rejected when it was last compared with the store.
struct GatewayRevocations {
  Time at{};
  std::set<std::string> thumbprints;
};

struct EventRecord {
  std::int64_t id = 0;
  Time at{};
  std::string actor;    ///< the system user who did it
  std::string action;   ///< "client.issue", "store.rekey", …
  std::string subject;  ///< a thumbprint, or ""
  std::string detail;
  std::string hash;  ///< SHA-256 over the row before's hash and this row, hex
};

}  // namespace p2s::store
