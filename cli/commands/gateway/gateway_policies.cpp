// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/policy_options.hpp"
#include "options/spec.hpp"
#include "output/gateway/policy_view.hpp"
#include "output/output.hpp"

#include <p2s/azure/policy_table.hpp>
#include <p2s/rules/policy_check.hpp>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct GatewayPoliciesOptions {
  std::string file;
  azure::IpsecPolicy typed;
};

void add_options(CommandLine& line, GatewayPoliciesOptions& options) {
  add_spec_argument(line, options.file);
  add_policy_options(line, options.typed);
}

spec::GatewaySpec read_policies(const GatewayPoliciesOptions& options, Context& context) {
  auto spec = find_spec(options.file, context).value_or(spec::GatewaySpec{});
  if (is_empty(options.typed)) return spec;
  spec.ipsec = {spec.ipsec.empty() ? azure::completed(overlaid({}, options.typed))
                                   : overlaid(spec.ipsec.front(), options.typed)};
  return spec;
}

ExitCode run(const GatewayPoliciesOptions& options, Context& context) {
  const auto spec = read_policies(options, context);
  const auto findings = rules::check_policies(spec, context.services().as_of);
  show_policies(context, spec.ipsec, findings);
  return exit_code(findings);
}

constexpr std::array kGatewayPoliciesExamples{
    Example{"p2sctl gateway policies", "Show the tables and the policy of this workspace"},
    Example{"p2sctl gateway policies --json | jq -r '.client.proposals[]'",
            "Print the proposals that strongSwan clients should offer"},
    Example{"p2sctl gateway policies --dh-group DHGroup14 --pfs-group PFS14",
            "Use these groups with the policy of p2s.toml, or with the strongest ciphers"}};

}  // namespace

extern const Command gateway_policies{
    .path = "gateway policies",
    .summary = "Show IKE, IPsec and TLS policies and the matching strongSwan proposals",
    .details =
        "Prints the proposals of a gateway without a custom policy, the TLS cipher suites of "
        "OpenVPN and SSTP, the values allowed in a custom policy, and the strongSwan proposals for "
        "them, strongest first: combined ciphers (AES-GCM) before others, longer keys first, and "
        "groups that RFC 8247 advises against (24 and 2) last.\n\n"
        "The custom policy of [ipsec] in p2s.toml is checked and translated into proposals, "
        "esp_proposals, rekey_time and rekey_bytes of swanctl.conf. Options replace single values "
        "of the policy; without one in the file, the rest is the strongest that a gateway accepts. "
        "A custom policy replaces all defaults, "
        "so clients must offer exactly what is printed.\n\n"
        "Exits with status 3 if a finding is an error.",
    .examples = kGatewayPoliciesExamples,
    .see_also = "gateway check,gateway clients",
    .declare = make_command<GatewayPoliciesOptions, add_options, run>,
};

}  // namespace p2s::cli
