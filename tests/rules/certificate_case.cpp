// SPDX-License-Identifier: Apache-2.0
#include "rules/certificate_case.hpp"

#include "support/certificate_samples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace p2s::rules {
namespace {

/// In the order of RootDataProblem.
constexpr std::array<std::string_view, 9> kProblems{
    "none",        "not_found",     "not_base64",  "not_a_certificate", "whitespace",
    "pem_markers", "encoded_twice", "private_key", "line_ends"};

RootDataProblem problem_called(std::string_view name) {
  const auto* found = std::find(kProblems.begin(), kProblems.end(), name);
  if (found == kProblems.end()) throw std::runtime_error(fmt::format("no problem '{}'", name));
  return static_cast<RootDataProblem>(found - kProblems.begin());
}

/// One table; every key of it must be asked for.
class Table {
 public:
  explicit Table(const toml::table& table) : table_(table) {}

  template <typename Value>
  void read(std::string_view key, Value& value) {
    known_.insert(key);
    if (const auto node = table_[key]) value = node.value_exact<Value>().value();
  }
  void read(std::string_view key, std::vector<std::string>& list) {
    known_.insert(key);
    const auto* array = table_[key].as_array();
    if (array == nullptr) return;
    list.clear();
    for (const auto& each : *array) list.push_back(each.value_exact<std::string>().value());
  }
  void read(std::string_view key, Time& time) {
    std::string text;
    read(key, text);
    if (!text.empty()) time = parse_time(text).value();
  }
  void finish() const {
    for (const auto& [key, node] : table_) {
      if (!known_.contains(key.str()))
        throw std::runtime_error(fmt::format("unknown key '{}'", key.str()));
    }
  }

 private:
  const toml::table& table_;
  std::set<std::string_view> known_;
};

void read_facts(Table& table, CertificateSummary& facts) {
  table.read("subject", facts.subject);
  table.read("issuer", facts.issuer);
  table.read("common_name", facts.common_name);
  table.read("serial", facts.serial);
  table.read("thumbprint", facts.thumbprint);
  table.read("key_id", facts.subject_key_id);
  table.read("authority_key_id", facts.authority_key_id);
  table.read("not_before", facts.not_before);
  table.read("not_after", facts.not_after);
  table.read("key", facts.key);
  table.read("signature_algorithm", facts.signature_algorithm);
  table.read("alternative_names", facts.alternative_names);
  table.read("key_usage", facts.key_usage);
  table.read("extended_key_usage", facts.extended_key_usage);
  table.read("has_basic_constraints", facts.has_basic_constraints);
  table.read("is_ca", facts.is_ca);
  table.read("self_signed", facts.self_signed);
}

std::string name_of(const toml::table& source) {
  return source["name"].value<std::string>().value();
}

RootCertificate read_root(const toml::table& source, std::string origin) {
  Table table(source);
  auto root = test::sample_root(name_of(source));
  root.origin = std::move(origin);
  table.read("name", root.name);
  std::string problem = "none";
  table.read("problem", problem);
  root.problem = problem_called(problem);
  table.read("detail", root.detail);
  root.has_certificate = root.problem == RootDataProblem::none;
  table.read("has_certificate", root.has_certificate);
  read_facts(table, root.facts);
  table.finish();
  return root;
}

ClientCertificate read_client(const toml::table& source) {
  Table table(source);
  auto client = test::sample_client(name_of(source));
  table.read("name", client.name);
  table.read("root", client.root);
  table.read("revoked", client.revoked);
  table.read("signature_ok", client.signature_ok);
  table.read("chain", client.chain);
  read_facts(table, client.facts);
  table.finish();
  return client;
}

void read_one(std::string_view key, const toml::table& source, Certificates& into) {
  if (key == "roots") {
    into.roots.push_back(read_root(source, fmt::format("roots[{}]", into.roots.size())));
  } else if (key == "radius_roots") {
    into.radius_roots.push_back(
        read_root(source, fmt::format("radius.roots[{}]", into.radius_roots.size())));
  } else if (key == "stored") {
    const auto root = read_root(source, "");
    into.stored[root.facts.thumbprint] = {root.name, root.facts};
  } else if (key == "clients") {
    into.clients.push_back(read_client(source));
  } else {
    throw std::runtime_error(fmt::format("what is '{}'?", key));
  }
}

}  // namespace

Certificates certificates_of(const toml::table& document) {
  Certificates certificates;
  for (const auto& [key, tables] : document) {
    for (const auto& each : *tables.as_array()) read_one(key.str(), *each.as_table(), certificates);
  }
  return certificates;
}

}  // namespace p2s::rules
