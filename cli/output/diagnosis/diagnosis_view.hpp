#pragma once

#include "context.hpp"

#include <p2s/app/diagnosis/diagnose_client.hpp>

namespace p2s::cli {

/// What was read of a client, and what is wrong with it.
void show_diagnosis(Context& context, const app::ClientReport& report);

}  // namespace p2s::cli
