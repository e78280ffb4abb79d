// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/windows/windows_policy.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace p2s::kit {
namespace {

struct Name {
  std::string_view azure;
  std::string_view cmdlet;
  std::string_view csp;
};

constexpr std::array kWindowsEncryption{
    Name{"GCMAES256", "GCMAES256", "AES_GCM_256"},
    Name{"GCMAES128", "GCMAES128", "AES_GCM_128"},
    Name{"AES256", "AES256", "AES256"},
    Name{"AES192", "AES192", "AES192"},
    Name{"AES128", "AES128", "AES128"},
    Name{"DES3", "DES3", "DES3"},
};
constexpr std::array kWindowsIntegrity{
    Name{"SHA384", "SHA384", "SHA384"},
    Name{"SHA256", "SHA256", "SHA256"},
    Name{"SHA1", "SHA1", "SHA196"},
    Name{"MD5", "MD5", "MD5"},
};
constexpr std::array kWindowsGroup{
    Name{"ECP384", "ECP384", "ECP384"},        Name{"ECP256", "ECP256", "ECP256"},
    Name{"DHGroup14", "Group14", "Group14"},   Name{"DHGroup24", "Group24", "Group24"},
    Name{"DHGroup2048", "Group14", "Group14"}, Name{"DHGroup2", "Group2", "Group2"},
    Name{"DHGroup1", "Group1", "Group1"},
};
constexpr std::array kCipherTransform{
    Name{"GCMAES256", "GCMAES256", "GCMAES256"},
    Name{"GCMAES192", "GCMAES192", "GCMAES192"},
    Name{"GCMAES128", "GCMAES128", "GCMAES128"},
    Name{"AES256", "AES256", "AES256"},
    Name{"AES192", "AES192", "AES192"},
    Name{"AES128", "AES128", "AES128"},
    Name{"DES3", "DES3", "DES3"},
};
constexpr std::array kAuthenticationTransform{
    Name{"GCMAES256", "GCMAES256", "GCMAES256"},
    Name{"GCMAES192", "GCMAES192", "GCMAES192"},
    Name{"GCMAES128", "GCMAES128", "GCMAES128"},
    Name{"SHA256", "SHA256128", "SHA256128"},
    Name{"SHA1", "SHA196", "SHA196"},
    Name{"MD5", "MD596", "MD596"},
};
constexpr std::array kPfs{
    Name{"ECP384", "ECP384", "ECP384"},  Name{"ECP256", "ECP256", "ECP256"},
    Name{"PFS14", "PFS2048", "PFS2048"}, Name{"PFS2048", "PFS2048", "PFS2048"},
    Name{"PFS24", "PFS24", "PFS24"},     Name{"PFS2", "PFS2", "PFS2"},
    Name{"PFS1", "PFS1", "PFS1"},        Name{"PFSMM", "PFSMM", "PFSMM"},
    Name{"None", "None", "None"},
};

std::string translated(std::span<const Name> names, std::string_view azure, PolicyDialect dialect) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const Name& name) {
    return equals_ignoring_case(name.azure, azure);
  });
  if (found == names.end()) {
    throw Error(ErrorKind::internal, fmt::format("Windows has no name for '{}'", printable(azure)));
  }
  return std::string(dialect == PolicyDialect::cmdlet ? found->cmdlet : found->csp);
}

}  // namespace

render::Model WindowsPolicy::model() const {
  render::Model model;
  model.text("authentication_transform", authentication_transform)
      .text("cipher_transform", cipher_transform)
      .text("dh_group", dh_group)
      .text("encryption", encryption)
      .text("integrity_check", integrity_check)
      .text("pfs_group", pfs_group);
  return model;
}

WindowsPolicy windows_policy(const azure::IpsecPolicy& policy, PolicyDialect dialect) {
  return {translated(kAuthenticationTransform, policy.ipsec_integrity, dialect),
          translated(kCipherTransform, policy.ipsec_encryption, dialect),
          translated(kWindowsGroup, policy.dh_group, dialect),
          translated(kWindowsEncryption, policy.ike_encryption, dialect),
          translated(kWindowsIntegrity, policy.ike_integrity, dialect),
          translated(kPfs, policy.pfs_group, dialect)};
}

}  // namespace p2s::kit
