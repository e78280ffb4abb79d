// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/migration_view.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

Json names_json(const azure::TunnelSet& tunnels) {
  auto names = Json::array();
  for (const auto tunnel : tunnels.list()) names.push_back(to_string(tunnel));
  return names;
}

Json shares_json(const std::vector<azure::PoolShare>& shares) {
  auto rows = Json::array();
  for (const auto& share : shares) {
    rows.push_back({{"tunnels", names_json(share.tunnels)},
                    {"addresses", share.addresses},
                    {"instances", share.instances},
                    {"per_instance", share.per_instance()}});
  }
  return rows;
}

void title(Context& context, std::string_view text) { context.out() << '\n' << text << '\n'; }

void print_list(Context& context, std::string_view heading, const std::vector<std::string>& items) {
  if (items.empty()) return;
  title(context, heading);
  for (const auto& item : items) context.out() << "  " << printable(item, 2000) << '\n';
}

std::string command_of(const planning::MigrationPlan& plan, const planning::MigrationStep& step) {
  switch (step.task) {
    case planning::StepTask::build_kits:
      return "p2sctl package build --azure NEW.zip --all";
    case planning::StepTask::check_gateway:
      return "p2sctl gateway check";
    case planning::StepTask::plan_migration:
      return fmt::format("p2sctl gateway migrate --from {} --to ikev2",
                         replace_all(plan.to.to_string(), "+", ","));
    case planning::StepTask::none:
      break;
  }
  return step.powershell;
}

void print_steps(Context& context, const planning::MigrationPlan& plan) {
  title(context, "Steps");
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto& step = plan.steps[i];
    context.out() << fmt::format("{:>3}. {}\n", i + 1, printable(step.what, 2000));
    if (!step.why.empty()) context.out() << "     " << printable(step.why, 2000) << '\n';
    const auto commands = command_of(plan, step);
    const bool ours = step.task != planning::StepTask::none;
    for (const auto command : split_lines(commands))
      context.out() << (ours ? "     $ " : "     PS> ") << printable(command, 4000) << '\n';
  }
}

void print_clients(Context& context, const planning::MigrationPlan& plan) {
  if (plan.clients.empty()) return;
  title(context, "Clients");
  Table clients({"TUNNEL", "EFFECT"});
  for (const auto& client : plan.clients)
    clients.add({std::string(to_string(client.tunnel)), client.effect});
  clients.print(context);
}

void print_pools(Context& context, const planning::MigrationPlan& plan) {
  if (plan.pools.empty()) return;
  title(context, "Addresses");
  Table table({"POOL", "WHEN", "TUNNELS", "ADDRESSES", "PER INSTANCE"});
  for (const auto& pool : plan.pools) {
    const auto add = [&](std::string_view when, const std::vector<azure::PoolShare>& shares) {
      for (const auto& share : shares) {
        table.add({pool.prefix, std::string(when), share.tunnels.to_string(),
                   std::to_string(share.addresses),
                   share.instances > 1 ? std::to_string(share.per_instance()) : ""});
      }
    };
    add("before", pool.before);
    add("after", pool.after);
  }
  table.print(context);
}

std::string distance(std::int64_t days) {
  const auto size = static_cast<std::size_t>(days < 0 ? -days : days);
  if (days == 0) return "today";
  return days > 0 ? "in " + counted(size, "day", "days") : counted(size, "day", "days") + " ago";
}

Json migration_json(const planning::MigrationPlan& plan) {
  Json document{{"from", names_json(plan.from)},    {"to", names_json(plan.to)},
                {"as_of", format_time(plan.as_of)}, {"steps", Json::array()},
                {"clients", Json::array()},         {"pools", Json::array()}};
  for (const auto& step : plan.steps) {
    document["steps"].push_back({{"number", document["steps"].size() + 1},
                                 {"what", step.what},
                                 {"why", step.why},
                                 {"command", command_of(plan, step)}});
  }
  for (const auto& client : plan.clients)
    document["clients"].push_back(
        {{"tunnel", to_string(client.tunnel)}, {"effect", client.effect}});
  for (const auto& pool : plan.pools) {
    document["pools"].push_back({{"prefix", pool.prefix},
                                 {"before", shares_json(pool.before)},
                                 {"after", shares_json(pool.after)}});
  }
  document["hand_out"] = plan.hand_out;
  document["unchanged"] = plan.unchanged;
  document["downtime"] = plan.downtime;
  document["dates"] = Json::array();
  for (const auto& date : plan.dates)
    document["dates"].push_back(
        {{"date", date.date}, {"rule", date.rule}, {"days_left", date.days_left}});
  document["irreversible"] = plan.irreversible;
  add_findings(document, plan.findings);
  return document;
}

}  // namespace

void show_migration(Context& context, const planning::MigrationPlan& plan) {
  if (context.globals().json) {
    print_json(context, migration_json(plan));
    return;
  }
  context.out() << fmt::format("From {} to {}, as of {}\n", plan.from.display(), plan.to.display(),
                               format_date(plan.as_of));
  print_steps(context, plan);
  print_clients(context, plan);
  print_pools(context, plan);
  print_list(context, "To distribute", plan.hand_out);
  print_list(context, "Unchanged", plan.unchanged);
  print_list(context, "Downtime", {plan.downtime});
  std::vector<std::string> dates;
  for (const auto& date : plan.dates)
    dates.push_back(fmt::format("{}  {} ({})", date.date, date.rule, distance(date.days_left)));
  print_list(context, "Dates", dates);
  print_list(context, "Cannot be undone", plan.irreversible);
  if (!plan.findings.empty()) title(context, "New findings");
  print_findings(context, plan.findings);
}

}  // namespace p2s::cli
