// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/private_database.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace p2s::store::detail {

/// A row as SQLite reads it, whatever table it belongs to.
struct LooseRow {
  long long rowid = 0;
  std::string types;  ///< of each value its first letter: null, integer, text, real, blob
  std::vector<std::string> values;
};

/// Reads the rows of a SQLite file whose header, schema or index pages may be damaged or missing:
/// page by page, with SQLite's own reader, from a private copy in which a table `lens` starts at
/// that page.
class DamagedFile {
 public:
  static constexpr std::size_t kColumns = 16;  ///< more than any table of a store has

  /// `beside`: where the copy may be, a name that is not used yet. Blocks that cannot be read are
  /// copied as zeros. A -wal beside the file is applied.
  DamagedFile(const std::filesystem::path& file, const std::filesystem::path& beside);

  struct Page {
    std::uint32_t number = 0;
    std::vector<LooseRow> rows;
    std::size_t unreadable = 0;  ///< rows
  };
  void for_each_page(const std::function<void(const Page&)>& visit);

  std::uint32_t expected_pages() const noexcept { return expected_; }  ///< as the header says
  std::uint32_t missing_pages() const noexcept { return missing_; }
  std::size_t unreadable_blocks() const noexcept { return unreadable_blocks_; }

 private:
  void copy(const std::filesystem::path& from, const std::filesystem::path& to);
  void apply_wal();
  void put_lens_page(bool wal);

  PrivateDatabase copy_;
  PrivateDatabase lens_;
  std::uint32_t page_size_ = 0;
  std::uint32_t pages_ = 0;
  std::uint32_t expected_ = 0;
  std::uint32_t missing_ = 0;
  std::size_t unreadable_blocks_ = 0;
};

}  // namespace p2s::store::detail
