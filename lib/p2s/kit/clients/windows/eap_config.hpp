// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/client_software.hpp>

#include <optional>
#include <string>

namespace p2s::kit {

/// The authentication of a Windows client as an EapHostConfig document for scripts and ProfileXML.
struct EapConfig {
  std::string file_name;     ///< "eap-tls.xml", "eap-mschapv2.xml"
  std::string xml;           ///< one element, LF, ended by one; ASCII without apostrophes
  bool certificate = false;  ///< the client presents its certificate

  SignIn sign_in() const noexcept { return certificate ? SignIn::certificate : SignIn::password; }
};

/// EAP-TLS for a client with a certificate if the gateway supports it, otherwise the method of its
/// RADIUS server. Empty if `methods` contains neither. Error(usage) if a user's template produces a
/// different document.
std::optional<EapConfig> make_eap_config(const KitContext& context, Methods methods);

}  // namespace p2s::kit
