/** Words for the people of a country or region, as one pattern without case. */
export const nationWords = byFirstLetter(`
afghans?|albanians?|algerians?|americans?|andorrans?|angolans?|argentin(?:e|ian)s?|armenians?|
australians?|austrians?|azerbaijanis?|bahamians?|bahrainis?|bangladeshis?|barbadians?|basques?|
belarusians?|belgians?|beli[sz]e?ans?|beninese|bermudians?|bhutanese|bolivians?|bosnians?|botswanans?|
brazilians?|bretons?|british|britons?|bulgarians?|burkinab[eé]|burmese|burundians?|cambodians?|
cameroonians?|canadians?|catalans?|chadians?|chechens?|chileans?|chinese|colombians?|comorians?|congolese|
costa ricans?|croats?|croatians?|cubans?|cypriots?|czechs?|danes?|danish|djiboutians?|dominicans?|dutch|
dutchm[ae]n|ecuadorians?|egyptians?|emiratis?|english|englishm[ae]n|eritreans?|estonians?|ethiopians?|
faroese|fijians?|filipin[oa]s?|finns?|finnish|flemish|french|frenchm[ae]n|gabonese|galicians?|gambians?|
georgians?|germans?|ghana?ians?|greeks?|greenlanders?|greenlandic|grenadians?|guatemalans?|guineans?|
guyanese|haitians?|hondurans?|hungarians?|icelanders?|icelandic|indians?|indonesians?|iranians?|iraqis?|
irish|irishm[ae]n|israelis?|italians?|ivorians?|jamaicans?|japanese|jordanians?|kazakhs?|kenyans?|
koreans?|kosovars?|kurds?|kurdish|kuwaitis?|kyrgyz|laotians?|latvians?|lebanese|liberians?|libyans?|
lithuanians?|luxembourgers?|macedonians?|malagasy|malawians?|malaysians?|maldivians?|malians?|maltese|
maoris?|mauritanians?|mauritians?|mexicans?|moldovans?|mongolians?|montenegrins?|moroccans?|mozambicans?|
namibians?|nepalese|nepalis?|nicaraguans?|nigerians?|nigeriens?|norwegians?|omanis?|pakistanis?|
palestinians?|panamanians?|paraguayans?|persians?|peruvians?|poles?|polish|portuguese|puerto ricans?|
qataris?|romanians?|russians?|rwandans?|salvadorans?|samoans?|saudis?|scots|scottish|scotsm[ae]n|
senegalese|serbs?|serbians?|sicilians?|singaporeans?|slovaks?|slovakians?|slovenes?|slovenians?|somalis?|
south africans?|spaniards?|spanish|sri lankans?|sudanese|surinamese|swedes?|swedish|swiss|syrians?|
taiwanese|tajiks?|tanzanians?|thai|tibetans?|togolese|tongans?|tunisians?|turks?|turkish|turkmen|
ugandans?|ukrainians?|uruguayans?|uyghurs?|uzbeks?|venezuelans?|vietnamese|welsh|welshm[ae]n|yemenis?|
zambians?|zimbabweans?|hispanic|latin[oax]s?|caucasians?|african american|native american|
aborigin(?:al|e)s?|romani`)

/** Words for adherents of a religion or a party, as one pattern without case. */
export const faithWords = byFirstLetter(`
muslims?|christians?|catholics?|protestants?|jews?|jewish|hindus?|buddhists?|sikhs?|atheists?|agnostics?|
mormons?|lutherans?|methodists?|baptists?|anglicans?|evangelicals?|quakers?|shiites?|sunnis?|jains?|
orthodox (?:jews?|christians?)|jehovah's witness(?:es)?|scientologists?|communists?|socialists?|
social democrats?|marxists?|libertarians?|trade unionists?`)

/** A choice among patterns, by their first letter: most words of a text end at it. */
function byFirstLetter(list: string): string {
  const patterns = list.replaceAll('\n', '').split(/\|(?![^(]*\))/)
  const letters = [...new Set(patterns.map((pattern) => pattern.charAt(0)))]
  const choices = letters.map((letter) => {
    const rests = patterns.filter((pattern) => pattern.startsWith(letter)).map((pattern) => pattern.slice(1))
    return `${letter}(?:${rests.join('|')})`
  })
  return `(?:${choices.join('|')})`
}
