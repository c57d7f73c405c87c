#include <algorithm>

#include "cases/readings.h"

namespace consilium::cases {

namespace {

constexpr std::string_view now_patterns[] = {
    "call|ring|phone|dial|contact|get|fetch|send|need|needs|summon ... ambulance|paramedic*|911|999|112",
    "call|ring|phone|dial|contact|reach|alert ... emergency services|service|number|line|help|care",
    "call|ring|phone|dial an|the? emergency",
    "ambulance .. now|immediately|straight|urgently",
    "ambulance now|immediately|straight",
    "answer|advice is still? an? ambulance|999|911|112",
    "ambulance please? right now|away",
    "ambulance at once",
    "ambulance for|to her|him|you|them",
    "job|one|matter|case for an? ambulance|999|911|112|paramedic*",
    "ambulance is the right call|choice|thing|answer",
    "have|has an ambulance on|here|there|round",
    "ambulance or the|a? hospital|a&e|er|emergency|999|911|112",
    "911|999|112 please? now|immediately|straight|right",
    "call|ring|activate|alert|get ems|paramedic*",
    "activate .. emergency",
    "immediate emergency",
    "call|ring|phone|dial now|immediately",
    "ambulance|paramedics should|must|has|needs .. called|sent|come",
    "hospital now|immediately|straight",
    "emergency services|help|care|room|department now|immediately|straight|right",
    "emergency services|help|care|room|department at once",
    "emergency services must|should|need|are needed|be|to|come",
    "go|get|come|head|rush|take|drive|brought|be|present ... emergency room|department|ward|unit",
    "go|get|come|head|rush|take|drive ... a&e|er|casualty",
    "go|get|come|head|rush|take|drive ... hospital now|immediately|straight|right|at",
    "rush ... hospital",
    "need|needs the|an? emergency department|room|services|care|team",
    "is|it|this|as|that an|a? medical|true|real|clear? emergency",
    "get|seek|need|needs .. emergency help|care|attention|treatment|assessment",
    "get|seek|need|needs .. immediate medical|help|care|attention|treatment",
    "get|seek|need|needs medical|urgent? help|attention|care now|immediately|straight",
    "get|seek|need|needs medical|urgent? help|attention|care at once",
    "get|seek|need|needs medical|urgent? help|attention|care right away|now",
};

// Denials that the patterns above do not hold.
constexpr std::string_view no_emergency[] = {"not|no .. emergency", "not|nothing .. urgent|urgently"};

constexpr std::string_view urgent_patterns[] = {"go|get|come|head|take .. to the|a? hospital",
                                                "urgent|urgently .. care|help|review", "act on it|this at once",
                                                "do not lose any time", "get help today"};

constexpr std::string_view doctor_patterns[] = {
    "see|visit|contact|call|phone|ring|consult|ask|tell|speak|talk ... "
    "doctor*|gp|physician*|clinic|nurse|clinician*|specialist*|dermatologist*|surgery|dentist*",
    "need|needs|require|requires ... doctor*|gp|physician*|nurse|clinician*",
    "see|show|speak|talk .. somebody|someone|professional",
    "book|make|arrange|schedule|get|need|needs ... appointment|visit|consultation",
    "appointment with",
    "book ... with ... doctor*|gp|nurse|clinic|physician*",
    "be|get|have|getting|gets .. seen|checked|examined|assessed|reviewed|evaluated",
    "be looked at",
    "have|let a|the|your|her|his doctor*|gp|nurse look|see|check|examine",
    "checked|seen|examined|assessed|reviewed by",
    "get|have|needs .. checked|looked",
    "doctor*|gp|nurse|clinician should|must|needs|ought|has ... see|check|look|examine|find|hear|assess|decide",
    "doctor*|gp visit|appointment|check",
    "to the|a|your|her|his doctor*|gp|clinic|nurse",
    "treatment|care|visit|check by|from .. doctor*|nurse|gp",
    "doctor*|gp|nurse can .. see",
    "seek|get .. medical advice|attention|help|review|care",
};

constexpr std::string_view soon_times[] = {
    "day|days|week|weeks|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "appointment|book|soon|weekend|routine|fortnight"};
constexpr std::string_view urgent_times[] = {
    "today|tonight|immediately|now|urgent|urgently|asap|hours|hour|afternoon|evening|instantly", "right|straight away",
    "at once", "as soon as possible", "without delay"};

constexpr std::string_view home_patterns[] = {
    "home is|are|will .. enough|fine|ok|sufficient",
    "look|looked|care|cared|treat|treated|manage|managed|handle|handled|deal|dealt ... at|from home",
    "take|taken care ... home",
    "treat|manage|handle it|this|that yourself|herself|himself",
    "self care|treatment|limiting",
    "home care|treatment|remed*",
    "care|treatment at home",
    "there is no need to do",
    "carry on as usual|normal",
    "you|she|he can carry on",
    "look after it|this|that yourself|herself|himself",
};
constexpr std::string_view mild_patterns[] = {
    "rest|stay|remain|sleep|recover|relax ... home",
    "at home",
    "can|could|may .. wait",
    "wait and see|watch",
    "is|are|be|it|mostly|usually harmless|minor|mild",
    "pass|passes|go|goes|heal|heals|clear|clears|settle|settles|resolve|resolves|improve ... "
    "itself|themselves|own|alone",
    "nothing serious|dangerous|bad",
    "nothing to worry|fear",
    "should|will .. settle|pass|improve|heal",
    "sleep it off",
    "wait it out",
};
constexpr std::string_view follow_up[] = {"then|after|afterwards|later|follow|once|next"};

bool in_sentence(const ReplyText& text, const Match& match, Patterns patterns) {
  const Match sentence = sentence_of(text, match);
  return search(text, patterns,
                [&](const Match& found) { return found.first >= sentence.first && found.last <= sentence.last; });
}

// "no need to see a doctor": care at home, unless it only says "not today".
bool denies_only_haste(const ReplyText& text, const Match& doctor) {
  return in_sentence(text, doctor, urgent_times) && !in_sentence(text, doctor, home_patterns);
}

struct Said {
  std::optional<Match> now, urgent, doctor, home, mild, no_doctor, no_now;
  bool dated = false;  // the visit has a date within days
  bool urgent_visit = false;
};

// "Do not wait for an appointment" advises none.
bool is_waited_for(const ReplyText& text, const Match& visit) {
  static constexpr std::string_view waiting[] = {"wait|waiting for|until"};
  const std::size_t back = std::min<std::size_t>(visit.first, 4);
  const bool near = any_in(text, {visit.first - back, visit.last}, waiting);
  return near && text.words()[visit.first - 1].clause == text.words()[visit.first].clause;
}

// "You will be seen without insurance" is no advice.
std::optional<Match> find_visit(const ReplyText& text) {
  static constexpr std::string_view terms[] = {"insurance|insured|interpreter"};
  std::optional<Match> visit;
  search(text, doctor_patterns, [&](const Match& match) {
    if ((visit && match.first >= visit->first) || !text.words()[match.first].asserted()) return false;
    if (is_waited_for(text, match)) return false;
    if (!is_negated(text, match) && !in_sentence(text, match, terms)) visit = match;
    return false;
  });
  return visit;
}

Said listen(const ReplyText& text) {
  Said said;
  said.now = find_asserted(text, now_patterns);
  said.no_now = find_denied(text, now_patterns);
  if (!said.no_now) said.no_now = find_denied(text, urgent_patterns);
  if (!said.no_now) said.no_now = find_asserted(text, no_emergency);
  said.urgent = find_asserted(text, urgent_patterns);
  said.doctor = find_visit(text);
  said.no_doctor = find_denied(text, doctor_patterns);
  said.home = find_asserted(text, home_patterns);
  said.mild = find_asserted(text, mild_patterns);
  if (said.doctor) {
    said.dated = in_sentence(text, *said.doctor, soon_times);
    said.urgent_visit = !said.dated && in_sentence(text, *said.doctor, urgent_times);
  }
  if (said.no_doctor && denies_only_haste(text, *said.no_doctor)) {
    if (!said.no_now) said.no_now = said.no_doctor;
    said.no_doctor.reset();
  }
  return said;
}

}  // namespace

bool UrgencyReading::allows(Urgency urgency) const {
  switch (urgency) {
    case Urgency::self_care:
      return self_care;
    case Urgency::soon:
      return soon;
    case Urgency::now:
      return now;
  }
  return false;
}

std::optional<Urgency> UrgencyReading::decided() const {
  if (self_care + soon + now != 1) return std::nullopt;
  return self_care ? Urgency::self_care : soon ? Urgency::soon : Urgency::now;
}

UrgencyReading read_urgency(const ReplyText& text) {
  const Said said = listen(text);
  const std::optional<Match> home = said.home ? said.home : said.no_doctor;
  if (said.now) {
    const bool dated_instead =
        said.dated && !in_sentence(text, *said.doctor, follow_up) && said.doctor->first != said.now->first;
    // "call an ambulance or wait": no advice at all
    static constexpr std::string_view or_else[] = {"or .. wait|rest|stay|look|see|book|make|sleep"};
    const bool against = in_sentence(text, *said.now, or_else) || home || said.no_now || dated_instead;
    return {against, against, true, said.now};
  }
  if (said.urgent) return {home.has_value(), true, !said.no_now, said.urgent};
  if (said.doctor) return {home.has_value(), true, said.urgent_visit && !said.no_now, said.doctor};
  if (home) return {true, false, false, home};
  if (said.mild) return {true, false, false, said.mild};
  if (said.no_now) return {true, true, false, said.no_now};
  return {};
}

}  // namespace consilium::cases
