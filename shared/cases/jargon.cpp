#include "cases/checks.h"

namespace consilium::cases {

namespace {

// Stems of words that a lay reader should not be expected to know. Names of medicines are no jargon here.
constexpr std::string_view jargon_patterns[] = {
    "haemorrhag*|hemorrhag*|ischaem*|ischem*|dyspno*|orthopno*|diaphor*|myocard*|infarct*|concomitant*|contraindic*",
    "pharmaco*|pharmaceutic*|administ*|potentiat*|exacerbat*|precipitat*|hypotens*|hypertens*|tachycard*|bradycard*|"
    "arrhythm*",
    "syncop*|oedema*|edema*|cyanos*|petechi*|meningism*|symptomatolog*|aetiolog*|etiolog*|prophyla*|analges*|"
    "antipyret*",
    "ambulatory|renal|hepatic|gastrointest*|neurolog*|neuropath*|paraesthes*|paresthes*|dysarthr*|hemipar*|anaphyla*|"
    "angioed*",
    "bronchos*|bronchod*|haemodynam*|hemodynam*|erythem*|febrile|afebrile|pyrexi*|emesis|dysphag*|odynophag*|stridor|"
    "trismus",
    "obtund*|immobilis*|mobilis*|mobiliz*|recumben*|supine|semirecumben*|intramuscular*|intravenous*|subcutan*|"
    "oropharyn*|haemostat*",
    "symptomatic*|presentation|conservative|institut*|ascertain*|thrombo*|anticoag*|occlusive|suppurat*|sensorimotor|"
    "vestibular",
    "orthostat*|peritonis*|sphincter*|perine*|anaesthes*|spinal|cranial|intracranial|retrostern*|precordial|polydips*|"
    "polyuri*|insomni*",
    "myalg*|arthralg*|multifactorial|nonspecific|idiopathic|differential|insufficiently|characteris*|characteriz*|"
    "necessitat*",
    "subsequent*|adherence|permissib*|impermissib*|imperative|extremit*|postoperat*|preoperat*|dermatolog*|serotonin|"
    "monoamin*",
    "hyperkal*|hypokal*|hypernat*|hyponat*|hyperglyc*|hypoglyc*|anaemi*|leukocyt*|leucocyt*|thyrotox*|hypothyr*|"
    "hyperthyr*|dyslipid*",
    "sequel*|comorbid*|polypharm*|titrat*|posolog*|nephro*|hepato*|cardio*|cardiac|pulmonary|cerebr*|rhabdomyo*|"
    "myelosup*|toxicit*",
    "peritone*|costochond*|obstruct*|stabilis*|tumefact*|anamnes*|likeliest|denote*|aggravat*|embol*|pleur*|elucidat*|"
    "attenuat*|deteriorat*|impairment|decompensat*|compromise|pathophysio*|pathogn*|pathology|supervene*|exertion*|"
    "ventilat*",
    "antihypert*|metabolism|metaboli*|cytochrom*|excretion|clearance|therapeut*|endocrin*|haematolog*|hematolog*",
    "documentation|disclosure|confidential*|contextual|authoritative|occupational|vehicular|ingest*|manifest*"};

// Words of the lists that plain replies use in another sense, or that everybody knows.
constexpr std::string_view everyday[] = {
    "administrator*|pharmacy|pharmacies|pharmacist*|confidential|confidentially|cardiologist*|anaemia|metabolism",
    "occupational health|therap*"};

}  // namespace

std::optional<Match> find_jargon(const ReplyText& text) {
  std::optional<Match> found;
  search(text, jargon_patterns, [&](const Match& match) {
    if (found && match.first >= found->first) return false;
    if (!any_at(text, match.first, everyday)) found = match;
    return false;
  });
  return found;
}

}  // namespace consilium::cases
