#include "session/model_name.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace consilium::session;

namespace {

const ModelName small{.place = ModelPlace::host, .id = "owner/small-model", .precision = "q4"};

}  // namespace

TEST_CASE("a model's name goes through a link and back") {
  ModelName elsewhere = small;
  elsewhere.host = "http://127.0.0.1:4000";
  elsewhere.revision = "refs/pr/1";
  const ModelName given{.place = ModelPlace::device, .id = "my model"};
  for (const ModelName& name : {ModelName{}, small, elsewhere, given}) CHECK(decode_model(encode_model(name)) == name);
  CHECK(encode_model({}).empty());
  CHECK(encode_model(small) == "p=host~i=owner/small-model~v=q4");
}

TEST_CASE("what is no name of a model is Ward's") {
  const std::vector<std::string> links{
      "p=host",                           // no id
      "p=host~i=one",                     // no owner
      "p=host~i=a/b/c",                   //
      "p=host~i=/name",                   //
      "p=host~i=owner/<name>",            //
      "p=host~i=owner/name~h=a b",        // a host with a blank
      "p=host~i=owner/name~v=q4/../../",  //
      "p=device",                         // nothing to call it by
      "p=ward~i=owner/name",              // Ward is of no owner
      "nonsense",
  };
  for (const std::string& link : links) {
    INFO(link);
    CHECK(decode_model(link) == ModelName{});
  }
}

TEST_CASE("a model and its host are called as people know them") {
  CHECK(to_words(ModelName{}) == "Ward");
  CHECK(to_words(small) == "small-model");
  CHECK(host_words(small) == "huggingface.co");
  CHECK(page_of(small) == "https://huggingface.co/owner/small-model");
  ModelName elsewhere = small;
  elsewhere.host = "models.example.org/mirror/";
  CHECK(host_words(elsewhere) == "models.example.org");
  CHECK(page_of(elsewhere) == "https://models.example.org/mirror/owner/small-model");
}
