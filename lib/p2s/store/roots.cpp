// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/root_rows.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

namespace p2s::store {
namespace {

std::optional<RootRecord> first_root(soci::session& session, const std::string& tail,
                                     const std::vector<std::string>& values) {
  auto roots = detail::selected<RootRecord>(session, tail, values);
  if (roots.empty()) return std::nullopt;
  return std::move(roots.front());
}

void insert_root(soci::session& session, const RootRecord& root) {
  try {
    detail::Insert<RootRecord>{session}(root);
  } catch (const soci::soci_error& error) {
    if (!detail::is_constraint_violation(error)) throw;
    throw Error(ErrorKind::conflict,
                fmt::format("root '{}', or a root with the thumbprint {}, already exists",
                            printable(root.name), printable(root.thumbprint)))
        .hint("choose another name, or use the existing root");
  }
}

/// Error(conflict) while rows of `table` name it as their issuer.
void require_unused(soci::session& session, const RootRecord& root, std::string_view table,
                    std::string_view one, std::string_view many) {
  long long found = 0;
  session << fmt::format("SELECT COUNT(*) FROM {} WHERE issuer_id = :id", table), soci::into(found),
      soci::use(root.id);
  if (found == 0) return;
  throw Error(
      ErrorKind::conflict,
      fmt::format("{} '{}' has issued {}", root.is_root() ? "root" : "issuing CA",
                  printable(root.name), counted(static_cast<std::size_t>(found), one, many)))
      .hint(fmt::format("remove its {} first", many));
}

/// Error(conflict) if its private key is in the store.
RootRecord required_keyless(soci::session& session, const std::string& name) {
  auto root = detail::required_root(session, name);
  if (root.sealed_key.empty()) return root;
  throw Error(ErrorKind::conflict,
              fmt::format("the private key of root '{}' is already in the store", printable(name)));
}

}  // namespace

namespace detail {

RootRecord required_root(soci::session& session, const std::string& name) {
  auto root = first_root(session, "WHERE name = :name", {name});
  if (root) return std::move(*root);
  throw Error(ErrorKind::not_found, fmt::format("root '{}' not found", printable(name)));
}

void add_root(soci::session& session, EventLog& log, RootRecord root) {
  if (!root.is_root()) required_root(session, root.issuer);
  root.id = last_id<RootRecord>(session) + 1;
  root.is_default = root.is_root() && single<int>(session,
                                                  "SELECT COUNT(*) FROM roots WHERE "
                                                  "is_default = 1") == 0;
  insert_root(session, root);
  log.append("root.add", root.thumbprint, root.name);
  if (root.key_uri) log.append("root.token", root.thumbprint, *root.key_uri);
}

}  // namespace detail

void Inventory::add_roots(std::span<const RootRecord> roots, const Actor& actor) {
  impl_->write_sealed(actor, [&](soci::session& session, detail::EventLog& log) {
    for (const auto& root : roots) detail::add_root(session, log, root);
  });
}

std::vector<RootRecord> Inventory::roots() {
  return impl_->read([](soci::session& session) {
    return detail::selected<RootRecord>(session, "ORDER BY name", {});
  });
}

std::optional<RootRecord> Inventory::find_root(const std::string& name) {
  return impl_->read(
      [&](soci::session& session) { return first_root(session, "WHERE name = :name", {name}); });
}

std::optional<RootRecord> Inventory::default_root() {
  return impl_->read(
      [](soci::session& session) { return first_root(session, "WHERE is_default = 1", {}); });
}

void Inventory::remove_root(const std::string& name, const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    const auto root = detail::required_root(session, name);
    require_unused(session, root, "clients", "client", "clients");
    require_unused(session, root, "roots", "issuing CA", "issuing CAs");
    session << "DELETE FROM root_rotations WHERE root_id = :id OR successor_id = :same",
        soci::use(root.id), soci::use(root.id);
    session << "DELETE FROM roots WHERE id = :id", soci::use(root.id);
    if (root.is_default)
      session << "UPDATE roots SET is_default = 1 WHERE id = (SELECT MIN(id) FROM roots WHERE "
                 "issuer_id IS NULL)";
    log.append("root.remove", root.thumbprint, root.name);
  });
}

void Inventory::set_root_key(const std::string& name, const Bytes& sealed_key, const Actor& actor) {
  impl_->write_sealed(actor, [&](soci::session& session, detail::EventLog& log) {
    const auto root = required_keyless(session, name);
    if (root.key_uri) {
      throw Error(ErrorKind::conflict,
                  fmt::format("the private key of root '{}' is on a token", printable(name)));
    }
    const std::string sealed = to_base64(sealed_key);
    session << "UPDATE roots SET sealed_key = :sealed WHERE id = :id", soci::use(sealed),
        soci::use(root.id);
    log.append("root.key", root.thumbprint, root.name);
  });
}

void Inventory::set_root_key_uri(const std::string& name, const std::string& uri,
                                 const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    const auto root = required_keyless(session, name);
    session << "UPDATE roots SET key_uri = :uri WHERE id = :id", soci::use(uri), soci::use(root.id);
    log.append("root.token", root.thumbprint, uri);
  });
}

std::uint64_t Inventory::next_crl_number(const std::string& name, const Actor& actor) {
  long long number = 0;
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    const auto root = detail::required_root(session, name);
    session << "UPDATE roots SET crl_number = crl_number + 1 WHERE id = :id", soci::use(root.id);
    session << "SELECT crl_number FROM roots WHERE id = :id", soci::into(number),
        soci::use(root.id);
    log.append("revocation.number", root.thumbprint, std::to_string(number));
  });
  return static_cast<std::uint64_t>(number);
}

}  // namespace p2s::store
