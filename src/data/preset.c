/* preset.c - the table of presets.
 *
 * UN General Assembly votes: the data dictionary of the voting data of the Dag Hammarskjold
 *   Library, United Nations (digitallibrary.un.org/record/4060887); long tables made of it.
 * unvotes and UNVotes: E. Voeten: Data and analyses of voting in the UN General Assembly, in:
 *   Routledge Handbook of International Organization (2013). doi:10.7910/DVN/LEJUQZ
 * Voteview: J. B. Lewis, K. Poole, H. Rosenthal, A. Boche, A. Rudkin, L. Sonnet: Voteview:
 *   congressional roll-call votes database. https://voteview.com/
 * ICEWS: E. Boschee, J. Lautenschlager, S. O'Brien, S. Shellman, J. Starz, M. Ward: ICEWS coded
 *   event data (2015). doi:10.7910/DVN/28075
 * GDELT: K. Leetaru, P. Schrodt: GDELT: global data on events, location, and tone. ISA Annual
 *   Convention (2013).  The GDELT event database: data format codebook 2.0 (2015).
 * Goldstein's scale, which ICEWS calls intensity: J. S. Goldstein: A conflict-cooperation scale
 *   for WEIS events data. Journal of Conflict Resolution 36 (1992) 369-385.
 *   doi:10.1177/0022002792036002007 */
#include "preset.h"

#define GDELT_HEADER                                                                               \
    "GLOBALEVENTID\tSQLDATE\tMonthYear\tYear\tFractionDate\tActor1Code\tActor1Name\t"              \
    "Actor1CountryCode\tActor1KnownGroupCode\tActor1EthnicCode\tActor1Religion1Code\t"             \
    "Actor1Religion2Code\tActor1Type1Code\tActor1Type2Code\tActor1Type3Code\tActor2Code\t"         \
    "Actor2Name\tActor2CountryCode\tActor2KnownGroupCode\tActor2EthnicCode\t"                      \
    "Actor2Religion1Code\tActor2Religion2Code\tActor2Type1Code\tActor2Type2Code\t"                 \
    "Actor2Type3Code\tIsRootEvent\tEventCode\tEventBaseCode\tEventRootCode\tQuadClass\t"           \
    "GoldsteinScale\tNumMentions\tNumSources\tNumArticles\tAvgTone\tActor1Geo_Type\t"              \
    "Actor1Geo_FullName\tActor1Geo_CountryCode\tActor1Geo_ADM1Code\tActor1Geo_ADM2Code\t"          \
    "Actor1Geo_Lat\tActor1Geo_Long\tActor1Geo_FeatureID\tActor2Geo_Type\t"                         \
    "Actor2Geo_FullName\tActor2Geo_CountryCode\tActor2Geo_ADM1Code\tActor2Geo_ADM2Code\t"          \
    "Actor2Geo_Lat\tActor2Geo_Long\tActor2Geo_FeatureID\tActionGeo_Type\t"                         \
    "ActionGeo_FullName\tActionGeo_CountryCode\tActionGeo_ADM1Code\tActionGeo_ADM2Code\t"          \
    "ActionGeo_Lat\tActionGeo_Long\tActionGeo_FeatureID\tDATEADDED\tSOURCEURL"

static const struct stance_preset_table preset[] = {
    [STANCE_PRESET_UN] = {.name = "un",
                          .column = {{STANCE_ROLE_ACTOR, "iso3|ms_code|ms_codes", 0},
                                     {STANCE_ROLE_LABEL, "country|ms_name|ms_names", 0},
                                     {STANCE_ROLE_ISSUE, "resolution|resolutions|rcid|undl_id", 0},
                                     {STANCE_ROLE_STANCE, "vote|ms_vote|ms_votes", 0},
                                     {STANCE_ROLE_DATE, "date", 0},
                                     {STANCE_ROLE_DOCUMENT, "undl_id|rcid", 0},
                                     {STANCE_ROLE_URL, "undl_link", 0}},
                          .scale = "Y=1,A=0,N=-1,X=,NV=",
                          .ballot = "raw_cell"},
    [STANCE_PRESET_UNVOTES] = {.name = "unvotes",
                               .column = {{STANCE_ROLE_ACTOR, "Country|country", 0},
                                          {STANCE_ROLE_LABEL, "Countryname", 0},
                                          {STANCE_ROLE_ISSUE, "rcid", STANCE_FORM_WHOLE},
                                          {STANCE_ROLE_STANCE, "vote", STANCE_FORM_WHOLE},
                                          {STANCE_ROLE_DATE, "date", 0}},
                               .scale = "1=1,yes=1,2=0,abstain=0,3=-1,no=-1,8=,9=,NA=",
                               .missing = "NA"},
    [STANCE_PRESET_VOTEVIEW] = {.name = "voteview",
                                .column = {{STANCE_ROLE_ACTOR, "icpsr", STANCE_FORM_WHOLE},
                                           {STANCE_ROLE_STANCE, "cast_code", STANCE_FORM_WHOLE}},
                                .scale = "1=1,2=1,3=1,4=-1,5=-1,6=-1,7=0,8=0,9=,0=",
                                .issue = "congress|chamber|rollnumber",
                                .ending = "_votes",
                                .beside = "_members",
                                .actor = {{STANCE_ROLE_ID, "icpsr", STANCE_FORM_WHOLE},
                                          {STANCE_ROLE_LABEL, "bioname", 0}}},
    [STANCE_PRESET_DNA] = {.name = "dna",
                           .column = {{STANCE_ROLE_ACTOR, "organization", 0},
                                      {STANCE_ROLE_ISSUE, "concept", 0},
                                      {STANCE_ROLE_STANCE, "agreement", 0},
                                      {STANCE_ROLE_DATE, "time|date", 0},
                                      {STANCE_ROLE_DOCUMENT, "doc|document_id|docId|doc_id", 0},
                                      {STANCE_ROLE_SPEAKER, "person", 0},
                                      {STANCE_ROLE_EVIDENCE, "quote|text", 0}},
                           .scale = "1=1,0=-1,true=1,false=-1,yes=1,no=-1"},
    [STANCE_PRESET_ICEWS] = {.name = "icews",
                             .kind = STANCE_TABLE_ALIGNMENTS,
                             .column = {{STANCE_ROLE_A, "Source Name", 0},
                                        {STANCE_ROLE_B, "Target Name", 0},
                                        {STANCE_ROLE_STRENGTH, "Intensity", 0},
                                        {STANCE_ROLE_KIND, "Event Text", 0},
                                        {STANCE_ROLE_DATE, "Event Date", 0},
                                        {STANCE_ROLE_SOURCE, "Publisher", 0},
                                        {STANCE_ROLE_LOCATOR, "Story ID", 0}},
                             .strength_range = 10,
                             .missing = "NA"},
    [STANCE_PRESET_GDELT] = {.name = "gdelt",
                             .kind = STANCE_TABLE_ALIGNMENTS,
                             .column = {{STANCE_ROLE_A, "Actor1Code", 0},
                                        {STANCE_ROLE_B, "Actor2Code", 0},
                                        {STANCE_ROLE_STRENGTH, "GoldsteinScale", 0},
                                        {STANCE_ROLE_KIND, "EventCode", 0},
                                        {STANCE_ROLE_DATE, "SQLDATE", STANCE_FORM_DAY},
                                        {STANCE_ROLE_URL, "SOURCEURL", 0}},
                             .strength_range = 10,
                             .header = GDELT_HEADER},
};

const char *const stance_preset_names[] = {"none", "un",    "unvotes", "voteview",
                                           "dna",  "icews", "gdelt",   NULL};

const struct stance_preset_table *stance_preset_find(enum stance_preset which)
{
    return which == STANCE_PRESET_NONE ? NULL : &preset[which];
}
