#include "model/pack.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include "base/text.h"
#include "model/pack_io.h"
#include "model/study_builder.h"

namespace consilium {
namespace {

using pack_detail::Reader;
using pack_detail::row_bytes;
using pack_detail::Writer;

constexpr std::string_view magic = "CONSILIU";
constexpr std::size_t header_bytes = 32;
constexpr std::size_t checksum_at = 24;
constexpr std::size_t section_entry_bytes = 24;
constexpr std::size_t alignment = 8;
// Codes are few; more groups than this are no study of ours.
constexpr std::size_t max_diagnostic_groups = 2000;

// The numbers are the file format: never reuse one for something else.
enum class SectionId : std::uint32_t {
  info = 1,
  text_offsets = 2,
  text_arena = 3,
  models = 10,
  criteria = 11,
  scenarios = 12,
  raters = 13,
  responses = 14,
  messages = 15,
  tags = 16,
  cells = 17,
  pairs = 18,
  sources = 19,
  diagnostics = 20,
  judgment_model = 30,
  judgment_scenario = 31,
  judgment_criterion = 32,
  judgment_rater = 33,
  judgment_response = 34,
  judgment_rationale = 35,
  judgment_score = 36,
  judgment_weight = 37,
  judgment_repeat = 38,
  judgment_verdict = 39,
  judgment_missing = 40,
  judgment_item = 41,
};

struct Section {
  std::uint32_t id = 0;
  std::uint32_t element_bytes = 0;
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};

constexpr std::uint64_t aligned(std::uint64_t offset) { return (offset + alignment - 1) / alignment * alignment; }

// Every section of a pack with the part of the study it holds: said once for both directions. `visit` is called as
// rows(id, vector of rows), column(id, vector of plain values), texts(table), info(info), diagnostics(diagnostics).
template <typename Visitor, typename AnyStudy>
void visit_sections(Visitor& visit, AnyStudy& study) {
  visit.info(study.info);
  visit.texts(study.texts);
  visit.rows(SectionId::models, study.models);
  visit.rows(SectionId::criteria, study.criteria);
  visit.rows(SectionId::scenarios, study.scenarios);
  visit.rows(SectionId::raters, study.raters);
  visit.rows(SectionId::responses, study.responses);
  visit.rows(SectionId::messages, study.messages);
  visit.rows(SectionId::tags, study.tags);
  visit.rows(SectionId::cells, study.cells);
  visit.rows(SectionId::pairs, study.pairs);
  visit.rows(SectionId::sources, study.sources);
  visit.diagnostics(study.diagnostics);
  auto& judgments = study.judgments;
  visit.column(SectionId::judgment_model, judgments.model);
  visit.column(SectionId::judgment_scenario, judgments.scenario);
  visit.column(SectionId::judgment_criterion, judgments.criterion);
  visit.column(SectionId::judgment_rater, judgments.rater);
  visit.column(SectionId::judgment_response, judgments.response);
  visit.column(SectionId::judgment_rationale, judgments.rationale);
  visit.column(SectionId::judgment_item, judgments.item);
  visit.column(SectionId::judgment_score, judgments.score);
  visit.column(SectionId::judgment_weight, judgments.weight);
  visit.column(SectionId::judgment_repeat, judgments.repeat);
  visit.column(SectionId::judgment_verdict, judgments.verdict);
  visit.column(SectionId::judgment_missing, judgments.missing);
}

class SectionCounter {
 public:
  void info(const StudyInfo&) { add(0); }
  void texts(const TextTable& table) {
    add(table.offsets().size() * sizeof(std::uint64_t));
    add(table.bytes());
  }
  void diagnostics(const Diagnostics&) { add(0); }
  template <typename Row>
  void rows(SectionId, const std::vector<Row>& rows) {
    add(rows.size() * row_bytes<Row>());
  }
  template <typename Value>
  void column(SectionId, const std::vector<Value>& values) {
    add(values.size() * sizeof(Value));
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  // Without the two sections whose size is known only once they are written; good enough to reserve.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  void add(std::size_t bytes) {
    ++count_;
    bytes_ += bytes + alignment;
  }
  std::size_t count_ = 0;
  std::size_t bytes_ = 0;
};

class SectionWriter {
 public:
  explicit SectionWriter(std::vector<std::byte>& out) : out_(out), write_(out) {}

  void info(const StudyInfo& info) {
    begin(SectionId::info, 1);
    write_.write(info);
    end();
  }
  void texts(const TextTable& table) {
    column(SectionId::text_offsets, table.offsets());
    begin(SectionId::text_arena, 1);
    write_.put(table.arena().data(), table.arena().size());
    end();
  }
  void diagnostics(const Diagnostics& diagnostics) {
    begin(SectionId::diagnostics, 1);
    for (const DiagnosticGroup& group : diagnostics.groups()) write_.write(group);
    end();
  }
  template <typename Row>
  void rows(SectionId id, const std::vector<Row>& rows) {
    begin(id, row_bytes<Row>());
    for (const Row& row : rows) write_.write(row);
    end();
  }
  template <typename Value>
  void column(SectionId id, const std::vector<Value>& values) {
    static_assert(std::is_trivially_copyable_v<Value>);
    begin(id, sizeof(Value));
    write_.put(values.data(), values.size() * sizeof(Value));
    end();
  }

  [[nodiscard]] const std::vector<Section>& sections() const { return sections_; }

 private:
  void begin(SectionId id, std::uint32_t element_bytes) {
    sections_.push_back({static_cast<std::uint32_t>(id), element_bytes, out_.size(), 0});
  }
  void end() {
    sections_.back().bytes = out_.size() - sections_.back().offset;
    out_.resize(static_cast<std::size_t>(aligned(out_.size())));
  }

  std::vector<std::byte>& out_;
  Writer write_;
  std::vector<Section> sections_;
};

Error corrupt(std::string_view what) {
  std::string message = "This Consilium file is damaged: ";
  message += what;
  message += '.';
  return Error{"pack-corrupt", std::move(message), {}, "Make it again from the original logs, or use another copy."};
}

template <typename T>
T load(Bytes bytes, std::size_t at) {
  T value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

// Everything in the header but the checksum's truth. Returns the number of sections.
Result<std::uint32_t> check_header(Bytes bytes) {
  const std::string_view head = as_text(bytes.first(std::min(bytes.size(), magic.size())));
  if (head.empty() || !magic.starts_with(head)) {
    return Error{"pack-not-a-pack", "This is not a Consilium file.", {}, {}};
  }
  const Error truncated{"pack-truncated",
                        "This Consilium file ends too early: part of it is missing.",
                        {},
                        "Copy or download it again; the first attempt may have been cut off."};
  if (bytes.size() < header_bytes) return truncated;
  const auto version = load<std::uint32_t>(bytes, 8);
  if (version > pack_version) {
    return Error{"pack-newer-version",
                 "This file was made by a newer Consilium (format " + std::to_string(version) +
                     "; this one reads up to format " + std::to_string(pack_version) + ").",
                 {},
                 "Reload the page to get the newest version, or open the original logs. If the newest version "
                 "says the same, the file is damaged."};
  }
  if (version == 0) return corrupt("its version number is impossible");
  const auto total = load<std::uint64_t>(bytes, 16);
  if (total > bytes.size()) return truncated;
  if (total < bytes.size()) return corrupt("there is more in the file than it says");
  if (load<std::uint32_t>(bytes, 28) != 0) return corrupt("its header does not make sense");
  const auto sections = load<std::uint32_t>(bytes, 12);
  if (sections > (bytes.size() - header_bytes) / section_entry_bytes)
    return corrupt("its table of contents is too long");
  return sections;
}

// The table of contents. Sections follow one another without gaps, so no byte of the file is outside of the rules.
Result<std::vector<Section>> read_table(Bytes bytes, std::uint32_t count) {
  std::vector<Section> sections;
  sections.reserve(count);
  std::uint64_t expected_offset = header_bytes + static_cast<std::uint64_t>(count) * section_entry_bytes;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t at = header_bytes + i * section_entry_bytes;
    const Section section{load<std::uint32_t>(bytes, at), load<std::uint32_t>(bytes, at + 4),
                          load<std::uint64_t>(bytes, at + 8), load<std::uint64_t>(bytes, at + 16)};
    if (section.offset != expected_offset || section.bytes > bytes.size() - section.offset ||
        section.element_bytes == 0 || section.bytes % section.element_bytes != 0) {
      return corrupt("its table of contents does not fit its size");
    }
    expected_offset = aligned(section.offset + section.bytes);
    if (expected_offset > bytes.size()) return corrupt("its table of contents does not fit its size");
    sections.push_back(section);
  }
  if (expected_offset != bytes.size()) return corrupt("its table of contents does not fit its size");
  return sections;
}

// Fills a study from the sections; after the first that is missing or does not fit, the rest is left alone.
class SectionReader {
 public:
  SectionReader(Bytes file, const std::vector<Section>& sections) : file_(file), sections_(sections) {}

  void info(StudyInfo& info) {
    Reader read(find(SectionId::info, 1));
    read.read(info);
    need(read.complete());
  }
  void texts(TextTable& table) {
    std::vector<std::uint64_t> offsets;
    column(SectionId::text_offsets, offsets);
    std::string arena(as_text(find(SectionId::text_arena, 1)));
    if (good_) need(TextTable::restore(std::move(arena), std::move(offsets), table));
  }
  void diagnostics(Diagnostics& diagnostics) {
    Reader read(find(SectionId::diagnostics, 1));
    while (good_ && !read.at_end()) {
      DiagnosticGroup group;
      read.read(group);
      need(!read.failed() && group.examples.size() <= Diagnostics::max_examples &&
           diagnostics.find(group.code) == nullptr && diagnostics.groups().size() < max_diagnostic_groups);
      if (good_) diagnostics.restore(std::move(group));
    }
  }
  template <typename Row>
  void rows(SectionId id, std::vector<Row>& rows) {
    const std::uint32_t element_bytes = row_bytes<Row>();
    const Bytes bytes = find(id, element_bytes);
    Reader read(bytes);
    rows.resize(bytes.size() / element_bytes);
    for (Row& row : rows) read.read(row);
    need(read.complete());
  }
  template <typename Value>
  void column(SectionId id, std::vector<Value>& values) {
    const Bytes bytes = find(id, sizeof(Value));
    values.resize(bytes.size() / sizeof(Value));
    if (!values.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
  }

  [[nodiscard]] bool good() const { return good_; }

 private:
  void need(bool holds) { good_ = good_ && holds; }

  Bytes find(SectionId id, std::uint32_t element_bytes) {
    const auto wanted = static_cast<std::uint32_t>(id);
    const auto found = std::ranges::find(sections_, wanted, &Section::id);
    need(found != sections_.end() && found->element_bytes == element_bytes);
    if (!good_) return {};
    return file_.subspan(static_cast<std::size_t>(found->offset), static_cast<std::size_t>(found->bytes));
  }

  Bytes file_;
  const std::vector<Section>& sections_;
  bool good_ = true;
};

}  // namespace

std::vector<std::byte> write_pack(const Study& study) {
  SectionCounter counter;
  visit_sections(counter, study);
  const std::size_t table_end = header_bytes + counter.count() * section_entry_bytes;
  std::vector<std::byte> out;
  out.reserve(table_end + counter.bytes() + std::size_t{64} * 1024);
  out.resize(table_end);
  SectionWriter sections(out);
  visit_sections(sections, study);

  std::vector<std::byte> head;
  Writer write(head);
  write.put(magic.data(), magic.size());
  write(pack_version);
  write(static_cast<std::uint32_t>(counter.count()));
  write(static_cast<std::uint64_t>(out.size()));
  write(std::uint32_t{0});  // the checksum, below
  write(std::uint32_t{0});
  for (const Section& section : sections.sections()) {
    write(section.id);
    write(section.element_bytes);
    write(section.offset);
    write(section.bytes);
  }
  std::ranges::copy(head, out.begin());
  const std::uint32_t checksum = crc32c(Bytes(out).subspan(header_bytes));
  std::memcpy(out.data() + checksum_at, &checksum, sizeof checksum);
  return out;
}

Result<std::shared_ptr<const Study>> read_pack(Bytes bytes) {
  const Result<std::uint32_t> count = check_header(bytes);
  if (!count) return count.error();
  if (load<std::uint32_t>(bytes, checksum_at) != crc32c(bytes.subspan(header_bytes))) {
    return corrupt("its checksum does not match its contents");
  }
  const Result<std::vector<Section>> table = read_table(bytes, count.value());
  if (!table) return table.error();

  auto study = std::make_shared<Study>();
  SectionReader sections(bytes, table.value());
  visit_sections(sections, *study);
  if (!sections.good()) return corrupt("a part of it is missing or does not have the form it should");
  if (study->judgments.size() == 0 && study->cells.empty() && study->pairs.empty()) {
    return corrupt("it holds no results at all");
  }
  const Result<Done> checked = check_study(*study);
  if (!checked) {
    Error error = corrupt("what it says does not fit together");
    error.where = checked.error().where;
    return error;
  }
  return std::shared_ptr<const Study>(std::move(study));
}

bool looks_like_pack(Bytes head) { return as_text(head).starts_with(magic); }

}  // namespace consilium
