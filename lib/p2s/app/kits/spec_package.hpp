#pragma once

#include <p2s/base/export.hpp>
#include <p2s/package/vendor_package.hpp>
#include <p2s/rules/certificates.hpp>
#include <p2s/spec/spec.hpp>

#include <filesystem>

namespace p2s::app {

/// What Azure's package would say of the gateway that `spec` describes: kits come from it just as
/// from a package. Files of [server] are read from `folder`; `trusted` are the roots of the spec
/// (spec_certificates). Error(not_found) without [server] fqdn or with a file that is missing,
/// Error(malformed) for a root that is no certificate or a key that is none.
P2S_API package::VendorPackage package_of(const spec::GatewaySpec& spec,
                                          const std::filesystem::path& folder,
                                          const rules::Certificates& trusted);

}  // namespace p2s::app
