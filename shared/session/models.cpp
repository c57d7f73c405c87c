#include "session/models.h"

#include <algorithm>
#include <utility>

namespace consilium::session {

using Stage = ModelWork::Stage;

std::optional<double> ModelWork::seconds_left(double now_ms) const {
  constexpr double soonest_ms = 1000.0;  // before that the speed is a guess
  const double elapsed_ms = now_ms - began_ms;
  if (stage != Stage::downloading || done_bytes <= began_bytes || elapsed_ms < soonest_ms) return std::nullopt;
  const double per_ms = static_cast<double>(done_bytes - began_bytes) / elapsed_ms;
  return static_cast<double>(total_bytes - done_bytes) / per_ms / 1000.0;
}

const CatalogueModel* Models::in_catalogue(const ModelName& name) const {
  const auto found = std::ranges::find(catalogue_, all_variants(name), &CatalogueModel::name);
  return found == catalogue_.end() ? nullptr : &*found;
}

void Models::list() {
  if (keeper_ != nullptr) keeper_->list();
}

void Models::look(const ModelName& name) {
  if (keeper_ == nullptr || name.place != ModelPlace::host) return;
  cancel();
  work_ = {.stage = Stage::asking, .name = name};
  if (may_ask(name)) allow_host();
}

void Models::allow_host() {
  if (keeper_ == nullptr || work_.stage != Stage::asking) return;
  if (!may_ask(work_.name)) asked_hosts_.push_back(host_words(work_.name));
  work_.stage = Stage::looking;
  keeper_->look(work_.name);
}

void Models::download(const ModelName& name, double now_ms) {
  if (keeper_ == nullptr || name.place != ModelPlace::host) return;
  if (!may_ask(name)) return look(name);  // what was begun in an earlier visit is asked about again
  ModelOffer offer = work_.offer.name == all_variants(name) ? std::move(work_.offer) : ModelOffer{};
  work_ = {.stage = Stage::downloading, .name = name, .offer = std::move(offer), .began_ms = now_ms};
  keeper_->download(name);
}

bool Models::may_ask(const ModelName& name) const {
  return std::ranges::find(asked_hosts_, host_words(name)) != asked_hosts_.end();
}

void Models::cancel() {
  if (keeper_ != nullptr && (is_asking_host() || work_.stage == Stage::reading)) keeper_->cancel();
  work_ = {};
}

void Models::remove(const std::string& key) {
  if (keeper_ == nullptr) return;
  for (const KeptModel& model : kept_) {
    // What was said of it no longer holds: that it is there, or that its download goes on.
    if (model.key == key && work_.name == model.name && !is_asking_host()) work_ = {};
  }
  std::erase_if(kept_, [&](const KeptModel& model) { return model.key == key; });
  keeper_->remove(key);
}

void Models::choose_folder() {
  if (keeper_ != nullptr) keeper_->choose_folder();
}

void Models::forget_all() {
  cancel();
  kept_.clear();
}

void Models::kept_arrived(std::vector<KeptModel> models, std::optional<std::uint64_t> room_bytes) {
  kept_ = std::move(models);
  room_bytes_ = room_bytes;
}

void Models::offered(ModelOffer offer) {
  if (work_.stage != Stage::looking) return;
  work_.stage = Stage::offered;
  work_.name = offer.name;
  work_.offer = std::move(offer);
}

void Models::progressed(std::uint64_t done_bytes, std::uint64_t total_bytes) {
  if (work_.stage != Stage::downloading) return;
  if (work_.total_bytes == 0) work_.began_bytes = done_bytes;
  work_.total_bytes = std::max(total_bytes, done_bytes);
  work_.done_bytes = done_bytes;
}

void Models::downloaded(const ModelName& name) {
  if (work_.stage == Stage::downloading) work_ = {.stage = Stage::ready, .name = name, .offer = work_.offer};
}

void Models::reading(double now_ms) { work_ = {.stage = Stage::reading, .began_ms = now_ms}; }

void Models::given(const ModelName& name) { work_ = {.stage = Stage::none, .name = name}; }

void Models::failed(std::string message) {
  work_.was_downloading = work_.stage == Stage::downloading;
  work_.stage = Stage::failed;
  work_.failure = std::move(message);
}

}  // namespace consilium::session
