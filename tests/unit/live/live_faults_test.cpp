// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/live/difference.hpp>
#include <p2s/live/live_gateway.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace p2s::live::form_faults {
namespace {

// What is wrong with a form is refused with a reason, or noticed; nothing is taken for missing in
// silence.

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

LiveGateway read_json(const Json& json) {
  const auto text = json.dump();
  return read_live_gateway(as_bytes(text), "live.json");
}

void add_paths(const Json& node, const Pointer& path, std::vector<Pointer>& paths) {
  if (!path.empty()) paths.push_back(path);
  if (node.is_object()) {
    for (const auto& [key, value] : node.items()) add_paths(value, path / key, paths);
  } else if (node.is_array()) {
    for (std::size_t i = 0; i < node.size(); ++i) add_paths(node[i], path / i, paths);
  }
}

Json reversed(const Json& node) {
  if (node.is_array()) {
    auto list = Json::array();
    for (auto each = node.rbegin(); each != node.rend(); ++each) list.push_back(reversed(*each));
    return list;
  }
  if (!node.is_object()) return node;
  std::vector<std::string> keys;
  for (const auto& [key, value] : node.items()) keys.push_back(key);
  auto object = Json::object();
  for (auto key = keys.rbegin(); key != keys.rend(); ++key) object[*key] = reversed(node[*key]);
  return object;
}

Json of_wrong_type(const Json& value) { return value.is_string() ? Json(7) : Json("text"); }

/// Whether a reader must notice a change there: point-to-site settings, but for what Azure adds. A
/// plan shows the gateway before it.
bool matters(const Pointer& path) {
  const auto text = to_lower(path.to_string());
  if (text.starts_with("/planned_values") || path.back() == "radius_server_address") return false;
  const auto name = to_lower(path.back());
  const bool added = name == "id" || name == "etag" || name == "resourcegroup" ||
                     name == "provisioningstate" || name.ends_with("secret");
  if (added || (name == "name" && text.find("member") != text.npos)) return false;
  const auto plain = replace_all(text, "_", "");
  return plain.find("vpnclientconfiguration") != plain.npos ||
         plain.find("customroute") != plain.npos || plain.find("policygroup") != plain.npos;
}

class FormFaults : public ::testing::TestWithParam<const char*> {
 protected:
  FormFaults() {
    const auto bytes = read_file(std::string(P2S_TEST_DATA) + "/live/" + GetParam() + ".json");
    form_ = Json::parse(decode_text(bytes).value());
    expected_ = read_json(form_);
    add_paths(form_, Pointer(), paths_);
  }

  /// Empty: nothing was noticed.
  std::string notice(const Json& changed) const {
    try {
      const auto live = read_json(changed);
      if (!live.findings.empty()) return live.findings.front().message;
      if (!live.unread.empty()) return "unread";
      if (!(live.spec == expected_.spec)) return "differs";
      const bool same = live.resource_group == expected_.resource_group &&
                        live.subscription == expected_.subscription &&
                        live.provisioning_state == expected_.provisioning_state;
      return same ? "" : "differs";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::malformed);
      return error.message();
    }
  }

  /// The paths where a change is taken for what was there.
  std::string unnoticed(Json (*change)(const Json&)) const {
    std::string found;
    for (const auto& path : paths_) {
      auto changed = form_;
      changed[path] = change(form_[path]);
      if (changed != form_ && notice(changed).empty() && matters(path))
        found += path.to_string() + "\n";
    }
    return found;
  }

  Json form_;
  LiveGateway expected_;
  std::vector<Pointer> paths_;
};

TEST_P(FormFaults, WrongTypesAreNoticed) { EXPECT_EQ(unnoticed(of_wrong_type), ""); }

TEST_P(FormFaults, NullIsNoticed) {
  EXPECT_EQ(unnoticed([](const Json&) { return Json(); }), "");
}

TEST_P(FormFaults, OrderMeansNothing) {
  const auto live = read_json(reversed(form_));
  EXPECT_TRUE(differences(expected_.spec, live.spec, live.unread).empty());
  EXPECT_TRUE(differences(live.spec, expected_.spec, live.unread).empty());
  EXPECT_TRUE(live.findings.empty());
}

TEST_P(FormFaults, TruncatedIsRefused) {
  const auto text = form_.dump(1);
  for (std::size_t length = 0; length < text.size(); length += 211)
    EXPECT_THROW(read_live_gateway(as_bytes(text).first(length), "f"), Error) << length;
}

INSTANTIATE_TEST_SUITE_P(Forms, FormFaults,
                         ::testing::Values("arm", "cli", "cli-old", "cli-create", "cli-list",
                                           "list", "powershell", "windows-powershell",
                                           "terraform-state", "terraform-plan", "azapi",
                                           "template"));

TEST(LiveFaults, LargeInputIsRefused) {
  Bytes large(kLiveLimit + 1, ' ');
  large.front() = '{';
  try {
    read_live_gateway(large, "f");
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed);
    EXPECT_EQ(error.message(), "'f': it is larger than 16 MB");
  }
}

}  // namespace
}  // namespace p2s::live::form_faults
