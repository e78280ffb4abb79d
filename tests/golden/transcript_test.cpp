// SPDX-License-Identifier: Apache-2.0
// What the program prints, compared with the transcripts in cli/: each command line after "$ ",
// then what it printed, with "! " before lines of standard error and "[N]" for an exit status other
// than 0.
#include "golden_file.hpp"

#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>
#include <support/cli_run.hpp>

#include <algorithm>

namespace p2s::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrompt = "$ p2sctl ";

// Words separated by spaces; '…' quotes spaces.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool begun = false;
  bool quoted = false;
  for (const char c : line) {
    if (c == '\'') {
      quoted = !quoted;
      begun = true;
    } else if (c == ' ' && !quoted) {
      if (begun) words.push_back(std::exchange(word, {}));
      begun = false;
    } else {
      word += c;
      begun = true;
    }
  }
  if (begun) words.push_back(word);
  return words;
}

std::string with_mark(std::string_view text, std::string_view mark) {
  std::string marked;
  for (const auto line : split_lines(text)) marked += std::string(mark) + std::string(line) + "\n";
  return marked;
}

// A fresh folder with the sample packages, in which the commands run one after the other.
class Transcript : public testing::TestWithParam<std::string> {
 protected:
  Transcript() : before_(fs::current_path()) {
    for (const auto& sample : fs::directory_iterator(fs::path(P2S_TEST_DATA) / "vendor")) {
      if (sample.is_regular_file()) fs::copy(sample, folder_.path());
    }
    write_file(folder_ / "passphrase", as_bytes("correct horse battery staple\n"),
               Access::owner_only, OnExisting::fail);
    fs::current_path(folder_.path());
  }
  ~Transcript() override { fs::current_path(before_); }
  Transcript(const Transcript&) = delete;
  Transcript& operator=(const Transcript&) = delete;

  std::string play(std::string_view script) {
    std::string played;
    for (const auto line : split_lines(script)) {
      if (!line.starts_with(kPrompt)) continue;
      const int code = run_(words_of(line.substr(kPrompt.size())));
      played += (played.empty() ? "" : "\n") + std::string(line) + "\n" + run_.out +
                with_mark(run_.err, "! ");
      if (code != 0) played += "[" + std::to_string(code) + "]\n";
    }
    return played;
  }

 private:
  TempDir folder_;
  fs::path before_;
  CliRun run_;
};

TEST_P(Transcript, IsWhatTheProgramPrints) {
  const fs::path file = fs::path(P2S_GOLDEN) / "cli" / (GetParam() + ".txt");
  const std::string played = play(golden_text(file));
  ASSERT_FALSE(played.empty()) << "no line begins with " << kPrompt;
  expect_golden(file, played);
}

std::vector<std::string> transcripts() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(fs::path(P2S_GOLDEN) / "cli")) {
    names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Cli, Transcript, testing::ValuesIn(transcripts()),
                         [](const auto& tested) { return tested.param; });

}  // namespace
}  // namespace p2s::test
