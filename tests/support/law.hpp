// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace p2s::test {

/// Tries a law on random values; the smallest that breaks it is shown.
template <typename Law>
void expect_law(const Law& law) {
  EXPECT_TRUE(rc::check(law));
}

}  // namespace p2s::test
