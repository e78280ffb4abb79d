// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/store/records.hpp>

#include <vector>

namespace p2s::cli {

/// {"events":[{"id","at","actor","action","subject","detail","hash"}]}
void print_events_json(Context& context, const std::vector<store::EventRecord>& events);

}  // namespace p2s::cli
