// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/sarif.hpp"

#include "output/gateway/gateway_view.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/gateway_check.hpp>
#include <p2s/spec/spec_editor.hpp>
#include <p2s/version.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

/// RFC 3986: escapes everything but unreserved characters and slashes.
std::string uri_of(const std::filesystem::path& file) {
  constexpr std::string_view kPlain = "-._~/";
  std::string uri = file.is_absolute() ? "file://" : "";
  for (const char c : file.generic_string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_alphanumeric(c) || kPlain.find(c) != std::string_view::npos)
      uri += c;
    else
      uri += fmt::format("%{:02X}", byte);
  }
  return uri;
}

std::string help_of(const Rule& rule) {
  if (!rule.reference.empty()) return fmt::format("Published in: {}", rule.reference);
  return std::string(rule.hint.empty() ? rule.title : rule.hint);
}

/// Where the source of a rule can be read; empty if it does not say so.
std::string help_uri_of(std::string_view reference) {
  constexpr std::string_view kArticles = "MicrosoftDocs/azure-docs articles/";
  const auto words = split(reference, ' ');
  const auto first = words.front().substr(0, words.front().find_last_not_of(",;") + 1);
  if (first.starts_with("https://")) return std::string(first);
  if (first.starts_with("github.com/") || first.starts_with("learn.microsoft.com/"))
    return fmt::format("https://{}", first);
  if (words.size() < 2 || words[1].find('/') == std::string_view::npos) return "";
  const auto file = words[1].substr(0, words[1].find_last_not_of(",;") + 1);
  if (!file.ends_with(".md") || first.find('/') == std::string_view::npos) return "";
  if (reference.starts_with(kArticles)) {
    const auto page = reference.substr(kArticles.size());
    return fmt::format("https://learn.microsoft.com/azure/{}", page.substr(0, page.find(".md")));
  }
  return fmt::format("https://github.com/{}/blob/HEAD/{}", first, file);
}

Json rule_json(const Rule& entry) {
  Json rule{{"id", entry.id},
            {"shortDescription", {{"text", entry.title}}},
            {"help", {{"text", help_of(entry)}}},
            {"defaultConfiguration", {{"level", to_string(entry.severity)}}}};
  if (const auto uri = help_uri_of(entry.reference); !uri.empty()) rule["helpUri"] = uri;
  if (entry.date_dependent) rule["properties"] = {{"tags", Json::array({"date-dependent"})}};
  return rule;
}

Json region_of(const spec::SpecPosition& at) {
  return {{"startLine", at.line},
          {"startColumn", at.column},
          {"endLine", at.end_line},
          {"endColumn", at.end_column}};
}

/// The rules of the tool, and the index of each.
class Rules {
 public:
  Rules() {
    for (const auto& entry : rules::gateway_check_rules()) {
      if (entry.unchecked.empty()) add(std::string(entry.id), rule_json(entry));
    }
  }

  /// Adds rules that are not in the list, such as those of the store.
  std::size_t place_of(const std::string& id) {
    const auto known = places_.find(id);
    return known != places_.end() ? known->second : add(id, {{"id", id}});
  }

  Json take() { return std::move(rules_); }

 private:
  std::size_t add(const std::string& id, Json rule) {
    rules_.push_back(std::move(rule));
    return places_.emplace(id, rules_.size() - 1).first->second;
  }

  Json rules_ = Json::array();
  std::map<std::string, std::size_t> places_;
};

/// The results of one check, and the rules that they refer to.
class Results {
 public:
  explicit Results(const app::GatewayCheck& check)
      : check_(check), uri_(uri_of(shown_path(check.file))) {}

  void add(const Finding& finding, Json suppressions) {
    auto text = finding.message;
    if (!finding.hint.empty()) text += fmt::format(" (hint: {})", finding.hint);
    results_.push_back({{"ruleId", finding.rule},
                        {"ruleIndex", rules_.place_of(finding.rule)},
                        {"level", to_string(finding.severity)},
                        {"message", {{"text", std::move(text)}}},
                        {"locations", Json::array({location_of(finding)})},
                        {"suppressions", std::move(suppressions)}});
    if (auto fixes = fixes_of(finding); !fixes.empty()) results_.back()["fixes"] = std::move(fixes);
  }

  Json take_rules() { return rules_.take(); }
  Json take() { return std::move(results_); }

 private:
  /// The fixes that change the file; several are alternatives.
  Json fixes_of(const Finding& finding) const {
    auto fixes = Json::array();
    for (const auto& fix : finding.fixes) {
      if (fix.edits.empty()) continue;
      try {
        fixes.push_back(fix_of(fix));
      } catch (const Error&) {  // the text has no place for it; the hint says what to do
      }
    }
    return fixes;
  }

  Json fix_of(const Fix& fix) const {
    auto replacements = Json::array();
    for (const auto& change : spec::changes_of(check_.text, fix.edits)) {
      replacements.push_back({{"deletedRegion", region_of(change.place)},
                              {"insertedContent", {{"text", change.text}}}});
    }
    return {{"description", {{"text", fix.text}}},
            {"artifactChanges", Json::array({{{"artifactLocation", {{"uri", uri_}}},
                                              {"replacements", std::move(replacements)}}})}};
  }

  Json location_of(const Finding& finding) const {
    Json physical{{"artifactLocation", {{"uri", uri_}}}};
    if (const auto at = check_.positions.find(finding.subject)) physical["region"] = region_of(*at);
    Json location{{"physicalLocation", std::move(physical)}};
    if (!finding.subject.empty())
      location["logicalLocations"] = Json::array({{{"fullyQualifiedName", finding.subject}}});
    return location;
  }

  const app::GatewayCheck& check_;
  std::string uri_;
  Rules rules_;
  Json results_ = Json::array();
};

}  // namespace

void print_sarif(Context& context, const app::GatewayCheck& check, Severity least) {
  Results results(check);
  // If some results have suppressions, all must have them (SARIF 2.1.0, 3.27.23).
  for (const auto& finding : check.report.findings) {
    if (is_at_least(finding.severity, least)) results.add(finding, Json::array());
  }
  for (const auto& [finding, reason] : check.report.silenced) {
    if (is_at_least(finding.severity, least))
      results.add(finding, Json::array({{{"kind", "inSource"}, {"justification", reason}}}));
  }
  Json driver{{"name", "p2sctl"}, {"version", kVersion}, {"rules", results.take_rules()}};
  Json run{{"tool", {{"driver", std::move(driver)}}},
           {"columnKind", "unicodeCodePoints"},
           {"results", results.take()}};
  context.out() << json_text({{"$schema",
                               "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                               "sarif-schema-2.1.0.json"},
                              {"version", "2.1.0"},
                              {"runs", Json::array({std::move(run)})}});
}

}  // namespace p2s::cli
