// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/gateway/check_gateway.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace p2s::cli {

/// The path as shown in messages: relative if it is below the current directory; "<stdin>" for "-".
std::string shown_path(const std::filesystem::path& file);

/// Findings for people: errors, warnings, notes, then silenced ones; each in the order of the
/// file, with its position: "p2s.toml:12:10: error POOL-020: …". Only those of at least that
/// severity.
void print_check(Context& context, const app::GatewayCheck& check, Severity least);

/// {"file","pools","findings","errors","warnings","notes","silenced"}; findings carry "line" and
/// "column" if available and their "fixes", silenced ones also "reason". With fixes also "fixed"
/// and "diff". Lists findings of at least that severity and counts all.
void print_check_json(Context& context, const app::GatewayCheck& check, Severity least,
                      const app::GatewayFix* fix = nullptr);

/// "p2s.toml: fixed POOL-020: gateway.pools[0]: use 172.16.201.0/24, which is free"
void print_fixes(Context& context, const app::GatewayFix& fix);
/// What the fixes change, as `diff -u` does.
void print_diff(Context& context, const app::GatewayFix& fix);

/// "no errors, 2 warnings, 5 notes, 1 silenced"
std::string check_summary(const app::GatewayCheck& check);

}  // namespace p2s::cli
