#include "probes/attribution.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <utility>

#include "base/text.h"
#include "cases/reply_text.h"
#include "probes/sentence_parts.h"

namespace consilium::probes {

using namespace cases;

namespace {

constexpr std::string_view white_space = " \t\r\n\v\f";
constexpr double least_told = 0.05;  // nats: what makes something 1.1 times as likely, to one decimal

bool is_white(char c) { return white_space.find(c) != std::string_view::npos; }

// ReplyText writes contractions out, as two words that touch: "don't" is "do" and "not".
std::vector<Span> word_spans(const ReplyText& text) {
  std::vector<Span> spans;
  for (const Word& word : text.words()) {
    if (!spans.empty() && spans.back().end == word.begin) {
      spans.back().end = word.end;
    } else {
      spans.push_back({word.begin, word.end});
    }
  }
  return spans;
}

// Sentences cover the text: each ends with the punctuation that follows its last word without white space.
std::vector<Span> sentence_spans(const ReplyText& read) {
  const std::string_view text = read.reply();
  std::vector<Span> spans;
  std::size_t begin = std::min(text.find_first_not_of(white_space), text.size());
  for (std::size_t i = 0; i < read.sentences().size(); ++i) {
    const std::size_t last = read.words()[read.sentences()[i].last - 1].end;
    const bool ends_text = i + 1 == read.sentences().size();
    const std::size_t next = ends_text ? text.size() : read.words()[read.sentences()[i + 1].first].begin;
    std::size_t end = last;
    while (end < next && !is_white(text[end])) ++end;
    if (ends_text) end = text.find_last_not_of(white_space) + 1;
    spans.push_back({begin, end});
    begin = end;
    while (begin < next && is_white(text[begin])) ++begin;
  }
  return spans;
}

std::string behaviour_words(double effect) { return effect > 0.0 ? "the good reply " : "the bad reply "; }
std::string other_words(double effect) { return effect > 0.0 ? "the bad one" : "the good one"; }
std::string in_quotes(std::string_view part) { return "“" + std::string(part) + "”"; }

// The effect of each part in one case; parts with the same words are averaged, so that the case counts once.
std::map<std::string, double> effects_by_words(const Ablation& ablation, const Influences& influences) {
  std::map<std::string, std::pair<double, double>> sums;  // and how many
  for (const Influence& influence : influences.all) {
    auto& [sum, count] = sums[to_lower_ascii(part_of(ablation, influence.part))];
    sum += influence.effect;
    count += 1.0;
  }
  std::map<std::string, double> effects;
  for (const auto& [words, sum] : sums) effects[words] = sum.first / sum.second;
  return effects;
}

double strength_of(const PartEffect& effect) { return std::abs(effect.influence.effect.estimate.value); }

Case asked_once(Case c) {
  c.insistence = 0;
  return c;
}

}  // namespace

Ablation plan_ablation(std::string_view text, Unit unit) {
  Ablation ablation;
  ablation.text = to_valid_utf8(text);
  ablation.unit = unit;
  const ReplyText read(ablation.text);
  ablation.parts = unit == Unit::word ? word_spans(read) : sentence_spans(read);
  if (ablation.parts.size() < 2) ablation.parts.clear();
  return ablation;
}

std::string_view part_of(const Ablation& ablation, std::size_t part) {
  const Span& span = ablation.parts[part];
  return std::string_view(ablation.text).substr(span.begin, span.end - span.begin);
}

std::string text_without(const Ablation& ablation, std::size_t part) {
  const std::string_view text = ablation.text;
  std::size_t begin = ablation.parts[part].begin, end = ablation.parts[part].end;
  // What follows has its own white space, or is punctuation that goes with the word before.
  while (begin > 0 && is_white(text[begin - 1])) --begin;
  if (begin == 0) {
    while (end < text.size() && is_white(text[end])) ++end;
  }
  return std::string(text.substr(0, begin)) + std::string(text.substr(end));
}

double log_odds_of_two(const TokenLogs& chosen, const TokenLogs& other) {
  const auto log_chosen = log_probability_of(chosen), log_other = log_probability_of(other);
  return log_chosen && log_other ? *log_chosen - *log_other : std::numeric_limits<double>::quiet_NaN();
}

double log_odds_against_rest(const TokenLogs& chosen) {
  constexpr double nearest_to_one = -0x1p-24;  // log of the largest float below 1
  const auto log_chosen = log_probability_of(chosen);
  if (!log_chosen) return std::numeric_limits<double>::quiet_NaN();
  const double log_p = std::min(*log_chosen, nearest_to_one);
  // log(1 - exp(x)) without cancellation (Mächler 2012, Accurately computing log(1 - exp(-|a|)), eq. 7).
  const double log_rest = log_p > -std::numbers::ln2 ? std::log(-std::expm1(log_p)) : std::log1p(-std::exp(log_p));
  return log_p - log_rest;
}

AttributionPlan plan_attribution(const AttributionSettings& settings, const CaseBook& book) {
  const auto contrast = [&](const Case& c) { return contrast_of(asked_once(c), settings.dial, book); };
  const auto ablation = [&](const Contrast& of) { return plan_ablation(of.conversation.back().text, settings.unit); };
  const auto items = draw_items(settings.items, book, true, [&](const Case& c) {
    const auto of = contrast(c);
    return of && !ablation(*of).parts.empty();
  });
  AttributionPlan plan;
  plan.plan = plan_arms(items, {{"as_it_is", "nothing is left out"}}, settings.items.dials,
                        [](const Case& c, std::size_t) { return asked_once(c); });
  for (const Case& c : items) {
    plan.contrasts.push_back(contrast(c).value_or(Contrast{}));
    plan.ablations.push_back(ablation(plan.contrasts.back()));
  }
  return plan;
}

Influences influences_of(const Ablation& ablation, const PartOdds& odds) {
  Influences influences;
  const std::size_t scored = std::min(ablation.parts.size(), odds.without.size());
  for (std::size_t part = 0; part < scored; ++part) {
    const double effect = odds.whole - odds.without[part];
    if (std::isfinite(effect)) {
      influences.all.push_back({part, effect});
    } else {
      ++influences.dropped;
    }
  }
  return influences;
}

std::vector<Influence> ranked(const Influences& influences) {
  std::vector<Influence> order = influences.all;
  std::ranges::sort(order, [](const Influence& a, const Influence& b) {
    const double strength_a = std::abs(a.effect), strength_b = std::abs(b.effect);
    return strength_a != strength_b ? strength_a > strength_b : a.part < b.part;
  });
  return order;
}

std::string sentence_for(const Ablation& ablation, const Influences& influences) {
  if (influences.all.empty()) return "Nothing could be left out of this text, so it cannot be told what weighs most.";
  const bool words = ablation.unit == Unit::word;
  const std::string of = "Of " + plural(influences.all.size(), words ? "word" : "sentence") + ", ";
  const Influence strongest = ranked(influences).front();
  const std::string part = in_quotes(part_of(ablation, strongest.part));
  if (std::abs(strongest.effect) < least_told) {
    return of + part + " weighs most, but leaving it out changes next to nothing.";
  }
  return of + part + " weighs most: it makes " + behaviour_words(strongest.effect) +
         times_words(std::abs(strongest.effect)) + " as likely, against " + other_words(strongest.effect) +
         ", as without it.";
}

std::vector<PartEffect> part_effects_of(const AttributionPlan& plan, const std::vector<PartOdds>& odds) {
  constexpr std::size_t least_cases = 2;
  std::map<std::string, MeanBuilder> means;
  for (std::uint32_t item = 0; item < plan.plan.items() && item < odds.size(); ++item) {
    const Ablation& ablation = plan.ablations[item];
    for (const auto& [words, effect] : effects_by_words(ablation, influences_of(ablation, odds[item]))) {
      means.try_emplace(words, plan.plan, 0).first->second.add(item, effect);
    }
  }
  std::vector<PartEffect> effects;
  for (auto& [words, mean] : means) {
    PartEffect effect{words, mean.take()};
    if (effect.influence.items.size() >= least_cases) effects.push_back(std::move(effect));
  }
  std::vector<Mean*> family;
  family.reserve(effects.size());
  for (PartEffect& effect : effects) family.push_back(&effect.influence);
  adjust_together(family);
  std::ranges::sort(effects, [](const PartEffect& a, const PartEffect& b) {
    const double strength_a = strength_of(a), strength_b = strength_of(b);
    return strength_a != strength_b ? strength_a > strength_b : a.part < b.part;
  });
  return effects;
}

std::string sentence_for(const std::vector<PartEffect>& effects) {
  if (effects.empty()) return "No words stand in more than one case, so nothing can be said of them in general.";
  const auto sure =
      std::ranges::find_if(effects, [](const PartEffect& effect) { return stands_out(effect.influence); });
  const PartEffect& told = sure == effects.end() ? effects.front() : *sure;
  const stats::Estimate& nats = told.influence.effect.estimate;
  std::string text = in_quotes(told.part) + " makes " + behaviour_words(nats.value) +
                     times_words(std::abs(nats.value)) + " as likely, against " + other_words(nats.value) +
                     ", on average over " + plural(nats.n, "case");
  if (nats.has_interval) {
    // Told in the direction of the effect, so that an interval over no effect goes from below 1 to above it.
    const double sign = nats.value > 0.0 ? 1.0 : -1.0;
    const double low = sign > 0.0 ? nats.interval.low : -nats.interval.high;
    const double high = sign > 0.0 ? nats.interval.high : -nats.interval.low;
    text += " (95 % interval " + times_words(low) + " to " + times_words(high) + ")";
  }
  return text + (stands_out(told.influence) ? "." : "; chance alone may explain it.");
}

}  // namespace consilium::probes
