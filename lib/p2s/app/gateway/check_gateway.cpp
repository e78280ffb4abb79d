// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/check_gateway.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/gateway/deployed/check_live_gateway.hpp>
#include <p2s/app/roots/spec_store.hpp>
#include <p2s/app/store/store_rules.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/silenced_rules.hpp>

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace p2s::app {
namespace {

std::filesystem::path spec_of(Workspace& workspace) {
  if (auto file = workspace.spec_file()) return *std::move(file);
  throw Error(ErrorKind::not_found, "p2s.toml not found")
      .hint("give a path: p2sctl gateway check p2s.toml, or create one with: p2sctl init DIR");
}

bool names_store(const WorkspaceChoice& choice, const Services& services) {
  return !choice.store.empty() || !services.environment("P2SCTL_STORE").value_or("").empty();
}

void add_unreadable(const rules::Certificates& certificates, Findings& findings) {
  for (const auto& each : certificates.unreadable) {
    findings.push_back(finding(StoreRule("STORE-002"), each.subject,
                               fmt::format("the certificate cannot be parsed: {}", each.problem),
                               "check the whole store with: p2sctl store check"));
  }
  if (!certificates.unreadable.empty()) sort_findings(findings);
}

std::string read_text(const std::filesystem::path& file, const Services& services) {
  return std::string(as_text(read_input(file.string(), services, spec::kSpecLimit)));
}

/// Checks texts of one spec. The store is chosen by the first.
class SpecCheck {
 public:
  SpecCheck(const std::optional<std::filesystem::path>& file, const WorkspaceChoice& choice,
            const Services& services)
      : has_file_(file.has_value()), choice_(choice), services_(services) {
    file_ = file ? *file : spec_of(found_.emplace(choice, services));
  }

  const std::filesystem::path& file() const { return file_; }

  GatewayCheck run(std::string_view text) {
    GatewayCheck check{file_, std::string(text), {}, {}};
    const auto name = file_ == "-" ? "<stdin>" : file_.filename().string();
    const auto spec = spec::read_spec(text, name, &check.positions);
    rules::require_known_rules(spec, name, check.positions);
    check.report = rules::check_gateway(spec, certificates_of(spec), services_.as_of);
    add_unreadable(*certificates_, check.report.findings);
    return check;
  }

 private:
  /// Read again only for other roots.
  const rules::Certificates& certificates_of(const spec::GatewaySpec& spec) {
    if (!workspace_) open(spec);
    if (!certificates_ || spec.roots != roots_ || spec.authentication != methods_ ||
        spec.radius.roots != radius_roots_) {
      certificates_ = spec_certificates(spec, file_.parent_path(), &*workspace_);
      roots_ = spec.roots;
      methods_ = spec.authentication;
      radius_roots_ = spec.radius.roots;
    }
    return *certificates_;
  }

  void open(const spec::GatewaySpec& spec) {
    const bool named = names_store(choice_, services_);
    auto place = choice_;
    if (!named && (!has_file_ || choice_.directory.empty()))
      place.store = store_url_of(spec, file_);
    workspace_.emplace(place, services_);
    if (named) workspace_->inventory();  // a store given explicitly must exist
  }

  bool has_file_;
  WorkspaceChoice choice_;
  const Services& services_;
  std::optional<Workspace> found_;
  std::filesystem::path file_;
  std::optional<Workspace> workspace_;
  std::optional<rules::Certificates> certificates_;
  std::vector<spec::SpecRoot> roots_;
  azure::MethodSet methods_;
  std::vector<std::string> radius_roots_;
};

void write_spec(const std::filesystem::path& file, const GatewayFix& fixed,
                const Services& services) {
  if (read_text(file, services) != fixed.before) {
    throw Error(ErrorKind::conflict,
                fmt::format("'{}' was changed by another program", printable(file.string())))
        .hint("run the command again");
  }
  write_file(std::filesystem::canonical(file), as_bytes(fixed.check.text), Access::kept,
             OnExisting::replace);
}

}  // namespace

GatewayCheck check_gateway(const std::optional<std::filesystem::path>& file,
                           const WorkspaceChoice& choice, const Services& services) {
  SpecCheck spec(file, choice, services);
  // Read once: it may be a pipe.
  const auto limit = file ? live::kLiveLimit : spec::kSpecLimit;
  const auto content = read_input(spec.file().string(), services, limit);
  if (!file || !live::looks_like_json(content)) return spec.run(as_text(content));
  Workspace workspace(choice, services);
  if (names_store(choice, services)) workspace.inventory();
  return check_live_gateway(*file, live::read_live_gateway(content, file->filename().string()),
                            workspace);
}

GatewayFix fix_gateway(const std::optional<std::filesystem::path>& file,
                       const WorkspaceChoice& choice, const Services& services, bool dry_run) {
  SpecCheck spec(file, choice, services);
  if (spec.file() == "-" && !dry_run) {
    throw Error(ErrorKind::usage, "fixes cannot be written to standard input")
        .hint("add --dry-run to print them as a diff");
  }
  GatewayFix fixed;
  fixed.before = read_text(spec.file(), services);
  if (live::looks_like_json(as_bytes(fixed.before))) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' shows a deployed gateway; only a p2s.toml can be fixed",
                            printable(spec.file().filename().string())))
        .hint("import it first: p2sctl gateway import LIVE.json -o imported.toml");
  }
  auto [text, applied] = rules::fix_spec(
      fixed.before, [&](std::string_view each) { return spec.run(each).report.findings; });
  fixed.check = spec.run(text);
  fixed.applied = std::move(applied);
  if (!dry_run && text != fixed.before) write_spec(spec.file(), fixed, services);
  return fixed;
}

}  // namespace p2s::app
