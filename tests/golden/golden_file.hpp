// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/files/files.hpp>

#include <gtest/gtest.h>
#include <support/run_program.hpp>
#include <support/temp_dir.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace p2s::test {

inline std::string golden_text(const std::filesystem::path& file) {
  return std::filesystem::exists(file) ? std::string(as_text(read_file(file))) : std::string();
}

/// `file` of tests/golden holds `text`, else the difference is shown.
/// P2S_UPDATE_GOLDEN=1 build/test/tests/golden_test writes the files again; read the diff of git
/// then.
inline void expect_golden(const std::filesystem::path& file, const std::string& text) {
  if (golden_text(file) == text) return;
  if (std::getenv("P2S_UPDATE_GOLDEN") != nullptr) {
    return write_file(file, as_bytes(text), Access::everyone, OnExisting::replace);
  }
  const TempDir folder;
  write_file(folder / "wanted", as_bytes(golden_text(file)), Access::everyone, OnExisting::fail);
  const auto diff = run_program({"diff", "-u", folder / "wanted", "-"}, text);
  ADD_FAILURE() << file.filename()
                << " differs; if that is meant: P2S_UPDATE_GOLDEN=1 golden_test\n"
                << diff.out << diff.err;
}

}  // namespace p2s::test
