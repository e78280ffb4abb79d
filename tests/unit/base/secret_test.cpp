// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/secret.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <openssl/crypto.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace {

// The heap of this program, with an eye on one block: at the moment it is given back, while it may
// still be read, `left` counts its bytes that are not zero.
struct WatchedBlock {
  std::atomic<const void*> block{nullptr};
  std::atomic<std::size_t> size{0};
  std::atomic<bool> freed{false};
  std::atomic<std::size_t> left{0};
};
WatchedBlock watched;

void give_back(void* memory) noexcept {
  if (memory != nullptr && memory == watched.block.load()) {
    const auto* bytes = static_cast<const unsigned char*>(memory);
    std::size_t left = 0;
    for (std::size_t i = 0; i < watched.size; ++i) left += bytes[i] != 0 ? 1U : 0U;
    watched.left = left;
    watched.freed = true;
    watched.block = nullptr;
  }
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }

namespace p2s {
namespace {

constexpr std::string_view kPassword = "correct horse battery staple";
/// More than fits into locked memory.
const std::string kFile(5000, 'k');

// What was left of the block that `bytes` occupy after `release`; all of it when it stays
// allocated.
std::size_t left_after(ByteView bytes, const std::function<void()>& release) {
  watched.size = bytes.size();
  watched.freed = false;
  watched.block = bytes.data();
  release();
  watched.block = nullptr;
  return watched.freed ? watched.left.load() : bytes.size();
}

// Whether a piece of the password is still in locked memory, which stays readable when released.
bool remains_in(const std::uint8_t* memory) {
  const std::string_view left(reinterpret_cast<const char*>(memory), kPassword.size());
  constexpr std::size_t kPiece = 4;
  for (std::size_t i = 0; i + kPiece <= kPassword.size(); ++i) {
    if (left.find(kPassword.substr(i, kPiece)) != std::string_view::npos) return true;
  }
  return false;
}

// The line "Locked:" of the mapping that holds `memory`, in KiB.
long locked_kib(const std::uint8_t* memory) {
  std::ifstream maps("/proc/self/smaps");
  const auto address = reinterpret_cast<std::uintptr_t>(memory);
  bool inside = false;
  for (std::string line; std::getline(maps, line);) {
    std::uintptr_t first = 0, last = 0;
    if (std::sscanf(line.c_str(), "%lx-%lx ", &first, &last) == 2)
      inside = first <= address && address < last;
    if (inside && line.rfind("Locked:", 0) == 0) return std::stol(line.substr(7));
  }
  return -1;
}

TEST(Secret, MemoryChecksDetectUnwipedBytes) {
  auto plain = std::make_unique<Bytes>(to_bytes(kFile));
  EXPECT_EQ(left_after(*plain, [&] { plain.reset(); }), kFile.size());
  EXPECT_TRUE(remains_in(as_bytes(kPassword).data()));
}

TEST(Secret, IsWipedOnDestruction) {
  auto secret = std::make_unique<Secret>(kPassword);
  const auto* const memory = secret->bytes().data();
  ASSERT_TRUE(remains_in(memory));
  secret.reset();
  EXPECT_FALSE(remains_in(memory));
  auto large = std::make_unique<Secret>(kFile);
  EXPECT_EQ(left_after(large->bytes(), [&] { large.reset(); }), 0U);
}

TEST(Secret, WipesTheBytesThatItIsMadeOf) {
  Bytes bytes = to_bytes(kPassword);
  const auto* const source = bytes.data();
  const Secret secret(std::move(bytes));
  EXPECT_EQ(secret.text(), kPassword);
  EXPECT_TRUE(bytes.empty());  // NOLINT(bugprone-use-after-move): promised
  bytes.resize(1);             // the same memory
  ASSERT_EQ(bytes.data(), source);
  EXPECT_FALSE(remains_in(source));
}

TEST(Secret, IsWipedOnAssignment) {
  Secret secret(kPassword);
  const auto* memory = secret.bytes().data();
  secret = Secret("short");
  EXPECT_FALSE(remains_in(memory));
  EXPECT_EQ(secret.text(), "short");
  Secret other(kPassword);
  memory = other.bytes().data();
  other = Secret();
  EXPECT_FALSE(remains_in(memory));
  EXPECT_TRUE(other.empty());
}

TEST(Secret, IsInLockedMemory) {
  const Secret secret(kPassword);
  Bytes as_much(std::size_t{2} << 20U);
  // Not mlock(), which sanitizers replace.
  if (::syscall(SYS_mlock, as_much.data(), as_much.size()) != 0)
    GTEST_SKIP() << "this system does not let us lock 2 MiB: " << std::strerror(errno);
  EXPECT_GT(locked_kib(secret.bytes().data()), 0);
}

TEST(Secret, ManyLeaveRoomInLockedMemoryForKeys) {
  std::vector<Secret> many;
  for (int i = 0; i < 100'000; ++i) many.emplace_back(kPassword);
  EXPECT_EQ(many.back().text(), kPassword);
  EXPECT_LE(CRYPTO_secure_used(), std::size_t{1} << 20U);
}

TEST(Secret, MovedFromIsEmpty) {
  Secret from(kPassword);
  const auto* block = from.bytes().data();
  Secret to(std::move(from));
  EXPECT_TRUE(from.empty());  // NOLINT(bugprone-use-after-move): promised
  EXPECT_EQ(to.bytes().data(), block);
  Secret assigned("old");
  assigned = std::move(to);
  EXPECT_TRUE(to.empty());  // NOLINT(bugprone-use-after-move): promised
  EXPECT_EQ(assigned.text(), kPassword);
}

TEST(Secret, SurvivesSelfMove) {
  Secret secret(kPassword);
  Secret& same = secret;
  secret = std::move(same);
  EXPECT_EQ(secret.text(), kPassword);
}

TEST(Secret, ClonesAreIndependent) {
  Secret secret(kPassword);
  Secret clone = secret.clone();
  secret = Secret();
  EXPECT_EQ(clone.text(), kPassword);
  EXPECT_EQ(clone.size(), kPassword.size());
}

TEST(Secret, IsNotCopyableFormattableOrComparable) {
  static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
  static_assert(!std::is_convertible_v<Secret, std::string_view>);
  static_assert(!std::is_convertible_v<std::string_view, Secret>);
  static_assert(!std::equality_comparable<Secret>);
  EXPECT_FALSE(fmt::is_formattable<Secret>::value);
}

TEST(Wipe, OverwritesExactlyTheGivenBytes) {
  std::array<std::uint8_t, 8> memory{1, 2, 3, 4, 5, 6, 7, 8};
  wipe(std::span(memory).subspan(2, 4));
  EXPECT_EQ(memory, (std::array<std::uint8_t, 8>{1, 2, 0, 0, 0, 0, 7, 8}));
  wipe({});
}

}  // namespace
}  // namespace p2s
