// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::package {

/// A *.mobileconfig with an IKEv2 connection, as in the folder Mac of packages for RADIUS.
struct AppleProfile {
  std::string file_name;                        ///< path in the package
  std::string name;                             ///< of the connection
  std::string server;                           ///< RemoteAddress
  std::string server_name;                      ///< RemoteIdentifier, if it is a host name
  std::optional<azure::Method> authentication;  ///< empty if missing or unknown
  std::vector<Bytes> roots;                     ///< DER of the certificate authorities in it
  std::vector<std::string> dns_servers;
};

/// Signed profiles are read without a check of their signature. Error(malformed) unless it is a
/// configuration profile with an IKEv2 connection.
P2S_API AppleProfile read_apple_profile(ByteView content, std::string_view file,
                                        Findings& findings);

/// The client's certificate and key in a profile (PKCS#12), and the password if it is there too.
struct AppleIdentity {
  Secret pfx;
  Secret password;
};

/// Empty members for what the profile does not contain. Error(malformed) as above.
P2S_API AppleIdentity read_apple_identity(ByteView content, std::string_view file);

}  // namespace p2s::package
