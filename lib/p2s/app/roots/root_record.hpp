// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/store/records.hpp>

#include <string>

namespace p2s::app {

/// The row of a root, or of a CA that `issuer` issued.
P2S_API store::RootRecord root_record(const pki::Certificate& certificate, const std::string& name,
                                      const std::string& issuer, Bytes sealed_key);

}  // namespace p2s::app
