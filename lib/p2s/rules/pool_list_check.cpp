// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/net/overlap.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/pool_facts.hpp>
#include <p2s/rules/pool_check.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace p2s::rules {
namespace {

/// Counts all findings, but creates only the first few of each rule.
class Collector {
 public:
  Collector(std::string_view file, std::size_t most, PoolListReport& report)
      : file_(file), most_(most), report_(report) {
    for (const auto& rules : pool_rules()) {
      for (const auto& rule : rules) tallies_.emplace(rule.id, Tally{&rule, 0});
    }
  }

  template <typename Message>
  void add(std::string_view rule_id, std::size_t line, Message message, std::string hint = {}) {
    auto& tally = tallies_.at(rule_id);
    count(tally.rule->severity, 1);
    if (++tally.found > most_) return;
    report_.findings.push_back(
        finding(*tally.rule, fmt::format("{}:{}", file_, line), message(), std::move(hint)));
  }

  /// Adds a number of findings without their messages.
  void add_unseen(std::string_view rule_id, std::size_t number) {
    auto& tally = tallies_.at(rule_id);
    count(tally.rule->severity, number);
    tally.found += number;
  }

  void close() {
    sort_findings(report_.findings);
    for (const auto& [id, tally] : tallies_) {
      if (tally.found <= most_) continue;
      report_.findings.push_back(
          finding(*tally.rule, file_, fmt::format("and {} more of {}", tally.found - most_, id)));
    }
  }

 private:
  struct Tally {
    const Rule* rule;
    std::size_t found;
  };

  void count(Severity severity, std::size_t number) {
    if (severity == Severity::error) report_.errors += number;
    if (severity == Severity::warning) report_.warnings += number;
  }

  std::string file_;
  std::size_t most_;
  PoolListReport& report_;
  std::map<std::string_view, Tally> tallies_;
};

void check_form(const net::PrefixList& list, Collector& found) {
  if (list.prefixes.empty() && list.bad_lines == 0) {
    found.add("POOL-001", 1, [] { return std::string("the list contains no address pool"); });
  }
  std::size_t seen = 0;
  for (const auto& bad : list.bad) {
    try {
      spec::require_prefix(bad.text, "pool", ErrorKind::malformed);
    } catch (const Error& error) {
      found.add(
          "POOL-002", bad.line, [&] { return error.message(); }, error.hint());
      ++seen;
    }
  }
  found.add_unseen("POOL-002", list.bad_lines - seen);
}

void check_sizes(const net::PrefixList& list, bool active_active, Collector& found) {
  const unsigned longest = active_active ? kLongestActiveActivePool : kLongestPool;
  const auto* const rule = active_active ? "POOL-004" : "POOL-003";
  for (std::size_t i = 0; i < list.prefixes.size(); ++i) {
    const auto& prefix = list.prefixes[i];
    if (prefix.family() != net::Family::ipv4 || prefix.length() <= longest) continue;
    found.add(rule, list.lines[i], [&] {
      return fmt::format("pool {} is too small; the minimum is a /{}", prefix.to_string(), longest);
    });
  }
}

/// Reports, for each listed prefix, the largest network that it overlaps.
void check_against(const net::PrefixList& list, const std::vector<spec::Network>& networks,
                   std::string_view rule, std::string_view noun, Collector& found) {
  if (networks.empty()) return;
  const net::PrefixSet set(prefixes_of(networks));
  for (std::size_t i = 0; i < list.prefixes.size(); ++i) {
    const auto& prefix = list.prefixes[i];
    if (!set.overlaps(prefix)) continue;
    found.add(rule, list.lines[i], [&] {
      const auto& network = networks[set.overlapping(prefix, 1).front()];
      return fmt::format("pool {} overlaps {} {}", prefix.to_string(), noun, shown(network));
    });
  }
}

void check_forbidden(const net::PrefixList& list, Collector& found) {
  std::map<std::string_view, std::vector<spec::Network>> by_rule;
  for (const auto& range : kForbiddenRanges) {
    by_rule[range.rule].push_back(
        {*net::Prefix::parse(range.prefix).prefix, std::string(range.what)});
  }
  for (const auto& [rule, ranges] : by_rule) {
    check_against(list, ranges, rule, "a range that Azure does not allow:", found);
  }
}

void check_networks(const net::PrefixList& list, const PoolPlan& plan, Collector& found) {
  for (const auto& kind : kOverlapKinds) {
    check_against(list, networks_of(plan, kind), kind.rule, kind.noun, found);
  }
  check_against(list, stray_subnets(plan), "POOL-020", "the gateway subnet", found);
  std::vector<spec::Network> pools;
  const PoolFacts facts(plan);
  for (const auto& pool : facts.pools) pools.push_back({pool.prefix, pool.source->origin});
  check_against(list, pools, "POOL-024", "the declared pool", found);
}

void check_each_other(const net::PrefixList& list, Collector& found) {
  auto pairs = net::overlaps(list.prefixes);
  // Findings are limited, so the first lines of the file are reported.
  std::sort(pairs.begin(), pairs.end(),
            [](const net::Overlap& a, const net::Overlap& b) { return a.inner < b.inner; });
  for (const auto& pair : pairs) {
    const auto& inner = list.prefixes[pair.inner];
    const auto& outer = list.prefixes[pair.outer];
    const auto line = list.lines[pair.outer];
    found.add("POOL-024", list.lines[pair.inner], [&] {
      if (inner == outer)
        return fmt::format("pool {} is already on line {}", inner.to_string(), line);
      return fmt::format("pool {} is inside pool {} on line {}", inner.to_string(),
                         outer.to_string(), line);
    });
  }
}

}  // namespace

PoolListReport check_pool_list(const net::PrefixList& list, std::string_view name,
                               const PoolPlan& plan, std::size_t most_per_rule) {
  PoolListReport report;
  report.prefixes = list.prefixes.size();
  Collector found(printable(name), most_per_rule, report);
  check_form(list, found);
  check_sizes(list, plan.active_active, found);
  check_forbidden(list, found);
  check_networks(list, plan, found);
  check_each_other(list, found);
  found.close();
  return report;
}

}  // namespace p2s::rules
