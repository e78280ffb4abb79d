// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace p2s::spec::detail {

/// The form of a text. What is refused may be a secret and is not repeated in the error.
struct KeyCheck {
  bool (*accepts)(std::string& text);  ///< may normalize it
  std::string_view expected;           ///< "a host name"
  std::string_view hint;
};

bool is_sign_in_frequency(std::string& text);
bool is_secret_source(std::string& text);
bool is_dotted_name(std::string& text);
bool is_dns_suffix(std::string& text);  ///< removes a leading dot
bool is_application_id(std::string& text);
bool has_no_password(std::string& text);
bool is_windows_version(std::string& text);  ///< a newer one becomes the newest of the table

inline constexpr KeyCheck kSignInFrequency{is_sign_in_frequency, R"("every-time" or a period)",
                                           R"(write it as "8h" or "30d")"};
inline constexpr KeyCheck kSecretSource{is_secret_source,
                                        "the source of the secret, never the secret itself",
                                        "use env:NAME, file:PATH, fd:N, stdin or prompt"};
inline constexpr KeyCheck kServerName{
    is_dotted_name, "a host name",
    "copy it from Azure's package: VpnServer in Generic/VpnSettings.xml"};
inline constexpr KeyCheck kCertificateName{
    is_dotted_name, "a host name",
    "copy it from Azure's package: verify-x509-name in OpenVPN/vpnconfig.ovpn"};
inline constexpr KeyCheck kReverseDns{is_dotted_name, "a name in reverse DNS order",
                                      R"(write it as "com.example")"};
inline constexpr KeyCheck kDnsSuffix{is_dns_suffix, "a DNS suffix",
                                     R"(write it as "corp.example")"};

inline constexpr KeyCheck kApplicationId{is_application_id, "an application id",
                                         "copy the application (client) id from the Azure portal"};

// The values of the key are the list; this only comes before it.
inline constexpr KeyCheck kWindowsVersion{is_windows_version, "a version of Windows", {}};

inline constexpr KeyCheck kStoreUrl{has_no_password, "a URL without a password",
                                    "keep the password in ~/.pgpass, or in the file that the "
                                    "variable PGPASSFILE names"};

}  // namespace p2s::spec::detail
