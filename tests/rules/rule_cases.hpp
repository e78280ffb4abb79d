// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/rules/certificates.hpp>
#include <p2s/spec/spec.hpp>

#include <toml++/toml.h>

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace p2s::rules {

/// What a rule is asked about.
struct RuleCase {
  spec::GatewaySpec spec;
  Certificates certificates;
  Time as_of{};
};

/// base.toml with what ID.toml changes in it (see toml_patch.hpp): in table [both], and in the
/// table `kind`, which is "pass" or "fail". Keys that are not those of p2s.toml: `as_of`, the day
/// of the case, else 2026-11-01; and `certificates`, which certificates_of() reads.
RuleCase rule_case(std::string_view id, std::string_view kind);

/// The finding of the failing case, from table [says], for the example that the program prints. It
/// is required if the case has certificates, which the program cannot read.
struct CaseAnswer {
  bool is_required = false;
  std::string cause;  ///< the message
  std::string fix;    ///< the hint
};
CaseAnswer case_answer(std::string_view id);

/// A p2s.toml and what belongs to it.
struct CaseText {
  std::string text;
  Certificates certificates;
  Time as_of{};
};

/// base.toml with what the rules' files change in it for their faults, as far as these changes fit
/// together, and then with `change`.
CaseText faulty_text(std::span<const std::string> ids,
                     const std::function<void(toml::table&)>& change = {});

/// base.toml as it is.
RuleCase base_case();

/// All that `gateway check` says of the case.
Findings findings_of(const RuleCase& asked);

/// How many of them are of that rule.
std::size_t count_rule(const Findings& findings, std::string_view rule);

/// The errors, one a line.
std::string errors_in(const Findings& findings);

/// "POOL-001" as the name of a test.
std::string case_name(std::string_view id);

}  // namespace p2s::rules
