// SPDX-License-Identifier: Apache-2.0
#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <ostream>

namespace p2s::cli {
namespace {

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\033[1;31m";
    case Severity::warning:
      return "\033[1;33m";
    case Severity::note:
      break;
  }
  return "\033[1;36m";
}

}  // namespace

void print_finding(Context& context, const Finding& finding, std::string_view before) {
  const std::string severity(to_string(finding.severity));
  const std::string shown = context.out_has_colour()
                                ? fmt::format("{}{}\033[0m", colour_of(finding.severity), severity)
                                : severity;
  const std::string subject = finding.subject.empty() ? "" : printable(finding.subject) + ": ";
  context.out() << fmt::format("{}{} {}: {}{}\n", before, shown, finding.rule, subject,
                               printable(finding.message, 2000));
  if (context.globals().quiet) return;
  if (!finding.hint.empty()) context.out() << "  hint: " << printable(finding.hint, 2000) << '\n';
  if (!finding.reference.empty())
    context.out() << "  see: " << printable(finding.reference) << '\n';
}

void print_findings(Context& context, const Findings& findings) {
  for (const Finding& finding : findings) print_finding(context, finding, {});
}

}  // namespace p2s::cli
