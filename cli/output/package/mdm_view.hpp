// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/kits/build_mdm.hpp>

#include <string>

namespace p2s::cli {

/// {"mdm":{"path","files","nodes":[{"file","connection","oma_uri"}],"left_out":[{"what","reason"}]},
/// "findings",…}
void print_mdm_json(Context& context, const std::string& path, const app::MdmResult& result);

}  // namespace p2s::cli
