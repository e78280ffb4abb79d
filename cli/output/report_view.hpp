// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/app/report/report.hpp>

#include <string>

namespace p2s::cli {

/// {"report":{…}}: null is unknown, and "unknown" has the reasons.
std::string report_json(Context& context, const app::Report& report);

}  // namespace p2s::cli
