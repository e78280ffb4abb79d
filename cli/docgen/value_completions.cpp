// SPDX-License-Identifier: Apache-2.0
#include "docgen/value_completions.hpp"

#include "docgen/topic.hpp"
#include "parser.hpp"

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

bool is_offered(const store::ClientRecord& client, Offered which) {
  return which == Offered::all || client.revoked_at.has_value() == (which == Offered::revoked);
}

/// Begins like a thumbprint, in either case.
bool is_hex_start(std::string_view value) {
  constexpr std::size_t kLeast = 3;
  return value.size() >= kLeast && is_hex(value, value.size());
}

/// Each name once, or the thumbprints that begin with `value`, in its letter case.
std::vector<Candidate> clients(store::Inventory& inventory, Offered which,
                               const std::string& value) {
  std::vector<Candidate> found;
  const bool thumbprints = is_hex_start(value);
  const bool lower = to_lower(value) == value;
  const auto offer = [&](const store::ClientRecord& client) {
    if (!is_offered(client, which)) return;
    const std::string meaning = client.revoked_at ? "revoked " + format_date(*client.revoked_at)
                                                  : "expires " + format_date(client.not_after);
    if (found.empty() || found.back().text != client.name) found.push_back({client.name, meaning});
    if (!thumbprints) return;
    auto thumbprint = lower ? to_lower(client.thumbprint) : client.thumbprint;
    if (thumbprint.starts_with(value))
      found.insert(found.begin(), {std::move(thumbprint), client.name + ", " + meaning});
  };
  inventory.for_each_client_summary(offer,
                                    {.with_details = false, .with_keys = false, .ending = {}});
  return found;
}

std::vector<Candidate> stored(const Option& option, const std::string& value,
                              app::Workspace& workspace) {
  try {
    store::Inventory& inventory = workspace.inventory();
    if (option.metavariable == "ROOT") return roots(inventory);
    return clients(inventory, option.offered, value);
  } catch (const Error&) {
    return {};  // no workspace, no store or no permission: no candidates
  }
}

std::vector<Candidate> topics() {
  std::vector<Candidate> found;
  for (const auto& name : topic_names()) found.push_back({name, find_topic(name)->summary});
  for (const auto& noun : nouns()) found.push_back({noun, "Commands for " + noun});
  for (const Command* command : commands()) {
    if (!command->hidden && command->path.find(' ') == std::string_view::npos)
      found.push_back({std::string(command->path), std::string(command->summary)});
  }
  return found;
}

}  // namespace

Completion value_completions(const Option& option, const std::string& typed,
                             app::Workspace& workspace) {
  constexpr std::string_view kFile = "file:";
  const std::string& metavariable = option.metavariable;
  Completion found;
  if (metavariable == "FILE") {
    found.files = true;
  } else if (metavariable == "DIR") {
    found.directories = true;
  } else if (metavariable == "SOURCE" && typed.starts_with(kFile)) {
    found.files = true;
    found.prefix = kFile;
  } else if (metavariable == "SOURCE") {
    found.candidates = sources();
  } else if (metavariable == "RULE") {
    found.candidates = rules();
  } else if (metavariable.starts_with("CODE")) {
    found.candidates = codes();
  } else if (metavariable == "TOPIC") {
    found.candidates = topics();
  } else if (metavariable == "ROOT" || metavariable.starts_with("CLIENT")) {
    found.candidates = stored(option, typed, workspace);
  } else if (metavariable.find('|') != std::string::npos) {
    for (const std::string_view value : split(metavariable, '|')) {
      if (value == "DIR") found.directories = true;
      if (value == "FILE") found.files = true;
      // Of "pkcs11:URI", users type the rest.
      if (value != "DIR" && value != "FILE")
        found.candidates.push_back({std::string(value.substr(0, value.find("URI"))), ""});
    }
  }
  return found;
}

}  // namespace p2s::cli
