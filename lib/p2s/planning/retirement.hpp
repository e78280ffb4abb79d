#pragma once

#include <p2s/base/export.hpp>
#include <p2s/spec/spec.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::planning {

/// A published end of something that a spec uses.
struct Retirement {
  Time date{};            ///< from this day on it is over
  std::string_view what;  ///< "SSTP connections stop"
  std::string_view rule;  ///< the rule that judges it
  std::string_view source;
  bool past = false;
};

/// Those that concern the spec, by date.
P2S_API std::vector<Retirement> retirements(const spec::GatewaySpec& spec, Time as_of);

}  // namespace p2s::planning
