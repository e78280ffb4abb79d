// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/ipsec_policy.hpp>

namespace p2s::azure::test {

/// A policy that all rules accept without error.
inline IpsecPolicy good_policy() {
  return {"GCMAES256", "SHA384", "ECP384",  "GCMAES256", "GCMAES256",
          "ECP384",    27000,    102400000, "ipsec"};
}

}  // namespace p2s::azure::test
