#include <p2s/app/check_pool.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/gateway/sku_table.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

void replace_networks(std::vector<gateway::Network>& networks,
                      const std::vector<std::string>& typed, const std::string& option) {
  if (typed.empty()) return;
  networks.clear();
  for (const auto& text : typed)
    networks.push_back({gateway::require_prefix(text, option, ErrorKind::usage), option});
}

}  // namespace

gateway::PoolQuestion pool_question(const PoolRequest& request,
                                    const std::optional<std::filesystem::path>& spec) {
  gateway::PoolQuestion question;
  if (spec) question = gateway::pool_question(gateway::load_spec(*spec));
  if (!request.pools.empty()) question.pools.clear();
  for (const auto& text : request.pools) question.pools.push_back({text, "", ""});
  replace_networks(question.vnet, request.vnet, "--vnet");
  replace_networks(question.peered, request.peered, "--peered");
  replace_networks(question.on_premises, request.on_premises, "--on-premises");
  if (!request.tunnels.empty()) question.tunnels = gateway::parse_tunnels(request.tunnels);
  if (!request.sku.empty()) question.sku = gateway::require_sku(request.sku, "--sku").name;
  if (!request.sku.empty()) question.generation.reset();
  if (request.active_active) question.active_active = true;
  if (request.clients) {
    question.clients = {};
    question.clients.total = request.clients;
  }
  return question;
}

}  // namespace p2s::app
