#include <p2s/base/error.hpp>
#include <p2s/base/files.hpp>

#include <gtest/gtest.h>
#include <support/temp_dir.hpp>

namespace p2s {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

void put(const fs::path& path, std::string_view text) {
  write_file(path, as_bytes(text), Access::owner_only, Existing::keep);
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

TEST(StagingDirectory, StandsBesideItsTargetUntilItIsCommitted) {
  const TempDir folder;
  StagingDirectory staging(folder / "kit");
  EXPECT_EQ(staging.path().parent_path(), folder.path());
  EXPECT_EQ(fs::status(staging.path()).permissions(), fs::perms(0700));
  put(staging.path() / "a", "x");
  EXPECT_FALSE(fs::exists(folder / "kit"));
  staging.commit(Existing::keep);
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"kit"});
  EXPECT_EQ(names_in(folder / "kit"), std::vector<std::string>{"a"});
  EXPECT_EQ(fs::status(folder / "kit").permissions(), fs::perms(0700));
}

TEST(StagingDirectory, ThatIsNotCommittedGoesWithItsContent) {
  const TempDir folder;
  {
    const StagingDirectory staging(folder / "kit");
    fs::create_directory(staging.path() / "deep");
    put(staging.path() / "deep" / "a", "x");
  }
  EXPECT_TRUE(names_in(folder.path()).empty());
}

TEST(StagingDirectory, KeepsATargetThatExists) {
  const TempDir folder;
  fs::create_directory(folder / "kit");
  put(folder / "kit/old", "x");
  {
    StagingDirectory staging(folder / "kit");
    put(staging.path() / "new", "x");
    try {
      staging.commit(Existing::keep);
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
    staging.commit(Existing::replace);
  }
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"kit"});
  EXPECT_EQ(names_in(folder / "kit"), std::vector<std::string>{"new"});
}

TEST(StagingDirectory, ToReplaceNothingIsToTakeTheName) {
  const TempDir folder;
  StagingDirectory staging(folder / "kit/");
  staging.commit(Existing::replace);
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"kit"});
}

TEST(StagingDirectory, ReplacesALinkAndNotTheDirectoryItPointsTo) {
  const TempDir folder;
  fs::create_directory(folder / "precious");
  put(folder / "precious/a", "x");
  fs::create_directory_symlink("precious", folder / "kit");
  {
    StagingDirectory staging(folder / "kit");
    staging.commit(Existing::replace);
  }
  EXPECT_FALSE(fs::is_symlink(folder / "kit"));
  EXPECT_EQ(names_in(folder / "precious"), std::vector<std::string>{"a"});
}

TEST(StagingDirectory, MakesTheParentsOfItsTarget) {
  const TempDir folder;
  StagingDirectory staging(folder / "a/b/kit");
  staging.commit(Existing::keep);
  EXPECT_TRUE(fs::is_directory(folder / "a/b/kit"));
}

}  // namespace
}  // namespace p2s
