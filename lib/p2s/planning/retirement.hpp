// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/spec/spec.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::planning {

/// The published end of something that a spec uses.
struct Retirement {
  Time date{};            ///< the first day without it
  std::string_view what;  ///< "SSTP connections stop"
  std::string_view rule;  ///< the rule that checks it
  std::string_view source;
  bool past = false;
};

/// The ones that concern the spec, by date.
P2S_API std::vector<Retirement> retirements(const spec::GatewaySpec& spec, Time as_of);

}  // namespace p2s::planning
