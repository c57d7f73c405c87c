#include "onnx/lab_graphs.h"

namespace consilium::onnx {

namespace {

constexpr float floor_below_largest = -10000.0F;
constexpr std::int64_t last_axis = -1;

// Adds nodes to a graph; values are named by their prefix and what they are.
class Builder {
 public:
  explicit Builder(Graph& graph) : graph_(graph) {
    graph_.constants.push_back({"last_axis", std::vector<std::int64_t>{last_axis}});
    graph_.constants.push_back({"floor", floor_below_largest});
  }

  std::string add(std::string operation, std::vector<std::string> inputs, std::string output,
                  std::vector<Attribute> attributes = {}) {
    graph_.nodes.push_back({std::move(operation), std::move(inputs), {output}, std::move(attributes)});
    return output;
  }

  // Over the vocabulary; the axis stays, with size 1.
  std::string sum(const std::string& input, std::string output) {
    return add("ReduceSum", {input, "last_axis"}, std::move(output), {{"keepdims", std::int64_t{1}}});
  }

  // Without the axis of the vocabulary, which has size 1 here.
  void drop_axis(const std::string& input, std::string output) {
    add("Squeeze", {input, "last_axis"}, std::move(output));
  }

 private:
  Graph& graph_;
};

// What the logits of a position say of the vocabulary.
struct Distribution {
  std::string centred;  // logits less the largest, [batch, positions, vocabulary]
  std::string weights;  // their exponentials
  std::string total;    // the sum of these, [batch, positions, 1]
  std::string log_total;
};

Distribution distribution_of(Builder& builder, const std::string& logits, ElementType type) {
  const std::string name = logits + ".";
  const std::string wide =
      type == ElementType::float32
          ? logits
          : builder.add("Cast", {logits}, name + "wide", {{"to", static_cast<std::int64_t>(ElementType::float32)}});
  const std::string largest =
      builder.add("ReduceMax", {wide}, name + "largest",
                  {{"axes", std::vector<std::int64_t>{last_axis}}, {"keepdims", std::int64_t{1}}});
  const std::string below = builder.add("Sub", {wide, largest}, name + "below");
  Distribution result;
  result.centred = builder.add("Max", {below, "floor"}, name + "centred");
  result.weights = builder.add("Exp", {result.centred}, name + "weights");
  result.total = builder.sum(result.weights, name + "total");
  result.log_total = builder.add("Log", {result.total}, name + "log_total");
  return result;
}

// The mean of a value over the vocabulary, each token weighted by its probability: [batch, positions, 1].
std::string mean(Builder& builder, const Distribution& over, const std::string& value, const std::string& output) {
  const std::string weighted = builder.add("Mul", {over.weights, value}, output + ".weighted");
  const std::string sum = builder.sum(weighted, output + ".sum");
  return builder.add("Div", {sum, over.total}, output);
}

// KL(p || q): the mean of log p - log q under p.
void divergence(Builder& builder, const Distribution& p, const Distribution& q, const std::string& output) {
  const std::string apart = builder.add("Sub", {p.centred, q.centred}, output + ".apart");
  const std::string apart_in_total = builder.add("Sub", {q.log_total, p.log_total}, output + ".apart_in_total");
  const std::string centred = mean(builder, p, apart, output + ".mean");
  builder.drop_axis(builder.add("Add", {centred, apart_in_total}, output + ".kept"), output);
}

std::vector<Dimension> by_position() { return {"batch", "positions"}; }
std::vector<Dimension> by_position_and(Dimension last) { return {"batch", "positions", std::move(last)}; }

}  // namespace

Graph head_graph(std::int64_t top, ElementType logits) {
  Graph graph;
  graph.name = "head";
  graph.inputs = {{"logits", logits, by_position_and("vocabulary")},
                  {"targets", ElementType::int64, by_position_and("targets")}};
  graph.outputs = {{"target_log_probabilities", ElementType::float32, by_position_and("targets")},
                   {"entropy", ElementType::float32, by_position()},
                   {"top_ids", ElementType::int64, by_position_and(top)},
                   {"top_log_probabilities", ElementType::float32, by_position_and(top)}};
  Builder builder(graph);
  graph.constants.push_back({"top", std::vector<std::int64_t>{top}});
  const Distribution said = distribution_of(builder, "logits", logits);

  const std::string target =
      builder.add("GatherElements", {said.centred, "targets"}, "target.centred", {{"axis", last_axis}});
  builder.add("Sub", {target, said.log_total}, "target_log_probabilities");

  // Entropy = -sum p log p = log sum - sum p (x - max x).
  const std::string centred = mean(builder, said, said.centred, "entropy.centred");
  builder.drop_axis(builder.add("Sub", {said.log_total, centred}, "entropy.kept"), "entropy");

  graph.nodes.push_back({"TopK", {said.centred, "top"}, {"top.centred", "top_ids"}, {{"axis", last_axis}}});
  builder.add("Sub", {"top.centred", said.log_total}, "top_log_probabilities");
  return graph;
}

Graph divergence_graph(ElementType logits) {
  Graph graph;
  graph.name = "divergence";
  graph.inputs = {{"first", logits, by_position_and("vocabulary")}, {"second", logits, by_position_and("vocabulary")}};
  graph.outputs = {{"divergence", ElementType::float32, by_position()}, {"back", ElementType::float32, by_position()}};
  Builder builder(graph);
  const Distribution p = distribution_of(builder, "first", logits);
  const Distribution q = distribution_of(builder, "second", logits);
  divergence(builder, p, q, "divergence");
  divergence(builder, q, p, "back");
  return graph;
}

Graph expand_graph(const std::vector<std::string>& names, ElementType cache) {
  Graph graph;
  graph.name = "expand";
  graph.inputs = {{"rows", ElementType::int64, {"batch"}}};
  for (const std::string& name : names) {
    // Layers may differ in heads and width, so each has dimensions of its own.
    const std::vector<Dimension> rest{name + ".heads", name + ".positions", name + ".width"};
    std::vector<Dimension> from{"sources"}, to{"batch"};
    from.insert(from.end(), rest.begin(), rest.end());
    to.insert(to.end(), rest.begin(), rest.end());
    graph.inputs.push_back({name, cache, std::move(from)});
    graph.outputs.push_back({"expanded." + name, cache, std::move(to)});
    graph.nodes.push_back({"Gather", {name, "rows"}, {"expanded." + name}, {{"axis", std::int64_t{0}}}});
  }
  return graph;
}

}  // namespace consilium::onnx
