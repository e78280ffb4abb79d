#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/kit/kit_inputs.hpp>
#include <p2s/package/vendor_package.hpp>

#include <string>
#include <vector>

namespace p2s::kit {

/// One client certificate as plain values. PEM has LF line ends and nothing between its blocks.
struct ClientMaterial {
  std::string name;                ///< the common name
  std::string certificate;         ///< PEM of the leaf
  std::vector<std::string> chain;  ///< PEM from the leaf's issuer up to the root
  Secret private_key;              ///< PEM, not encrypted; empty when the key never left the device
  Secret pfx;                      ///< PKCS#12 with key, leaf and chain; empty when there is none
  Secret older_pfx;                ///< the same for older systems (3DES); empty means: use `pfx`
  std::string thumbprint;          ///< of the leaf: 40 upper-case hex digits
  std::string root_thumbprint;     ///< of the last of `chain`; empty when it is not known
  std::string root_name;           ///< common name of the last of `chain`
  std::string dns_name;            ///< first DNS name of the leaf; empty when it has none
  std::string key;                 ///< "rsa:2048", "ec:p256"; empty without a certificate
  Secret pfx_password;             ///< set only when a profile may hold it
  Time not_before;
  Time not_after;

  /// A user of RADIUS or Entra ID has a name and nothing else of the above.
  bool has_certificate() const noexcept { return !certificate.empty(); }
  /// What older systems of Apple and Android read too; empty when there is none.
  const Secret& pfx_for_older() const noexcept { return older_pfx.empty() ? pfx : older_pfx; }
};

struct KitFile {
  std::string path;  ///< relative, '/' between parts, parts safe on every system
  Secret content;    ///< owner-only, whatever it holds
};

/// What one user gets. Files are sorted by path; findings say what could not be made and why.
///
///   START-HERE.html                       what to do, in plain words, for each system
///   SHA256SUMS                            of every other file, as sha256sum reads it
///   SYSTEM/certificate/CLIENT.pfx
///   SYSTEM/certificate/server-root-1.cer  every server root of the gateway (Linux: .pem)
///   SYSTEM/certificate/radius-root-1.cer  and of its RADIUS server, where the package has one
///   SYSTEM/azure-vpn-client/*.xml         named as Azure names them
///   SYSTEM/openvpn/GATEWAY.ovpn           OpenVPN 2.x: windows, macos (Tunnelblick), linux
///   SYSTEM/openvpn-connect/GATEWAY.ovpn   OpenVPN Connect 3.x: windows, macos, ios, android
///   windows/native/Install-P2SVpn.ps1     and eap-*.xml, which it holds too
///   windows/always-on/*                   ProfileXML of both tunnels and Install-AlwaysOn.ps1
///   macos/native/GATEWAY.mobileconfig     ios too
///   linux/strongswan/install.sh           puts what stands beside it in place
///   linux/networkmanager/install.sh       as well, for NetworkManager
///   android/strongswan/GATEWAY.sswan      for the strongSwan app
///
/// A profile for users of RADIUS is called GATEWAY-radius.*. Which client software a system gets is
/// one table: kit_emitters() in emitters/emitter.hpp.
struct Kit {
  std::string client;
  std::vector<KitFile> files;
  Findings findings;
};

/// The whole kit in memory. Every profile was read back with the reader of its format and holds
/// what was planned. The same input gives the same bytes. Error(usage) when a name cannot be
/// written in a format.
P2S_API Kit build_kit(const package::VendorPackage& gateway, const ClientMaterial& client,
                      const KitInputs& inputs);

}  // namespace p2s::kit
