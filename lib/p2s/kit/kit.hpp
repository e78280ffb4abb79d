// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/kit/kit_inputs.hpp>
#include <p2s/package/package_diff.hpp>
#include <p2s/package/vendor_package.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace p2s::kit {

/// A server from which devices request their certificates (SCEP).
struct ScepServer {
  std::string url;
  Secret challenge;  ///< the secret that devices show it; empty if it asks for none
};

/// The users of an MDM, which installs a certificate for each.
struct ManagedUsers {
  std::optional<ScepServer> scep;  ///< for Apple devices, whose profile requests the certificate
};

/// One client certificate as plain values. PEM has LF line ends and no text between its blocks.
struct ClientMaterial {
  std::string name;                ///< the common name
  std::string certificate;         ///< PEM of the leaf
  std::vector<std::string> chain;  ///< PEM from the leaf's issuer up to the root
  Secret private_key;              ///< PEM, not encrypted; empty if the key never left the device
  Secret pfx;                      ///< PKCS#12 with key, leaf and chain; empty if missing
  Secret older_pfx;             ///< the same for older platforms (3DES); empty means `pfx` is used
  std::string thumbprint;       ///< of the leaf: 40 upper-case hex digits
  std::string root_thumbprint;  ///< of the last of `chain`; empty if unknown
  std::string root_name;        ///< common name of the last of `chain`
  std::string dns_name;         ///< first DNS name of the leaf; empty when it has none
  std::string key;              ///< "rsa:2048", "ec:p256"; empty without a certificate
  Secret pfx_password;          ///< set only if a profile may contain it
  std::optional<ManagedUsers> managed{};  ///< all of them; `name` is what the MDM replaces
  Time not_before;
  Time not_after;

  /// A user of RADIUS or Entra ID has only a name.
  bool has_certificate() const noexcept { return managed.has_value() || !certificate.empty(); }
  bool has_key() const noexcept { return !private_key.empty() || !pfx.empty(); }
  /// Readable by older Apple and Android devices; empty if missing.
  const Secret& pfx_for_older() const noexcept { return older_pfx.empty() ? pfx : older_pfx; }
};

/// How a user signs in when connecting.
enum class SignIn : std::uint8_t { certificate, password, work_account };

struct KitFile {
  std::string path;  ///< relative, '/' between parts, parts safe on every system
  Secret content;    ///< always written owner-only
  /// Set for a file that the user opens or runs first.
  std::optional<SignIn> start{};
};

/// The files for one user, sorted by path; findings list what could not be created and why.
///   START-HERE.html                       instructions for each platform
///   SHA256SUMS                            of every other file, as sha256sum reads it
///   SHA256SUMS.p7s                        its detached signature (CMS, DER), with a signer
///   certificate/CLIENT.pfx                and CLIENT-apple.pfx, which older Apple devices read
///   certificate/server-root-1.cer         every server root of the gateway (for Linux: .pem)
///   certificate/radius-root-1.cer         and of its RADIUS server, where the package has one
///   certificate/client.pem                for Linux: certificate, issuers and key
///   certificate/tls-auth.key              for NetworkManager
///   SYSTEM/azure-vpn-client/*.xml         named as Azure names them
///   windows/azure-vpn-client/Install-AzureVpnClient.ps1
///   SYSTEM/openvpn/GATEWAY.ovpn           OpenVPN 2.x: windows, macos (Tunnelblick), linux
///   SYSTEM/openvpn-connect/GATEWAY.ovpn   OpenVPN Connect 3.x: windows, macos, ios, android
///   windows/native/Install-P2SVpn.ps1
///   macos/native/GATEWAY.mobileconfig     ios too
///   linux/install.sh                      installs the next ones, or linux/openvpn
///   linux/strongswan/swanctl.conf         and ipsec.conf
///   linux/networkmanager/*.nmconnection
///   android/strongswan/GATEWAY.sswan      for the strongSwan app
///   admin/always-on/*                     ProfileXML of both tunnels, its EAP XML and
///                                         Install-AlwaysOn.ps1
/// Profiles for RADIUS users are named GATEWAY-radius.*. Each folder is the id of a client software
/// (clients/clients.def). If none can connect, there are no files.
struct Kit {
  std::string client;
  std::vector<KitFile> files;
  Findings findings;
  /// How its profiles connect; empty: with nothing in it a client could connect.
  std::vector<azure::ConnectionMethod> methods;
  /// The files that each client software needs, by path.
  std::map<package::KitUser, std::set<std::string>> files_of;
};

/// Ids of the client software that users choose from, "openvpn", in the order of START-HERE.html.
P2S_API std::vector<std::string> client_software_ids();

/// Whether the gateway, or its RADIUS server, accepts client certificates; true if the package
/// does not say.
P2S_API bool accepts_certificates(const package::VendorPackage& gateway);

/// Builds the whole kit in memory. Every profile is read back and compared with the plan. The same
/// input produces the same bytes. Error(usage) if a format cannot represent a name.
P2S_API Kit build_kit(const package::VendorPackage& gateway, const ClientMaterial& client,
                      const KitInputs& inputs);

}  // namespace p2s::kit
