// The models that the lab can run besides the shipped one: what is kept on this device, what a host has, and what is
// under way. Nothing is asked of a host before a person has said yes to that host by its name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/model_name.h"

namespace consilium::session {

struct ModelVariant {
  std::string precision;
  std::uint64_t bytes = 0;  // all that would be fetched
  std::string why_not;      // why it cannot be run here; empty: nothing is against it
  bool needs_half = false;  // a graphics processor that computes in half precision; told by the catalogue alone
};

// A well-known small model.
struct CatalogueModel {
  ModelName name;
  std::string title;
  std::uint64_t parameters = 0;
  std::string licence;
  std::vector<ModelVariant> variants;
};

// What a host has of a model.
struct ModelOffer {
  ModelName name;  // without a precision
  std::string licence;
  std::vector<ModelVariant> variants;
  std::string suggested;  // the variant that suits this device
};

struct KeptModel {
  std::string key;  // by which it is deleted
  ModelName name;
  std::uint64_t bytes = 0;
  std::uint64_t kept_bytes = 0;
  bool whole = false;
};

// What is being done about one model.
struct ModelWork {
  enum class Stage : std::uint8_t { none, asking, looking, offered, downloading, reading, ready, failed };
  Stage stage = Stage::none;
  ModelName name;
  ModelOffer offer;  // from `offered` on, when it is of a host
  std::uint64_t done_bytes = 0, total_bytes = 0;
  double began_ms = 0.0;
  std::uint64_t began_bytes = 0;  // those that were there when the download began
  bool was_downloading = false;   // when failed: what has come is kept, and it can go on
  std::string failure;            // a sentence
  // What is left by the speed until now; nothing while that cannot be told.
  [[nodiscard]] std::optional<double> seconds_left(double now_ms) const;
};

// Whoever fetches and keeps models: in the browser web/src/models_client.ts. What comes of it arrives as commands.
struct ModelKeeper {
  virtual ~ModelKeeper() = default;
  virtual void list() = 0;  // the kept ones, the room, the catalogue
  virtual void look(const ModelName& name) = 0;
  virtual void download(const ModelName& name) = 0;  // with its precision
  virtual void cancel() = 0;
  virtual void remove(std::string_view key) = 0;
  virtual void choose_folder() = 0;
};

class Models {
 public:
  explicit Models(ModelKeeper* keeper) : keeper_(keeper) {}

  [[nodiscard]] const std::vector<CatalogueModel>& catalogue() const { return catalogue_; }
  [[nodiscard]] const std::vector<KeptModel>& kept() const { return kept_; }
  [[nodiscard]] std::optional<std::uint64_t> room_bytes() const { return room_bytes_; }  // nothing: not told
  [[nodiscard]] const ModelWork& work() const { return work_; }
  // Those that were asked something in this visit, as they are written.
  [[nodiscard]] const std::vector<std::string>& asked_hosts() const { return asked_hosts_; }
  [[nodiscard]] bool is_asking_host() const {
    return work_.stage == ModelWork::Stage::looking || work_.stage == ModelWork::Stage::downloading;
  }
  [[nodiscard]] const CatalogueModel* in_catalogue(const ModelName& name) const;

  void list();
  // Asks the host what it has, or first the person whether the host may be asked.
  void look(const ModelName& name);
  void allow_host();
  void download(const ModelName& name, double now_ms);
  void cancel();
  void remove(const std::string& key);
  void choose_folder();
  void forget_all();  // everything on this device has been deleted

  void catalogue_arrived(std::vector<CatalogueModel> models) { catalogue_ = std::move(models); }
  void kept_arrived(std::vector<KeptModel> models, std::optional<std::uint64_t> room_bytes);
  void offered(ModelOffer offer);
  void progressed(std::uint64_t done_bytes, std::uint64_t total_bytes);
  void downloaded(const ModelName& name);
  void reading(double now_ms);
  void given(const ModelName& name);
  void failed(std::string message);

 private:
  [[nodiscard]] bool may_ask(const ModelName& name) const;

  ModelKeeper* keeper_;
  std::vector<CatalogueModel> catalogue_;
  std::vector<KeptModel> kept_;
  std::optional<std::uint64_t> room_bytes_;
  std::vector<std::string> asked_hosts_;  // a person said yes to each
  ModelWork work_;
};

}  // namespace consilium::session
