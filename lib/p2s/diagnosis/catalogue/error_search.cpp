// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/catalogue/error_search.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/words.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>

namespace p2s::diagnosis {
namespace {

constexpr double kQuestion = 0.62;        ///< least score of a few words
constexpr double kMessage = 0.9;          ///< least score of a pasted message
constexpr std::size_t kLongQuestion = 9;  ///< words; longer texts are messages
constexpr double kTypingError = 0.9;      ///< weight of a corrected word
constexpr double kExplanation = 0.7;      ///< weight of a word in cause or fix only
constexpr double kEverydayWeight = 0.4;
constexpr double kUnknownRows = 8;  ///< an unknown word weighs as if in that many entries
constexpr std::size_t kWordsRead = 40;
constexpr std::size_t kShortestCorrected = 5;
constexpr std::size_t kMostSpellings = 3;
constexpr std::size_t kSymbolLength = 16;

/// The words of one entry.
struct Row {
  const KnownError* error;
  std::set<std::string> message;      ///< name, message and phrases
  std::set<std::string> explanation;  ///< cause and fix
};

void add_words(std::set<std::string>& words, std::string_view text) {
  for (auto& word : tokenize(text)) words.insert(std::move(word));
}

class Index {
 public:
  Index() {
    for (const auto& error : known_errors()) {
      Row row{&error, {}, {}};
      for (const auto& text : {error.name, error.message}) add_words(row.message, text);
      for (const auto& text : error.phrases) add_words(row.message, text);
      for (const auto& text : {error.cause, error.fix}) add_words(row.explanation, text);
      std::set<std::string> all = row.message;
      all.insert(row.explanation.begin(), row.explanation.end());
      for (const auto& word : all) ++rows_with_[word];
      rows_.push_back(std::move(row));
    }
    for (const auto& [word, count] : rows_with_) {
      if (word.size() >= kShortestCorrected) vocabulary_.push_back(word);
    }
  }

  const std::vector<Row>& rows() const { return rows_; }

  /// Higher for rare words.
  double weight(const std::string& word) const {
    const auto found = rows_with_.find(word);
    const double rows =
        found == rows_with_.end() ? kUnknownRows : static_cast<double>(found->second);
    return std::log(1 + static_cast<double>(rows_.size()) / rows);
  }

  bool contains(const std::string& word) const { return rows_with_.contains(word); }

  /// The words of the catalogue that may be meant.
  std::vector<std::string> corrected(const std::string& word) const {
    const bool has_digit = word.find_first_of("0123456789") != std::string::npos;
    if (has_digit || word.size() < kShortestCorrected) return {};
    std::vector<std::string> similar;
    for (const auto& one : vocabulary_) {
      if (one.size() + 2 >= word.size() && one.size() <= word.size() + 2) similar.push_back(one);
    }
    std::vector<std::string> meant;
    while (meant.size() < kMostSpellings) {
      const auto near = closest_match(word, similar);
      if (!near) break;
      meant.push_back(*near);
      std::erase(similar, *near);
    }
    return meant;
  }

 private:
  std::vector<Row> rows_;
  std::map<std::string, std::size_t> rows_with_;
  std::vector<std::string> vocabulary_;
};

const Index& index() {
  static const Index made;
  return made;
}

/// A word of the text, as it is or may be spelled in the catalogue.
struct AskedWord {
  std::vector<std::string> spellings;
  double weight = 0;
  double trust = 1;  ///< lower if corrected

  bool is_in(const std::set<std::string>& words) const {
    return std::any_of(spellings.begin(), spellings.end(),
                       [&](const std::string& one) { return words.contains(one); });
  }
};

std::vector<AskedWord> asked_words(std::string_view text) {
  std::vector<AskedWord> asked;
  std::set<std::string> seen;
  for (auto& word : tokenize(text, kWordsRead)) {
    if (!seen.insert(word).second) continue;
    AskedWord one{{word}, index().weight(word) * (is_everyday(word) ? kEverydayWeight : 1), 1};
    if (!index().contains(word)) {
      if (auto meant = index().corrected(word); !meant.empty())
        one = {meant, index().weight(meant.front()), kTypingError};
    }
    asked.push_back(std::move(one));
  }
  return asked;
}

double score_of(const Row& row, const std::vector<AskedWord>& asked) {
  double all = 0;
  double found = 0;
  for (const auto& one : asked) {
    all += one.weight;
    if (one.is_in(row.message)) {
      found += one.weight * one.trust;
    } else if (one.is_in(row.explanation)) {
      found += one.weight * one.trust * kExplanation;
    }
  }
  if (all <= 0) return 0;
  // Of two entries with all words, the one whose message has fewer others is meant.
  return found / all - 0.001 * static_cast<double>(row.message.size());
}

struct ClientWord {
  std::string_view word;
  std::string_view client;
};

constexpr std::array kClientWords{ClientWord{"strongswan", "strongswan"},
                                  ClientWord{"charon", "strongswan"},
                                  ClientWord{"swanctl", "strongswan"},
                                  ClientWord{"ike_sa", "strongswan"},
                                  ClientWord{"networkmanager", "networkmanager"},
                                  ClientWord{"nmcli", "networkmanager"},
                                  ClientWord{"openvpn connect", "openvpn-connect"},
                                  ClientWord{"openvpn", "openvpn"},
                                  ClientWord{"macos", "macos"},
                                  ClientWord{"mac os", "macos"},
                                  ClientWord{"neagent", "macos"},
                                  ClientWord{"keychain", "macos"},
                                  ClientWord{"iphone", "macos"},
                                  ClientWord{"ipad", "macos"},
                                  ClientWord{"azure vpn client", "azure-vpn-client"},
                                  ClientWord{"azure vpn client", "entra"},
                                  ClientWord{"azurevpn", "azure-vpn-client"},
                                  ClientWord{"entra", "entra"},
                                  ClientWord{"aadsts", "entra"},
                                  ClientWord{"rasclient", "windows"},
                                  ClientWord{"rasdial", "windows"},
                                  ClientWord{"terraform", "deployment"},
                                  ClientWord{"azurerm", "deployment"},
                                  ClientWord{"bicep", "deployment"},
                                  ClientWord{"powershell", "deployment"}};

}  // namespace

bool is_in_context(const KnownError& error, std::string_view text) {
  return error.with.empty() ||
         std::any_of(error.with.begin(), error.with.end(), [&](const std::string& word) {
           return text.find(word) != std::string_view::npos;
         });
}

std::vector<std::string_view> clients_in(std::string_view text) {
  const auto lower = to_lower(text);
  std::vector<std::string_view> clients;
  for (const auto& [word, client] : kClientWords) {
    if (lower.find(word) != std::string::npos) clients.push_back(client);
  }
  return clients;
}

bool is_of_clients(const KnownError& error, const std::vector<std::string_view>& clients) {
  if (clients.empty() || error.clients.empty()) return true;
  return std::any_of(error.clients.begin(), error.clients.end(), [&](const std::string& client) {
    return std::find(clients.begin(), clients.end(), client) != clients.end();
  });
}

double least_score(std::string_view text) {
  return tokenize(text, kLongQuestion).size() < kLongQuestion ? kQuestion : kMessage;
}

std::vector<ErrorMatch> search_words(std::string_view text, double least) {
  const auto asked = asked_words(text);
  const auto clients = clients_in(text);
  std::vector<ErrorMatch> matches;
  // One word is in too many messages, unless it is as long as a symbol.
  if (asked.empty() || (asked.size() == 1 && asked[0].spellings[0].size() < kSymbolLength))
    return matches;
  for (const auto& row : index().rows()) {
    if (!is_of_clients(*row.error, clients)) continue;
    const double score = score_of(row, asked);
    if (score >= least) matches.push_back({row.error, score});
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  return matches;
}

}  // namespace p2s::diagnosis
