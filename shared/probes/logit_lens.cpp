#include "probes/logit_lens.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "probes/sentence_parts.h"
#include "probes/token_logs.h"

namespace consilium::probes {

using namespace cases;

namespace {

bool can_be(const LensToken& token) {
  return !token.rank.empty() && token.rank.size() == token.log_probability.size() &&
         std::ranges::all_of(token.log_probability, is_log_probability) &&
         std::ranges::none_of(token.rank, [](std::uint32_t rank) { return rank == 0; });
}

// Layers of the first token that can be; 0 without any.
std::size_t layers_of(const std::vector<LensReply>& replies) {
  for (const LensReply& reply : replies) {
    const auto token = std::ranges::find_if(reply, can_be);
    if (token != reply.end()) return token->rank.size();
  }
  return 0;
}

// Over the tokens of a reply.
struct LayerSums {
  double log_probability = 0.0;
  double top = 0.0;
};

struct ReplySums {
  std::vector<LayerSums> layers;
  double tokens = 0.0;
  double settled = 0.0;
  double settled_layers = 0.0;
};

ReplySums sums_of(const LensReply& reply, std::size_t layers, Lens& lens) {
  ReplySums sums;
  sums.layers.resize(layers);
  for (const LensToken& token : reply) {
    if (!can_be(token) || token.rank.size() != layers) {
      ++lens.dropped;
      continue;
    }
    sums.tokens += 1.0;
    for (std::size_t layer = 0; layer < layers; ++layer) {
      sums.layers[layer].log_probability += token.log_probability[layer];
      sums.layers[layer].top += token.rank[layer] == 1 ? 1.0 : 0.0;
    }
    if (const auto at = settles_at(token)) {
      sums.settled += 1.0;
      sums.settled_layers += static_cast<double>(*at);
    } else {
      ++lens.unsettled;
    }
  }
  return sums;
}

struct LayerBuilders {
  MeanBuilder log_probability, top, to_output;
  explicit LayerBuilders(const Plan& plan) : log_probability(plan, 0), top(plan, 0), to_output(plan, 0) {}
};

void take_layers(std::vector<LayerBuilders>& builders, Lens& lens) {
  std::vector<Mean*> family;
  for (std::size_t layer = 0; layer < builders.size(); ++layer) {
    LayerView view{layer + 1, builders[layer].log_probability.take(), builders[layer].top.take(),
                   builders[layer].to_output.take()};
    keep_within(view.top, 0.0, 1.0);
    lens.layers.push_back(std::move(view));
  }
  for (LayerView& view : lens.layers) {
    if (view.layer < lens.layers.size()) family.push_back(&view.to_output);
  }
  adjust_together(family);
}

}  // namespace

Plan plan_logit_lens(const ItemSettings& settings, const CaseBook& book) {
  const auto items = draw_items(settings, book, true, [](const Case&) { return true; });
  return plan_arms(items, {{"as_it_is", "nothing is changed"}}, settings.dials,
                   [](const Case& c, std::size_t) { return c; });
}

std::optional<std::size_t> settles_at(const LensToken& token) {
  std::size_t from = token.rank.size();
  while (from > 0 && token.rank[from - 1] == 1) --from;
  if (from == token.rank.size()) return std::nullopt;
  return from + 1;
}

Lens lens_of(const Plan& plan, const std::vector<LensReply>& replies) {
  Lens lens;
  const std::size_t layers = layers_of(replies);
  std::vector<LayerBuilders> builders(layers, LayerBuilders(plan));
  MeanBuilder settles(plan, 0);
  for (std::uint32_t item = 0; item < plan.items() && item < replies.size(); ++item) {
    const ReplySums sums = sums_of(replies[item], layers, lens);
    if (sums.tokens == 0.0) continue;
    const double output = sums.layers.back().log_probability;
    for (std::size_t layer = 0; layer < layers; ++layer) {
      const LayerSums& here = sums.layers[layer];
      builders[layer].log_probability.add(item, here.log_probability / sums.tokens);
      builders[layer].top.add(item, here.top / sums.tokens);
      builders[layer].to_output.add(item, (here.log_probability - output) / sums.tokens);
    }
    if (sums.settled > 0.0) settles.add(item, sums.settled_layers / sums.settled);
  }
  take_layers(builders, lens);
  lens.settles = settles.take();
  keep_within(lens.settles, 1.0, static_cast<double>(layers));
  return lens;
}

std::string sentence_for(const Lens& lens) {
  if (lens.layers.empty()) return "No layers could be read, so it cannot be told when the model settles on its words.";
  const stats::Estimate& settles = lens.settles.effect.estimate;
  if (settles.n == 0) return "None of the words written is the model's likeliest, so none is ever settled.";
  return "On average the model has settled on its words by layer " + format_fixed(settles.value, 1) + " of " +
         std::to_string(lens.layers.size()) + in_brackets(interval_words(settles, 1.0, 1, "")) + ", over " +
         plural(settles.n, "case") + ".";
}

}  // namespace consilium::probes
