// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/resource_name.hpp>

#include <gtest/gtest.h>

namespace p2s::azure {
namespace {

TEST(ResourceName, AcceptsWhatThePortalAccepts) {
  for (const std::string name : {"P2SRootCert", "a", "Corp-Issuing.CA_1", "root_"})
    EXPECT_TRUE(is_resource_name(name)) << name;
  for (const std::string name : {"", "My Root", "-a", "_a", "a-", "a.", "Jörg"})
    EXPECT_FALSE(is_resource_name(name)) << name;
  EXPECT_TRUE(is_resource_name(std::string(80, 'a')));
  EXPECT_FALSE(is_resource_name(std::string(81, 'a')));
}

TEST(ResourceName, ReplacesWhatAzureRefuses) {
  EXPECT_EQ(resource_name("Contoso  Root / 2026", "x"), "Contoso-Root-2026");
  EXPECT_EQ(resource_name("(Corp)", "x"), "Corp");
  EXPECT_EQ(resource_name("ä", "x"), "x");
  EXPECT_EQ(resource_name(std::string(90, 'a'), "x").size(), 80U);
}

}  // namespace
}  // namespace p2s::azure
