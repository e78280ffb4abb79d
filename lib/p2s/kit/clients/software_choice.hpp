// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/client_software.hpp>

#include <vector>

namespace p2s::kit {

/// Whether the client is to use this software. Files for administrators belong to the software
/// that they set up.
bool is_wanted(const KitInputs& inputs, const ClientSoftware& software);

/// A RADIUS server with EAP-TLS requires certificates: a user name is not sufficient.
bool lacks_certificate(const KitContext& context, const azure::ConnectionMethod& method);

/// How the software connects the client on a system; empty if it cannot.
std::vector<azure::ConnectionMethod> methods_of(const ClientSoftware& software, System system,
                                                const KitContext& context);

/// What limits the use of the client's certificate or name at this gateway: KIT-001, 002, 006, 018.
Findings check_client(const KitContext& context);

/// KIT-004. `empty`: no other operating system has a profile either, so there is no kit.
Finding no_profile(const KitContext& context, System system, bool empty);

}  // namespace p2s::kit
