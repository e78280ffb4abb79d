// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/lab/connect_lab.hpp>
#include <p2s/app/lab/lab_kit.hpp>
#include <p2s/app/store/services.hpp>
#include <p2s/base/files/folder_lock.hpp>
#include <p2s/base/secret.hpp>

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::app::detail {

struct LabSoftware {
  std::string_view name;
  std::string_view tunnel;
};
inline constexpr std::array kLabSoftware{LabSoftware{"openvpn", "openvpn"},
                                         LabSoftware{"strongswan", "ikev2"}};

/// A client of the lab, which connects with the profiles of another one.
struct LabIdentity {
  Secret pem;
  std::string name;      ///< "(revoked)"
  std::string expected;  ///< the cause of the refusal
};

/// A lab that runs, locked for one command.
class RunningLab {
 public:
  /// Error(not_found) without a lab; Error(conflict) if another command uses it or if `lab up` did
  /// not finish.
  RunningLab(std::filesystem::path folder, const Services& services);

  /// With each software that the kit has, or with `only`. Never empty: what is missing is skipped.
  std::vector<LabConnection> connect(const LabKit& kit, std::string_view only,
                                     const LabIdentity* identity = nullptr) const;

  /// The identity in NAME.pem; empty if the lab has none.
  Secret identity(const std::string& name) const;

 private:
  std::string expected_of(const LabKit& kit) const;
  bool has_gateway(const std::string& tunnel) const;
  void run(const LabKit& kit, const Secret& identity, LabConnection& connection) const;

  std::filesystem::path folder_;
  FolderLock lock_;
  const Services& services_;
  std::string root_;
  std::set<std::string, std::less<>> revoked_;
};

}  // namespace p2s::app::detail
