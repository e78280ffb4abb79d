#include <p2s/app/gateway/check_pool.hpp>
#include <p2s/azure/sku_table.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

void replace_networks(std::vector<spec::Network>& networks, const std::vector<std::string>& typed,
                      const std::string& option) {
  if (typed.empty()) return;
  networks.clear();
  for (const auto& text : typed)
    networks.push_back({spec::require_prefix(text, option, ErrorKind::usage), option});
}

}  // namespace

rules::PoolQuestion pool_question(const PoolRequest& request,
                                  const std::optional<std::filesystem::path>& spec) {
  rules::PoolQuestion question;
  if (spec) question = rules::pool_question(spec::load_spec(*spec));
  if (!request.pools.empty()) question.pools.clear();
  for (const auto& text : request.pools) question.pools.push_back({text, "", ""});
  replace_networks(question.vnet, request.vnet, "--vnet");
  replace_networks(question.peered, request.peered, "--peered");
  replace_networks(question.on_premises, request.on_premises, "--on-premises");
  if (!request.tunnels.empty()) question.tunnels = azure::parse_tunnels(request.tunnels);
  if (!request.sku.empty()) question.sku = azure::require_sku(request.sku, "--sku").name;
  if (!request.sku.empty()) question.generation.reset();
  if (request.active_active) question.active_active = true;
  if (request.clients) {
    question.clients = {};
    question.clients.total = request.clients;
  }
  return question;
}

}  // namespace p2s::app
