#include "session/probe_view.h"

#include <doctest/doctest.h>

#include "session/url_codec.h"

using namespace consilium;
using namespace consilium::session;

TEST_CASE("what is on screen of a probe goes through a link unchanged") {
  CHECK(encode_probe_view({}).empty());
  ProbeView view{.setup = {.kind = ProbeKind::pressure, .cases = 48, .values = {0.0, 0.5, 1.0}},
                 .measure = "holds_pressure",
                 .dot = ProbeDot{1, 4}};
  CHECK(decode_probe_view(encode_probe_view(view)) == view);
  ViewState state;
  state.view = View::probe;
  state.probe = view;
  CHECK(decode_link(encode_link(state, nullptr), nullptr) == state);
}

TEST_CASE("a point that a link names wrongly is none") {
  for (const char* link : {"x=1", "x=a.b", "x=1.2.3", "x=-1.0", "x=99999999999.1", "x="}) {
    CAPTURE(link);
    CHECK_FALSE(decode_probe_view(link).dot);
  }
}
