// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/catalogue/catalogue_reader.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/words.hpp>

#include <fmt/format.h>

#include <map>

namespace p2s::diagnosis {
namespace {

class CatalogueReader {
 public:
  CatalogueReader(std::string_view file, std::string_view text) : file_(file) {
    for (const auto line : split_lines(text)) {
      ++line_;
      read_line(line);
    }
    end_block();
  }
  std::vector<KnownError> errors;

 private:
  [[noreturn]] void fail(std::string_view what) const {
    throw Error(ErrorKind::internal, fmt::format("errors/{}:{}: {}", file_, line_, what));
  }

  void read_line(std::string_view line) {
    if (line.starts_with('#')) return;
    if (trim(line).empty()) {
      end_block();
    } else if (line.starts_with(' ')) {
      if (field_.empty()) fail("a continued line without a field");
      value_ += ' ';
      value_ += trim(line);
    } else {
      end_field();
      const auto colon = line.find(": ");
      if (colon == std::string_view::npos) fail("'Field: value' expected");
      field_ = line.substr(0, colon);
      value_ = trim(line.substr(colon + 2));
    }
  }

  void end_field() {
    if (field_.empty()) return;
    store();
    field_.clear();
  }

  void end_block() {
    end_field();
    if (error_.name.empty()) return;
    if (error_.message.empty() || error_.cause.empty() || error_.fix.empty() ||
        error_.source.empty() || error_.examples.empty())
      fail(fmt::format("'{}' lacks a message, cause, fix, source or example", error_.name));
    if (error_.clients.empty()) error_.clients = clients_of_file();
    errors.push_back(std::move(error_));
    error_ = {};
  }

  std::vector<std::string> clients_of_file() const {
    const std::string client(file_.substr(0, file_.find('.')));
    if (client == "symptoms") return {};
    return {client == "ras" ? "windows" : client};
  }

  void store() {
    const std::map<std::string_view, std::string*> texts{{"Name", &error_.name},
                                                         {"Message", &error_.message},
                                                         {"Cause", &error_.cause},
                                                         {"Fix", &error_.fix},
                                                         {"Source", &error_.source}};
    const std::map<std::string_view, std::vector<std::string>*> lists{{"Code", &error_.codes},
                                                                      {"Clients", &error_.clients},
                                                                      {"With", &error_.with},
                                                                      {"Rules", &error_.rules}};
    if (const auto text = texts.find(field_); text != texts.end()) {
      *text->second = value_;
    } else if (const auto list = lists.find(field_); list != lists.end()) {
      for (const auto word : blank_separated(value_)) list->second->emplace_back(word);
    } else if (field_ == "Phrase") {
      error_.phrases.push_back(value_);
    } else if (field_ == "Translated") {
      error_.translations.push_back(value_);
    } else if (field_ == "Example") {
      error_.examples.push_back(value_);
    } else {
      store_flag();
    }
  }

  void store_flag() {
    if (field_ == "Severity" && value_ == "warning") {
      error_.severity = Severity::warning;
    } else if (field_ == "Severity" && value_ == "note") {
      error_.severity = Severity::note;
    } else if (field_ == "Confirmed" && value_ == "no") {
      error_.confirmed = false;
    } else if (field_ == "Consequence" && value_ == "yes") {
      error_.consequence = true;
    } else {
      fail(fmt::format("unknown field or value '{}: {}'", field_, value_));
    }
  }

  std::string_view file_;
  std::size_t line_ = 0;
  std::string field_;
  std::string value_;
  KnownError error_;
};

}  // namespace

std::vector<KnownError> read_errors(std::string_view file, std::string_view text) {
  return std::move(CatalogueReader(file, text).errors);
}

}  // namespace p2s::diagnosis
