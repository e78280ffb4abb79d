// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <p2s/package/package_fields.hpp>

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <algorithm>
#include <functional>
#include <sstream>

namespace p2s::package {
namespace {

using pugi::xml_node;
using test::kAzureVpn;
using test::kOpenVpn;
using test::kScript;
using test::kSettings;
using test::SampleParts;
using Values = std::vector<std::string>;

Values without(const Values& all, const Values& known) {
  Values left;
  std::copy_if(all.begin(), all.end(), std::back_inserter(left), [&](const std::string& value) {
    return std::none_of(known.begin(), known.end(), [&](const std::string& other) {
      return equals_ignoring_case(value, other);
    });
  });
  return left;
}

/// Tells certificates apart without parsing them.
std::optional<RootFacts> facts_of(ByteView der) {
  return RootFacts{to_hex(der).substr(0, 80), "root", Time{}, Time{}};
}

/// What no change of a part may do: state a value that the package did not have, or turn a value
/// into "none" where it is no longer stated.
void expect_nothing_invented(const VendorPackage& original, const VendorPackage& mutated,
                             const std::string& what) {
  for (const auto& field : package_fields()) {
    auto before = field.values(original, facts_of);
    // VpnProfileSetup.ps1 states pools as routes: without VpnSettings.xml nothing tells them apart.
    if (field.key == "routes") {
      for (const auto& pool : original.pools) before.push_back(pool.to_string());
    }
    const auto after = field.values(mutated, facts_of);
    // Paths and values as the file has them.
    if (field.key != "azure_vpn_options" && field.key != "openvpn_options" &&
        field.key != "openvpn_lines") {
      EXPECT_EQ(without(after, before), Values{}) << what << ": " << field.key;
    }
    const bool lost = !before.empty() && after.empty();
    // An empty element of a list states that there is none.
    const bool is_list = (field.key == "routes" && what.find("Routes emptied") != what.npos) ||
                         field.key == "dns_servers" || field.key == "dns_suffixes" ||
                         field.key == "include_routes" || field.key == "exclude_routes" ||
                         field.key == "server_issuer" || field.key == "azure_vpn_options" ||
                         field.key == "openvpn_options" || field.key == "openvpn_lines";
    if (lost && !is_list) {
      EXPECT_TRUE(mutated.unknown.contains(field.key)) << what << ": " << field.key;
    }
  }
}

/// A part without which there is no package may be refused.
void read_and_compare(const SampleParts& parts, const VendorPackage& original,
                      const std::string& what) {
  try {
    expect_nothing_invented(original, parts.read(), what);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed) << what << ": " << error.message();
  }
}

void try_part(const SampleParts& sample, std::string_view part, const std::string& content,
              const VendorPackage& original, const std::string& what) {
  SampleParts parts = sample;
  parts[part] = content;
  read_and_compare(parts, original, what);
  SampleParts alone = sample;
  alone.files = {{std::string(part), content}};
  read_and_compare(alone, original, what + " (alone)");
}

std::string to_text(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw);
  return out.str();
}

struct Mutation {
  std::string_view name;
  std::function<void(xml_node)> apply;
};

std::string swapped_case(std::string_view name) {
  const auto upper = to_upper(name);
  return upper == name ? to_lower(name) : upper;
}

xml_node top_of(xml_node node) {
  auto top = node.root().first_child();
  while (top.type() != pugi::node_element) top = top.next_sibling();
  return top;
}

const std::vector<Mutation>& mutations() {
  static const std::vector<Mutation> all{
      {"removed", [](xml_node node) { node.parent().remove_child(node); }},
      {"doubled", [](xml_node node) { node.parent().insert_copy_after(node, node); }},
      {"emptied",
       [](xml_node node) {
         while (node.first_child()) node.remove_child(node.first_child());
       }},
      {"re-cased", [](xml_node node) { node.set_name(swapped_case(node.name()).c_str()); }},
      {"misplaced below the root", [](xml_node node) { top_of(node).append_move(node); }},
      {"misplaced",
       [](xml_node node) {
         auto place = top_of(node).last_child();
         if (place == node) place = place.previous_sibling();
         if (node == place || !place) return;
         place.append_move(node);
       }},
      {"nil", [](xml_node node) { node.append_attribute("i:nil").set_value("true"); }},
  };
  return all;
}

std::size_t count_elements(xml_node node) {
  std::size_t count = 0;
  for (const xml_node child : node.children()) {
    if (child.type() == pugi::node_element) count += 1 + count_elements(child);
  }
  return count;
}

xml_node element_at(xml_node node, std::size_t& index) {
  for (const xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    if (index-- == 0) return child;
    if (auto found = element_at(child, index)) return found;
  }
  return {};
}

void mutate_xml(const SampleParts& sample, std::string_view part,
                const std::vector<std::string_view>& except = {}) {
  const auto original = sample.read();
  const auto& text = sample.files.at(std::string(part));
  pugi::xml_document document;
  ASSERT_TRUE(document.load_buffer(text.data(), text.size()));
  const auto elements = count_elements(document.document_element());
  ASSERT_GT(elements, 10U);
  for (std::size_t i = 0; i < elements; ++i) {
    for (const auto& mutation : mutations()) {
      if (std::find(except.begin(), except.end(), mutation.name) != except.end()) continue;
      pugi::xml_document changed;
      changed.load_buffer(text.data(), text.size());
      auto index = i;
      const auto node = element_at(changed.document_element(), index);
      const auto what = fmt::format("{} {} {}", part, node.name(), mutation.name);
      mutation.apply(node);
      try_part(sample, part, to_text(changed), original, what);
    }
  }
}

SampleParts entra_sample() {
  const auto path = fmt::format("{}/vendor/azure-2024-entra.zip", P2S_TEST_DATA);
  SampleParts sample(2024);
  sample.files.clear();
  for (const auto& entry : archive::read_zip(read_file(path), path))
    sample.files[entry.name] = std::string(as_text(entry.content));
  return sample;
}

SampleParts configured_sample() {
  SampleParts sample(2024);
  sample.change(kAzureVpn, R"(<clientconfig i:nil="true" />)",
                "<clientconfig><dnsservers><dnsserver>10.0.0.4</dnsserver></dnsservers>"
                "<dnssuffixes><dnssuffix>.corp.example</dnssuffix></dnssuffixes><includeroutes>"
                "<route><destination>10.9.0.0</destination><mask>16</mask></route></includeroutes>"
                "<excluderoutes><route><destination>10.8.0.0</destination><mask>16</mask></route>"
                "</excluderoutes></clientconfig>");
  return sample;
}

TEST(Mutation, ElementsOfVpnSettingsInventNothing) {
  mutate_xml(SampleParts(2022), kSettings);
  mutate_xml(SampleParts(2024), kSettings);
  mutate_xml(entra_sample(), kSettings);
}

TEST(Mutation, ElementsOfAzureVpnProfilesInventNothing) {
  mutate_xml(SampleParts(2022), kAzureVpn);
  mutate_xml(configured_sample(), kAzureVpn);
  mutate_xml(entra_sample(), kAzureVpn);
}

// Alone, because a value that moves to another key is stated there.
TEST(Mutation, ElementsOfAppleProfilesInventNothing) {
  SampleParts sample(2024);
  sample.files = {{"vpn.mobileconfig", std::string(test::kApple)}};
  mutate_xml(sample, "vpn.mobileconfig", {"misplaced", "misplaced below the root"});
}

TEST(Mutation, ElementsOfIntuneProfilesInventNothing) {
  SampleParts sample(2024);
  const auto profile = configured_sample()[kAzureVpn];
  sample.files = {{"ProfileXML.xml", test::intune(profile.substr(profile.find("<AzVpnProfile")))}};
  mutate_xml(sample, "ProfileXML.xml");
}

TEST(Mutation, EveryIgnoredElementOfAProfileIsReported) {
  const auto sample = configured_sample();
  const auto& text = sample.files.at(std::string(kAzureVpn));
  pugi::xml_document document;
  document.load_buffer(text.data(), text.size());
  const auto elements = count_elements(document.document_element());
  for (std::size_t i = 0; i < elements; ++i) {
    pugi::xml_document changed;
    changed.load_buffer(text.data(), text.size());
    auto index = i;
    auto node = element_at(changed.document_element(), index);
    const std::string name = node.name();
    node.set_name(swapped_case(name).c_str());
    Findings findings;
    read_azure_vpn_profile(as_bytes(to_text(changed)), kAzureVpn, findings);
    EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      return finding.rule == "PKG-054" &&
             finding.message.find(fmt::format("'{}'", swapped_case(name))) != std::string::npos;
    })) << name;
  }
}

/// Each line removed, doubled, cut, in another case and at the end.
void mutate_lines(const SampleParts& sample, std::string_view part) {
  const auto original = sample.read();
  const auto& text = sample.files.at(std::string(part));
  const auto lines = split_lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string line(lines[i]);
    for (const auto& replacement :
         {std::string(), line + "\r\n" + line, line.substr(0, line.size() / 2), swapped_case(line),
          line.substr(0, line.find(' '))}) {
      std::string changed;
      for (std::size_t j = 0; j < lines.size(); ++j)
        changed += (j == i ? replacement : std::string(lines[j])) + "\r\n";
      SampleParts parts = sample;
      parts[part] = changed;
      const auto mutated = parts.read();
      const auto what = fmt::format("{} line {}: {}", part, i + 1, replacement);
      // A cut host name is another valid one: it is what the file says.
      if (replacement.empty() || replacement.size() >= line.size())
        expect_nothing_invented(original, mutated, what);
    }
  }
}

TEST(Mutation, LinesOfOpenVpnProfilesInventNothing) { mutate_lines(SampleParts(2024), kOpenVpn); }

TEST(Mutation, LinesOfScriptsInventNothing) { mutate_lines(SampleParts(2024), kScript); }

TEST(Mutation, TruncatedPartsInventNothing) {
  const SampleParts sample(2024);
  const auto original = sample.read();
  for (const auto part : {kSettings, kAzureVpn}) {
    const auto& text = sample.files.at(std::string(part));
    for (std::size_t length = 0; length < text.size(); length += 37)
      try_part(sample, part, text.substr(0, length), original,
               fmt::format("{} cut to {}", part, length));
  }
}

TEST(Mutation, PackagesAreReadWithAndWithoutEachPart) {
  for (const auto* name :
       {"azure-2022.zip", "azure-2022-radius-eapmschapv2.zip", "azure-2022-radius-eaptls.zip",
        "azure-2024.zip", "azure-2024-entra.zip"}) {
    const auto path = fmt::format("{}/vendor/{}", P2S_TEST_DATA, name);
    SampleParts sample(2024);
    sample.files.clear();
    for (const auto& entry : archive::read_zip(read_file(path), path))
      sample.files[entry.name] = std::string(as_text(entry.content));
    const auto original = sample.read();
    EXPECT_TRUE(original.findings.empty()) << name;
    for (const auto& [part, content] : sample.files) {
      SampleParts without_it = sample;
      without_it.drop(part);
      const auto mutated = without_it.read();
      for (const auto& field : package_fields()) {
        if (field.key == "authentications") continue;  // RADIUS is recognised by its root
        if (field.key == "routes" && !mutated.settings) continue;  // see expect_nothing_invented
        EXPECT_EQ(without(field.values(mutated, facts_of), field.values(original, facts_of)),
                  Values{})
            << name << " without " << part << ": " << field.key;
      }
    }
  }
}

}  // namespace
}  // namespace p2s::package
