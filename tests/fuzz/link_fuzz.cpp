// A hostile address: whatever stands behind "#" is decoded without harm, and what comes out settles: written and read
// again it is the same state. The stored library and preferences are read from the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "base/text.h"
#include "model/study_builder.h"
#include "session/library.h"
#include "session/url_codec.h"

using namespace consilium;

namespace {

std::shared_ptr<const Study> make_study() {
  StudyBuilder builder;
  const RaterId rater = builder.rater("checker", RaterKind::code);
  for (const char* const model : {"alpha", "beta"}) {
    for (const char* const scenario : {"s1", "s2", "s3"}) {
      builder.add_judgment({.model = builder.model(model),
                            .scenario = builder.scenario(scenario),
                            .criterion = builder.criterion("Escalates", "Safety"),
                            .rater = rater,
                            .verdict = Verdict::met});
    }
  }
  return std::move(builder.finish()).value();
}

void expect(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::shared_ptr<const Study> study = make_study();
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  const session::ViewState state = session::decode_link(text, study.get());
  expect(is_valid_utf8(state.filter.search));
  expect(state.study.empty() || session::is_study_key(state.study));
  expect(session::decode_link(session::encode_link(state, study.get()), study.get()) == state);
  expect(session::link_study(text) == state.study);
  session::decode_link(text, nullptr);

  const auto library = session::decode_library(text);
  expect(session::decode_library(session::encode_library(library)) == library);
  const session::Preferences preferences = session::decode_preferences(text);
  expect(session::decode_preferences(session::encode_preferences(preferences)) == preferences);
  return 0;
}
