#include "session/library.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/text.h"

namespace consilium::session {
namespace {

constexpr std::int64_t minute_s = 60;
constexpr std::int64_t hour_s = 60 * minute_s;
constexpr std::int64_t day_s = 24 * hour_s;
// 1 January 2000 to 1 January 2200: other times are damage, and calendar arithmetic on them could overflow.
constexpr std::int64_t earliest_unix_s = 946'684'800;
constexpr std::int64_t latest_unix_s = 7'258'118'400;

bool is_plausible(std::int64_t unix_s) { return unix_s >= earliest_unix_s && unix_s <= latest_unix_s; }

// Days since 1 January 1970 in local time; times here are after it, so plain division rounds down.
std::chrono::sys_days local_day(std::int64_t unix_s, std::int32_t utc_offset_min) {
  return std::chrono::sys_days(std::chrono::days((unix_s + utc_offset_min * minute_s) / day_s));
}

std::string weekday_name(std::chrono::sys_days day) {
  constexpr std::array<std::string_view, 7> names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};
  return std::string(names[std::chrono::weekday(day).c_encoding()]);
}

std::string date_words(std::chrono::sys_days day, std::chrono::sys_days today) {
  constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
  const std::chrono::year_month_day date(day);
  std::string words = std::to_string(static_cast<unsigned>(date.day())) + " ";
  words += months[static_cast<unsigned>(date.month()) - 1];
  if (date.year() != std::chrono::year_month_day(today).year()) {
    words += " " + std::to_string(static_cast<int>(date.year()));
  }
  return words;
}

// Entries of one time keep their order.
void put_in_order(std::vector<StudyEntry>& entries) {
  const auto later = [](const StudyEntry& a, const StudyEntry& b) { return a.opened_unix_s > b.opened_unix_s; };
  std::vector<StudyEntry> ordered;
  ordered.reserve(entries.size());
  for (StudyEntry& entry : entries) {
    const auto place = std::upper_bound(ordered.begin(), ordered.end(), entry, later);
    ordered.insert(place, std::move(entry));
  }
  entries = std::move(ordered);
}

auto find_entry(std::vector<StudyEntry>& entries, std::string_view key) {
  return std::find_if(entries.begin(), entries.end(), [&](const StudyEntry& entry) { return entry.key == key; });
}

// "Inspect AI log (.eval), your file"; several files of one format are named once.
std::string format_note(const Study& study) {
  if (study.sources.empty()) return "your file";
  const std::string_view format = study.text(study.sources.front().format);
  const bool one_format = std::all_of(study.sources.begin(), study.sources.end(),
                                      [&](const SourceFile& source) { return study.text(source.format) == format; });
  std::string note = one_format && !format.empty() ? std::string(format) + ", " : std::string{};
  note += study.sources.size() == 1 ? "your file" : "your " + plural(study.sources.size(), "file");
  return note;
}

}  // namespace

std::string opened_words(std::int64_t opened_unix_s, const WallTime& now) {
  if (!is_plausible(opened_unix_s) || !is_plausible(now.unix_s)) return {};
  const std::int64_t age_s = now.unix_s - opened_unix_s;
  const auto day = local_day(opened_unix_s, now.utc_offset_min);
  const auto today = local_day(now.unix_s, now.utc_offset_min);
  if (age_s < -minute_s) return date_words(day, today);  // the device's clock was set back
  if (age_s < minute_s) return "Just now";
  if (age_s < hour_s) return std::to_string(age_s / minute_s) + " min ago";
  const auto days_ago = (today - day).count();
  if (days_ago == 0) return plural(static_cast<std::uint64_t>(age_s / hour_s), "hour") + " ago";
  if (days_ago == 1) return "Yesterday";
  if (days_ago < 7) return weekday_name(day);
  return date_words(day, today);
}

std::string study_title(const Study& study) {
  if (!study.info.title.empty()) return study.info.title;
  if (!study.sources.empty()) return std::string(study.text(study.sources.front().name));
  return "Study without a name";
}

std::uint64_t scenario_count(const Study& study) {
  return study.scenarios.empty() ? study.info.published_scenarios : study.scenarios.size();
}

StudyEntry entry_for(std::string_view key, const Study& study) {
  StudyEntry entry;
  entry.key = key;
  entry.title = study_title(study);
  entry.note = format_note(study);
  entry.models = model_count(study);
  entry.criteria = study.criteria.size();
  entry.scenarios = scenario_count(study);
  const bool few = entry.scenarios > 0 && entry.scenarios < query::default_weak_below;
  if (few) entry.note += " · weak: few scenarios";
  return entry;
}

void note_opened(std::vector<StudyEntry>& entries, std::string_view key, const Study& study, const WallTime& now) {
  auto entry = find_entry(entries, key);
  if (entry == entries.end()) {
    entry = entries.insert(entries.end(), entry_for(key, study));
  } else if (!entry->shipped) {
    *entry = entry_for(key, study);
  }
  entry->opened_unix_s = now.unix_s;
  refresh_library(entries, now);
}

void refresh_library(std::vector<StudyEntry>& entries, const WallTime& now) {
  for (StudyEntry& entry : entries) entry.last_opened = opened_words(entry.opened_unix_s, now);
  put_in_order(entries);
}

std::vector<StudyEntry> merge_library(std::vector<StudyEntry> shipped, const std::vector<StudyEntry>& stored) {
  std::vector<StudyEntry> entries = std::move(shipped);
  for (const StudyEntry& kept : stored) {
    const auto known = find_entry(entries, kept.key);
    if (known != entries.end()) {
      known->opened_unix_s = kept.opened_unix_s;
    } else if (is_local_key(kept.key)) {
      entries.push_back(kept);
    }
  }
  put_in_order(entries);
  return entries;
}

bool is_local_key(std::string_view key) { return key.starts_with("local:"); }

bool is_study_key(std::string_view key) {
  constexpr std::size_t max_size = 200;
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '.' ||
           c == '_' || c == '-';
  };
  return !key.empty() && key.size() <= max_size && std::all_of(key.begin(), key.end(), allowed);
}

}  // namespace consilium::session
