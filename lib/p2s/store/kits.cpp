// SPDX-License-Identifier: Apache-2.0
#include <p2s/store/detail/impl.hpp>

namespace p2s::store {

void Inventory::add_kits(const std::vector<BuiltKit>& kits, const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    for (const auto& kit : kits) {
      session << "INSERT INTO built_kits (owner, stamp) VALUES (:owner, :stamp) "
                 "ON CONFLICT (owner) DO UPDATE SET stamp = excluded.stamp",
          soci::use(kit.owner), soci::use(kit.stamp);
      log.append("package.build", kit.owner, kit.name);
    }
  });
}

std::map<std::string, std::string> Inventory::kit_stamps() {
  return impl_->read([](soci::session& session) {
    std::map<std::string, std::string> stamps;
    std::string owner;
    std::string stamp;
    soci::statement statement = (session.prepare << "SELECT owner, stamp FROM built_kits",
                                 soci::into(owner), soci::into(stamp));
    statement.execute();
    while (statement.fetch()) stamps.emplace(owner, stamp);
    return stamps;
  });
}

}  // namespace p2s::store
