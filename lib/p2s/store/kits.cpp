// SPDX-License-Identifier: Apache-2.0
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/rows.hpp>

namespace p2s::store {

void Inventory::add_kits(const std::vector<KitRecord>& kits, const KitPackage& package,
                         const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    session << "DELETE FROM kit_packages WHERE digest = :digest", soci::use(package.digest);
    detail::Insert<KitPackage>{session}(package);
    detail::Insert<KitRecord> insert(session);
    for (auto kit : kits) {
      kit.package = package.digest;
      kit.built_at = actor.at;
      session << "DELETE FROM built_kits WHERE owner = :owner", soci::use(kit.owner);
      insert(kit);
      log.append("package.build", kit.owner, kit.name);
    }
    session << "DELETE FROM kit_packages WHERE digest NOT IN (SELECT package FROM built_kits)";
  });
}

std::vector<KitRecord> Inventory::kits() {
  return impl_->read([](soci::session& session) {
    return detail::selected<KitRecord>(session, "ORDER BY name, owner", {});
  });
}

std::vector<KitPackage> Inventory::kit_packages() {
  return impl_->read([](soci::session& session) {
    return detail::selected<KitPackage>(session, "ORDER BY digest", {});
  });
}

}  // namespace p2s::store
