// Which fields of a row stand in a pack, in which order: said once, for writing, reading and measuring alike.
//
// `io` is called with each field in turn; a change here is a new pack_version.
#pragma once

#include "model/study.h"

namespace consilium::pack_detail {

template <typename Io>
void fields(Io& io, Range& range) {
  io(range.first);
  io(range.count);
}

template <typename Io>
void fields(Io& io, Tag& row) {
  io(row.name);
  io(row.value);
}

template <typename Io>
void fields(Io& io, ModelInfo& row) {
  io(row.name);
  io(row.detail);
  io(row.family);
  fields(io, row.tags);
}

template <typename Io>
void fields(Io& io, Criterion& row) {
  io(row.name);
  io(row.description);
  io(row.theme);
  io(row.situation);
  io(row.unit);
  io(row.aspect);
  io(row.lever);
  io(row.stage);
  io(row.binary);
  io(row.lower_is_better);
  io(row.score_min);
  io(row.score_max);
  fields(io, row.tags);
}

template <typename Io>
void fields(Io& io, Scenario& row) {
  io(row.key);
  io(row.title);
  io(row.cluster);
  io(row.target);
  fields(io, row.tags);
  fields(io, row.messages);
}

template <typename Io>
void fields(Io& io, Rater& row) {
  io(row.name);
  io(row.kind);
  io(row.family);
  io(row.agreement);
}

template <typename Io>
void fields(Io& io, Message& row) {
  io(row.role);
  io(row.name);
  io(row.text);
}

template <typename Io>
void fields(Io& io, Response& row) {
  io(row.model);
  io(row.scenario);
  io(row.repeat);
  fields(io, row.messages);
  io(row.error);
  io(row.output_tokens);
}

template <typename Io>
void fields(Io& io, Cell& row) {
  io(row.model);
  io(row.criterion);
  io(row.kind);
  io(row.k);
  io(row.n);
  io(row.mean);
  io(row.standard_error);
}

template <typename Io>
void fields(Io& io, Pair& row) {
  io(row.model_a);
  io(row.model_b);
  io(row.scenario);
  io(row.rater);
  io(row.preference);
  io(row.rationale);
  io(row.response_a);
  io(row.response_b);
}

template <typename Io>
void fields(Io& io, SourceFile& row) {
  io(row.name);
  io(row.format);
  io(row.bytes);
  io(row.sha256);
}

template <typename Io>
void fields(Io& io, Diagnostic& row) {
  io(row.severity);
  io(row.code);
  io(row.where);
  io(row.message);
  io(row.hint);
}

template <typename Io>
void fields(Io& io, DiagnosticGroup& row) {
  io(row.code);
  io(row.severity);
  io(row.count);
  io(row.examples);
}

template <typename Io>
void fields(Io& io, StudyInfo& row) {
  io(row.title);
  io(row.description);
  io(row.citation);
  io(row.licence);
  io(row.url);
  io(row.created);
  io(row.canary);
  io(row.published_totals);
  io(row.illustrative);
  io(row.score_rule);
  io(row.published_scenarios);
  io(row.limits);
  io(row.facts);
}

}  // namespace consilium::pack_detail
