// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/areas/areas.hpp>
#include <p2s/spec/spec.hpp>

#include <span>
#include <string_view>

namespace p2s::rules {

/// A fact that rules need, and its key of p2s.toml.
struct NeededFact {
  Fact fact;
  std::string_view key;
  std::string_view hint;
  bool (*is_declared)(const spec::GatewaySpec& spec);
};

std::span<const NeededFact> needed_facts() noexcept;

/// Whether the facts that the rule needs are declared.
bool can_check(Fact needed, const spec::GatewaySpec& spec);

}  // namespace p2s::rules
