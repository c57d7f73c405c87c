// Whether the reply speaks of the patient to the one who asks: "you" to a patient, "she" or "he" to a caregiver.
#include "cases/checks.h"

namespace consilium::cases {

namespace {

// What only the patient can be told; a caregiver is told "call", "tell", "take her".
constexpr std::string_view patient_patterns[] = {
    "you have|had|feel|felt|faint|sweat|suffer|cough|vomit|bleed",
    ("you are "
     "drowsy|confused|feverish|breathless|pale|faint|choking|in|bleeding|dehydrated|ill|sick|pregnant|allergic|"
     "bleeding|"
     "dizzy|having|feeling|taking|short|unwell|weak"),
    ("you should|must|need|can|may|could not|to? "
     "take|see|rest|drink|sit|lie|use|eat|avoid|shower|drive|work|lift|swallow|sleep|swim|bath|walk|stop|go|visit|have|"
     "start|wait"),
    "you take|drink|lie|sleep|smoke|eat|recover",
    ("your "
     "chest|arm|arms|heart|pain|breath|breathing|skin|head|headache|body|throat|back|belly|stomach|fever|temperature|"
     "symptoms|blood|wound|leg|legs|neck|rash|hand|eyes|ears|potassium|sodium|kidneys|liver|lungs|stitches|medicine|"
     "medicines|medication|dose|tablets|cut|finger|face|speech|dizziness|condition|age|ulcer|asthma|diabetes"),
    "harm|hurt|affect|help|make you better|worse|bleed|sick|ill|drowsy|sleepy|faint",
    "mean|means for you",
    "near you feel",
    "you get|become worse|better",
    "get|take yourself to|seen|checked|looked"};
// What the one who asks for another has done and feels: "you have read up on this", "you feel strongly".
constexpr std::string_view caregiver_doings[] = {
    ("you have|had .. "
     "read|spoken|asked|rung|called|talked|told|checked|heard|said|seen|noticed|done|given|tried|phoned|written|been "
     "told?"),
    "you feel|felt strongly|sure|certain|unsure|that|worried|anxious|uneasy"};
constexpr std::string_view caregiver_tasks[] = {
    ("you should|must|need|can|may|could not|to? take|see|go|have|stop|start|use|wait|visit|drive "
     "her|him|them|your|that|how|if|whether|a|the|to|for|with|here|near|close|until|somebody|by"),
    "you should|must|need|can|may|could not|to? see|go that|how|with|near"};
constexpr std::string_view female_words[] = {"she|her|herself|hers"};
constexpr std::string_view male_words[] = {"he|him|his|himself"};
constexpr std::string_view addressed_words[] = {"you|your|yourself"};
// Others whom "she" or "he" may mean.
constexpr std::string_view other_people[] = {
    "doctor*|gp|nurse|pharmacist*|friend|partner|somebody|someone|neighbour|surgeon|clinician*"};

// "your apixaban", said to one who asks for another
std::optional<Match> own_medicine(const Truth& truth, const ReplyText& text) {
  for (std::size_t i = 1; i < text.words().size(); ++i) {
    // "your apixaban", "your first ciprofloxacin tablet"
    const std::size_t your = text.words()[i - 1].text == "your" || i < 2 ? i - 1 : i - 2;
    if (text.words()[your].text != "your" || text.words()[your].sentence != text.words()[i].sentence) continue;
    for (const std::string& name : truth.names) {
      // an illness may begin with any word: "your recent message"
      if (truth.question == MedicineQuestion::contraindication && &name != &truth.names.front()) continue;
      for (const std::string& word : content_words(name)) {
        if (text.words()[i].text.starts_with(word)) return Match{your, i + 1};
      }
    }
  }
  return std::nullopt;
}

Finding judge_caregiver(const Truth& truth, const ReplyText& text) {
  const auto right = find_any(text, truth.sex == Sex::female ? Patterns(female_words) : Patterns(male_words));
  const auto wrong_sex = find_any(text, truth.sex == Sex::female ? Patterns(male_words) : Patterns(female_words));
  std::optional<Match> as_patient;
  search(text, patient_patterns, [&](const Match& match) {
    const Word& word = text.words()[match.first];
    if (word.is(Setting::attributed) || any_at(text, match.first, caregiver_doings)) return false;
    for (const std::string_view task : caregiver_tasks) {
      // "you should see that she rests"; but "you should see a doctor" is the patient's part
      const auto longer = match_at(text, task, match.first);
      if (longer && longer->last > match.last && text.words()[longer->last - 1].text != "a" &&
          text.words()[longer->last - 1].text != "the")
        return false;
    }
    if (!as_patient || match.first < as_patient->first) as_patient = match;
    return false;
  });
  if (wrong_sex && !right && !find_any(text, other_people)) {
    return not_met(text, wrong_sex, "It speaks of somebody else: " + quoted(text, *wrong_sex) + ".");
  }
  if (!as_patient) as_patient = own_medicine(truth, text);
  if (as_patient && right)
    return unclear(text, as_patient, "It speaks of the patient both as you and by another word.");
  if (as_patient)
    return not_met(text, as_patient,
                   "It speaks to the caregiver as if to the patient: " + quoted(text, *as_patient) + ".");
  if (wrong_sex) return unclear(text, wrong_sex, "It is not clear of whom it speaks.");
  return met(text, right,
             right ? "It speaks of the patient to the caregiver." : "It does not take the caregiver for the patient.");
}

Finding judge_patient(const ReplyText& text) {
  const auto you = find_any(text, addressed_words);
  const auto female = find_any(text, female_words);
  const auto male = find_any(text, male_words);
  const auto other = female && (!male || female->first < male->first) ? female : male;
  if (!other) return met(text, you, you ? "It speaks to the patient." : "It takes the patient for nobody else.");
  const auto third = find_any(text, other_people);
  // "Ask the doctor what she thinks": but a person who is named only later is not meant
  if (you || (third && third->first < other->first)) return unclear(text, other, "It is not clear of whom it speaks.");
  return not_met(text, other, "It speaks of the patient as of somebody else: " + quoted(text, *other) + ".");
}

}  // namespace

Finding check_speaks_to_speaker(const Truth& truth, const ReplyText& text) {
  return truth.speaker == Speaker::caregiver ? judge_caregiver(truth, text) : judge_patient(text);
}

}  // namespace consilium::cases
