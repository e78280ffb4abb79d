// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_cases.hpp"

#include "rules/certificate_case.hpp"
#include "rules/toml_patch.hpp"

#include <p2s/rules/gateway_check.hpp>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

namespace p2s::rules {
namespace {

/// Read once: properties ask for thousands of cases.
const toml::table& read_toml(const std::string& name) {
  static std::map<std::string, toml::table> read;
  const auto [known, is_new] = read.try_emplace(name);
  if (is_new) known->second = toml::parse_file(fmt::format("{}/{}.toml", P2S_RULES_DATA, name));
  return known->second;
}

/// The document written as text, so that nothing of reading it is bypassed.
CaseText text_of(toml::table document) {
  CaseText found;
  found.as_of = parse_time(document["as_of"].value_or(std::string("2026-11-01"))).value();
  if (const auto* table = document["certificates"].as_table())
    found.certificates = certificates_of(*table);
  document.erase("as_of");
  document.erase("certificates");
  std::ostringstream text;
  text << document << '\n';
  found.text = text.str();
  return found;
}

RuleCase read_case(toml::table document, std::string_view name) {
  auto found = text_of(std::move(document));
  return {spec::read_spec(found.text, name), std::move(found.certificates), found.as_of};
}

}  // namespace

RuleCase rule_case(std::string_view id, std::string_view kind) {
  auto document = read_toml("base");
  const std::string name(id);
  const auto& changes = read_toml(name);
  for (const auto& [key, node] : changes) {
    if (key != "both" && key != "pass" && key != "fail" && key != "says")
      throw std::runtime_error(fmt::format("{}.toml: what is '{}'?", id, key.str()));
  }
  for (const auto table : {std::string_view("both"), kind}) {
    if (const auto* patch = changes[table].as_table()) change(document, *patch);
  }
  return read_case(std::move(document), fmt::format("{} of {}.toml", kind, id));
}

CaseAnswer case_answer(std::string_view id) {
  const std::string name(id);
  const auto& document = read_toml(name);
  CaseAnswer answer;
  for (const auto* table : {"both", "fail"})
    answer.is_required |= document[table]["certificates"].is_table();
  answer.cause = document["says"]["cause"].value_or("");
  answer.fix = document["says"]["fix"].value_or("");
  return answer;
}

CaseText faulty_text(std::span<const std::string> ids,
                     const std::function<void(toml::table&)>& adjust) {
  auto document = read_toml("base");
  for (const auto& id : ids) {
    const auto& changes = read_toml(id);
    auto changed = document;
    try {
      for (const auto* table : {"both", "fail"}) {
        if (const auto* patch = changes[table].as_table()) change(changed, *patch);
      }
      document = std::move(changed);
    } catch (const std::runtime_error&) {  // another rule's file removed what this one changes
    }
  }
  if (adjust) adjust(document);
  return text_of(std::move(document));
}

RuleCase base_case() { return read_case(read_toml("base"), "base.toml"); }

Findings findings_of(const RuleCase& asked) {
  return check_gateway(asked.spec, asked.certificates, asked.as_of).findings;
}

std::size_t count_rule(const Findings& findings, std::string_view rule) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& finding) { return finding.rule == rule; }));
}

std::string errors_in(const Findings& findings) {
  std::string errors;
  for (const auto& finding : findings) {
    if (finding.severity == Severity::error)
      errors += fmt::format("{} {}: {}\n", finding.rule, finding.subject, finding.message);
  }
  return errors;
}

std::string case_name(std::string_view id) {
  std::string name(id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace p2s::rules
