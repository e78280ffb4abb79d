// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>
#include <p2s/spec/spec.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace p2s::spec {

/// The error that reading gives, as "MESSAGE | HINT".
inline std::string refusal(std::string_view text) {
  try {
    read_spec(text, "p2s.toml");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed);
    return error.message() + " | " + error.hint();
  }
  return "accepted";
}

}  // namespace p2s::spec
