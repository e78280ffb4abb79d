#pragma once

#include "output/output.hpp"

#include <p2s/app/gateway/check_gateway.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace p2s::cli {

/// The file as messages name it: seen from here, when it is below this folder.
std::string shown_path(const std::filesystem::path& file);

/// Findings for people: errors, warnings, notes, then what is silenced; each in the order of the
/// file, with its place: "p2s.toml:12:10: error POOL-020: …".
void print_check(Context& context, const app::GatewayCheck& check);

/// {"file","pools","findings","errors","warnings","notes","silenced"}; findings carry "line" and
/// "column" where they are known, silenced ones their "reason" too.
void print_check_json(Context& context, const app::GatewayCheck& check);

/// "no errors, 2 warnings, 5 notes, 1 silenced"
std::string check_summary(const app::GatewayCheck& check);

}  // namespace p2s::cli
