// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/spec_fixer.hpp"

#include <p2s/base/error.hpp>
#include <p2s/spec/spec_editor.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace p2s::rules {
namespace {

constexpr int kMostRounds = 3;

/// "groups[].members[].value": places in lists move when an item goes.
std::string without_places(std::string_view subject) {
  std::string plain;
  bool inside = false;
  for (const char c : subject) {
    if (c == ']') inside = false;
    if (!inside) plain += c;
    if (c == '[') inside = true;
  }
  return plain;
}

using Kind = std::pair<std::string, std::string>;  // rule and subject

Kind kind_of(const std::string& rule, const std::string& subject) {
  return {rule, without_places(subject)};
}

/// The number of findings of each kind that are at least that severe.
std::map<Kind, std::size_t> tally(const Findings& findings, Severity least) {
  std::map<Kind, std::size_t> counts;
  for (const auto& each : findings) {
    if (each.severity <= least) ++counts[kind_of(each.rule, each.subject)];
  }
  return counts;
}

bool is_within(std::string_view inner, std::string_view outer) {
  return inner.starts_with(outer) &&
         (inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[');
}

bool conflict(const Edit& a, const Edit& b) {
  if (a == b) return false;
  if (a.change == Change::remove && b.change == Change::remove && !a.value.empty() &&
      !b.value.empty())
    return false;
  return is_within(a.key, b.key) || is_within(b.key, a.key);
}

bool conflict(const Fix& a, const Fix& b) {
  return std::any_of(a.edits.begin(), a.edits.end(), [&](const Edit& edit) {
    return std::any_of(b.edits.begin(), b.edits.end(),
                       [&](const Edit& other) { return conflict(edit, other); });
  });
}

/// Fixes that can be applied together; later rounds have the others.
std::vector<AppliedFix> fixes_of(const Findings& findings) {
  std::vector<AppliedFix> chosen;
  for (const auto& finding : findings) {
    const auto* fix = fix_of(finding);
    if (fix == nullptr) continue;
    const bool is_taken = std::any_of(chosen.begin(), chosen.end(), [&](const AppliedFix& each) {
      return each.fix.edits == fix->edits || conflict(each.fix, *fix);
    });
    if (!is_taken) chosen.push_back({finding.rule, finding.subject, *fix});
  }
  return chosen;
}

std::vector<Edit> edits_of(std::span<const AppliedFix> fixes) {
  std::vector<Edit> edits;
  for (const auto& each : fixes) {
    for (const auto& edit : each.fix.edits) {
      if (std::find(edits.begin(), edits.end(), edit) == edits.end()) edits.push_back(edit);
    }
  }
  return edits;
}

/// Whether the findings of the fixes are gone, and neither errors nor warnings came.
bool is_better(const Findings& before, const Findings& after, std::span<const AppliedFix> fixes) {
  auto left = tally(before, Severity::note);
  for (const auto& each : fixes) --left[kind_of(each.rule, each.subject)];
  const auto now = tally(after, Severity::note);
  const bool cured = std::all_of(fixes.begin(), fixes.end(), [&](const AppliedFix& each) {
    const auto kind = kind_of(each.rule, each.subject);
    return !now.contains(kind) || now.at(kind) <= left.at(kind);
  });
  const auto came = [&](Severity least) {
    const auto known = tally(before, least);
    const auto found = tally(after, least);
    return std::any_of(found.begin(), found.end(), [&](const auto& each) {
      return !known.contains(each.first) || known.at(each.first) < each.second;
    });
  };
  return cured && !came(Severity::error) && !came(Severity::warning);
}

/// A text and what is wrong in it.
class Fixer {
 public:
  using Check = std::function<Findings(std::string_view)>;
  Fixer(std::string text, const Check& check) : check_(check), findings_(check(text)) {
    fixed_.text = std::move(text);
  }

  FixedSpec run() {
    for (int round = 0; round < kMostRounds; ++round) {
      const auto fixes = fixes_of(findings_);
      if (fixes.empty() || !(apply(fixes) || apply_good_ones(fixes))) break;
    }
    return std::move(fixed_);
  }

 private:
  struct Trial {
    std::string text;
    Findings findings;
  };

  /// nullopt if the result is not better.
  std::optional<Trial> attempt(std::span<const AppliedFix> fixes) const {
    try {
      Trial trial{spec::edit_spec(fixed_.text, edits_of(fixes)), {}};
      trial.findings = check_(trial.text);
      if (is_better(findings_, trial.findings, fixes)) return trial;
    } catch (const Error&) {  // a file that the editor or the reader refuses stays as it is
    }
    return std::nullopt;
  }

  bool apply(std::span<const AppliedFix> fixes) {
    auto trial = attempt(fixes);
    if (!trial) return false;
    fixed_.text = std::move(trial->text);
    findings_ = std::move(trial->findings);
    fixed_.applied.insert(fixed_.applied.end(), fixes.begin(), fixes.end());
    return true;
  }

  /// Those that are good on their own, together if that is possible, else the first of them.
  bool apply_good_ones(const std::vector<AppliedFix>& fixes) {
    std::vector<AppliedFix> good;
    for (const auto& each : fixes) {
      if (attempt({&each, 1})) good.push_back(each);
    }
    return !good.empty() && (apply(good) || apply({good.data(), 1}));
  }

  const Check& check_;
  FixedSpec fixed_;
  Findings findings_;
};

}  // namespace

FixedSpec fix_spec(std::string text, const std::function<Findings(std::string_view)>& check) {
  return Fixer(std::move(text), check).run();
}

}  // namespace p2s::rules
