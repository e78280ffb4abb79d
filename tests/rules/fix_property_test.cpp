// SPDX-License-Identifier: Apache-2.0
// What holds for the fixes of any p2s.toml: specs with the faults of several rules and odd values
// of any key.
#include "rules/rule_cases.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/gateway_check.hpp>
#include <p2s/rules/spec_fixer.hpp>
#include <p2s/spec/spec_editor.hpp>
#include <p2s/spec/spec_keys.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

namespace p2s::rules {
namespace {

constexpr int kSpecs = 2000;

const std::vector<std::string>& rule_ids() {
  static const auto ids = [] {
    std::vector<std::string> found;
    for (const auto& rule : gateway_check_rules()) {
      if (rule.unchecked.empty()) found.emplace_back(rule.id);
    }
    return found;
  }();
  return ids;
}

std::string one_of(const std::vector<std::string>& values) { return *rc::gen::elementOf(values); }

std::string some_of(const std::vector<std::string>& values) {
  std::vector<std::string> chosen;
  for (const auto& value : values) {
    if (*rc::gen::inRange(0, 3) == 0) chosen.push_back(value);
  }
  return fmt::format("[{}]", join(chosen, ", "));
}

std::vector<std::string> quoted(std::span<const std::string_view> values) {
  std::vector<std::string> texts;
  for (const auto value : values) texts.push_back(fix::quoted(value));
  return texts;
}

const std::vector<std::string> kPrefixes{
    R"("10.1.0.0/16")",   R"("10.1.7.0/24")",   R"("192.168.0.0/24")", R"("172.16.201.0/24")",
    R"("172.16.0.0/12")", R"("100.64.0.0/20")", R"("8.8.8.0/24")",     R"("127.0.0.0/24")",
    R"("10.1.255.0/27")", R"("0.0.0.0/1")",     R"("fd00::/64")",      R"("172.16.201.0/30")"};
const std::vector<std::string> kTexts{
    R"("Basic")",   R"("VpnGw1")", R"("VpnGw3AZ")", R"("PolicyBased")",
    R"("Dynamic")", R"("a b")",    R"("")",         R"("GCMAES256")"};

/// A value of the key's type, usual or odd.
std::string value_of(const spec::SpecKey& key) {
  using enum spec::KeyType;
  if (*rc::gen::inRange(0, 4) == 0) return std::string(key.example);
  switch (key.type) {
    case flag:
      return one_of({"true", "false"});
    case number:
      return one_of({"0", "1", "2", "3", "130", "600", "20000"});
    case date:
      return one_of({"2024-05-01", "2025-06-01", "2026-06-01", "2027-06-01"});
    case text:
      return key.values.empty() ? one_of(kTexts) : one_of(quoted(key.values));
    case text_list:
      return key.values.empty() ? some_of(kPrefixes) : some_of(quoted(key.values));
    case prefix_list:
    case prefix_or_list:
      return some_of(kPrefixes);
    default:
      return std::string(key.example);
  }
}

/// Gives a few keys, which are in no list of tables, such values.
void set_some_keys(toml::table& document) {
  std::vector<const spec::SpecKey*> keys;
  for (const auto& key : spec::spec_keys()) {
    const bool in_list = key.path.find("[]") != std::string_view::npos;
    if (!key.is_table() && !in_list && key.name() != "*") keys.push_back(&key);
  }
  for (auto left = *rc::gen::inRange(0, 6); left > 0; --left) {
    const auto* key = *rc::gen::elementOf(keys);
    const auto value = toml::parse(fmt::format("value = {}", value_of(*key)));
    auto* table = &document;
    const auto parts = split(key->path, '.');
    for (std::size_t i = 0; i + 1 < parts.size() && table != nullptr; ++i)
      table = table->insert(parts[i], toml::table{}).first->second.as_table();
    if (table != nullptr) table->insert_or_assign(parts.back(), *value.get("value"));
  }
}

/// A comment above each table and behind its header.
std::string with_comments(std::string_view text) {
  std::string commented;
  int count = 0;
  for (const auto line : split_lines(text)) {
    const bool header = line.starts_with('[');
    if (header) commented += fmt::format("# comment {}\n", ++count);
    commented += fmt::format("{}{}\n", line, header ? "  # é" : "");
  }
  return commented;
}

std::size_t comments_in(std::string_view text) {
  std::size_t count = 0;
  for (const auto line : split_lines(text)) count += line.starts_with("# comment ") ? 1 : 0;
  return count;
}

using Counts = std::map<std::pair<std::string, std::string>, std::size_t>;

/// By rule and subject without places in lists, which move.
Counts faults(const Findings& findings) {
  Counts counts;
  for (const auto& each : findings) {
    if (each.severity == Severity::note) continue;
    auto subject = each.subject;
    std::erase_if(subject, [](char c) { return c >= '0' && c <= '9'; });
    ++counts[{each.rule, subject}];
  }
  return counts;
}

struct Totals {
  std::size_t specs = 0;
  std::size_t fixable = 0;
  std::size_t left = 0;
};

std::size_t count_fixable(const Findings& findings) {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [](const auto& each) { return fix_of(each) != nullptr; }));
}

void expect_sound_fixes(const CaseText& asked, Totals& totals) {
  const auto check = [&](std::string_view text) {
    return check_gateway(spec::read_spec(text, "p2s.toml"), asked.certificates, asked.as_of)
        .findings;
  };
  const auto text = with_comments(asked.text);
  Findings before;
  try {
    before = check(text);
  } catch (const Error&) {  // the reader refuses a value or a pair of keys
    return;
  }
  ++totals.specs;
  RC_ASSERT(spec::edit_spec(text, {}) == text);
  const auto fixed = fix_spec(text, check);
  if (fixed.applied.empty()) RC_ASSERT(fixed.text == text);
  const auto after = check(fixed.text);
  totals.fixable += count_fixable(before);
  totals.left += count_fixable(after);
  auto known = faults(before);
  for (const auto& [kind, count] : faults(after)) {
    if (count > known[kind]) RC_FAIL(fmt::format("{} came at {}", kind.first, kind.second));
  }
  RC_ASSERT(fix_spec(fixed.text, check).applied.empty());
  RC_ASSERT(comments_in(fixed.text) == comments_in(text));
}

TEST(Fixes, CureWithoutHarmInAnySpec) {
  Totals totals;
  rc::detail::TestParams params;
  params.maxSuccess = kSpecs * 3 / 2;  // some are refused by the reader
  const auto law = [&] {
    std::vector<std::string> ids;
    for (auto left = *rc::gen::inRange(0, 5); left > 0; --left) ids.push_back(one_of(rule_ids()));
    expect_sound_fixes(faulty_text(ids, set_some_keys), totals);
  };
  const auto result = rc::detail::checkTestable(law, rc::detail::TestMetadata(), params);
  std::ostringstream said;
  rc::detail::printResultMessage(result, said);
  EXPECT_TRUE(result.is<rc::detail::SuccessResult>()) << said.str();
  EXPECT_GE(totals.specs, static_cast<std::size_t>(kSpecs));
  // Nearly all of what can be fixed is fixed.
  EXPECT_LE(totals.left * 10, totals.fixable) << totals.left << " of " << totals.fixable;
}

}  // namespace
}  // namespace p2s::rules
