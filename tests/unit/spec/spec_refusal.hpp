// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>
#include <p2s/spec/spec.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace p2s::spec {

/// The error that reading gives, as "MESSAGE | HINT", or as "MESSAGE" and a line for each mistake.
inline std::string refusal(std::string_view text) {
  try {
    read_spec(text, "p2s.toml");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed);
    if (error.context().empty()) return error.message() + " | " + error.hint();
    auto said = error.message();
    for (const auto& line : error.context()) said += '\n' + line;
    return said;
  }
  return "accepted";
}

}  // namespace p2s::spec
