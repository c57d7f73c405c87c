// Studies to draw the views with: an everyday one, a shipped one, and those that lie at the edge of what may come.
#pragma once

#include <memory>

#include "model/study.h"

namespace consilium::testing {

// 2 models, 3 criteria in 2 themes, 6 scenarios with tags and transcripts. "beta" misses what "alpha" meets.
std::shared_ptr<const Study> clinic_study();
// As shipped: published counts, 9 models, 37 criteria, no transcripts.
std::shared_ptr<const Study> healthbench_study();
// As shipped: one model at 13 settings, 27 criteria, every transcript.
std::shared_ptr<const Study> ward_study();
// Names, texts and notes far longer than any place for them, with and without spaces to break at.
std::shared_ptr<const Study> long_words_study();
// Verdicts of every kind and every reason to be missing; one model without any verdict that counts.
std::shared_ptr<const Study> gaps_study();
// One model, one criterion, one scenario.
std::shared_ptr<const Study> single_study();
// A comparison of two responses and not one judgment.
std::shared_ptr<const Study> no_judgments_study();
// The empty text wherever the model of a study allows one.
std::shared_ptr<const Study> empty_words_study();
// Scores in a scale of their own, some below zero, lower is better.
std::shared_ptr<const Study> scored_study();

}  // namespace consilium::testing
