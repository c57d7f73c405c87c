// Decides when the next frame is drawn: at rest, never.
//
// Any input buys three frames (hover states settle, ImGui's layout of new windows takes two), a timed wish buys one at
// its time, and nothing else draws.
#pragma once

#include <algorithm>

namespace consilium::platform {

class FrameGate {
 public:
  static constexpr int frames_per_input = 3;

  void input_came() { frames_left_ = frames_per_input; }
  // Called once a frame, with the wait that the UI asked for (negative: none) and whether input is still queued.
  // Returns the milliseconds until the next frame; 0 = at once, negative = none.
  double frame_done(double wanted_in_ms, bool input_waiting) {
    if (frames_left_ > 0) --frames_left_;
    if (input_waiting) frames_left_ = std::max(frames_left_, 1);
    if (frames_left_ > 0) return 0.0;
    return wanted_in_ms;
  }

 private:
  int frames_left_ = frames_per_input;
};

}  // namespace consilium::platform
