// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/app/diagnosis/diagnose_client.hpp>

namespace p2s::cli {

/// The network state of a client, and its findings.
void show_diagnosis(Context& context, const app::ClientReport& report);

}  // namespace p2s::cli
