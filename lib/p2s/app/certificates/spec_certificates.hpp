// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/rules/certificates.hpp>
#include <p2s/spec/spec.hpp>

#include <filesystem>

namespace p2s::app {

/// The certificates of a spec: its roots from files next to it (`folder`), inline data or the
/// store, and the clients of the store. A spec with certificate authentication and without
/// [[roots]] trusts every root of the store. Roots and clients that cannot be read are problems in
/// the result, not errors. Never requires the passphrase. The store is opened only if it exists and
/// a certificate is needed. Errors: those of Inventory::open for an existing store.
P2S_API rules::Certificates spec_certificates(const spec::GatewaySpec& spec,
                                              const std::filesystem::path& folder,
                                              Workspace* workspace);

}  // namespace p2s::app
