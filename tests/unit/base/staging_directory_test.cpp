// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/detail/renames.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/staging.hpp>

#include <gtest/gtest.h>
#include <support/temp_dir.hpp>

#include <algorithm>
#include <cerrno>

namespace p2s {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

void put(const fs::path& path, std::string_view text) {
  write_file(path, as_bytes(text), Access::owner_only, OnExisting::fail);
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

TEST(StagingDirectory, IsBesideItsTargetUntilCommit) {
  const TempDir folder;
  StagingDirectory staging(folder / "kit");
  EXPECT_EQ(staging.path().parent_path(), folder.path());
  EXPECT_EQ(fs::status(staging.path()).permissions(), fs::perms(0700));
  put(staging.path() / "a", "x");
  EXPECT_FALSE(fs::exists(folder / "kit"));
  staging.commit(OnExisting::fail);
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"kit"});
  EXPECT_EQ(names_in(folder / "kit"), std::vector<std::string>{"a"});
  EXPECT_EQ(fs::status(folder / "kit").permissions(), fs::perms(0700));
}

TEST(StagingDirectory, IsRemovedWithoutCommit) {
  const TempDir folder;
  {
    const StagingDirectory staging(folder / "kit");
    fs::create_directory(staging.path() / "deep");
    put(staging.path() / "deep" / "a", "x");
  }
  EXPECT_TRUE(names_in(folder.path()).empty());
}

TEST(StagingDirectory, KeepsExistingTarget) {
  const TempDir folder;
  fs::create_directory(folder / "kit");
  put(folder / "kit/old", "x");
  {
    StagingDirectory staging(folder / "kit");
    put(staging.path() / "new", "x");
    try {
      staging.commit(OnExisting::fail);
      ADD_FAILURE() << "replaced";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::conflict);
    }
  }
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"kit"});
  EXPECT_EQ(names_in(folder / "kit"), std::vector<std::string>{"old"});
}

TEST(StagingDirectory, ReplacesATargetWithAllItsContent) {
  const TempDir folder;
  fs::create_directory(folder / "kit");
  put(folder / "kit/old", "x");
  {
    StagingDirectory staging(folder / "kit");
    put(staging.path() / "new", "x");
    staging.commit(OnExisting::replace);
  }
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"kit"});
  EXPECT_EQ(names_in(folder / "kit"), std::vector<std::string>{"new"});
}

TEST(StagingDirectory, ReplaceWorksWithoutTarget) {
  const TempDir folder;
  StagingDirectory staging(folder / "kit/");
  staging.commit(OnExisting::replace);
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"kit"});
}

TEST(StagingDirectory, ReplacesALinkAndNotTheDirectoryItPointsTo) {
  const TempDir folder;
  fs::create_directory(folder / "precious");
  put(folder / "precious/a", "x");
  fs::create_directory_symlink("precious", folder / "kit");
  {
    StagingDirectory staging(folder / "kit");
    staging.commit(OnExisting::replace);
  }
  EXPECT_FALSE(fs::is_symlink(folder / "kit"));
  EXPECT_EQ(names_in(folder / "precious"), std::vector<std::string>{"a"});
}

TEST(StagingDirectory, CreatesParentsOfItsTarget) {
  const TempDir folder;
  StagingDirectory staging(folder / "a/b/kit");
  staging.commit(OnExisting::fail);
  EXPECT_TRUE(fs::is_directory(folder / "a/b/kit"));
}

TEST(StagingDirectory, UndoRestoresOldDirectory) {
  const TempDir folder;
  fs::create_directory(folder / "kit");
  put(folder / "kit/old", "x");
  {
    StagingDirectory staging(folder / "kit");
    put(staging.path() / "new", "x");
    staging.commit(OnExisting::replace);
    EXPECT_EQ(names_in(folder / "kit"), std::vector<std::string>{"new"});
    staging.undo();
  }
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"kit"});
  EXPECT_EQ(names_in(folder / "kit"), std::vector<std::string>{"old"});
}

TEST(StagingDirectory, UndoLeavesNoDirectory) {
  const TempDir folder;
  {
    StagingDirectory staging(folder / "kit");
    staging.commit(OnExisting::fail);
    staging.undo();
  }
  EXPECT_TRUE(names_in(folder.path()).empty());
}

TEST(StagedFile, CommitsAndUndoes) {
  const TempDir folder;
  {
    StagedFile staged(folder / "a", as_bytes("new"), Access::owner_only);
    EXPECT_FALSE(fs::exists(folder / "a"));
  }
  EXPECT_TRUE(names_in(folder.path()).empty());
  put(folder / "a", "old");
  {
    StagedFile staged(folder / "a", as_bytes("new"), Access::owner_only);
    staged.commit(OnExisting::replace);
    EXPECT_EQ(as_text(read_file(folder / "a")), "new");
    staged.undo();
  }
  EXPECT_EQ(as_text(read_file(folder / "a")), "old");
  {
    StagedFile staged(folder / "a", as_bytes("new"), Access::owner_only);
    EXPECT_THROW(staged.commit(OnExisting::fail), Error);
    staged.commit(OnExisting::replace);
  }
  EXPECT_EQ(as_text(read_file(folder / "a")), "new");
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"a"});
}

// What NFS gets, which knows neither RENAME_NOREPLACE nor RENAME_EXCHANGE.
TEST(RenameInSteps, RefusesExistingName) {
  const TempDir folder;
  fs::create_directory(folder / "kit");
  put(folder / "kit/a", "x");
  put(folder / "file", "x");
  EXPECT_EQ(detail::rename_new_in_steps(folder / "kit", folder / "named"), 0);
  EXPECT_EQ(names_in(folder / "named"), std::vector<std::string>{"a"});
  EXPECT_EQ(detail::rename_new_in_steps(folder / "file", folder / "text"), 0);
  fs::create_directory(folder / "empty");
  for (const auto* taken : {"named", "text", "empty"}) {
    fs::create_directory(folder / "other");
    EXPECT_EQ(detail::rename_new_in_steps(folder / "other", folder / taken), EEXIST) << taken;
    put(folder / "another", "x");
    EXPECT_EQ(detail::rename_new_in_steps(folder / "another", folder / taken), EEXIST) << taken;
    EXPECT_TRUE(fs::exists(folder / "other"));
    fs::remove(folder / "another");
  }
  EXPECT_EQ(detail::rename_new_in_steps(folder / "missing", folder / "new"), ENOENT);
  EXPECT_FALSE(fs::exists(folder / "new"));
}

TEST(RenameInSteps, ExchangesFoldersAndFiles) {
  const TempDir folder;
  fs::create_directory(folder / "one");
  put(folder / "one/a", "x");
  fs::create_directory(folder / "two");
  put(folder / "two/b", "x");
  EXPECT_EQ(detail::exchange_in_steps(folder / "one", folder / "two"), 0);
  EXPECT_EQ(names_in(folder / "one"), std::vector<std::string>{"b"});
  EXPECT_EQ(names_in(folder / "two"), std::vector<std::string>{"a"});
  EXPECT_EQ(detail::exchange_in_steps(folder / "missing", folder / "two"), ENOENT);
  EXPECT_EQ(names_in(folder / "two"), std::vector<std::string>{"a"});
  EXPECT_EQ(names_in(folder.path()), (std::vector<std::string>{"one", "two"}));
}

}  // namespace
}  // namespace p2s
