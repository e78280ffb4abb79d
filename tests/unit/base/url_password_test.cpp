// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/url_password.hpp>

#include <gtest/gtest.h>

namespace p2s {
namespace {

struct Case {
  std::string_view url;
  std::string_view password;
  std::string_view shown;
};

class UrlPassword : public testing::TestWithParam<Case> {};

TEST_P(UrlPassword, IsFoundAndNotShown) {
  EXPECT_EQ(url_password(GetParam().url), GetParam().password);
  EXPECT_EQ(url_without_password(GetParam().url), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, UrlPassword,
    testing::Values(Case{"postgresql://u:secret@h:5/db", "secret", "postgresql://u@h:5/db"},
                    Case{"postgresql://u@h/db?sslmode=require", "", "postgresql://u@h/db"},
                    Case{"postgresql:///db?host=%2Frun", "", "postgresql:///db"},
                    Case{"postgresql://h:5/db?user=a@b", "", "postgresql://h:5/db"},
                    Case{"postgresql://h/db?user=a&password=secret&x=1", "secret",
                         "postgresql://h/db"},
                    Case{"postgres://host?password=a@b", "a@b", "postgres://host"},
                    Case{"postgres://h:5?password=a@b", "a@b", "postgres://h:5"},
                    // Characters that must be percent-encoded, and are not.
                    Case{"postgresql://u:pa?ss@h:1/db", "pa?ss", "postgresql://u@h:1/db"},
                    Case{"postgresql://u:pa#ss@h:1/db", "pa#ss", "postgresql://u@h:1/db"},
                    Case{"postgresql://u:pa/ss@h:1/db", "pa/ss", "postgresql://u@h:1/db"},
                    Case{"postgresql://u:12?34@h:1/db", "12?34", "postgresql://u@h:1/db"},
                    Case{"postgresql://u:p@ss@h:1/db", "p@ss", "postgresql://u@h:1/db"},
                    Case{"postgresql://u:p@s/s?s@h:1/db", "p@s/s?s", "postgresql://u@h:1/db"},
                    Case{"sqlite:a@b.db", "", "sqlite:a@b.db"}, Case{"", "", ""}));

TEST(PercentDecoded, KeepsWhatIsNoEscape) {
  EXPECT_EQ(percent_decoded("p%40ss%2f%zz%4"), "p@ss/%zz%4");
}

}  // namespace
}  // namespace p2s
