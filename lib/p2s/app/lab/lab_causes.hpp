// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <string>

namespace p2s::app {

/// Why a client was refused, failed or was skipped, by the word of templates/lab/connect.sh: "its
/// certificate is revoked". A word that is unknown is returned as it is.
P2S_API std::string lab_cause_text(const std::string& cause);

}  // namespace p2s::app
