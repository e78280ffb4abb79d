#pragma once

#include <p2s/kit/clients/emitter.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::kit {

/// The connection's name for files, sections and commands of Linux: [a-z0-9_-] alone.
std::string linux_name(const KitContext& context);

/// One certificate as PEM, with a line end at the end.
std::string certificate_pem(ByteView der);

/// PEM of the client's certificate and of those between it and its root.
std::string client_certificates(const ClientMaterial& client);

/// Whom the gateway's certificate must name: its server name, else the first gateway.
std::string checked_name(const package::VendorPackage& gateway);

/// Why no IKEv2 connection can be made; empty when one can.
std::string missing_for_ikev2(const package::VendorPackage& gateway);

/// The template filled in. Every line of `facts` must be in it, whatever it is indented by; else
/// Error(usage), for the template is the user's.
Secret rendered_with(const KitContext& context, std::string_view name, const render::Model& model,
                     render::Language language, const std::vector<std::string>& facts);

}  // namespace p2s::kit
