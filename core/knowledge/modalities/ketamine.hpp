// IV or IM racemic ketamine, off-label for depression: what speaks against it (fact base 4.2, 4.4, 4.5).
#pragma once

#include "knowledge/article.hpp"
#include "knowledge/modalities/defined.hpp"

namespace lintel::knowledge {

inline constexpr Dissent article_on_vessels{
    "The clinic article describes this as monitoring; the labels are stricter; this tool follows the "
    "stricter.",
    {article_sentence("S-37"), cite("own", "4.5.1")}};

inline constexpr Check ketamine_checks[] = {
    // contraindicated
    {.id = "K03", .level = Level::absolute, .when = {yes("vessel_hazard")},
     .unless = {yes("vessel_specialist_agreed")},
     .says = "An aneurysm, dissection or arteriovenous malformation could bleed when ketamine raises the "
             "blood pressure: contraindicated without a specialist's written agreement.",
     .cite = {cite("ketuk"), cite("pi"), cite("own", "K03")}, .other = article_on_vessels},
    {.id = "K04", .level = Level::absolute, .when = {yes("intracerebral_haemorrhage")},
     .says = "After bleeding into the brain a marked rise in blood pressure is a serious hazard: "
             "contraindicated.",
     .cite = {cite("ketuk"), cite("pi"), cite("own", "K04")}},
    {.id = "K02", .level = Level::absolute, .when = {yes("pressure_hazard")},
     .says = "Ketamine raises blood pressure, and its label contraindicates it where a marked rise would be "
             "a serious hazard.",
     .cite = {cite("ketuk"), cite("us-ketalar-label")}},
    {.id = "K01", .level = Level::absolute, .when = {yes("ketamine_allergy")},
     .says = "An allergy to ketamine or esketamine contraindicates it.",
     .cite = {cite("ketuk"), cite("us-ketalar-label")}},
    {.id = "K06.hypertension", .level = Level::absolute, .when = {yes("poorly_controlled_hypertension")},
     .says = "Poorly controlled hypertension: guidelines advise against ketamine; postpone, treat and check "
             "again.",
     .cite = {cite("asrab"), cite("medsc"), cite("own", "4.5.2")},
     .other = {"The clinic article describes uncontrolled hypertension as monitoring; this tool follows the "
               "stricter.",
               {article_sentence("S-37"), cite("own", "4.5.2")}}},
    {.id = "K06.heart", .level = Level::absolute, .when = {yes("poorly_controlled_heart_disease")},
     .says = "Poorly controlled cardiovascular disease: guidelines advise against ketamine until it is "
             "controlled.",
     .cite = {cite("asrab"), cite("medsc")},
     .other = {"A milder reading leaves it to a specialist's decision.", {cite("own", "K06")}}},
    {.id = "K13", .level = Level::absolute, .when = {yes("psychosis_now")},
     .says = "Ketamine can worsen psychosis: contraindicated while psychotic symptoms last; refer and think "
             "of ECT.",
     .cite = {cite("asrab"), cite("sanacora-2017"), cite("own", "4.5.8")},
     .other = {"A milder reading refers instead of excluding.", {cite("own", "K13")}}},
    {.id = "K13.schizophrenia", .level = Level::absolute, .when = {yes("schizophrenia_spectrum")},
     .says = "Ketamine can bring psychosis back in a disorder of the schizophrenia spectrum: "
             "contraindicated.",
     .cite = {cite("asrab"), cite("sanacora-2017"), cite("own", "K13")},
     .other = {"The guideline names poorly controlled psychoses; a milder reading refers.",
               {cite("asrab"), cite("own", "K13")}}},
    {.id = "K15", .level = Level::absolute, .when = {yes("substance_use_disorder")},
     .says = "Guidelines advise against serial infusions during an active substance use disorder.",
     .cite = {cite("asrab")},
     .other = {"A milder reading leaves it to a specialist's decision.", {cite("own", "K15")}}},
    {.id = "K11", .level = Level::absolute, .when = {yes("pregnant")},
     .says = "Guidelines for acute pain contraindicate ketamine in pregnancy.",
     .cite = {cite("medsc")},
     .other = {"A milder reading leaves it to a specialist's decision.", {cite("own", "K11")}}},
    {.id = "K10", .level = Level::absolute, .when = {is("liver", "severe")},
     .says = "Severe liver disease: ketamine can injure the liver and is to be avoided.",
     .cite = {cite("asrab"), cite("ketdc")}},
    {.id = "K25.eclampsia", .level = Level::absolute, .when = {yes("eclampsia")},
     .says = "Eclampsia or pre-eclampsia contraindicates ketamine.",
     .cite = {cite("ketuk")}},
    {.id = "K25.porphyria", .level = Level::absolute, .when = {yes("porphyria")},
     .says = "Acute porphyria contraindicates ketamine.",
     .cite = {cite("general")}},

    // only by a specialist's decision
    {.id = "K03.agreed", .level = Level::relative,
     .when = {yes("vessel_hazard"), yes("vessel_specialist_agreed")},
     .says = "A vessel that a rise in blood pressure could burst, with a specialist's written agreement: "
             "only by specialist decision, blood pressure watched throughout.",
     .cite = {cite("own", "4.5.1"), cite("ketuk"), cite("pi")}, .other = article_on_vessels},
    {.id = "X04.ketamine", .level = Level::relative, .when = {yes("head_vessel_metal")},
     .unless = {yes("vessel_hazard")},
     .says = "A clip, coil or stent in a head or neck vessel often means a treated aneurysm: find out why it "
             "is there.",
     .cite = {cite("own", "4.4")}},
    {.id = "K09.skull", .level = Level::relative, .when = {yes("raised_intracranial_pressure")},
     .says = "Raised intracranial pressure: guidelines advise to avoid ketamine or use great caution.",
     .cite = {cite("asrab")}},
    {.id = "K09.injury", .level = Level::relative, .when = {yes("recent_head_injury")},
     .says = "A recent head injury: guidelines advise to avoid ketamine or use great caution.",
     .cite = {cite("asrab")}},
    {.id = "K09.eye", .level = Level::relative, .when = {yes("raised_eye_pressure")},
     .says = "Raised eye pressure or an open eye: guidelines advise to avoid ketamine or use great caution.",
     .cite = {cite("asrab")}},
    {.id = "K20", .level = Level::relative, .when = {yes("theophylline")},
     .says = "Theophylline or aminophylline with ketamine lowers the seizure threshold: avoid, and doubly so "
             "where TMS is planned too.",
     .cite = {cite("ket24"), cite("own", "4.4")}},
    {.id = "K13.history", .level = Level::relative, .when = {yes("past_psychosis")},
     .says = "Psychosis before this episode: ketamine can bring psychotic symptoms back.",
     .cite = {cite("asrab"), cite("sanacora-2017")}},
    {.id = "K14", .level = Level::relative, .when = {yes("bipolar")},
     .says = "In bipolar disorder ketamine is a specialist's decision, with a mood stabiliser.",
     .cite = {cite("canmat-2021"), cite("swainson-2021")},
     .other = {"A milder reading asks for monitoring under a mood stabiliser.", {cite("own", "K14")}}},
    {.id = "K10.bile", .level = Level::relative, .when = {yes("bile_duct_injury")},
     .says = "A known bile-duct injury: the label warns of drug-induced liver injury.",
     .cite = {cite("ketdc"), cite("asrab"), cite("own", "K10")}},
    {.id = "K18.lungs", .level = Level::relative, .when = {yes("severe_lung_disease")},
     .says = "Severe lung disease: the European esketamine leaflet lists it, and IV or IM ketamine is judged "
             "alike.",
     .cite = {cite("ptpil")},
     .other = {"A milder reading asks for monitoring only.", {cite("own", "K18")}}},
    {.id = "K18.apnoea", .level = Level::relative, .when = {yes("sleep_apnoea")},
     .says = "Sleep apnoea with obesity: the European esketamine leaflet lists it, and IV or IM ketamine is "
             "judged alike.",
     .cite = {cite("ptpil")},
     .other = {"A milder reading asks for monitoring only.", {cite("own", "K18")}}},
    {.id = "K17", .level = Level::relative, .when = {yes("hyperthyroidism")},
     .says = "Untreated overactive thyroid: the European esketamine leaflet lists it, and IV or IM ketamine "
             "is judged alike.",
     .cite = {cite("ptpil")}},
    {.id = "K24", .level = Level::relative, .when = {yes("dementia")},
     .says = "Dementia: a ketamine clinic lists it as an exclusion.",
     .cite = {cite("toronto")}},
    {.id = "K12", .level = Level::relative, .when = {yes("breastfeeding")},
     .says = "Breastfeeding: not recommended with esketamine, and ketamine is judged by analogy.",
     .cite = {cite("eskbf"), cite("own", "K12")}},

    // stop and refer
    {.id = "K05.crisis", .level = Level::refer, .when = {yes("pressure_crisis")},
     .says = "No dose at this blood pressure: medical assessment.",
     .cite = {cite("own", "K05"), cite("murr")}},
    {.id = "K07", .level = Level::refer, .when = {yes("recent_cardiovascular_event")},
     .says = "A heart attack, stroke or another cardiovascular event is recent: refer before any dose.",
     .cite = {cite("own", "K07"), cite("eusmpc")},
     .other = {"The European esketamine text contraindicates esketamine here.", {cite("eusmpc")}}},
    {.id = "K08", .level = Level::refer, .when = {yes("severe_heart")},
     .says = "Severe heart disease, heart failure or an uncontrolled arrhythmia: refer; the UK label advises "
             "against ketamine in severe coronary or heart-muscle disease.",
     .cite = {cite("ketuk"), cite("own", "K08")},
     .other = {"A milder reading leaves it to a specialist's decision.", {cite("own", "K08")}}},
    {.id = "K14.mania", .level = Level::refer, .when = {yes("mania_now")},
     .says = "Mania, hypomania or a mixed state now: refer before any dose.",
     .cite = {cite("canmat-2021"), cite("own", "K14")}},
    {.id = "K24.delirium", .level = Level::refer, .when = {yes("delirium")},
     .says = "Delirium: refer, its cause comes first.",
     .cite = {cite("own", "7.1"), cite("toronto")},
     .other = {"A milder reading leaves it to a specialist's decision.", {cite("own", "K24")}}},
    {.id = "K16", .level = Level::refer, .when = {yes("bladder_symptoms")},
     .says = "Urinary frequency, pain or blood may be ketamine cystitis: refer before the next dose.",
     .cite = {cite("ketdc")},
     .other = {"A milder reading leaves it to a specialist's decision.", {cite("own", "K16")}}},
    {.id = "K28", .level = Level::refer, .when = {yes("home_ketamine")},
     .says = "Ketamine is also taken at home, compounded or by telehealth: settle that first, the FDA has "
             "warned of its dangers.",
     .cite = {cite("fda23")},
     .other = {"A milder reading asks for monitoring only.", {cite("own", "K28")}}},
    {.id = "K23", .level = Level::refer, .when = {at_most("age", 17)},
     .says = "Under age, ketamine for depression is off-label: refer.",
     .cite = {cite("own", "K23")}},

    // with monitoring
    {.id = "K05.review", .level = Level::monitor, .when = {yes("pressure_review")},
     .says = "Blood pressure is raised: let the patient rest, measure again, and treat before an elective "
             "dose.",
     .cite = {cite("own", "K05"), cite("yale"), cite("emory")},
     .other = {"A review argues that present guidance treats transient rises too "
               "aggressively.", {cite("yip")}}},
    {.id = "K10.moderate", .level = Level::monitor, .when = {is("liver", "moderate")},
     .says = "Moderate liver disease: follow liver function tests, because the label warns of liver injury.",
     .cite = {cite("asrab"), cite("ketdc")}},
    {.id = "K15.past", .level = Level::monitor, .when = {yes("past_substance_use")},
     .says = "Substance use disorder or ketamine misuse in the past: watch for relapse and check the "
             "prescription monitoring programme.",
     .cite = {cite("asrab")}},
    {.id = "K16.longterm", .level = Level::monitor, .when = {at_least("prior_ketamine", 1)},
     .says = "Repeated ketamine can damage the bladder: ask about it at every visit.",
     .cite = {cite("ketdc"), cite("own", "K16")}},
    {.id = "K19", .level = Level::monitor, .when = {yes("sedating")},
     .says = "Opioids, benzodiazepines or other sedatives with ketamine can deepen sedation and depress "
             "breathing.",
     .cite = {cite("ket24")}},
    {.id = "K21", .level = Level::monitor, .when = {yes("pressure_raising")},
     .says = "A stimulant, an MAO inhibitor or another pressor adds to the rise in blood pressure.",
     .cite = {cite("ket24"), cite("own", "K21")}},
    {.id = "K29", .level = Level::monitor, .when = {yes("dissociation")},
     .says = "Ketamine dissociates: prepare and accompany someone who already dissociates or has flashbacks.",
     .cite = {cite("general")}},
    {.id = "X01.withdrawal", .level = Level::monitor, .when = {yes("sedative_withdrawal")},
     .says = "Withdrawal, ketamine and TMS together stack seizure risks: name all three to the prescriber.",
     .cite = {cite("own", "4.4"), cite("rossi-2009")}},

    // may blunt the benefit
    {.id = "K22", .level = Level::efficacy, .when = {at_least("benzodiazepine_dose", 9)},
     .says = "Above this benzodiazepine dose ketamine did less on day 3 and day 7.",
     .cite = {cite("czbzd")}},
    {.id = "X02.ketamine", .level = Level::efficacy, .when = {yes("benzodiazepine_daily")},
     .says = "A benzodiazepine may blunt both ketamine and TMS: plan a review of the dose with its "
             "prescriber, nothing abrupt.",
     .cite = {cite("own", "4.4"), cite("czbzd"), cite("kaster")}},
};

}  // namespace lintel::knowledge
