// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/live/difference.hpp>
#include <p2s/live/live_gateway.hpp>
#include <p2s/rules/certificates.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace p2s::app {

/// What changes of a gateway mean for the clients of the store.
class ChangeEffects {
 public:
  /// The certificates are those of spec_certificates() of each gateway.
  ChangeEffects(const live::LiveGateway& live, const spec::GatewaySpec& desired,
                const rules::Certificates& before, const rules::Certificates& after, Time as_of);

  /// In words: "alice loses access"; empty if it has none.
  std::string of(const live::Difference& difference) const;
  static bool needs_new_kits(const live::Difference& difference);
  static bool interrupts(const live::Difference& difference);
  /// Names whose last accepted certificate is refused after the changes, or the reverse.
  std::vector<std::string> lose_access() const;
  std::vector<std::string> gain_access() const;

 private:
  struct Access {
    bool before = false;
    bool after = false;
  };
  std::string of_root(const live::Difference& difference) const;
  std::string of_revoked(const live::Difference& difference) const;
  std::vector<std::string> names(bool Access::*has, bool Access::*lacks,
                                 const std::set<std::string>* among = nullptr) const;
  std::set<std::string> under(const std::string& root) const;

  std::map<std::string, Access> access_;                ///< by name of the client
  std::map<std::string, std::string> names_;            ///< of clients by thumbprint
  std::map<std::string, std::set<std::string>> under_;  ///< names by thumbprint of the root
};

}  // namespace p2s::app
