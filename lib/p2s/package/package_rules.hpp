// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>

#include <span>
#include <string_view>

namespace p2s::package {

/// A rule about vendor packages. Ids are never reused.
struct Rule {
  std::string_view id;
  Severity severity;
  std::string_view title;
};

/// Every PKG rule, in order of id.
P2S_API std::span<const Rule> rules() noexcept;

/// A finding of that rule; Error(internal) for an unknown id.
P2S_API Finding finding(std::string_view rule, std::string_view subject, std::string message,
                        std::string hint = {});

}  // namespace p2s::package
