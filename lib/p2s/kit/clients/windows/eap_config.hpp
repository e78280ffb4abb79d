#pragma once

#include <p2s/kit/clients/emitter.hpp>

#include <optional>
#include <string>

namespace p2s::kit {

/// How a client of Windows proves itself, as the EapHostConfig document that scripts and ProfileXML
/// hold.
struct EapConfig {
  std::string file_name;     ///< "eap-tls.xml", "eap-mschapv2.xml"
  std::string xml;           ///< one element, LF, ended by one; ASCII without apostrophes
  bool certificate = false;  ///< the client shows its certificate
};

/// EAP-TLS for a client with a certificate where the gateway takes those, else what its RADIUS
/// server takes. Nothing when neither is among `ways`. Error(usage) when a template of the user
/// gives another document than was planned.
std::optional<EapConfig> make_eap_config(const KitContext& context, Methods methods);

/// The gateway's server roots that a way of Windows needs are there, and a server. Else why not.
std::string missing_for_windows(const KitContext& context);

}  // namespace p2s::kit
