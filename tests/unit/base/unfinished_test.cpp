// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/files/staging.hpp>
#include <p2s/base/files/unfinished.hpp>

#include <gtest/gtest.h>
#include <support/temp_dir.hpp>

#include <fstream>

namespace p2s {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

void put(const fs::path& path) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << "x";
}

TEST(RemoveUnfinished, RemovesWhatAKilledProcessLeft) {
  const TempDir folder;
  put(folder / ".p2s-0123abcd");
  put(folder / ".p2s-89abcdef/deep/key.pem");
  remove_unfinished(folder.path());
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(RemoveUnfinished, KeepsOtherNames) {
  const TempDir folder;
  for (const auto* name : {".p2s-mine.txt", ".p2s-", "p2s-0123abcd", ".p2s-0123abcd.old"})
    put(folder / name);
  remove_unfinished(folder.path());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 4);
}

TEST(RemoveUnfinished, KeepsWhatIsStillBeingWritten) {
  const TempDir folder;
  StagedFile file(folder / "a.pfx", as_bytes("new"), Access::owner_only);
  StagingDirectory kit(folder / "kit");
  kit.add("a", as_bytes("new"));
  remove_unfinished(folder.path());
  file.commit(OnExisting::fail);
  kit.commit(OnExisting::fail);
  EXPECT_EQ(as_text(read_file(folder / "a.pfx")), "new");
  EXPECT_EQ(as_text(read_file(folder / "kit/a")), "new");
}

TEST(RemoveUnfinished, KeepsWhatCanStillBeRestored) {
  const TempDir folder;
  put(folder / "a.pfx");
  StagedFile file(folder / "a.pfx", as_bytes("new"), Access::owner_only);
  file.commit(OnExisting::replace);
  remove_unfinished(folder.path());
  file.undo();
  EXPECT_EQ(as_text(read_file(folder / "a.pfx")), "x");
}

TEST(RemoveUnfinished, IsDoneByTheFirstWriteToAFolder) {
  const TempDir folder;
  put(folder / ".p2s-0123abcd");
  write_file(folder / "root.cer", as_bytes("x"), Access::everyone, OnExisting::fail);
  EXPECT_FALSE(fs::exists(folder / ".p2s-0123abcd"));
  EXPECT_TRUE(fs::exists(folder / "root.cer"));
}

TEST(RemoveUnfinished, IsNothingForAFolderThatDoesNotExist) {
  const TempDir folder;
  remove_unfinished(folder / "none");
  EXPECT_FALSE(fs::exists(folder / "none"));
}

}  // namespace
}  // namespace p2s
