// Result<T>: either a value or an Error meant for the user's eyes.
//
// Used for everything that comes from outside. Our own bugs are asserts, never Results. The core is built
// without exceptions, so reading the wrong side is an assert as well.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace consilium {

// Same fields and meaning as Diagnostic, for the one failure that ended an operation.
struct Error {
  std::string code;     // stable, kebab-case: "zip-truncated"
  std::string message;  // one plain sentence: what happened
  std::string where;    // place: file, member, line; may be empty
  std::string hint;     // what to do; may be empty

  bool operator==(const Error&) const = default;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

// For operations that succeed with nothing to say.
struct Done {
  bool operator==(const Done&) const = default;
};

}  // namespace consilium
