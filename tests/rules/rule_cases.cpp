// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_cases.hpp"

#include "rules/certificate_case.hpp"
#include "rules/toml_patch.hpp"

#include <p2s/rules/gateway_check.hpp>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace p2s::rules {
namespace {

toml::table read_toml(std::string_view name) {
  return toml::parse_file(fmt::format("{}/{}.toml", P2S_RULES_DATA, name));
}

/// The document written as text and read as p2s.toml is read, so that nothing is bypassed.
RuleCase read_case(toml::table document, std::string_view name) {
  RuleCase read;
  read.as_of = parse_time(document["as_of"].value_or(std::string("2026-11-01"))).value();
  if (const auto* table = document["certificates"].as_table())
    read.certificates = certificates_of(*table);
  document.erase("as_of");
  document.erase("certificates");
  std::ostringstream text;
  text << document;
  read.spec = spec::read_spec(text.str(), name);
  return read;
}

}  // namespace

RuleCase rule_case(std::string_view id, std::string_view kind) {
  auto document = read_toml("base");
  const auto changes = read_toml(id);
  for (const auto& [key, node] : changes) {
    if (key != "both" && key != "pass" && key != "fail")
      throw std::runtime_error(fmt::format("{}.toml: what is '{}'?", id, key.str()));
  }
  for (const auto table : {std::string_view("both"), kind}) {
    if (const auto* patch = changes[table].as_table()) change(document, *patch);
  }
  return read_case(std::move(document), fmt::format("{} of {}.toml", kind, id));
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
