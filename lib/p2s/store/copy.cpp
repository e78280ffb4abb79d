// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/new_database.hpp>
#include <p2s/store/detail/tables.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::store {
namespace {

/// Values with their lengths, so that different rows never produce the same text.
std::string text_of(const detail::TextRow& row) {
  std::string text;
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    text += row.indicators[i] == soci::i_null
                ? "- "
                : fmt::format("{}:{} ", row.values[i].size(), row.values[i]);
  }
  return text;
}

/// The rows of a table in a form that does not depend on the order in which an engine sorts text.
class TableDigest {
 public:
  explicit TableDigest(const Inventory::Digest& digest) : digest_(digest) {}

  void add(const detail::TextRow& row) { rows_.push_back(digest_(text_of(row))); }

  CopiedTable finish(const std::string& table) {
    std::sort(rows_.begin(), rows_.end());
    return {table, rows_.size(), digest_(join(rows_, "\n"))};
  }

 private:
  const Inventory::Digest& digest_;
  std::vector<std::string> rows_;
};

CopiedTable digest_of(soci::session& session, const detail::Table& table,
                      const Inventory::Digest& digest) {
  TableDigest rows(digest);
  detail::for_each_text_row(session, table, [&](const detail::TextRow& row) { rows.add(row); });
  return rows.finish(table.name);
}

/// Errors name the store that failed.
CopiedTable copy_table(const detail::Database& from, const detail::Database& to,
                       const detail::Table& table, const Inventory::Digest& digest) {
  TableDigest rows(digest);
  detail::TextInsert insert(to.session(), table);
  from.guarded([&] {
    detail::for_each_text_row(from.session(), table, [&](const detail::TextRow& row) {
      to.guarded([&] { insert(row); });
      rows.add(row);
    });
  });
  return rows.finish(table.name);
}

void require_equal(const CopiedTable& source, const CopiedTable& target) {
  if (source.rows == target.rows && source.digest == target.digest) return;
  throw Error(ErrorKind::internal,
              fmt::format("table {} differs after it was copied ({} and {} rows)", source.name,
                          source.rows, target.rows));
}

}  // namespace

std::vector<CopiedTable> Inventory::copy_to(const std::string& url) {
  const auto location = detail::parse_location(url);
  std::vector<CopiedTable> copied;
  impl_->read([&](soci::session&) {
    detail::fill_new_database(location, [&](const detail::Database& target) {
      target.guarded([&] {
        detail::Transaction transaction(target, detail::Transaction::Kind::write);
        detail::create_schema(target);
        target.session() << "DELETE FROM store_settings";
        for (const auto& table : detail::all_tables()) {
          copied.push_back(copy_table(impl_->database, target, table, impl_->digest));
          require_equal(copied.back(), digest_of(target.session(), table, impl_->digest));
        }
        transaction.commit();
      });
    });
  });
  return copied;
}

}  // namespace p2s::store
