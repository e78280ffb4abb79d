// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/spec/spec.hpp>

namespace p2s::app {

/// What Azure should have: p2s.toml with the certificate of each root as the one Base-64 line of
/// Azure's field in `data` (`file` is empty), and with the unexpired revocations of the store added
/// to `revoked`. Without [[roots]], certificate authentication uses the unexpired roots of the
/// store. Names are valid and unique in Azure, thumbprints are 40 upper-case digits; roots and
/// revocations are sorted by name. Never requires the passphrase, nor a store if p2s.toml has the
/// certificates. Errors: not_found without p2s.toml or for a missing root, malformed for what is
/// not a root or not a thumbprint, and those of load_spec() and of an existing store.
P2S_API spec::GatewaySpec desired_gateway(Workspace& workspace);

}  // namespace p2s::app
