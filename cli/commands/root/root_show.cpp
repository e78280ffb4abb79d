// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"
#include "output/store/root_view.hpp"

#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/certificate.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct RootShowOptions {
  std::string name;
};

void add_options(CommandLine& line, RootShowOptions& options) {
  line.argument("ROOT", &options.name,
                "Root or issuing CA to show (default: the default root of the store)");
}

std::size_t clients_of(store::Inventory& inventory, const std::string& issuer) {
  std::size_t count = 0;
  inventory.for_each_client(
      [&](const store::ClientRecord& client) { count += client.issuer == issuer ? 1 : 0; });
  return count;
}

/// What Azure needs for the clients of this CA.
std::string upload_of(const std::vector<store::RootRecord>& chain) {
  if (chain.size() == 1) return "upload this root";
  return fmt::format("upload root '{}' ({})", chain.back().name, chain.back().thumbprint);
}

void print_text(std::ostream& out, const store::RootRecord& root,
                const pki::Certificate& certificate, const std::vector<store::RootRecord>& chain,
                std::size_t clients) {
  const auto line = [&out](std::string_view label, const std::string& value) {
    out << fmt::format("{:<13}{}\n", label, printable(value, 1000));
  };
  line("name", root.name);
  line("role", root.is_root() ? "root" : "issuing CA");
  if (!root.is_root()) line("issuer", root.issuer);
  line("subject", root.subject);
  line("thumbprint", root.thumbprint);
  line("sha256", certificate.sha256());
  line("serial", root.serial);
  line("key", root.key);
  line("not before", format_time(root.not_before));
  line("not after", format_time(root.not_after));
  line("private key", root.key_uri.value_or(root.has_key ? "yes" : "no"));
  if (root.is_root()) line("default", root.is_default ? "yes" : "no");
  line("clients", std::to_string(clients));
  line("for Azure", upload_of(chain));
}

ExitCode run(const RootShowOptions& options, Context& context) {
  store::Inventory& inventory = context.workspace().inventory();
  const store::RootRecord root = app::find_root(inventory, options.name);
  const pki::Certificate certificate = pki::Certificate::from_pem(root.certificate);
  const std::size_t clients = clients_of(inventory, root.name);
  if (context.globals().json)
    print_root_json(context, root, certificate, clients);
  else
    print_text(context.out(), root, certificate, app::Authorities(inventory).chain(root.name),
               clients);
  return ExitCode::done;
}

constexpr std::array kRootShowExamples{
    Example{"p2sctl root show P2SRootCert", "All details of one root"}};

}  // namespace

extern const Command root_show{
    .path = "root show",
    .summary = "Show a root or issuing CA",
    .details =
        "Shows the contents of the certificate, where its private key is, the number "
        "of clients that it issued, and which root is to be uploaded to Azure for them.",
    .examples = kRootShowExamples,
    .see_also = "root list,root export",
    .declare = make_command<RootShowOptions, add_options, run>,
};

}  // namespace p2s::cli
