// How single values lie in a pack: little-endian, without padding; texts and lists led by a 32-bit count.
//
// The reader checks every size against the bytes that are left before it allocates, and once something did not fit
// it stays failed and gives zeros, so callers need to ask only at the end.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#include "base/hash.h"
#include "base/ids.h"
#include "model/pack_fields.h"

namespace consilium::pack_detail {

// Both builds run on little-endian machines only, so that a column is copied as it lies in memory.
static_assert(std::endian::native == std::endian::little);

template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Writer {
 public:
  explicit Writer(std::vector<std::byte>& out) : out_(out) {}

  template <Plain T>
  void operator()(const T& value) {
    put(&value, sizeof(T));
  }
  template <typename Tag>
  void operator()(const Id<Tag>& id) {
    put(&id.value, sizeof id.value);
  }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint32_t>(text.size()));
    put(text.data(), text.size());
  }
  template <typename T>
  void operator()(const std::vector<T>& list) {
    (*this)(static_cast<std::uint32_t>(list.size()));
    for (const T& item : list) write(item);
  }

  template <typename T>
  void write(const T& item) {
    if constexpr (std::is_same_v<T, std::string>) {
      (*this)(item);
    } else {
      T copy = item;  // fields() is shared with the reader and so wants something it may change
      fields(*this, copy);
    }
  }

  void put(const void* data, std::size_t bytes) {
    if (bytes == 0) return;
    const auto* first = static_cast<const std::byte*>(data);
    out_.insert(out_.end(), first, first + bytes);
  }

 private:
  std::vector<std::byte>& out_;
};

class Reader {
 public:
  explicit Reader(Bytes bytes) : left_(bytes) {}

  template <Plain T>
  void operator()(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      std::uint8_t byte = 0;
      take(&byte, 1);
      if (byte > 1) failed_ = true;
      value = byte == 1;
    } else {
      take(&value, sizeof(T));
    }
  }
  template <typename Tag>
  void operator()(Id<Tag>& id) {
    take(&id.value, sizeof id.value);
  }
  void operator()(std::string& text) {
    const std::size_t size = take_count(1);
    text.assign(as_text(left_.first(size)));
    left_ = left_.subspan(size);
  }
  template <typename T>
  void operator()(std::vector<T>& list) {
    constexpr std::size_t smallest_item_bytes = 4;  // a text; tags and diagnostics take more
    const std::size_t count = take_count(smallest_item_bytes);
    for (std::size_t i = 0; i < count && !failed_; ++i) read(list.emplace_back());
  }

  template <typename T>
  void read(T& item) {
    if constexpr (std::is_same_v<T, std::string>) {
      (*this)(item);
    } else {
      fields(*this, item);
    }
  }

  // True when everything fitted and nothing is left over.
  [[nodiscard]] bool complete() const { return !failed_ && left_.empty(); }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool at_end() const { return left_.empty(); }

 private:
  std::size_t take_count(std::size_t item_bytes) {
    std::uint32_t count = 0;
    take(&count, sizeof count);
    if (count > left_.size() / item_bytes) {
      failed_ = true;
      return 0;
    }
    return count;
  }

  void take(void* out, std::size_t bytes) {
    if (failed_ || left_.size() < bytes) {
      failed_ = true;
      std::memset(out, 0, bytes);
      return;
    }
    std::memcpy(out, left_.data(), bytes);
    left_ = left_.subspan(bytes);
  }

  Bytes left_;
  bool failed_ = false;
};

// Measures a row: how many bytes its fields take.
class Measure {
 public:
  template <Plain T>
  void operator()(const T& /*value*/) {
    bytes_ += sizeof(T);
  }
  template <typename Tag>
  void operator()(const Id<Tag>& /*id*/) {
    bytes_ += sizeof(std::uint32_t);
  }
  [[nodiscard]] std::uint32_t bytes() const { return bytes_; }

 private:
  std::uint32_t bytes_ = 0;
};

template <typename Row>
std::uint32_t row_bytes() {
  Measure measure;
  Row row;
  fields(measure, row);
  return measure.bytes();
}

}  // namespace consilium::pack_detail
