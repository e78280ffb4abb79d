// SPDX-License-Identifier: Apache-2.0
#include "support/temp_dir.hpp"

#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/base/error.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;

class PasswordFile : public ::testing::Test {
 protected:
  void write(std::string_view pfx, std::string_view password, OnExisting existing) const {
    write_pfx(pfx_, Secret(pfx), Secret(password), existing);
  }
  std::string pair() const {
    return std::string(as_text(read_file(pfx_))) + "/" +
           std::string(as_text(read_file(password_file_of(pfx_))));
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(dir_.path()), {}));
  }

  test::TempDir dir_;
  fs::path pfx_ = dir_ / "alice.pfx";
};

TEST_F(PasswordFile, IsWrittenWithItsPfx) {
  write("pfx", "word", OnExisting::fail);
  EXPECT_EQ(pair(), "pfx/word\n");
  write("new", "other", OnExisting::replace);
  EXPECT_EQ(pair(), "new/other\n");
  EXPECT_EQ(files(), 2U);
}

TEST_F(PasswordFile, FailedReplacementKeepsOldPfx) {
  write_file(pfx_, as_bytes("old"), Access::owner_only, OnExisting::fail);
  fs::create_directory(password_file_of(pfx_));
  EXPECT_THROW(write("new", "word", OnExisting::replace), Error);
  EXPECT_EQ(as_text(read_file(pfx_)), "old");
  EXPECT_EQ(files(), 2U);
}

TEST_F(PasswordFile, ExistingFileLeavesNoNewPfx) {
  write_file(password_file_of(pfx_), as_bytes("old\n"), Access::owner_only, OnExisting::fail);
  EXPECT_THROW(write("new", "word", OnExisting::fail), Error);
  EXPECT_FALSE(fs::exists(pfx_));
  EXPECT_EQ(files(), 1U);
}

TEST_F(PasswordFile, IsOmittedForChosenPassword) {
  write("pfx", "", OnExisting::fail);
  EXPECT_EQ(files(), 1U);
}

}  // namespace
}  // namespace p2s::app
