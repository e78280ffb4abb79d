// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <vector>

namespace p2s::package {

/// Placeholder for the user's certificate (or key) in an OpenVPN profile.
enum class ProfileSlot : std::uint8_t { missing, placeholder, filled, file };

struct OpenVpnRemote {
  std::string host;
  std::string port;      ///< decimal; empty when the line has none
  std::string protocol;  ///< empty when the line has none

  bool operator==(const OpenVpnRemote&) const = default;
};

/// OpenVPN\vpnconfig*.ovpn. `text` is the unmodified file; the other members are its content.
struct OpenVpnProfile {
  std::string file_name;  ///< path in the package, "OpenVPN/vpnconfig.ovpn"
  std::string text;       ///< never print: it holds the tls-auth key
  std::vector<OpenVpnRemote> remotes;
  std::string server_name;   ///< of verify-x509-name, unquoted
  std::vector<Bytes> roots;  ///< DER of each certificate in <ca>
  std::string tls_auth_key;  ///< 512 lower-case hex digits; a key, never printed; empty when absent
  std::string auth;          ///< arguments of these directives; empty if missing
  std::string cipher;
  std::string tls_version;          ///< of tls-version-min
  std::vector<Bytes> certificates;  ///< DER of each certificate in a filled <cert>
  ProfileSlot certificate = ProfileSlot::missing;
  ProfileSlot key = ProfileSlot::missing;
  bool asks_password = false;  ///< auth-user-pass: RADIUS
};

/// Error(malformed) if the content is not text or not an OpenVPN client profile.
P2S_API OpenVpnProfile read_openvpn_profile(ByteView content, std::string_view file,
                                            Findings& findings);

/// The 512 hex digits, in lower case, of an OpenVPN static key; empty if missing. Secret: never
/// print it.
P2S_API std::string read_static_key(std::string_view text);

}  // namespace p2s::package
