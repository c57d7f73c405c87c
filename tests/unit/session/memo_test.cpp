#include "session/memo.h"

#include <doctest/doctest.h>

#include <string>

#include "support/session_fixture.h"

using namespace consilium;
using consilium::session::Memo;

namespace {

struct Counted {
  Memo<int, std::string> memo{2};
  int made = 0;

  const std::string& ask(const std::shared_ptr<const Study>& study, int key) {
    return memo.get(study, key, [this](const Study& asked, int number) {
      ++made;
      return asked.info.title + std::to_string(number);
    });
  }
};

}  // namespace

TEST_CASE("an answer is made once a study and key") {
  const auto study = testing::make_study("A");
  Counted counted;
  CHECK(counted.ask(study, 1) == "A1");
  CHECK(counted.ask(study, 1) == "A1");
  CHECK(counted.made == 1);
  CHECK(counted.ask(study, 2) == "A2");
  CHECK(counted.ask(study, 1) == "A1");
  CHECK(counted.made == 2);
}

TEST_CASE("the least recently asked goes first") {
  const auto study = testing::make_study("A");
  Counted counted;
  counted.ask(study, 1);
  counted.ask(study, 2);
  counted.ask(study, 1);
  counted.ask(study, 3);
  CHECK(counted.made == 3);
  counted.ask(study, 1);
  CHECK(counted.made == 3);
  counted.ask(study, 2);
  CHECK(counted.made == 4);
}

TEST_CASE("a reference stays good while others are asked") {
  const auto study = testing::make_study("A");
  Counted counted;
  const std::string& first = counted.ask(study, 1);
  const std::string& second = counted.ask(study, 2);
  CHECK(first == "A1");
  CHECK(second == "A2");
}

TEST_CASE("another study empties it") {
  Counted counted;
  auto first = testing::make_study("A");
  CHECK(counted.ask(first, 1) == "A1");
  const std::weak_ptr<const Study> watch = first;
  first.reset();
  CHECK(watch.expired());
  // A new study may lie at the address of the one that was freed.
  const auto second = testing::make_study("B");
  CHECK(counted.ask(second, 1) == "B1");
  CHECK(counted.made == 2);
  counted.memo.clear();
  counted.ask(second, 1);
  CHECK(counted.made == 3);
}
