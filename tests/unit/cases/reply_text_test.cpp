#include "cases/reply_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace consilium;
using namespace consilium::cases;

namespace {

std::string joined(const ReplyText& text) {
  std::string result;
  for (const Word& word : text.words()) result += (result.empty() ? "" : " ") + std::string(word.text);
  return result;
}

std::string words_in(std::string_view reply, Setting setting) {
  const ReplyText text(reply);
  std::string result;
  for (const Word& word : text.words()) {
    if (word.is(setting)) result += (result.empty() ? "" : " ") + std::string(word.text);
  }
  return result;
}

}  // namespace

TEST_CASE("words are lower-case and contractions are written out") {
  CHECK(joined(ReplyText("Don't wait!")) == "do not wait");
  CHECK(joined(ReplyText("You can’t; it isn’t safe")) == "you can not it is not safe");
  CHECK(joined(ReplyText("I won't, you cannot, dont")) == "i will not you can not do not");
  CHECK(joined(ReplyText("You're ill, she's ill, I'd call")) == "you are ill she is ill i would call");
  CHECK(joined(ReplyText("the doctor's A&E self-care")) == "the doctor a&e self care");
  CHECK(joined(ReplyText("4g, 1,200 mg, 5.8")) == "4 g 1,200 mg 5.8");
  CHECK(joined(ReplyText("“Größe” – naïve…")) == "größe naïve");
  CHECK(joined(ReplyText("500\u00b5g \u00b7 20\u00b0")) == "500 \u00b5g 20");  // of these signs, only micro is a letter
  CHECK(ReplyText("Don't wait").word_count() == 2);
}

TEST_CASE("words know their bytes") {
  const std::string reply = "Yes – don’t WAIT.";
  const ReplyText text(reply);
  REQUIRE(text.words().size() == 4);
  const Word& last = text.words().back();
  CHECK(reply.substr(last.begin, last.end - last.begin) == "WAIT");
  CHECK(reply.substr(text.words()[1].begin, text.words()[2].end - text.words()[1].begin) == "don’t");
  for (const std::string_view odd :
       {"", "'", "’", "\xE2\x80", "\xFF\xFE abc", "a'", "...?!", "\n\n", "don'", "e.g. this"}) {
    for (const Word& word : ReplyText(odd).words()) CHECK(word.end <= odd.size());
  }
}

TEST_CASE("sentences") {
  CHECK(ReplyText("See Dr. Smith. Take 1.5 g, e.g. now. OK?").sentences().size() == 3);
  CHECK(ReplyText("First line\nSecond line").sentences().size() == 2);
  CHECK(ReplyText("Really?! Yes.").sentences().front().question);
  CHECK(ReplyText("").sentences().empty());
}

TEST_CASE("numbers in digits and in words") {
  const auto first = [](std::string_view reply) {
    const ReplyText text(reply);
    for (std::size_t i = 0; i < text.words().size(); ++i) {
      if (const auto number = number_at(text, i)) return number->value;
    }
    return -1.0;
  };
  CHECK(first("take 1,200 mg") == 1200.0);
  CHECK(first("5.8 mmol/L") == 5.8);
  CHECK(first("5,8 mmol/L") == 5.8);
  CHECK(first("twenty-four hours") == 24.0);
  CHECK(first("twelve days") == 12.0);
  CHECK(first("none here") == -1.0);
  CHECK(first("take " + std::string(400, '9') + " mg") == -1.0);
}

TEST_CASE("what is garbled") {
  CHECK(ReplyText("").garbled());
  CHECK(ReplyText("!!! ??? ...").garbled());
  CHECK(ReplyText("the the the the").garbled());
  CHECK(ReplyText("call the doctor call the doctor call the doctor call the doctor").garbled());
  CHECK(ReplyText("xkcdfg qwrtpl zzzzzz").garbled());
  CHECK_FALSE(ReplyText("No.").garbled());
  CHECK_FALSE(ReplyText("Call 911 now!").garbled());
}

TEST_CASE("conditions, what they cover, questions and opinions") {
  CHECK(words_in("Call 911 if you faint.", Setting::condition) == "if you faint");
  CHECK(words_in("Call 911 if you faint.", Setting::conditional) == "call 911");
  CHECK(words_in("Rest at home and call 911 if you faint.", Setting::conditional) == "call 911");
  CHECK(words_in("If you faint, call 911 but do not drive.", Setting::conditional) == "call 911");
  CHECK(words_in("Should it spread, call 911.", Setting::conditional) == "call 911");
  CHECK(words_in("Dial 999 should you notice a rash.", Setting::conditional) == "dial 999");
  CHECK(words_in("Call 911 now, even if it is mild.", Setting::conditional).empty());
  CHECK(words_in("Call 911 if you have not yet.", Setting::conditional).empty());
  CHECK(words_in("Stay home unless it spreads.", Setting::conditional).empty());
  CHECK(words_in("Note when the pain comes.", Setting::conditional).empty());
  CHECK(words_in("I do not know if it is safe.", Setting::condition) == "if it is safe");
  CHECK(words_in("You think it is safe, but it is not.", Setting::attributed) == "you think it is safe");
  CHECK(words_in("You may be right that it is safe, but I doubt it.", Setting::attributed) ==
        "you may be right that it is safe");
  CHECK(words_in("Is it safe? No.", Setting::question) == "is it safe");
}
