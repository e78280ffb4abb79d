#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/net/prefix.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace p2s::kit {

/// Who signs Apple profiles.
struct ProfileSigner {
  std::string thumbprint;  ///< of the signer's certificate: another one makes other kits
  /// CMS SignedData (DER) around a profile. Called from several threads at once.
  std::function<Secret(ByteView profile)> sign;
};

/// What the admin wants beside what the gateway says: table [kit] of p2s.toml and options.
struct KitWishes {
  std::string contact;         ///< whom users ask: a name, an address, a telephone number
  bool forced_tunnel = false;  ///< all traffic of the client through the tunnel
  std::vector<net::Prefix> exclude_routes;    ///< stay outside of the tunnel, where a client can
  bool always_on = false;                     ///< connect without being asked: Windows and Apple
  std::vector<std::string> trusted_networks;  ///< DNS suffixes of networks that need no tunnel
  std::string organization;   ///< reverse DNS, "com.example": first part of Apple identifiers
  bool pkcs12_aside = false;  ///< OpenVPN 2.x: also a profile that reads its key from a .p12 file
  bool embed_pfx_password = false;            ///< profiles of Apple open their PKCS#12 themselves
  std::optional<ProfileSigner> apple_signer;  ///< without: Apple profiles are not signed
};

}  // namespace p2s::kit
