// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/app/gateway/deployed/diff_gateway.hpp>

namespace p2s::cli {

/// A line for each change, '+' added, '-' removed, '~' changed, its consequences below; then the
/// findings.
void print_gateway_diff(Context& context, const app::GatewayDiff& diff);
/// The same for a pull request: Markdown with a table.
void print_gateway_diff_markdown(Context& context, const app::GatewayDiff& diff);
/// {"gateway","form","differences":[{"part","change","name","before","after","effect"}],
/// "not_compared","lose_access","gain_access","new_kits","interrupts","findings","errors",
/// "warnings"} (schema/gateway-diff.json)
void print_gateway_diff_json(Context& context, const app::GatewayDiff& diff);

/// "3 differences", "no differences"
std::string gateway_diff_summary(const app::GatewayDiff& diff);

}  // namespace p2s::cli
