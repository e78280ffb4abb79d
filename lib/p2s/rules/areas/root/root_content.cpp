// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/certificate_view.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

using Fault = std::optional<CertificateFault>;

constexpr Period kSoon{90, Period::Unit::days};

Fault root_not_valid_now(const CertificateSummary& facts, Time as_of) {
  if (facts.not_after < as_of) {
    return CertificateFault{
        Severity::error,
        fmt::format("it expired on {}; clients of this root cannot connect",
                    format_date(facts.not_after)),
        "create a new root certificate and reissue the client certificates under it"};
  }
  if (facts.not_before <= as_of) return std::nullopt;
  return CertificateFault{Severity::error,
                          fmt::format("it is not valid before {}", format_time(facts.not_before)),
                          "check the clock of the machine that made it, or wait until then"};
}

Fault root_expires_soon(const CertificateSummary& facts, Time as_of) {
  if (facts.not_after < as_of || facts.not_after > kSoon.after(as_of)) return std::nullopt;
  return CertificateFault{Severity::warning,
                          fmt::format("it expires on {}, and with it all certificates under it",
                                      format_date(facts.not_after)),
                          "create the next root certificate and upload it in addition now"};
}

Fault leaf_as_root(const CertificateSummary& facts, Time) {
  if (is_issuer(facts)) return std::nullopt;
  return CertificateFault{
      Severity::error, "it is a user's certificate, not a root certificate",
      fmt::format("upload the certificate of its issuer instead: {}", printable(facts.issuer))};
}

constexpr std::array kRootContentRules{
    every_root(dated({"CERT-011", kError, "a root is valid", page::kTroubles}), root_not_valid_now),
    every_root(dated({"CERT-012", kWarning, "a root is valid for at least 90 more days", ""}),
               root_expires_soon),
    every_root({"CERT-018", kError, "a root is not a client certificate", ""}, leaf_as_root),
};

}  // namespace

GatewayRules root_content_rules() noexcept { return kRootContentRules; }

}  // namespace p2s::rules
