// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/store/records.hpp>

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace p2s::cli {

/// [{"id","at","actor","action","subject","detail","hash"}]
nlohmann::ordered_json events_json(const std::vector<store::EventRecord>& events);

/// {"events":[{"id","at","actor","action","subject","detail","hash"}]}
void print_events_json(Context& context, const std::vector<store::EventRecord>& events);

}  // namespace p2s::cli
