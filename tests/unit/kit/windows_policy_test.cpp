// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/kit/clients/windows/windows_policy.hpp>

#include <gtest/gtest.h>

namespace p2s::kit {
namespace {

const azure::IpsecPolicy kPolicy{"GCMAES256", "SHA1",      "DHGroup14",
                                 "GCMAES256", "GCMAES256", "PFS14"};

TEST(WindowsPolicy, WritesPolicyForCmdlet) {
  EXPECT_EQ(windows_policy(kPolicy, PolicyDialect::cmdlet),
            (WindowsPolicy{"GCMAES256", "GCMAES256", "Group14", "GCMAES256", "SHA1", "PFS2048"}));
}

TEST(WindowsPolicy, WritesPolicyForCsp) {
  EXPECT_EQ(
      windows_policy(kPolicy, PolicyDialect::csp),
      (WindowsPolicy{"GCMAES256", "GCMAES256", "Group14", "AES_GCM_256", "SHA196", "PFS2048"}));
}

TEST(WindowsPolicy, SupportsAllNames) {
  const auto takes = [](const azure::IpsecPolicy& policy) {
    EXPECT_NO_THROW(windows_policy(policy, PolicyDialect::cmdlet));
    EXPECT_NO_THROW(windows_policy(policy, PolicyDialect::csp));
  };
  auto policy = kPolicy;
  for (const char* name : {"GCMAES256", "GCMAES128", "AES256", "AES192", "AES128", "DES3"}) {
    policy.ike_encryption = name;
    takes(policy);
  }
  for (const char* name : {"SHA384", "SHA256", "SHA1", "MD5"}) {
    policy.ike_integrity = name;
    takes(policy);
  }
  for (const char* name :
       {"ECP384", "ECP256", "DHGroup24", "DHGroup2048", "DHGroup2", "DHGroup1"}) {
    policy.dh_group = name;
    takes(policy);
  }
  for (const char* name : {"GCMAES192", "GCMAES128", "AES256", "AES192", "AES128", "DES3"}) {
    policy.ipsec_encryption = name;
    takes(policy);
  }
  for (const char* name : {"GCMAES192", "GCMAES128", "SHA256", "SHA1", "MD5"}) {
    policy.ipsec_integrity = name;
    takes(policy);
  }
  for (const char* name : {"ECP384", "ECP256", "PFSMM", "PFS24", "PFS2", "PFS1", "None"}) {
    policy.pfs_group = name;
    takes(policy);
  }
}

TEST(WindowsPolicy, RejectsUnknownNames) {
  auto policy = kPolicy;
  policy.dh_group = "Group99";
  EXPECT_THROW(windows_policy(policy, PolicyDialect::cmdlet), Error);
}

}  // namespace
}  // namespace p2s::kit
