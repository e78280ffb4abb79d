// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/salvage/detail/damaged_file.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/database.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

namespace p2s::store::detail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 4096;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

// Offsets and values of SQLite's file format (https://www.sqlite.org/fileformat2.html).
constexpr std::size_t kHeaderSize = 100, kPageSizeAt = 16, kVersionsAt = 18, kChangesAt = 24,
                      kPagesAt = 28, kValidForAt = 92;
constexpr char kLegacy = 1, kWal = 2;
constexpr unsigned char kTableLeaf = 0x0D;
/// The first bytes of pages without rows: overflow or empty, inner page of an index or table, leaf
/// of an index.
constexpr std::array<unsigned char, 4> kWithoutRows{0x00, 0x02, 0x05, 0x0A};

std::uint32_t number_at(std::string_view text, std::size_t offset, std::size_t size) {
  std::uint32_t number = 0;
  for (const char c : text.substr(offset, size))
    number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

void put_number(std::string& text, std::size_t offset, std::uint32_t number) {
  for (std::size_t i = 0; i < 4; ++i)
    text[offset + i] = static_cast<char>(number >> (24U - 8U * i) & 0xFFU);
}

std::string read_start(const fs::path& path, std::size_t size) {
  std::string text(size, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(text.data(), static_cast<std::streamsize>(size));
  return text;
}

std::uint32_t page_size_of(const fs::path& path) {
  constexpr std::uint32_t kDefault = 4096, kLeast = 512, kMost = 65536;
  const auto stored = number_at(read_start(path, kHeaderSize), kPageSizeAt, 2);
  const auto size = stored == 1 ? kMost : stored;
  return size >= kLeast && (size & (size - 1)) == 0 ? size : kDefault;
}

/// As the header says; empty if it is damaged.
std::optional<std::uint32_t> pages_in_header(const fs::path& path) {
  const auto header = read_start(path, kHeaderSize);
  if (!header.starts_with(kMagic)) return std::nullopt;
  if (number_at(header, kChangesAt, 4) != number_at(header, kValidForAt, 4)) return std::nullopt;
  return number_at(header, kPagesAt, 4);
}

/// Whether SQLite wrote the content of the -wal into the file.
bool checkpoint(const Location& location) {
  try {
    const auto database = Database::connect(location);
    int busy = 0, frames = 0, written = 0;
    database.session() << "PRAGMA wal_checkpoint(TRUNCATE)", soci::into(busy), soci::into(frames),
        soci::into(written);
    return frames >= 0;
  } catch (const soci::soci_error&) {
    return false;
  } catch (const Error&) {
    return false;
  }
}

std::string values_query() {
  std::vector<std::string> types, values;
  for (std::size_t i = 0; i < DamagedFile::kColumns; ++i) {
    types.push_back(fmt::format("substr(typeof(c{}), 1, 1)", i));
    values.push_back(fmt::format("CAST(c{} AS TEXT)", i));
  }
  return fmt::format("SELECT {}, {} FROM lens WHERE rowid = :id", join(types, " || "),
                     join(values, ", "));
}

std::vector<long long> rowids(soci::session& session) {
  std::vector<long long> found;
  try {
    const soci::rowset<long long> rows = (session.prepare << "SELECT rowid FROM lens");
    for (const auto rowid : rows) found.push_back(rowid);
  } catch (const soci::soci_error&) {
    // Those before the damage were read.
  }
  return found;
}

void point_at(soci::session& session, std::uint32_t page) {
  session << fmt::format("UPDATE sqlite_master SET rootpage = {}", page);
  session << "PRAGMA writable_schema = RESET";
  session << "PRAGMA writable_schema = ON";
}

DamagedFile::Page read_page(soci::session& session, std::uint32_t page) {
  static const std::string query = values_query();
  DamagedFile::Page found{page, {}, 0};
  point_at(session, page);
  for (const auto rowid : rowids(session)) {
    LooseRow row{rowid, {}, std::vector<std::string>(DamagedFile::kColumns)};
    std::vector<soci::indicator> indicators(DamagedFile::kColumns, soci::i_null);
    try {
      soci::statement statement(session);
      statement.exchange(soci::into(row.types));
      for (std::size_t i = 0; i < DamagedFile::kColumns; ++i)
        statement.exchange(soci::into(row.values[i], indicators[i]));
      statement.exchange(soci::use(row.rowid));
      statement.alloc();
      statement.prepare(query);
      statement.define_and_bind();
      if (!statement.execute(true)) throw soci::soci_error("no row");
      found.rows.push_back(std::move(row));
    } catch (const soci::soci_error&) {
      ++found.unreadable;
    }
  }
  return found;
}

/// The pages that may have rows. A damaged type is set to that of a leaf in the copy, where the
/// rows show whether it is one.
std::vector<std::uint32_t> leaves_of(const fs::path& path, std::uint32_t pages,
                                     std::uint32_t page_size) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  std::vector<std::uint32_t> leaves;
  for (std::uint32_t page = 2; page <= pages; ++page) {
    const auto offset = static_cast<std::streamoff>(page - 1) * page_size;
    const auto type = static_cast<unsigned char>(file.seekg(offset).get());
    if (std::find(kWithoutRows.begin(), kWithoutRows.end(), type) != kWithoutRows.end()) continue;
    if (type != kTableLeaf) file.seekp(offset).put(static_cast<char>(kTableLeaf));
    leaves.push_back(page);
  }
  return leaves;
}

}  // namespace

DamagedFile::DamagedFile(const fs::path& file, const fs::path& beside_this)
    : copy_(beside_this), lens_(beside_this) {
  const auto& path = copy_.location().path;
  copy(file, path);
  page_size_ = page_size_of(path);
  if (fs::exists(beside(file, "-wal"))) {
    write_file(beside(path, "-wal"), {}, Access::owner_only, OnExisting::fail);
    copy(beside(file, "-wal"), beside(path, "-wal"));
    apply_wal();
  }
  const auto size = fs::file_size(path);
  pages_ = static_cast<std::uint32_t>((size + page_size_ - 1) / page_size_);
  fs::resize_file(path, static_cast<std::uintmax_t>(pages_) * page_size_);
  expected_ = pages_in_header(path).value_or(pages_);
  const auto whole = static_cast<std::uint32_t>(size / page_size_);
  missing_ = expected_ > whole ? expected_ - whole : 0;
  put_lens_page(false);
}

void DamagedFile::copy(const fs::path& from, const fs::path& to) {
  std::ifstream in(from, std::ios::binary);
  std::ofstream out(to, std::ios::binary | std::ios::trunc);
  if (!in)
    throw Error(ErrorKind::io, fmt::format("cannot read '{}'", printable(from.string(), 4096)));
  const auto size = fs::file_size(from);
  for (std::uintmax_t offset = 0; offset < size; offset += kBlock) {
    std::string block(std::min<std::uintmax_t>(kBlock, size - offset), '\0');
    in.clear();
    in.seekg(static_cast<std::streamoff>(offset));
    if (!in.read(block.data(), static_cast<std::streamsize>(block.size()))) {
      block.assign(block.size(), '\0');
      ++unreadable_blocks_;
    }
    if (!out.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
      const int code = errno;
      throw Error(ErrorKind::io,
                  fmt::format("cannot copy '{}' to the directory of the new store: {}",
                              printable(from.string(), 4096), std::strerror(code)));
    }
  }
}

void DamagedFile::apply_wal() {
  if (!checkpoint(copy_.location())) {
    put_lens_page(true);
    checkpoint(copy_.location());
  }
  for (const auto suffix : kCompanions) {
    std::error_code ignored;
    fs::remove(beside(copy_.location().path, suffix), ignored);
  }
}

/// Replaces header and schema by those of a database that has one table.
void DamagedFile::put_lens_page(bool wal) {
  {
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < kColumns; ++i) columns.push_back(fmt::format("c{}", i));
    const auto database = Database::connect(lens_.location());
    database.guarded([&] {
      auto& session = database.session();
      session << fmt::format("PRAGMA page_size = {}", page_size_);
      session << fmt::format("CREATE TABLE IF NOT EXISTS lens ({})", join(columns, ", "));
    });
  }
  auto page = read_start(lens_.location().path, page_size_);
  page[kVersionsAt] = page[kVersionsAt + 1] = wal ? kWal : kLegacy;
  const auto size = fs::file_size(copy_.location().path);
  put_number(page, kPagesAt, static_cast<std::uint32_t>(size / page_size_));
  put_number(page, kValidForAt, number_at(page, kChangesAt, 4));
  std::fstream file(copy_.location().path, std::ios::in | std::ios::out | std::ios::binary);
  file.write(page.data(), static_cast<std::streamsize>(page.size()));
}

void DamagedFile::for_each_page(const std::function<void(const Page&)>& visit) {
  const auto leaves = leaves_of(copy_.location().path, pages_, page_size_);
  const auto database = Database::connect(copy_.location());
  auto& session = database.session();
  database.guarded([&] {
    std::string mode;
    session << "PRAGMA journal_mode = OFF", soci::into(mode);
    session << "PRAGMA synchronous = OFF";
    session << "PRAGMA writable_schema = ON";
    for (const auto page : leaves) visit(read_page(session, page));
  });
}

}  // namespace p2s::store::detail
