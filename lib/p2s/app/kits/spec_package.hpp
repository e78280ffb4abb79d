// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/package/vendor_package.hpp>
#include <p2s/rules/certificates.hpp>
#include <p2s/spec/spec.hpp>

#include <filesystem>

namespace p2s::app {

/// A package equivalent to Azure's for the gateway of `spec`, to build kits from. Files of [server]
/// are read from `folder`; `trusted` are the roots of the spec (spec_certificates).
/// Error(not_found) without [server] fqdn or with a file that is missing, Error(malformed) for an
/// invalid root or key.
P2S_API package::VendorPackage package_of(const spec::GatewaySpec& spec,
                                          const std::filesystem::path& folder,
                                          const rules::Certificates& trusted);

}  // namespace p2s::app
