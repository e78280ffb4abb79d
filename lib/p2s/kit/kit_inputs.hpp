// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/connection_method.hpp>
#include <p2s/azure/proposals.hpp>
#include <p2s/base/bytes.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/net/prefix.hpp>
#include <p2s/render/templates.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace p2s::kit {

/// Signs files of kits. Called from several threads at once.
struct KitSigner {
  std::string thumbprint;  ///< of the signer's certificate; part of what identifies a kit's inputs
  /// CMS SignedData (DER) around an Apple profile.
  std::function<Secret(ByteView profile)> sign;
  /// The same without the content, of SHA256SUMS.
  std::function<Secret(ByteView sums)> sign_detached;
};

/// How people sign in with Microsoft Entra ID: table [entra] of p2s.toml. Empty: as in the package.
struct EntraSignIn {
  std::string application_id;
  std::optional<bool> cache_sign_in;
  std::optional<bool> device_sso;
  std::optional<bool> disable_sso;
  std::optional<bool> group_token;
};

/// Settings that do not come from the gateway: table [kit] of p2s.toml and options.
struct KitSettings {
  std::string contact;         ///< support contact: a name, an address, a telephone number
  bool forced_tunnel = false;  ///< all traffic of the client goes through the tunnel
  std::vector<net::Prefix> exclude_routes;    ///< bypass the tunnel, where the client supports it
  bool always_on = false;                     ///< connect automatically: Windows and Apple
  std::vector<std::string> trusted_networks;  ///< DNS suffixes of networks that need no tunnel
  std::string organization;   ///< reverse DNS, "com.example": first part of Apple identifiers
  EntraSignIn entra{};        ///< for Azure VPN Client profiles
  bool pkcs12_aside = false;  ///< OpenVPN 2.x: add a profile that reads its key from a .p12 file
  bool zipped = false;        ///< the kit is sent as a zip file, which the user must extract
  bool embed_pfx_password = false;  ///< Apple profiles contain the PKCS#12 password
  std::optional<KitSigner> signer;  ///< Apple profiles and SHA256SUMS are unsigned without it
};

/// Hashes as upper-case hex, passed in because kits do not depend on OpenSSL (pki/thumbprint.hpp).
struct Digests {
  std::string (*sha1_hex)(ByteView bytes) = nullptr;
  std::string (*sha256_hex)(ByteView bytes) = nullptr;
};

/// Everything a kit is built from besides the gateway and the client.
struct KitInputs {
  std::vector<System> systems;          ///< platforms to include; empty means all
  std::vector<std::string> software{};  ///< ids of client software to include; empty means all
  Time as_of;                           ///< the day for which the certificate's validity is checked
  render::Templates templates;          ///< built-in templates unless the user has their own
  std::vector<azure::ConnectionMethod> methods;  ///< that the gateway supports, best first
  azure::Proposals proposals;                    ///< what IKEv2 profiles offer
  KitSettings settings;
  Digests digests;  ///< both are required
};

}  // namespace p2s::kit
