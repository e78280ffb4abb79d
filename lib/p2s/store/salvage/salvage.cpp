// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/salvage/salvage.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/new_database.hpp>
#include <p2s/store/detail/rows.hpp>
#include <p2s/store/salvage/detail/salvaged_events.hpp>

#include <fmt/format.h>

namespace p2s::store {
namespace {

using detail::single;

}  // namespace

struct Salvage::Impl {
  explicit Impl(const std::filesystem::path& new_store)
      : target(new_store),
        file(new_store),
        database(detail::Database::connect(file.location())),
        rows(session()) {}

  soci::session& session() const { return database->session(); }

  void read(const std::filesystem::path& damaged);
  void drop_orphans();
  template <typename Record>
  void examine(const std::function<Verdict(Record&)>& visit);
  bool update(const std::string& table, const CertificateRecord& record) const;
  void choose_default() const;

  std::filesystem::path target;
  detail::PrivateDatabase file;
  std::optional<detail::Database> database;
  detail::SalvagedRows rows;
  std::optional<detail::Transaction> transaction;
};

void Salvage::Impl::read(const std::filesystem::path& damaged) {
  detail::DamagedFile source(damaged, target);
  database->guarded([&] {
    // Rows refer to others that are read later, or never.
    session() << "PRAGMA foreign_keys = OFF";
    transaction.emplace(*database, detail::Transaction::Kind::write);
    detail::create_schema(*database);
  });
  if (source.missing_pages() != 0)
    rows.lost.push_back(fmt::format("the file is cut: {} of {} pages are missing",
                                    source.missing_pages(), source.expected_pages()));
  if (source.unreadable_blocks() != 0)
    rows.lost.push_back(
        fmt::format("{} of the file cannot be read",
                    counted(source.unreadable_blocks(), "block of 4 KiB", "blocks of 4 KiB")));
  source.for_each_page(
      [&](const detail::DamagedFile::Page& page) { database->guarded([&] { rows.add(page); }); });
  if (rows.rows != 0) return;
  throw Error(ErrorKind::malformed, fmt::format("'{}' has no readable row of a certificate store",
                                                printable(damaged.string(), 4096)))
      .hint("restore a backup");
}

/// Issuing CAs and clients without their issuer.
void Salvage::Impl::drop_orphans() {
  for (const std::string table : {"roots", "roots", "roots", "clients"}) {
    const auto tail = fmt::format(
        "FROM {} WHERE issuer_id IS NOT NULL AND issuer_id NOT IN (SELECT id FROM roots)", table);
    const soci::rowset<soci::row> orphans =
        (session().prepare << "SELECT name, thumbprint " << tail);
    for (const auto& orphan : orphans) {
      rows.lost.push_back(detail::salvage_label(table == "roots" ? "issuing CA" : "client",
                                                orphan.get<std::string>(0),
                                                orphan.get<std::string>(1)) +
                          ": the CA that issued it was not recovered");
    }
    session() << "DELETE " << tail;
  }
}

template <typename Record>
void Salvage::Impl::examine(const std::function<Verdict(Record&)>& visit) {
  const std::string table(detail::kTable<Record>);
  std::vector<int> ids;
  {
    const soci::rowset<int> found =
        (session().prepare << fmt::format("SELECT id FROM {} ORDER BY id", table));
    for (const int id : found) ids.push_back(id);
  }
  for (const int id : ids) {
    detail::Row<Record> read;
    detail::select_rows<Record>(session(), fmt::format("WHERE id = {}", id), {},
                                [&](const detail::Row<Record>& row) { read = row; });
    if (read.damage == "sealed_key") {
      rows.lost.push_back(
          detail::salvage_label("certificate", read.record.name, read.record.thumbprint) +
          ": its private key is damaged");
    }
    auto verdict = visit(read.record);
    if constexpr (detail::RecordOf<Record, RootRecord>) {
      if (!read.record.key_uri)
        session() << fmt::format("UPDATE roots SET key_uri = NULL WHERE id = {}", id);
    }
    if (verdict == Verdict::keep && !read.damage.empty()) verdict = Verdict::update;
    if (verdict == Verdict::drop || (verdict == Verdict::update && !update(table, read.record)))
      session() << fmt::format("DELETE FROM {} WHERE id = {}", table, id);
  }
}

/// False if another row has the same thumbprint or serial.
bool Salvage::Impl::update(const std::string& table, const CertificateRecord& record) const {
  const auto begin = detail::seconds_of(record.not_before);
  const auto end = detail::seconds_of(record.not_after);
  const auto sealed = to_base64(record.sealed_key);
  try {
    session() << fmt::format(
        "UPDATE {} SET name = :name, thumbprint = :thumbprint, serial = :serial, subject = "
        ":subject, key_type = :key, not_before = :begin, not_after = :end, sealed_key = :sealed "
        "WHERE id = {}",
        table, record.id),
        soci::use(record.name), soci::use(record.thumbprint), soci::use(record.serial),
        soci::use(record.subject), soci::use(record.key), soci::use(begin), soci::use(end),
        soci::use(sealed);
    return true;
  } catch (const soci::soci_error& error) {
    if (!detail::is_constraint_violation(error)) throw;
    return false;
  }
}

void Salvage::Impl::choose_default() const {
  if (single<int>(session(), "SELECT COUNT(*) FROM roots WHERE is_default = 1") == 0)
    session() << "UPDATE roots SET is_default = 1 WHERE id = (SELECT MIN(id) FROM roots WHERE "
                 "issuer_id IS NULL)";
}

Salvage::Salvage(const std::filesystem::path& damaged, const std::filesystem::path& target) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(damaged, ignored))
    throw Error(ErrorKind::not_found,
                fmt::format("'{}' is not a file", printable(damaged.string(), 4096)));
  impl_ = std::make_unique<Impl>(detail::parse_location("sqlite:" + target.string()).path);
  impl_->read(detail::parse_location("sqlite:" + damaged.string()).path);
}

Salvage::~Salvage() = default;

void Salvage::complete_from(const std::filesystem::path& backup) {
  const auto path = detail::parse_location("sqlite:" + backup.string()).path;
  detail::DamagedFile source(path, impl_->target);
  source.for_each_page([&](const detail::DamagedFile::Page& page) {
    impl_->database->guarded([&] { impl_->rows.complete(page); });
  });
}

const std::vector<std::string>& Salvage::wrapped_keys() const noexcept {
  return impl_->rows.wrapped_keys;
}

void Salvage::set_wrapped_key(const std::string& wrapped) { impl_->rows.wrapped_keys = {wrapped}; }

void Salvage::examine(const std::function<Verdict(RootRecord&)>& root,
                      const std::function<Verdict(ClientRecord&)>& client) {
  impl_->database->guarded([&] {
    impl_->drop_orphans();
    impl_->examine<RootRecord>(root);
    impl_->drop_orphans();
    impl_->examine<ClientRecord>(client);
  });
}

Salvage::Counts Salvage::finish(const Actor& actor, const Inventory::Digest& digest, bool keep) {
  Counts counts;
  impl_->database->guarded([&] {
    auto& session = impl_->session();
    detail::SalvagedEvents events(session, impl_->rows, digest);
    events.apply();
    impl_->choose_default();
    session << "DELETE FROM root_rotations WHERE root_id NOT IN (SELECT id FROM roots) OR "
               "successor_id NOT IN (SELECT id FROM roots)";
    session << "INSERT INTO store_settings (name, value) VALUES ('wrapped_key', :wrapped)",
        soci::use(impl_->rows.wrapped_keys.at(0));
    events.log(actor);
    impl_->transaction->commit();
    const auto count = [&](const char* table) {
      return static_cast<std::size_t>(
          single<long long>(session, fmt::format("SELECT COUNT(*) FROM {}", table)));
    };
    counts = {count("roots"), count("clients"), impl_->rows.events.size()};
  });
  impl_->transaction.reset();
  impl_->database.reset();
  const auto problems =
      Inventory::open("sqlite:" + impl_->file.location().path.string(), digest).problems();
  if (!problems.empty())
    throw Error(ErrorKind::internal, "the new store has a problem: " + problems.front());
  if (keep) impl_->file.keep("WAL");
  return counts;
}

const std::vector<std::string>& Salvage::lost() const noexcept { return impl_->rows.lost; }

}  // namespace p2s::store
