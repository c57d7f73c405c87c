// Reading the fields of a case book: the first thing that is wrong is kept, the rest is read as empty.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cases/phrases.h"

namespace consilium::cases {

// Names of the slots that a phrase may have besides those of fill() itself.
using SlotNames = std::initializer_list<std::string_view>;

// Shared by all fields of a book.
struct BookErrors {
  std::optional<Error> first;
  // Where each phrase of the book belongs. What is held out in one list must not be trained on in another, or nothing
  // would be held out at all.
  std::map<std::string, Split, std::less<>> split_of;
  // Phrases times phrases of other splits that they are compared with: what a book may cost is limited.
  std::size_t comparisons = 0;
  void add(Error error) {
    if (!first) first = std::move(error);
  }
};

class BookFields {
 public:
  BookFields(const Json& object, std::string where, BookErrors& errors)
      : object_(&object), where_(std::move(where)), errors_(&errors) {}

  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] double number(std::string_view key) const;
  [[nodiscard]] int whole(std::string_view key, int least, int most) const;
  // One of a few words, named in the order of the values: a word that is misspelt must not pass for another.
  template <typename Value>
  [[nodiscard]] Value choice(std::string_view key, std::span<const std::string_view> names) const {
    return static_cast<Value>(index_of(key, names));
  }
  [[nodiscard]] std::vector<std::string> texts(std::string_view key, SlotNames slots = {}) const;
  [[nodiscard]] std::vector<std::string> reply_texts(std::string_view key) const;
  [[nodiscard]] PhraseSet phrases(std::string_view key, SlotNames slots = {}) const;
  // This object itself as a phrase set.
  [[nodiscard]] PhraseSet as_phrases(SlotNames slots) const;
  // One reader call for each element of an array of objects; no two of them have the same key.
  template <typename T, typename Read>
  [[nodiscard]] std::vector<T> list(std::string_view key, Read read) const {
    std::vector<T> result;
    for (const BookFields& item : items(key)) result.push_back(read(item));
    return result;
  }
  [[nodiscard]] std::vector<BookFields> items(std::string_view key) const;
  [[nodiscard]] BookFields object(std::string_view key) const;
  [[nodiscard]] const Json& json() const { return *object_; }
  void fail(std::string_view key, std::string message) const;
  [[nodiscard]] std::string place(std::string_view key) const { return where_ + ", " + std::string(key); }
  [[nodiscard]] bool has(std::string_view key) const { return json_find(*object_, key) != nullptr; }

 private:
  [[nodiscard]] std::size_t index_of(std::string_view key, std::span<const std::string_view> names) const;
  [[nodiscard]] PhraseSet keep_apart(Result<PhraseSet> read, const std::string& where, SlotNames slots) const;
  void check_slots(std::string_view text, const std::string& where, SlotNames slots) const;

  const Json* object_;
  std::string where_;
  BookErrors* errors_;
};

}  // namespace consilium::cases
