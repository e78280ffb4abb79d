#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/rules/certificates.hpp>
#include <p2s/spec/spec.hpp>

#include <cstddef>
#include <filesystem>

namespace p2s::app {

/// No file that holds one certificate comes near it.
inline constexpr std::size_t kCertificateLimit = std::size_t{1} << 20U;

/// The certificates that a spec names: its roots from files beside it (`folder`), from the data in
/// it or from the store, and the clients of the store. A spec with certificate authentication and
/// without [[roots]] trusts every root of the store. A root or client that cannot be read is a
/// problem in the result, for the rules to report, never an error. Asks for no passphrase. The
/// store is opened only when there is one and a certificate matters; without a workspace, its roots
/// are not found. Errors: those of Inventory::open for a store that is there and cannot be opened.
P2S_API rules::Certificates spec_certificates(const spec::GatewaySpec& spec,
                                              const std::filesystem::path& folder,
                                              Workspace* workspace);

}  // namespace p2s::app
