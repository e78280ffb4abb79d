// SPDX-License-Identifier: Apache-2.0
#include "support/temp_dir.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/secrets/source.hpp>

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>

namespace p2s::secrets {
namespace {

class Answers final : public Prompter {
 public:
  explicit Answers(std::vector<std::string> answers) : answers_(std::move(answers)) {}
  Secret ask_secret(const std::string& /*question*/) override {
    return Secret(std::string_view(answers_.at(next_++)));
  }
  bool confirm(const std::string& /*question*/) override { return true; }

 private:
  std::vector<std::string> answers_;
  std::size_t next_ = 0;
};

std::string read(std::string_view source, bool new_secret = false,
                 std::vector<std::string> answers = {}) {
  Answers prompter(std::move(answers));
  const Environment environment = [](const std::string& name) -> std::optional<std::string> {
    if (name == "WORD") return "word";
    if (name == "LINES") return "first\nsecond";
    return std::nullopt;
  };
  StandardInput standard_input;
  const Warn warn = [](const std::string& /*text*/) {};
  const Inputs inputs{prompter, environment, standard_input, warn};
  return std::string(read_secret(Source::parse(source), "password", inputs, new_secret).text());
}

template <typename Action>
std::optional<ErrorKind> kind_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

TEST(SourceParse, AcceptsEveryFormAndNeverRepeatsSecrets) {
  for (const std::string text : {"env:A_1", "file:/x", "fd:3", "stdin", "prompt", "generate"}) {
    EXPECT_EQ(Source::parse(text).to_string(), text);
  }
  for (const std::string text : {"", "hunter2", "env:", "env:hunter 2", "file:", "fd:x", "fd:-1"}) {
    EXPECT_EQ(kind_of([&] { Source::parse(text); }), ErrorKind::usage) << text;
  }
  try {
    Source::parse("hunter2");
  } catch (const Error& error) {
    EXPECT_EQ((error.message() + error.hint()).find("hunter2"), std::string::npos);
  }
}

TEST(ReadSecret, ReadsTheFirstLineOfAFile) {
  const p2s::test::TempDir dir;
  const auto with = [&](std::string_view content) {
    write_file(dir / "s", as_bytes(content), Access::owner_only, OnExisting::replace);
    return "file:" + (dir / "s").string();
  };
  EXPECT_EQ(read(with("\xEF\xBB\xBFone\r\ntwo\n")), "one");
  EXPECT_EQ(read(with("one")), "one");
  EXPECT_EQ(kind_of([&] { read(with("\n")); }), ErrorKind::wrong_secret);
  EXPECT_EQ(kind_of([&] { read(with(std::string(5000, 'x'))); }), ErrorKind::malformed);
  EXPECT_EQ(kind_of([&] { read(with(std::string_view("a\0b", 3))); }), ErrorKind::wrong_secret);
  EXPECT_EQ(kind_of([&] { read("file:" + (dir / "none").string()); }), ErrorKind::wrong_secret);
}

TEST(ReadSecret, ReadsVariablesAndPrompts) {
  EXPECT_EQ(read("env:WORD"), "word");
  EXPECT_EQ(read("env:LINES"), "first");
  ::setenv("P2S_TEST_SECRET", "word", 1);
  EXPECT_EQ(kind_of([] { read("env:P2S_TEST_SECRET"); }), ErrorKind::wrong_secret)
      << "only the environment that was injected counts";
  ::unsetenv("P2S_TEST_SECRET");
  EXPECT_EQ(read("prompt", true, {"a", "a"}), "a");
  EXPECT_EQ(read("prompt", true, {"a", "b", "c", "c"}), "c") << "the user may try again";
  EXPECT_EQ(read("prompt", false, {"", "a"}), "a");
  EXPECT_EQ(kind_of([] {
              read("prompt", true, {"a", "b", "a", "b", "a", "b"});
            }),
            ErrorKind::wrong_secret)
      << "three times";
  EXPECT_EQ(kind_of([] { read("generate"); }), ErrorKind::usage);
}

TEST(ReadSecret, ReadsOneLineOfADescriptorAtATime) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  ASSERT_EQ(::write(ends[1], "a\nb\n", 4), 4);
  const auto source = "fd:" + std::to_string(ends[0]);
  EXPECT_EQ(read(source), "a");
  EXPECT_EQ(read(source), "b");
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST(StandardInput, RejectsTheSecondUseAndNamesTheFirst) {
  StandardInput standard_input;
  standard_input.claim("passphrase");
  try {
    standard_input.claim("certificate");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_NE(error.message().find("passphrase"), std::string::npos);
  }
}

TEST(GeneratePassword, IsGroupedAndUniform) {
  std::uint8_t next = 0;
  const auto counting = [&](std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = next--;  // begins with bytes that must be rejected
  };
  const auto password = generate_password(counting);
  EXPECT_EQ(password.text().size(), 29U);
  EXPECT_EQ(password.text()[5], '-');
  EXPECT_EQ(password.text().find_first_of("il01oO"), std::string_view::npos);
  EXPECT_TRUE(is_generated_password(password.text()));
}

TEST(GeneratePassword, IsRecognised) {
  EXPECT_TRUE(is_generated_password("abcde-fghjk-mnpqr-stuvw-xyz23"));
  for (const auto* other :
       {"", "abcde", "abcde-fghjk-mnpqr-stuvw-xyz23\n", "abcde-fghjk-mnpqr-stuvw-xyz2l",
        "abcdefghjk-mnpqr-stuvw-xyz23-", "Abcde-fghjk-mnpqr-stuvw-xyz23"})
    EXPECT_FALSE(is_generated_password(other)) << other;
}

}  // namespace
}  // namespace p2s::secrets
