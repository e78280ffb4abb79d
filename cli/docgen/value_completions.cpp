// SPDX-License-Identifier: Apache-2.0
#include "docgen/value_completions.hpp"

#include <p2s/app/gateway/rule_catalogue.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/explain.hpp>

#include <fmt/format.h>

namespace p2s::cli {
namespace {

std::vector<Candidate> sources() {
  return {{"env:", "Value of an environment variable"},
          {"file:", "First line of a file"},
          {"fd:", "First line of an open file descriptor"},
          {"stdin", "First line of standard input"},
          {"prompt", "Prompt on the terminal"},
          {"generate", "Generate a strong password (new PFX files only)"}};
}

std::vector<Candidate> rules() {
  std::vector<Candidate> found;
  for (const auto& rule : app::rule_catalogue())
    found.push_back({std::string(rule.id), std::string(rule.title)});
  return found;
}

/// What `explain` accepts: names of errors and IDs of rules.
std::vector<Candidate> codes() {
  std::vector<Candidate> found;
  for (const auto& error : diagnosis::known_errors()) found.push_back({error.name, error.message});
  for (const Rule& rule : app::rule_catalogue())
    found.push_back({std::string(rule.id), std::string(rule.title)});
  return found;
}

std::vector<Candidate> roots(store::Inventory& inventory) {
  std::vector<Candidate> found;
  for (const store::RootRecord& root : inventory.roots()) {
    const std::string_view role = root.is_root() ? "" : "issuing CA, ";
    found.push_back({root.name, fmt::format("{}expires {}", role, format_date(root.not_after))});
  }
  return found;
}

std::vector<Candidate> clients(store::Inventory& inventory, bool names, bool thumbprints) {
  std::vector<Candidate> found;
  inventory.for_each_client([&](const store::ClientRecord& client) {
    const std::string meaning = client.revoked_at ? "revoked " + format_date(*client.revoked_at)
                                                  : "expires " + format_date(client.not_after);
    if (names && (found.empty() || found.back().text != client.name))
      found.push_back({client.name, meaning});
    if (thumbprints) found.push_back({client.thumbprint, client.name + ", " + meaning});
  });
  return found;
}

std::vector<Candidate> stored(const std::string& kind, app::Workspace& workspace) {
  try {
    store::Inventory& inventory = workspace.inventory();
    if (kind == "ROOT") return roots(inventory);
    return clients(inventory, kind.find("CLIENT") != std::string::npos,
                   kind.find("THUMBPRINT") != std::string::npos);
  } catch (const Error&) {
    return {};  // no workspace, no store or no permission: no candidates
  }
}

}  // namespace

Completion value_completions(const std::string& metavariable, app::Workspace& workspace) {
  Completion found;
  if (metavariable == "FILE") {
    found.files = true;
  } else if (metavariable == "DIR") {
    found.directories = true;
  } else if (metavariable == "SOURCE") {
    found.candidates = sources();
  } else if (metavariable == "RULE") {
    found.candidates = rules();
  } else if (metavariable.starts_with("CODE")) {
    found.candidates = codes();
  } else if (metavariable == "ROOT" || metavariable.starts_with("CLIENT") ||
             metavariable == "THUMBPRINT") {
    found.candidates = stored(metavariable, workspace);
  } else if (metavariable.find('|') != std::string::npos) {
    for (const std::string_view value : split(metavariable, '|')) {
      if (value == "DIR") found.directories = true;
      if (value == "FILE") found.files = true;
      if (value != "DIR" && value != "FILE") found.candidates.push_back({std::string(value), ""});
    }
  }
  return found;
}

}  // namespace p2s::cli
