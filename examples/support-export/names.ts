import type { Language } from './region.ts'

/** A name and, where it is not in Latin letters, how it is spelt in an e-mail address. */
export type NameEntry = readonly [name: string, latin?: string]

function list(text: string): readonly NameEntry[] {
  return text.split(' ').map((entry) => {
    const [name = entry, latin] = entry.split('/')
    const spaced = name.replace(/_/g, ' ')
    return latin === undefined ? [spaced] : [spaced, latin]
  })
}

/** Given names by language. */
export const givenNames: Readonly<Record<Language, readonly NameEntry[]>> = {
  en: list(
    'Abigail Alistair Amara Beatrice Brendan Callum Camille Cedric Clarissa Damian Daphne Deborah Desmond Dominic Eleanor Elliott ' +
      'Felicity Fergus Fiona Francesca Gareth Geraldine Gideon Gwendolyn Harriet Imogen Isadora Jasper Josephine Keisha Lachlan ' +
      'Leopold Lorraine Malcolm Marguerite Miriam Nadia Nathaniel Octavia Ophelia Percival Philippa Priya Quentin Rosalind Rupert ' +
      'Sadie Seamus Siobhan Sunita Tabitha Terrence Theodora Tobias Ursula Valerie Vincent Winifred Yolanda Zachary D’Andre Mary-Beth',
  ),
  de: list(
    'Annegret Björn Dörte Eckhard Friederike Gisela Götz Hannelore Henrike Ingo Jürgen Katrin Lüder Mareike Nils Ottilie Rüdiger Sönke Swantje Torsten Ulrike Volker Wiebke Yvonne',
  ),
  fr: list(
    'Adélaïde Aurélien Bérénice Célestin Clémence Édouard Étienne Florian Gaëlle Geneviève Hélène Jérôme Joël Léonie Loïc Maëlys Margaux Mathieu Noémie Odile Rémi Solène Thibault Zoé',
  ),
  es: list(
    'Adrián Begoña Concepción Encarnación Fermín Gonzalo Íñigo Itziar Joaquín Leire Lucía Macarena Martín Montserrat Nuria Óscar Pilar Ramón Rocío Ximena Yolanda Zaira',
  ),
  pt: list(
    'Aparecida Benício Caetano Conceição Davi Estêvão Flávia Graziela Heloísa Inácio Jussara Luís Marília Otávio Raíssa Sebastião Tainá Thaís Vinícius Zilda',
  ),
  ja: list(
    '健/Ken 美咲/Misaki 翔太/Shota 陽子/Yoko 直樹/Naoki 彩香/Ayaka 大輔/Daisuke 恵子/Keiko 拓也/Takuya 由美/Yumi 亮/Ryo 真由美/Mayumi',
  ),
}

/** Family names by language. */
export const familyNames: Readonly<Record<Language, readonly NameEntry[]>> = {
  en: list(
    'Abernathy Achterberg Ainsworth Bannister Birtwistle Blakemore Bracegirdle Calloway Carmichael Chowdhury Copperfield Crowther Delacroix ' +
      'Drummond Eastwick Ellsworth Fairweather Featherstone Fitzgerald Galbraith Goldsborough Hargreaves Hathaway Heatherington Holloway ' +
      'Ibrahim Jankowski Kavanagh Kowalczyk Lancaster Lockhart Macpherson McAllister Montgomery Nakamura Nightingale O’Connor O’Sullivan ' +
      'Okonkwo Oyelaran Pemberton Penhaligon Pettigrew Quarrington Radcliffe Ravenscroft Rutherford Satterfield Shaughnessy Silverstone ' +
      'Somerville Thistlewood Trelawney Underhill Vandermeer Venkataraman Wainwright Weatherby Whittaker Winterbourne Yarborough Zielinski',
  ),
  de: list(
    'Achenbach Böttcher Brüggemann Dönhoff Eichendorff Freudenberg Grünewald Hohenstein Jägermann Köhler Lüdenscheidt Möllendorf Niedermeyer Oberländer Pfannenstiel Rößler Schönfelder Strößner Überall Vögele Wüstenhagen Zöllner',
  ),
  fr: list(
    'Aubergier Beaumanoir Béranger Châtelain Delafontaine Desrosiers Du_Plessis Fauré Gagneux Hautecœur Lagardère Lécuyer Mérimont Noirmoutier Perrault Rochefort Sauvageot Thévenot Vaugirard',
  ),
  es: list(
    'Arizmendi Bermúdez Carrasquilla Domínguez Echeverría Figueroa Garmendia Ibáñez Larrañaga Montenegro Núñez Ordóñez Peñalver Quiñones Sepúlveda Valdivieso Villanueva Zubizarreta',
  ),
  pt: list(
    'Albuquerque Bragança Cavalcanti Drumond Figueiredo Gonçalves Guimarães Magalhães Nogueira Pitangueira Queirós Sardinha Tavares Vasconcelos',
  ),
  ja: list(
    '佐藤/Sato 鈴木/Suzuki 高橋/Takahashi 渡辺/Watanabe 小林/Kobayashi 吉田/Yoshida 佐々木/Sasaki 山口/Yamaguchi 斎藤/Saito 長谷川/Hasegawa 藤原/Fujiwara 岡本/Okamoto',
  ),
}
