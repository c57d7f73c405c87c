#include "base/json_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace consilium;

namespace {

// The tokens of a text as one word, ending in "." (whole) or "!" (error).
std::string tokens_of(std::string_view text, std::size_t max_depth = 10) {
  JsonReader reader(text, max_depth);
  std::string letters;
  while (true) {
    switch (reader.next()) {
      case JsonToken::begin_object:
        letters += '{';
        break;
      case JsonToken::end_object:
        letters += '}';
        break;
      case JsonToken::begin_array:
        letters += '[';
        break;
      case JsonToken::end_array:
        letters += ']';
        break;
      case JsonToken::key:
        letters += 'k';
        break;
      case JsonToken::string:
        letters += 's';
        break;
      case JsonToken::integer:
        letters += 'i';
        break;
      case JsonToken::big_unsigned:
        letters += 'u';
        break;
      case JsonToken::real:
        letters += 'r';
        break;
      case JsonToken::true_value:
        letters += 't';
        break;
      case JsonToken::false_value:
        letters += 'f';
        break;
      case JsonToken::null_value:
        letters += 'n';
        break;
      case JsonToken::end_of_text:
        return letters + '.';
      case JsonToken::error:
        return letters + '!';
    }
  }
}

std::string read_string(std::string_view json) {
  JsonReader reader(json, 10);
  REQUIRE(reader.next() == JsonToken::string);
  std::string text(reader.text());
  REQUIRE(reader.next() == JsonToken::end_of_text);
  return text;
}

Error error_of(std::string_view text, std::size_t max_depth = 10) {
  JsonReader reader(text, max_depth);
  JsonToken token = reader.next();
  while (token != JsonToken::error && token != JsonToken::end_of_text) token = reader.next();
  return reader.error();
}

}  // namespace

TEST_CASE("every kind of token is told apart") {
  CHECK(tokens_of(R"({"a":[1,-2.5,true,false,null,"s",{}],"b":[]})") == "{k[irtfns{}]k[]}.");
  CHECK(tokens_of(" \t\r\n[ 1 , 2 ] \n") == "[ii].");
  CHECK(tokens_of("18446744073709551615") == "u.");
  CHECK(tokens_of("18446744073709551616") == "r.");
  CHECK(tokens_of("-9223372036854775808") == "i.");
  CHECK(tokens_of("-9223372036854775809") == "r.");
}

TEST_CASE("bare NaN and Infinity are null, only outside of strings and only spelled so") {
  CHECK(tokens_of("[NaN,Infinity,-Infinity]") == "[nnn].");
  CHECK(tokens_of("NaN") == "n.");
  CHECK(tokens_of(R"({"NaN":"NaN"})") == "{ks}.");
  CHECK(read_string(R"("NaN -Infinity")") == "NaN -Infinity");
  for (const char* bad : {"nan", "Nan", "NaNs", "-NaN", "Infinit", "-Infinit", "+Infinity", "inf", "[NaN NaN]"}) {
    CHECK(tokens_of(bad).ends_with('!'));
  }
}

TEST_CASE("what the grammar forbids is an error") {
  for (const char* bad : {"{",           "}",        "[",          "]",     "[1,]",      "[,1]",    "[1 2]",
                          "{\"a\"}",     "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}",   "[1}",     "{\"a\":1]",
                          "01",          "-",        "-a",         "1.",    ".5",        "1e",      "1e+",
                          "+1",          "0x1",      "--1",        "00",    "-01",       "tru",     "truee",
                          "True",        "nul",      "\"",         "\"abc", "\"\\",      "\"\\x\"", "\"\\u12\"",
                          "\"\\u12G4\"", "\"a\nb\"", "\"\t\"",     "1 2",   "{} {}",     "[]]",     "/* no */ 1",
                          "\xEF\xBB",    "\x01",     ",",          ":",     "[\"a\":1]", "{1:2}",   "{\"a\":1 \"b\":2}",
                          "undefined"}) {
    CAPTURE(bad);
    CHECK(tokens_of(bad).ends_with('!'));
    CHECK(error_of(bad).code == "json-syntax");
    CHECK(error_of(bad).where.starts_with("byte "));
    CHECK(error_of(bad).message.ends_with("."));
  }
}

TEST_CASE("escapes are resolved") {
  CHECK(read_string(R"("plain text of more than eight bytes")") == "plain text of more than eight bytes");
  CHECK(read_string(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
  CHECK(read_string(R"("\u0041\u00e9\u20AC\ud83d\ude00!")") == "A\u00E9\u20AC\U0001F600!");
  CHECK(read_string(R"("a\u0000b")") == std::string("a\0b", 3));
  CHECK(read_string("\"na\u00EFve \u20AC \U0001F600\"") == "na\u00EFve \u20AC \U0001F600");
  CHECK(read_string(R"("")").empty());
}

TEST_CASE("unpaired surrogates become the replacement character") {
  CHECK(read_string(R"("\ud83d")") == "\uFFFD");
  CHECK(read_string(R"("\ude00x")") == "\uFFFDx");
  CHECK(read_string(R"("\ud83d\u0041")") == "\uFFFDA");
  CHECK(read_string(R"("\ud83d\ud83d\ude00")") == "\uFFFD\U0001F600");
  CHECK(read_string(R"("\ud83d\n")") == "\uFFFD\n");
}

TEST_CASE("special bytes are found at every place of an eight-byte step") {
  for (std::size_t lead = 0; lead < 20; ++lead) {
    const std::string plain(lead, 'x');
    CHECK(read_string("\"" + plain + "\\n\"") == plain + "\n");
    CHECK(read_string("\"" + plain + "\u20AC\"") == plain + "\u20AC");
    CHECK(read_string("\"" + plain + "\x7F!#[]~\"") == plain + "\x7F!#[]~");
    CHECK(error_of("\"" + plain + "\x1F........\"").where == "byte " + std::to_string(lead + 1));
    CHECK(error_of("\"" + plain + "\xFF........\"").where == "byte " + std::to_string(lead + 1));
  }
}

TEST_CASE("errors name the byte in the original text") {
  CHECK(error_of("[1, 2, x]").where == "byte 7");
  CHECK(error_of("[NaN, Infinity, -Infinity, x]").where == "byte 27");
  CHECK(error_of("\xEF\xBB\xBF[x]").where == "byte 4");
  CHECK(error_of("{\"a\": \"b").where == "byte 6");
  CHECK(error_of("[1").where == "byte 2");
  CHECK(error_of("[\"\u20AC\", tru]").where == "byte 8");
  CHECK(error_of("[1, 1e999]").where == "byte 4");
}

TEST_CASE("each kind of error has its code") {
  CHECK(error_of("").code == "json-empty");
  CHECK(error_of(" \n ").code == "json-empty");
  CHECK(error_of("\xEF\xBB\xBF").code == "json-empty");
  CHECK(error_of("1e309").code == "json-number");
  CHECK(error_of("-1" + std::string(400, '0')).code == "json-number");
  CHECK(error_of("\"caf\xE9\"").code == "json-utf8");
  CHECK(error_of("{\"\xED\xA0\x80\":1}").code == "json-utf8");
  CHECK(error_of("\"\xE2\x82\"").code == "json-utf8");
  CHECK(error_of("[[[]]]", 2).code == "json-depth");
  CHECK(error_of("[[[]]]", 3).code.empty());
  CHECK(error_of("[[],[],[[]]]", 3).code.empty());
}

TEST_CASE("a byte order mark is accepted at the start only") {
  CHECK(tokens_of("\xEF\xBB\xBF{}") == "{}.");
  CHECK(tokens_of("{\xEF\xBB\xBF}") == "{!");
}

TEST_CASE("a million nested brackets end at the depth limit") {
  const std::string deep(1'000'000, '[');
  CHECK(error_of(deep, 200).code == "json-depth");
  CHECK(error_of(deep, 200).where == "byte 200");
  std::string objects;
  for (int i = 0; i < 300; ++i) objects += "{\"a\":";
  CHECK(error_of(objects, 200).code == "json-depth");
}

TEST_CASE("an error stays") {
  JsonReader reader("[1,,2]", 10);
  CHECK(reader.next() == JsonToken::begin_array);
  CHECK(reader.next() == JsonToken::integer);
  CHECK(reader.next() == JsonToken::error);
  const Error first = reader.error();
  CHECK(reader.next() == JsonToken::error);
  CHECK(reader.error() == first);
}

TEST_CASE("containers can be skipped whole, and what is in them is still checked") {
  JsonReader reader(R"([[1,{"a":[2,"]"]}],3])", 10);
  CHECK(reader.next() == JsonToken::begin_array);
  CHECK(reader.next() == JsonToken::begin_array);
  CHECK(reader.skip_container());
  CHECK(reader.next() == JsonToken::integer);
  CHECK(reader.integer() == 3);
  CHECK(reader.next() == JsonToken::end_array);
  CHECK(reader.next() == JsonToken::end_of_text);

  JsonReader broken("[[1,{\"a\":\"\xFF\"}]]", 10);
  CHECK(broken.next() == JsonToken::begin_array);
  CHECK(broken.next() == JsonToken::begin_array);
  CHECK_FALSE(broken.skip_container());
  CHECK(broken.error().code == "json-utf8");
}

TEST_CASE("every prefix of a document is an error, never a crash") {
  const std::string document = R"({"a":[1,-2.5e3,true,null,"s\u20ac\n",{"b":{}}],"c":NaN})";
  CHECK(tokens_of(document).ends_with('.'));
  for (std::size_t length = 0; length < document.size(); ++length) {
    CHECK(tokens_of(document.substr(0, length)).ends_with('!'));
  }
}
