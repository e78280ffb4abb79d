// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/secret.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

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

TEST(Secret, MemoryCheckDetectsUnwipedBytes) {
  auto plain = std::make_unique<Bytes>(to_bytes(kPassword));
  EXPECT_EQ(left_after(*plain, [&] { plain.reset(); }), kPassword.size());
}

TEST(Secret, IsWipedOnDestruction) {
  auto secret = std::make_unique<Secret>(kPassword);
  EXPECT_EQ(left_after(secret->bytes(), [&] { secret.reset(); }), 0U);
}

TEST(Secret, MovesAndWipesSourceBytes) {
  Bytes bytes = to_bytes(kPassword);
  const auto* block = bytes.data();
  auto secret = std::make_unique<Secret>(std::move(bytes));
  ASSERT_EQ(secret->bytes().data(), block);  // no copy that nobody wipes
  EXPECT_EQ(left_after(secret->bytes(), [&] { secret.reset(); }), 0U);
}

TEST(Secret, IsWipedOnAssignment) {
  Secret secret(kPassword);
  EXPECT_EQ(left_after(secret.bytes(), [&] { secret = Secret("short"); }), 0U);
  EXPECT_EQ(secret.text(), "short");
}

TEST(Secret, IsWipedOnAssignmentOfEmpty) {
  Secret secret(kPassword);
  EXPECT_EQ(left_after(secret.bytes(), [&] { secret = Secret(); }), 0U);
  EXPECT_TRUE(secret.empty());
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
