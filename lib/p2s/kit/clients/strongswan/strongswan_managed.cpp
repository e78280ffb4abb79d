// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/strongswan/strongswan_managed.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace p2s::kit {
namespace {

using Property = nlohmann::ordered_json;

/// The properties of one bundle.
class Bundle {
 public:
  // Lists are one text, separated by spaces.
  Bundle& text(std::string_view key, const Property& from, std::string_view name) {
    if (!from.contains(name)) return *this;
    const auto& value = from[std::string(name)];
    std::string joined;
    for (const auto& item : value.is_array() ? value : Property::array({value})) {
      if (!joined.empty()) joined += ' ';
      joined += item.get<std::string>();
    }
    return add(key, "valueString", joined);
  }
  Bundle& flag(std::string_view key) { return add(key, "valueBool", true); }
  Bundle& bundle(std::string_view key, const Bundle& inner) {
    return add(key, "valueBundle", inner.json());
  }
  Property json() const { return {{"managedProperty", properties_}}; }

 private:
  Bundle& add(std::string_view key, const char* type, Property value) {
    properties_.push_back({{"key", key}, {type, std::move(value)}});
    return *this;
  }

  Property properties_ = Property::array();
};

// Revocation is checked and certificates are requested, as in an imported profile: the app takes a
// missing key for "no".
Bundle remote_of(const Property& remote) {
  Bundle bundle;
  bundle.text("gateway", remote, "addr")
      .text("certificate", remote, "cert")
      .flag("remote_cert_req")
      .flag("remote_revocation_ocsp")
      .flag("remote_revocation_crl");
  return bundle;
}

Property profile_of(const Property& profile) {
  Bundle bundle;
  bundle.text("_uuid", profile, "uuid")
      .text("name", profile, "name")
      .text("vpn_type", profile, "type")
      .bundle("remote", remote_of(profile["remote"]))
      .text("ike_proposal", profile, "ike-proposal")
      .text("esp_proposal", profile, "esp-proposal")
      .text("dns_servers", profile, "dns-servers");
  if (profile.contains("split-tunneling")) {
    const auto& split = profile["split-tunneling"];
    Bundle tunnelled;
    tunnelled.text("included_subnets", split, "subnets")
        .text("excluded_subnets", split, "excluded");
    bundle.bundle("split_tunneling", tunnelled);
  }
  return bundle.json();
}

}  // namespace

nlohmann::ordered_json managed_configuration(const std::vector<nlohmann::ordered_json>& profiles) {
  Property bundles = Property::array();
  for (const auto& profile : profiles) bundles.push_back(profile_of(profile));
  Property managed = Property::array();
  managed.push_back({{"key", "managed_profiles"}, {"valueBundleArray", std::move(bundles)}});
  return {{"kind", "androidenterprise#managedConfiguration"},
          {"productId", "app:org.strongswan.android"},
          {"managedProperty", std::move(managed)}};
}

}  // namespace p2s::kit
