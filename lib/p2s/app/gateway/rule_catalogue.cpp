// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/rule_catalogue.hpp"

#include <p2s/app/store/store_rules.hpp>
#include <p2s/diagnosis/diagnosis_rules.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/live/live_rules.hpp>
#include <p2s/package/package_rules.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <algorithm>
#include <array>

namespace p2s::app {
namespace {

constexpr std::string_view kGateway = "p2sctl gateway check";

constexpr std::array kAreas{
    RuleArea{"POOL", "Address pools", kGateway},
    RuleArea{"GW", "Gateway, subnet and public address", kGateway},
    RuleArea{"SKU", "SKUs", kGateway},
    RuleArea{"RSZ", "Changes of the SKU", kGateway},
    RuleArea{"TUN", "Tunnel types", kGateway},
    RuleArea{"CLI", "Client software", kGateway},
    RuleArea{"CERT", "Root certificates", kGateway},
    RuleArea{"REV", "Revocation", kGateway},
    RuleArea{"ENT", "Microsoft Entra ID", kGateway},
    RuleArea{"RAD", "RADIUS", kGateway},
    RuleArea{"GRP", "User groups", kGateway},
    RuleArea{"CRT", "Client certificates and keys", kGateway},
    RuleArea{"POL", "IKE and IPsec policy", kGateway},
    RuleArea{"TLS", "TLS", kGateway},
    RuleArea{"MIG", "Moving off SSTP", kGateway},
    RuleArea{"RTE", "Routes and profiles", kGateway},
    RuleArea{"SRV", "The gateway's certificate", kGateway},
    RuleArea{"LIVE", "The deployed gateway", "p2sctl gateway check LIVE.json and gateway diff"},
    RuleArea{"DIAG", "Diagnosis of a client", "p2sctl diagnose"},
    RuleArea{"PKG", "Packages from Azure", "p2sctl package inspect, check and build"},
    RuleArea{"KIT", "Kits", "p2sctl package check and build"},
    RuleArea{"STORE", "The store", "p2sctl store check"},
};

}  // namespace

std::span<const RuleArea> rule_areas() noexcept { return kAreas; }

const RuleArea& area_of(const Rule& rule) {
  const auto prefix = rule.id.substr(0, rule.id.rfind('-'));
  return *std::find_if(kAreas.begin(), kAreas.end() - 1,
                       [&](const RuleArea& area) { return area.prefix == prefix; });
}

std::vector<Rule> rule_catalogue() {
  auto rules = rules::gateway_check_rules();
  rules.insert(rules.end(), live::kLiveRules.begin(), live::kLiveRules.end());
  // The diagnosis also checks rules of the gateway that require the client.
  std::copy_if(diagnosis::kDiagnosisRules.begin(), diagnosis::kDiagnosisRules.end(),
               std::back_inserter(rules),
               [](const Rule& rule) { return rule.id.starts_with("DIAG-"); });
  rules.insert(rules.end(), package::kPackageRules.begin(), package::kPackageRules.end());
  rules.insert(rules.end(), kit::kKitRules.begin(), kit::kKitRules.end());
  rules.insert(rules.end(), kStoreRules.begin(), kStoreRules.end());
  std::stable_sort(rules.begin(), rules.end(),
                   [](const Rule& a, const Rule& b) { return &area_of(a) < &area_of(b); });
  return rules;
}

}  // namespace p2s::app
