// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>
#include <support/law.hpp>

#include <filesystem>
#include <set>

namespace p2s {
namespace {

using test::expect_law;
using namespace std::string_literals;

std::string refusal(std::string_view name) {
  try {
    require_name(name, "client");
    return "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_FALSE(error.hint().empty());
    EXPECT_EQ(printable(error.message(), std::string::npos), error.message());
    return error.message();
  }
}

TEST(MixedScripts, OnlyLettersThatLookAlikeAreReported) {
  EXPECT_EQ(mixed_scripts("аlice"), "Latin and Cyrillic");
  EXPECT_EQ(mixed_scripts("Ελenη"), "Latin and Greek");
  for (const auto* name : {"", "alice", "Zoë 2", "Анна-7", "Ελένη", "alice 太郎", "\xFF"})
    EXPECT_EQ(mixed_scripts(name), "") << name;
}

// Letters of both cases, what systems treat specially, pieces of reserved words, and raw bytes.
std::string some_name() {
  std::string name;
  const auto count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) {
    name += *rc::gen::oneOf(rc::gen::element<std::string>(
                                "a", "A", "b", "..", "/", "\\", ".", "-", "_", "@", " ", "~", "\n",
                                "\0"s, ":", "*", "?", "\"", "<", "|", "$", "%", "1", "é", "É", "株",
                                "con", "CON", "nul", "com1", "LPT9", "aux.", ".pfx"),
                            rc::gen::container<std::string>(1, rc::gen::arbitrary<char>()));
  }
  return name;
}

// Microsoft, "Naming Files, Paths, and Namespaces": with any extension too.
bool is_reserved_on_windows(const std::string& file) {
  static const std::set<std::string> kDevices = [] {
    std::set<std::string> devices{"con", "prn", "aux", "nul", "conin$", "conout$"};
    for (const auto* digit : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"}) {
      devices.insert("com"s + digit);
      devices.insert("lpt"s + digit);
    }
    return devices;
  }();
  std::string stem = to_lower(file.substr(0, file.find('.')));
  stem = std::string(trim(stem));
  return kDevices.contains(stem) || file.ends_with('.') || file.ends_with(' ');
}

TEST(Names, AreAcceptedInEveryScript) {
  for (const auto& name : {"alice"s, "Zoë Müller"s, "株式会社"s, "o'brien"s, "../../x"s, "a\"b"s,
                           "😀"s, "a@b.example"s, "-rf"s, std::string(64, 'x')}) {
    EXPECT_EQ(refusal(name), "accepted") << name;
  }
  std::string widest;
  for (int i = 0; i < 64; ++i) widest += "😀";
  EXPECT_EQ(refusal(widest), "accepted");
  EXPECT_EQ(refusal(widest + "a"),
            "'" + printable(widest, 80) +
                "' cannot be a client name: it has 65 characters; a common name has at most 64");
}

TEST(Names, UnprintableOnesAreRejected) {
  const auto because = [](std::string_view why) {
    return "cannot be a client name: "s + std::string(why);
  };
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", because("it is empty")},
      {"a\nb", because("it contains a control character")},
      {"\0"s, because("it contains a control character")},
      {"a\x7F", because("it contains a control character")},
      {"a\u0085", because("it contains a control character")},
      {"a\u2028b", because("it contains a line break")},
      {"exe.\u202Etxt", because("it contains a character that changes the text direction")},
      {"\uFEFFalice", because("it contains an invisible character")},
      {"a\xFF", because("it is not valid UTF-8")},
      {" a", because("it has leading or trailing whitespace")},
      {"a ", because("it has leading or trailing whitespace")},
      {std::string(300, 'x'), because("it has 300 characters; a common name has at most 64")},
  };
  for (const auto& [name, why] : cases) {
    EXPECT_NE(refusal(name).find(why), std::string::npos)
        << printable(name) << ": " << refusal(name);
  }
}

TEST(FileNames, SafeNamesAreUnchanged) {
  for (const auto* name :
       {"alice", "a", "alice.b", "a-b_c", "x@y.example", "0", "_", "con1", "com10", "nula"}) {
    EXPECT_EQ(file_name_for(name), name);
  }
  EXPECT_EQ(file_name_for(std::string(48, 'x')), std::string(48, 'x'));
}

TEST(FileNames, OtherNamesAreReadableWithHash) {
  for (const auto& [name, readable] : std::vector<std::pair<std::string, std::string>>{
           {"Alice", "alice~"},
           {"../../x", "x~"},
           {"a b", "ab~"},
           {"株式会社", "~"},
           {"", "~"},
           {".", "~"},
           {"..", "~"},
           {"con", "_con~"},
           {"NUL.txt", "_nul.txt~"},
           {"-rf", "rf~"},
           {"a.", "a.~"},
           {std::string(300, 'x'), std::string(48, 'x') + "~"}}) {
    const std::string file = file_name_for(name);
    EXPECT_TRUE(file.starts_with(readable)) << name << ": " << file;
    EXPECT_EQ(file.size(), readable.size() + 16) << name << ": " << file;
  }
}

TEST(FileNames, StayInTheirFolderAndAreNotReserved) {
  expect_law([] {
    const std::string file = file_name_for(some_name());
    RC_ASSERT(!file.empty());
    RC_ASSERT(file.size() <= 80U);
    RC_ASSERT(file.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_@~") ==
              std::string::npos);
    RC_ASSERT(file.front() != '.');
    RC_ASSERT(file.front() != '-');
    RC_ASSERT(!is_reserved_on_windows(file));
    RC_ASSERT(!is_reserved_on_windows(file + ".pfx"));
    const auto path = (std::filesystem::path("folder") / file).lexically_normal();
    RC_ASSERT(path.parent_path() == "folder");
  });
}

TEST(FileNames, AreUniqueEvenIfCaseIsIgnored) {
  expect_law([] {
    const std::string one = some_name();
    const std::string other = *rc::gen::arbitrary<bool>() ? some_name() : to_upper(one);
    RC_PRE(one != other);
    RC_ASSERT(to_lower(file_name_for(one)) != to_lower(file_name_for(other)));
  });
}

TEST(FileNames, AreDeterministic) {
  EXPECT_EQ(file_name_for("Zoë Müller"), file_name_for("Zoë Müller"));
  EXPECT_EQ(file_name_for("Alice"), "alice~123909cb9f15d167");
}

// A company whose names have no letter that a file name keeps.
TEST(FileNames, AreUniqueForTwoHundredThousandNames) {
  std::set<std::string> files;
  constexpr int kPeople = 200'000;
  for (int i = 0; i < kPeople; ++i) {
    std::string name;
    for (int rest = i; name.size() < 9; rest /= 64) {
      name += "\xE6\xA0";  // U+6800 and its 63 neighbours
      name += static_cast<char>(0x80 + rest % 64);
    }
    files.insert(file_name_for(name));
  }
  EXPECT_EQ(files.size(), static_cast<std::size_t>(kPeople));
}

}  // namespace
}  // namespace p2s
