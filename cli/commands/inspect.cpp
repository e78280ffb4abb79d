#include "../command.hpp"
#include "../options/options.hpp"
#include "../output/output.hpp"

#include <p2s/app/inspect_files.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

struct InspectOptions {
  std::vector<std::string> files;
  std::string password = "prompt";
};

void add_options(CLI::App& app, InspectOptions& options) {
  app.add_option("file", options.files, "files of any kind; - is standard input")
      ->type_name("FILE")
      ->required();
  app.add_option("--password", options.password, "where the password of a PFX comes from")
      ->type_name("SOURCE");
}

Json json_of(const pki::Certificate& certificate) {
  const auto& facts = certificate.facts();
  return {{"subject", facts.subject},
          {"issuer", facts.issuer},
          {"thumbprint", certificate.thumbprint()},
          {"sha256", certificate.sha256()},
          {"serial", facts.serial},
          {"not_before", format_time(facts.not_before)},
          {"not_after", format_time(facts.not_after)},
          {"key", facts.key},
          {"signature", facts.signature_algorithm},
          {"alternative_names", facts.alternative_names},
          {"key_usage", facts.key_usage},
          {"extended_key_usage", facts.extended_key_usage},
          {"is_ca", facts.is_ca},
          {"self_signed", facts.self_signed}};
}

Json json_of(const app::InspectedFile& file) {
  Json document{{"file", file.file},
                {"kind", file.kind},
                {"has_private_key", file.has_private_key},
                {"certificates", Json::array()}};
  for (const auto& certificate : file.certificates)
    document["certificates"].push_back(json_of(certificate));
  return document;
}

void print_certificate(Context& context, const pki::Certificate& certificate) {
  const auto& facts = certificate.facts();
  const auto row = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) context.out() << fmt::format("  {:<16}{}\n", label, printable(value, 2000));
  };
  row("subject", facts.subject);
  row("issuer", facts.self_signed ? "itself" : facts.issuer);
  row("thumbprint", certificate.thumbprint());
  row("serial", facts.serial);
  row("valid", format_time(facts.not_before) + " to " + format_time(facts.not_after));
  row("key", facts.key);
  row("signature", facts.signature_algorithm);
  row("other names", join(facts.alternative_names, ", "));
  row("usage", join(facts.key_usage, ", "));
  row("purposes", join(facts.extended_key_usage, ", "));
}

std::string title(const app::InspectedFile& file) {
  if (file.kind == "certificates")
    return counted(file.certificates.size(), "certificate", "certificates");
  if (file.kind == "pfx")
    return file.has_private_key ? "PFX with a private key" : "PFX without a private key";
  if (file.kind == "certificate-request")
    return "certificate signing request; sign it with: p2sctl client sign --csr FILE";
  if (file.kind == "private-key") return "private key";
  if (file.kind == "zip") return "zip; if Azure made it: p2sctl package inspect FILE";
  return file.kind;
}

void print_file(Context& context, const app::InspectedFile& file) {
  context.out() << printable(file.file, 4096) << ": " << title(file) << '\n';
  for (std::size_t i = 0; i < file.certificates.size(); ++i) {
    if (i > 0) context.out() << '\n';
    print_certificate(context, file.certificates[i]);
  }
}

ExitCode run(const InspectOptions& options, Context& context) {
  const auto source = to_source(options.password, "--password");
  const auto password = app::asked_once([&] {
    return secrets::read_secret(source, "password of the PFX", context.services().inputs(), false);
  });
  std::vector<app::FileFailure> failures;
  Json document{{"files", Json::array()}};
  Findings findings;
  for (const auto& name : options.files) {
    try {
      const auto file = app::inspect_file(name, password, context.services().judged_at);
      findings.insert(findings.end(), file.findings.begin(), file.findings.end());
      document["files"].push_back(json_of(file));
      if (!context.globals().json) print_file(context, file);
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::usage) throw;
      failures.push_back({name, error.kind(), error.message(), error.hint()});
    }
  }
  const bool nothing = failures.size() == options.files.size();
  if (context.globals().json) {
    add_findings(document, findings);
    if (!nothing) print_json(context, document);
  } else {
    print_findings(context, findings);
  }
  context.out().flush();  // what could be read is the product, whatever failed beside it
  if (!failures.empty()) throw app::failures_error(failures, options.files.size());
  return exit_code(findings);
}

constexpr std::array kExamples{
    Example{"p2sctl inspect alice.pfx --password file:alice.pfx.password",
            "what is in it, and whether it will work"},
    Example{"p2sctl inspect *.cer --json", "the same for programs"}};

}  // namespace

extern const Command inspect{
    .path = "inspect",
    .summary = "say what files are and what is in them",
    .details =
        "Shows certificates, chains and PFX files in readable form, with findings: expired, weak "
        "key, old signature, "
        "no client purpose, no chain. Exit code 3 when a finding is an error.",
    .examples = kExamples,
    .see_also = "thumbprint,package inspect",
    .declare = [](CLI::App& app) { return bound<InspectOptions>(app, add_options, run); },
};

}  // namespace p2s::cli
