#pragma once

#include <p2s/store/records.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// One root as the lists show it (cli.md, section 4); `at` is the day its status is judged by.
nlohmann::ordered_json to_json(const store::RootRecord& root, Time at);

}  // namespace p2s::cli
