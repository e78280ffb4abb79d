// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/columns.hpp>
#include <p2s/store/detail/database.hpp>

#include <fmt/format.h>

#include <functional>

namespace p2s::store::detail {

inline long long seconds_of(Time time) { return time.time_since_epoch().count(); }
inline Time time_of(long long seconds) { return Time(std::chrono::seconds(seconds)); }

// What each type of member is stored as, and back; false if that is impossible.
inline const std::string& stored(const std::string& text) { return text; }
inline int stored(std::int64_t id) { return static_cast<int>(id); }
inline int stored(bool flag) { return flag ? 1 : 0; }
inline long long stored(std::uint64_t number) { return static_cast<long long>(number); }
inline long long stored(Time time) { return seconds_of(time); }
inline std::string stored(const Bytes& bytes) { return to_base64(bytes); }

inline bool restore(const std::string& text, std::string& member) { return member = text, true; }
inline bool restore(int id, std::int64_t& member) { return member = id, true; }
inline bool restore(int flag, bool& member) { return member = flag != 0, true; }
inline bool restore(long long number, std::uint64_t& member) {
  member = static_cast<std::uint64_t>(number);
  return number >= 0;
}
inline bool restore(long long seconds, Time& member) { return member = time_of(seconds), true; }
inline bool restore(const std::string& text, Bytes& member) {
  const auto bytes = from_base64(text);
  member = bytes.value_or(Bytes());
  return bytes.has_value();
}

/// The first column, other than those of certificate and key, with a value that this program never
/// writes; empty if there is none.
std::string damage_of_summary(const CertificateRecord& record, bool has_serial = true);
std::string damage_of_certificate(const CertificateRecord& record);
/// The first column with a value that this program never writes; empty if there is none.
template <std::derived_from<CertificateRecord> Record>
std::string damage_of(const Record& record) {
  return damage_of_certificate(record);
}
template <typename Record>
std::string damage_of(const Record&) {
  return {};
}
std::string damage_message(const CertificateRecord& record, const std::string& column);
/// Error(malformed).
[[noreturn]] void throw_damaged(const CertificateRecord& record, const std::string& column);

/// A record as SOCI exchanges it, and its first damaged column.
template <typename Record>
struct Row {
  Record record;
  std::string damage;
};

struct ColumnReader {
  const soci::values& columns;
  std::string damage;

  template <typename Member>
  void operator()(const char* name, Member& member) {
    using Stored = std::decay_t<decltype(stored(member))>;
    if (!restore(columns.get<Stored>(name), member)) damage = name;
  }
  template <typename Member>
  void operator()(const char* name, std::optional<Member>& member) {
    member.reset();
    if (columns.get_indicator(name) == soci::i_ok) (*this)(name, member.emplace());
  }
};

struct ColumnWriter {
  soci::values& columns;

  template <typename Member>
  void operator()(const char* name, const Member& member) {
    columns.set(name, stored(member));
  }
  template <typename Member>
  void operator()(const char* name, const std::optional<Member>& member) {
    columns.set(name, stored(member.value_or(Member{})), member ? soci::i_ok : soci::i_null);
  }
};

/// Visits the rows that `tail` (WHERE … ORDER BY …) chooses, one at a time. `values` fill its
/// parameters in order.
template <typename Record, typename Visit>
void select_rows(soci::session& session, const std::string& tail,
                 const std::vector<std::string>& values, const Visit& visit) {
  Row<Record> row;
  soci::statement statement(session);
  statement.exchange(soci::into(row));
  for (const auto& value : values) statement.exchange(soci::use(value));
  statement.alloc();
  statement.prepare(fmt::format("SELECT * FROM {} {}", kSource<Record>, tail));
  statement.define_and_bind();
  statement.execute();
  while (statement.fetch()) visit(row);
}

/// The same for records. Error(malformed) for a damaged one.
template <typename Record, typename Visit>
void select(soci::session& session, const std::string& tail, const std::vector<std::string>& values,
            const Visit& visit) {
  select_rows<Record>(session, tail, values, [&](const Row<Record>& row) {
    if constexpr (std::derived_from<Record, CertificateRecord>) {
      if (!row.damage.empty()) throw_damaged(row.record, row.damage);
    }
    visit(row.record);
  });
}

template <typename Record>
std::vector<Record> selected(soci::session& session, const std::string& tail,
                             const std::vector<std::string>& values) {
  std::vector<Record> records;
  select<Record>(session, tail, values, [&](const Record& found) { records.push_back(found); });
  return records;
}

/// Inserts records with one prepared statement.
template <typename Record>
class Insert {
 public:
  explicit Insert(soci::session& session) : statement_(session) {
    ColumnNames names;
    each_column(row_.record, names);
    statement_.exchange(soci::use(std::as_const(row_)));
    statement_.alloc();
    statement_.prepare(fmt::format("INSERT INTO {} ({}) VALUES ({})", kTable<Record>,
                                   join(names.columns, ", "), join(names.values, ", ")));
    statement_.define_and_bind();
  }
  Insert(const Insert&) = delete;
  Insert& operator=(const Insert&) = delete;

  void operator()(const Record& record) {
    row_.record = record;
    statement_.execute(true);
  }

 private:
  Row<Record> row_;
  soci::statement statement_;
};

/// The largest id of a table; 0 if it is empty.
template <typename Record>
std::int64_t last_id(soci::session& session) {
  return single<long long>(session,
                           fmt::format("SELECT COALESCE(MAX(id), 0) FROM {}", kTable<Record>));
}

}  // namespace p2s::store::detail

template <typename Record>
struct soci::type_conversion<p2s::store::detail::Row<Record>> {
  using base_type = soci::values;

  static void from_base(const soci::values& columns, soci::indicator,
                        p2s::store::detail::Row<Record>& row) {
    p2s::store::detail::ColumnReader reader{columns, {}};
    each_column(row.record, reader);
    if constexpr (std::derived_from<Record, p2s::store::CertificateRecord>)
      row.record.has_key = !row.record.sealed_key.empty();
    row.damage = reader.damage.empty() ? p2s::store::detail::damage_of(row.record) : reader.damage;
  }
  static void to_base(const p2s::store::detail::Row<Record>& row, soci::values& columns,
                      soci::indicator& indicator) {
    p2s::store::detail::ColumnWriter writer{columns};
    each_column(row.record, writer);
    indicator = soci::i_ok;
  }
};
