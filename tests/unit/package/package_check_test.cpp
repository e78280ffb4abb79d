// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <p2s/package/package_check.hpp>

#include <gtest/gtest.h>

namespace p2s::package {
namespace {

using test::Rules;
using test::rules_of;
using test::SampleParts;

Time day(std::string_view text) { return parse_time(text).value(); }

RootFacts true_facts(const VendorPackage& package) {
  return {package.azure_vpn_profiles[0].server_root_hashes[0], "Sample Global Root CA",
          day("2020-01-01"), day("2049-12-31")};
}

Rules checked(const RootFacts& facts, std::string_view as_of = "2030-01-01") {
  const VendorPackage package = SampleParts(2022).read();
  return rules_of(check_server_roots(
      package, [&](ByteView) { return facts; }, day(as_of)));
}

TEST(PackageCheck, ValidRootsHaveNoFindings) {
  EXPECT_EQ(checked(true_facts(SampleParts(2022).read())), Rules{});
}

TEST(PackageCheck, ValidityIsCheckedOnGivenDay) {
  const RootFacts facts = true_facts(SampleParts(2022).read());
  EXPECT_EQ(checked(facts, "2019-12-31"), Rules{"PKG-033"});
  EXPECT_EQ(checked(facts, "2050-01-01"), Rules{"PKG-033"});
  EXPECT_EQ(checked(facts, "2049-11-01"), Rules{"PKG-034"});
  EXPECT_EQ(checked(facts, "2049-09-01"), Rules{});
}

TEST(PackageCheck, PinnedHashMustBelongToARoot) {
  RootFacts facts = true_facts(SampleParts(2022).read());
  facts.thumbprint[0] = facts.thumbprint[0] == 'F' ? '0' : 'F';
  EXPECT_EQ(checked(facts), Rules{"PKG-035"});
}

TEST(PackageCheck, RootMustHaveGivenName) {
  RootFacts facts = true_facts(SampleParts(2022).read());
  facts.common_name = "Somebody else";
  EXPECT_EQ(checked(facts), Rules{"PKG-036"});
}

TEST(PackageCheck, InvalidCertificateIsReported) {
  const VendorPackage package = SampleParts(2022).read();
  const auto none = [](ByteView) { return std::optional<RootFacts>(); };
  EXPECT_EQ(rules_of(check_server_roots(package, none, day("2030-01-01"))), Rules{"PKG-031"});
}

}  // namespace
}  // namespace p2s::package
