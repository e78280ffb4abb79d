// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>

#include <gtest/gtest.h>
#include <support/temp_dir.hpp>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace p2s {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

std::optional<ErrorKind> kind_of(const std::function<void()>& action) {
  try {
    action();
    return std::nullopt;
  } catch (const Error& error) {
    return error.kind();
  }
}

mode_t mode_of(const fs::path& path) {
  struct stat facts {};
  EXPECT_EQ(::lstat(path.c_str(), &facts), 0) << path;
  return facts.st_mode & 07777U;
}

std::string text_of(const fs::path& path) { return std::string(as_text(read_file(path))); }

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

void put(const fs::path& path, std::string_view text, OnExisting existing = OnExisting::fail) {
  write_file(path, as_bytes(text), Access::owner_only, existing);
}

class Umask {
 public:
  explicit Umask(mode_t mask) : old_(::umask(mask)) {}
  Umask(const Umask&) = delete;
  Umask& operator=(const Umask&) = delete;
  ~Umask() { ::umask(old_); }

 private:
  mode_t old_;
};

TEST(ReadFile, ReadsEveryByte) {
  const TempDir folder;
  Bytes content;
  for (int i = 0; i < 300'000; ++i) content.push_back(static_cast<std::uint8_t>(i * 7));
  write_file(folder / "a", content, Access::owner_only, OnExisting::fail);
  EXPECT_EQ(read_file(folder / "a"), content);
  write_file(folder / "empty", {}, Access::owner_only, OnExisting::fail);
  EXPECT_EQ(read_file(folder / "empty"), Bytes{});
}

TEST(ReadFile, RejectsFileLargerThanLimit) {
  const TempDir folder;
  put(folder / "a", "12345");
  EXPECT_EQ(read_file(folder / "a", 5).size(), 5U);
  EXPECT_EQ(kind_of([&] { read_file(folder / "a", 4); }), ErrorKind::malformed);
  EXPECT_EQ(kind_of([&] { read_file("/dev/zero", 100'000); }), ErrorKind::malformed);
}

TEST(ReadFile, ReadsFilesOfUnknownSize) {
  EXPECT_NE(text_of("/proc/self/status").find("Name:"), std::string::npos);
}

TEST(ReadFile, ReportsTheCause) {
  const TempDir folder;
  EXPECT_EQ(kind_of([&] { read_file(folder / "missing"); }), ErrorKind::not_found);
  EXPECT_EQ(kind_of([&] { read_file(folder.path()); }), ErrorKind::io);
  EXPECT_EQ(kind_of([&] { read_file(folder / std::string(300, 'x')); }), ErrorKind::io);
  try {
    read_file(folder / "a\nb");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message().find('\n'), std::string::npos) << error.message();
    EXPECT_NE(error.message().find("a\\x0Ab"), std::string::npos) << error.message();
  }
}

TEST(ReadDescriptor, ReadsAPipeToItsEndAndLeavesItOpen) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  ASSERT_EQ(::write(ends[1], "abc", 3), 3);
  ::close(ends[1]);
  EXPECT_EQ(as_text(read_descriptor(ends[0], "pipe")), "abc");
  EXPECT_EQ(::close(ends[0]), 0);
  EXPECT_EQ(kind_of([&] { read_descriptor(ends[0], "pipe"); }), ErrorKind::io);
}

TEST(WriteFile, OwnerOnlyModeIgnoresUmask) {
  const TempDir folder;
  for (const mode_t mask : {0U, 022U, 077U, 0277U, 0777U}) {
    const Umask umask(mask);
    const auto path = folder / std::to_string(mask);
    put(path, "secret");
    EXPECT_EQ(mode_of(path), 0600U) << mask;
  }
}

TEST(WriteFile, PublicModeAppliesUmask) {
  const TempDir folder;
  for (const mode_t mask : {0U, 022U, 027U, 077U}) {
    const Umask umask(mask);
    const auto path = folder / std::to_string(mask);
    write_file(path, as_bytes("x"), Access::everyone, OnExisting::fail);
    EXPECT_EQ(mode_of(path), 0644U & ~mask) << mask;
  }
}

TEST(WriteFile, ReplacingChangesContentAndModeAtOnce) {
  const TempDir folder;
  write_file(folder / "a", as_bytes("old and longer"), Access::everyone, OnExisting::fail);
  put(folder / "a", "new", OnExisting::replace);
  EXPECT_EQ(text_of(folder / "a"), "new");
  EXPECT_EQ(mode_of(folder / "a"), 0600U);
}

TEST(WriteFile, KeepsExistingFile) {
  const TempDir folder;
  put(folder / "a", "old");
  fs::create_symlink("nowhere", folder / "dangling");
  for (const auto* name : {"a", "dangling"}) {
    EXPECT_EQ(kind_of([&] { put(folder / name, "new"); }), ErrorKind::conflict) << name;
  }
  EXPECT_EQ(text_of(folder / "a"), "old");
  EXPECT_EQ(names_in(folder.path()), (std::vector<std::string>{"a", "dangling"}));
}

TEST(WriteFile, ReplacesLinkInsteadOfItsTarget) {
  const TempDir folder;
  put(folder / "target", "old");
  fs::create_symlink("target", folder / "link");
  put(folder / "link", "new", OnExisting::replace);
  EXPECT_FALSE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(text_of(folder / "link"), "new");
  EXPECT_EQ(text_of(folder / "target"), "old");
}

// A rename must not replace a device or a pipe.
TEST(WriteFile, ReplacesOnlyFiles) {
  const TempDir folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  fs::create_directory(folder / "directory");
  fs::create_symlink("pipe", folder / "link to pipe");
  for (const auto* name : {"pipe", "directory", "link to pipe"}) {
    EXPECT_EQ(kind_of([&] { put(folder / name, "new", OnExisting::replace); }), ErrorKind::io)
        << name;
  }
  EXPECT_TRUE(fs::is_fifo(folder / "pipe"));
  EXPECT_TRUE(fs::is_symlink(folder / "link to pipe"));
  EXPECT_EQ(names_in(folder.path()).size(), 3U);
}

TEST(WriteFile, RemovesTemporaryFileOnFailure) {
  const TempDir folder;
  put(folder / "a", "old");
  struct rlimit old_limit {};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old_limit), 0);
  ::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit small { 4096, old_limit.rlim_max };
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto failed =
      kind_of([&] { put(folder / "a", std::string(10'000, 'x'), OnExisting::replace); });
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old_limit), 0);
  EXPECT_EQ(failed, ErrorKind::io);
  EXPECT_EQ(text_of(folder / "a"), "old");
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"a"});
}

TEST(WriteFile, ReportsTheCause) {
  const TempDir folder;
  put(folder / "file", "x");
  const std::string long_name(300, 'x');
  for (const auto existing : {OnExisting::fail, OnExisting::replace}) {
    EXPECT_EQ(kind_of([&] { put(folder / "missing" / "a", "x", existing); }), ErrorKind::not_found);
    EXPECT_EQ(kind_of([&] { put(folder / "file" / "a", "x", existing); }), ErrorKind::io);
    EXPECT_EQ(kind_of([&] { put(folder / long_name, "x", existing); }), ErrorKind::io);
  }
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"file"});
}

TEST(WriteFile, AcceptsNameWithoutFolder) {
  const TempDir folder;
  const auto before = fs::current_path();
  fs::current_path(folder.path());
  put("a", "x");
  fs::current_path(before);
  EXPECT_EQ(text_of(folder / "a"), "x");
}

TEST(MoveFile, KeepsOrReplacesExistingFile) {
  const TempDir folder;
  put(folder / "a", "new");
  put(folder / "b", "old");
  EXPECT_EQ(kind_of([&] { move_file(folder / "a", folder / "b", OnExisting::fail); }),
            ErrorKind::conflict);
  EXPECT_EQ(text_of(folder / "b"), "old");
  move_file(folder / "a", folder / "b", OnExisting::replace);
  EXPECT_EQ(text_of(folder / "b"), "new");
  move_file(folder / "b", folder / "c", OnExisting::fail);
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"c"});
  EXPECT_EQ(kind_of([&] { move_file(folder / "b", folder / "d", OnExisting::fail); }),
            ErrorKind::not_found);
}

TEST(PrivateDirectory, IsCreatedWithParentsForTheOwnerOnly) {
  const TempDir folder;
  const Umask umask(0);
  make_private_directory(folder / "a/b/c/");
  for (const auto* name : {"a", "a/b", "a/b/c"}) EXPECT_EQ(mode_of(folder / name), 0700U) << name;
}

TEST(PrivateDirectory, KeepsModeOfExistingDirectory) {
  const TempDir folder;
  fs::create_directory(folder / "a");
  fs::permissions(folder / "a", fs::perms(0750));
  make_private_directory(folder / "a");
  EXPECT_EQ(mode_of(folder / "a"), 0750U);
  make_private_directory("");
}

TEST(PrivateDirectory, ReportsBlockingFile) {
  const TempDir folder;
  put(folder / "file", "x");
  EXPECT_EQ(kind_of([&] { make_private_directory(folder / "file"); }), ErrorKind::conflict);
  EXPECT_EQ(kind_of([&] { make_private_directory(folder / "file/a"); }), ErrorKind::conflict);
  EXPECT_EQ(kind_of([&] { make_private_directory(folder / std::string(300, 'x') / "a"); }),
            ErrorKind::io);
}

}  // namespace
}  // namespace p2s
