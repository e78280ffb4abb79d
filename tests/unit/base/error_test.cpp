// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>

#include <gtest/gtest.h>

#include <set>

namespace p2s {
namespace {

constexpr std::array kKinds{ErrorKind::io,         ErrorKind::crypto,       ErrorKind::unsupported,
                            ErrorKind::internal,   ErrorKind::usage,        ErrorKind::not_found,
                            ErrorKind::conflict,   ErrorKind::wrong_secret, ErrorKind::malformed,
                            ErrorKind::interrupted};

TEST(Error, KeepsHintAndContextInOrder) {
  try {
    try {
      throw Error(ErrorKind::not_found, "no 'x'").hint("make it").context("while reading 'y'");
    } catch (Error& error) {
      error.add_context("while building 'z'");
      throw;
    }
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::not_found);
    EXPECT_EQ(error.message(), "no 'x'");
    EXPECT_STREQ(error.what(), "no 'x'");
    EXPECT_EQ(error.hint(), "make it");
    EXPECT_EQ(error.context(),
              (std::vector<std::string>{"while reading 'y'", "while building 'z'"}));
  }
}

TEST(Error, IsCaughtAsAStandardException) {
  try {
    throw Error(ErrorKind::io, "disk");
  } catch (const std::exception& error) {
    EXPECT_STREQ(error.what(), "disk");
  }
}

TEST(Error, WithoutHintAndContextHasNone) {
  const Error error(ErrorKind::io, "disk");
  EXPECT_TRUE(error.hint().empty());
  EXPECT_TRUE(error.context().empty());
}

TEST(ErrorKinds, HaveUniqueNames) {
  std::set<std::string_view> names;
  for (const auto kind : kKinds) names.insert(to_string(kind));
  EXPECT_EQ(names.size(), kKinds.size());
  EXPECT_EQ(to_string(ErrorKind::wrong_secret), "wrong_secret");
}

}  // namespace
}  // namespace p2s
