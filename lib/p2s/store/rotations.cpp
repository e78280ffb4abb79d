// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/root_rows.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

namespace p2s::store {
namespace {

std::vector<RotationRecord> selected_rotations(soci::session& session) {
  RotationRecord rotation;
  long long started = 0, uploaded = 0;
  soci::indicator is_uploaded = soci::i_null;
  soci::statement statement =
      (session.prepare << "SELECT was.name, next.name, started_at, uploaded_at FROM root_rotations "
                          "JOIN roots was ON was.id = root_id JOIN roots next ON next.id = "
                          "successor_id ORDER BY started_at, was.name",
       soci::into(rotation.root), soci::into(rotation.successor), soci::into(started),
       soci::into(uploaded, is_uploaded));
  std::vector<RotationRecord> rotations;
  statement.execute();
  while (statement.fetch()) {
    rotation.started_at = detail::time_of(started);
    rotation.uploaded_at.reset();
    if (is_uploaded == soci::i_ok) rotation.uploaded_at = detail::time_of(uploaded);
    rotations.push_back(rotation);
  }
  return rotations;
}

void make_default(soci::session& session, detail::EventLog& log, const RootRecord& root) {
  if (!root.is_root()) {
    throw Error(ErrorKind::usage,
                fmt::format("issuing CA '{}' cannot be the default root", printable(root.name)));
  }
  session << "UPDATE roots SET is_default = 0 WHERE is_default = 1";
  session << "UPDATE roots SET is_default = 1 WHERE id = :id", soci::use(root.id);
  log.append("root.default", root.thumbprint, root.name);
}

}  // namespace

void Inventory::set_default_root(const std::string& name, const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    make_default(session, log, detail::required_root(session, name));
  });
}

std::vector<RotationRecord> Inventory::rotations() {
  return impl_->read([](soci::session& session) { return selected_rotations(session); });
}

void Inventory::start_rotation(const std::string& name, const RootRecord& successor,
                               const Actor& actor) {
  impl_->write_sealed(actor, [&](soci::session& session, detail::EventLog& log) {
    const auto root = detail::required_root(session, name);
    detail::add_root(session, log, successor);
    const auto fresh = detail::required_root(session, successor.name);
    const long long now = detail::seconds_of(actor.at);
    session << "INSERT INTO root_rotations (root_id, successor_id, started_at) VALUES (:old, :new, "
               ":now)",
        soci::use(root.id), soci::use(fresh.id), soci::use(now);
    log.append("root.rotate", root.thumbprint, fresh.name);
  });
}

void Inventory::set_rotation_uploaded(const std::string& name, const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    const auto root = detail::required_root(session, name);
    const long long now = detail::seconds_of(actor.at);
    session
        << "UPDATE root_rotations SET uploaded_at = :now WHERE root_id = :id AND uploaded_at IS "
           "NULL",
        soci::use(now), soci::use(root.id);
    log.append("root.uploaded", root.thumbprint, root.name);
    if (!root.is_default) return;
    for (const auto& rotation : selected_rotations(session)) {
      if (rotation.root == name)
        make_default(session, log, detail::required_root(session, rotation.successor));
    }
  });
}

}  // namespace p2s::store
