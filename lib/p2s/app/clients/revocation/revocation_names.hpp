// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/records.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::app {

/// Names of revoked certificates on a gateway: valid in Azure and unique in any case.
class RevocationNames {
 public:
  /// Reserves a name that the gateway already uses.
  void reserve(std::string_view name);
  /// The client's name, with a part of its thumbprint if that is in use.
  std::string add(const store::ClientRecord& client);

 private:
  std::set<std::string> taken_;  // in lower case
};

/// In the order of their revocation, so that names stay the same when more clients are revoked.
void sort_by_revocation(std::vector<store::ClientRecord>& clients);

}  // namespace p2s::app
