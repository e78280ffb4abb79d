#include "command.hpp"
#include "options/apple_profiles.hpp"
#include "options/protection.hpp"
#include "output/package/kit_view.hpp"

#include <p2s/app/kits/build_kits.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct PackageBuildOptions {
  std::string azure;
  std::vector<std::string> clients;
  std::vector<std::string> users;
  bool all = false;
  std::string systems;
  std::string output = "kits";
  bool zip = false;
  PfxChoice protection;
  unsigned jobs = 0;
  std::string templates;
  std::string contact;
  bool forced_tunnel = false;
  bool pkcs12_aside = false;
  AppleProfileChoice apple;
  bool force = false;
  bool resume = false;
};

void add_options(CommandLine& line, PackageBuildOptions& options) {
  line.option("--azure FILE", &options.azure,
              "the zip that Azure generated, or its unpacked folder; else p2s.toml tells");
  line.option("--client CLIENT", &options.clients, "a client, by name or thumbprint");
  line.flag("--all", &options.all, "every client that has a live certificate").excludes("--client");
  line.option("--user NAME", &options.users,
              "a user of RADIUS or Entra ID, who has a name and no certificate")
      .excludes("--all");
  add_systems_option(line, options.systems);
  line.option("-o, --output DIR", &options.output, "the folder of the kits");
  line.flag("--zip", &options.zip, "one zip for each client instead of a folder");
  add_pfx_options(line, options.protection);
  line.option("--jobs N", &options.jobs, "threads; else one for each processor").range(1, 1024);
  line.option("--templates DIR", &options.templates, "templates that replace the built-in ones");
  line.option("--contact TEXT", &options.contact, "whom users ask; else [kit] contact of p2s.toml");
  line.flag("--forced-tunnel", &options.forced_tunnel,
            "send all traffic of the clients into the tunnel");
  line.flag("--pkcs12", &options.pkcs12_aside,
            "for OpenVPN 2.x also a profile with certificate and key in a .p12 file beside it");
  add_apple_profile_options(line, options.apple);
  add_force_option(line, options.force);
  line.flag("--resume", &options.resume, "keep the kits that are done, build the rest")
      .excludes("--force");
}

app::KitRequest to_request(const PackageBuildOptions& options, Context& context) {
  if (options.clients.empty() && options.users.empty() && !options.all) {
    throw Error(ErrorKind::usage, "no client is named")
        .hint("--client NAME, --user NAME, or --all");
  }
  app::KitRequest request;
  request.azure = options.azure;
  request.clients = options.clients;
  request.users = options.users;
  request.all = options.all;
  request.systems = to_systems(options.systems);
  request.output = options.output;
  request.form = options.zip ? kit::KitForm::zip : kit::KitForm::folder;
  if (!options.templates.empty())
    request.templates = render::Templates::with_overrides(options.templates);
  request.jobs = options.jobs;
  request.existing = options.force ? OnExisting::replace : OnExisting::fail;
  request.resume = options.resume;
  request.wishes.contact = options.contact;
  request.wishes.forced_tunnel = options.forced_tunnel;
  request.wishes.pkcs12_aside = options.pkcs12_aside;
  request.protection = to_protection(options.protection, context);
  apply(options.apple, request.wishes, context);
  return request;
}

ExitCode show_plan(const app::KitRequest& request, Context& context) {
  const auto plan = app::plan_kits(request, context.workspace());
  for (const auto& client : plan.clients) {
    const auto path = kit::kit_path(request.output, client.name, request.form).string();
    context.info(fmt::format("would build '{}' for '{}' ({})", printable(path),
                             printable(client.name), client.thumbprint));
  }
  if (context.globals().json)
    print_plan_json(context, request, plan);
  else
    print_findings(context, plan.findings);
  return exit_code(plan.findings);
}

// On stderr: the product of this command is the paths of the kits.
void print_summary(const Findings& findings, Context& context) {
  for (const auto& finding : findings) {
    const std::string text = fmt::format("{}: {}", finding.rule, printable(finding.message, 2000));
    if (finding.severity == Severity::note) {
      context.info(text);
    } else {
      context.warn(text, finding.severity);
    }
    if (!finding.hint.empty()) context.info("  hint: " + printable(finding.hint, 2000));
  }
}

ExitCode run(const PackageBuildOptions& options, Context& context) {
  const auto request = to_request(options, context);
  if (context.globals().dry_run) return show_plan(request, context);
  const bool json = context.globals().json;
  const auto on_kit = [&](const app::BuiltKit& kit) {
    if (json) return;
    clear_progress(context);
    context.out() << printable(kit.path.string(), 4096) << std::endl;
  };
  const auto result =
      app::build_kits(request, context.workspace(), on_kit, progress(context, "building kits"));
  if (json) {
    print_kits_json(context, result);
  } else {
    print_summary(result.findings, context);
  }
  const bool generated = !result.kits.empty() && !result.kits.front().password_file.empty();
  const auto kept = static_cast<std::size_t>(std::count_if(
      result.kits.begin(), result.kits.end(), [](const app::BuiltKit& kit) { return kit.kept; }));
  context.info(fmt::format("{} built{}", counted(result.kits.size() - kept, "kit", "kits"),
                           kept == 0 ? "" : fmt::format(", {} kept", kept)));
  if (generated) {
    context.info(fmt::format("the passwords are in '{}': send each by another way than its kit",
                             printable(app::password_folder(request.output).string())));
  }
  return exit_code(result.findings);
}

constexpr std::array kPackageBuildExamples{
    Example{"p2sctl package build --azure VNet1GW.zip --client alice", "one kit, in kits/alice"},
    Example{"p2sctl package build --azure VNet1GW.zip --all --zip -o out", "a zip for everybody"},
    Example{"p2sctl package build --azure VNet1GW.zip --all --sign-cert signer.pem --sign-key "
            "signer.key",
            "macOS and iOS show who signed the profile"}};

}  // namespace

extern const Command package_build{
    .path = "package build",
    .summary = "make each user's profiles, ready to import",
    .details =
        "Takes the package that Azure generated, or without one the tables [server] and [kit] of "
        "p2s.toml, and writes for each client the files of every VPN client software, with "
        "certificate and key filled in, and a START-HERE.html in plain words. The passwords of "
        "the PFX files go into OUTPUT-passwords, never into a kit, unless --embed-password asks "
        "for it. Revoked and expired clients are refused. Exit code 3 when a finding is an error; "
        "the kits are written all the same.",
    .examples = kPackageBuildExamples,
    .see_also = "package inspect,client issue,client export",
    .cancellable = true,
    .declare = make_command<PackageBuildOptions, add_options, run>,
};

}  // namespace p2s::cli
