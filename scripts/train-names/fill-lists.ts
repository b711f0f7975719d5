/** Things that names are mistaken for. */
export const brands: readonly string[] =
  'Zendesk,Salesforce,Microsoft,Windows,Outlook,Excel,Word,Skype,Teams,Google,Gmail,Chrome,Android,Apple,iPhone,iPad,MacBook,Samsung,Galaxy,Sony,PlayStation,Nintendo,Xbox,Amazon,Alexa,Kindle,Netflix,Spotify,Facebook,Instagram,Twitter,WhatsApp,Slack,Zoom,Jira,Confluence,GitHub,Docker,Kubernetes,Oracle,SAP,Adobe,Photoshop,Acrobat,PayPal,Visa,Mastercard,Klarna,Stripe,DHL,UPS,FedEx,Hermes,Lufthansa,Ryanair,Toyota,Ford,Honda,Mercedes,BMW,Audi,Tesla,Dell,Lenovo,ThinkPad,Asus,Canon,Epson,Brother,Cisco,Linksys,Netgear,Fritzbox,Vodafone,Telekom,Verizon,Comcast,Barclays,Chase,Wells Fargo,Goldman Sachs,JP Morgan,Lloyds,Santander,Morgan Stanley,Ralph Lauren,Calvin Klein,Tommy Hilfiger,Hugo Boss,Michael Kors,Dolce Gabbana,Louis Vuitton,Levi,Nike,Adidas,Puma,Zara,Ikea,Walmart,Target,Costco,Starbucks,McDonalds,Burger King,Wendys,Ben and Jerrys,Jack Daniels,Johnnie Walker,Harley Davidson,Rolls Royce,Black and Decker,Ernst Young,Johnson and Johnson,Procter Gamble,Dr Pepper,Linux,Ubuntu,Debian,Java,Python,Ruby,Cassandra,Jenkins,Siri,Cortana,Maven,Apache,Firefox,Safari,Edge,Bluetooth,Ethernet,Wi-Fi,Intel,Nvidia,Premium,Basic,Standard,Enterprise,Pro Plus'.split(
    ',',
  )

/** What companies are called by their trade. */
export const industries: readonly string[] =
  'Outfitters,Bakery,Brewery,Dental,Clinic,Optics,Robotics,Furniture,Printing,Publishing,Studios,Farms,Vineyards,Garage,Cycles,Boats,Shipping,Freight,Couriers,Aviation,Rail,Cargo,Travel,Tours,Resorts,Apartments,Realty,Estates,Builders,Roofing,Plumbing,Electrical,Electronics,Semiconductors,Networks,Mobile,Wireless,Cable,Games,Toys,Books,Records,Films,Theatre,Museum,Gallery,Fashion,Shoes,Jewellers,Cosmetics,Pharmacy,Health,Care,Veterinarians,Pets,Garden,Flowers,Coffee,Tea,Wines,Kitchen,Catering,Grill,Cafe,Fitness,Sports,Golf,Academy,College,Library,Council,Trust,Funds,Ventures,Consulting,Legal,Accounting,Payroll,Security,Cleaning,Laundry,Rental,Leasing,Tools,Steel,Glass,Paper,Plastics,Chemicals,Textiles,Mining,Oil,Gas,Solar,Wind,Water,Recycling,Elektrotechnik,Anlagenbau,Werkzeuge,Bäckerei,Brauerei,Spedition,Verlag,Möbelhaus,Autohaus,Praxis,Reisen,Druckerei,Stadtwerke,Versicherung,Boulangerie,Assurances,Imprimerie,Librairie,Voyages,Meubles,Panadería,Seguros,Viajes,Muebles,Construcciones,Librería,Assicurazioni,Viaggi,Mobili,Padaria,Seguros,Viagens,Móveis,Bakkerij,Drukkerij,Reizen,Bageri,Resor,Försäkring,Piekarnia,Drukarnia,Podróże,Sigorta,Turizm,Pekárna,Tiskárna'.split(
    ',',
  )

/** How the people who answer customers are called. */
export const services: readonly string[] =
  'Customer Service,Customer Support,Customer Relations,Client Services,Support,Help Desk,Helpdesk,Service Desk,Support Team,Sales Team,Order Desk,Accounts Payable,Kundendienst,Kundenbetreuung,Kundensupport,Beschwerdestelle,Versandabteilung,Service Clients,Service Après-Vente,Relation Client,Soporte,Servicio al Cliente,Equipo de Soporte,Assistenza Clienti,Servizio Clienti,Suporte,Apoio ao Cliente,Atendimento,Klantenservice,Klantendienst,Kundtjänst,Kundservice,Obsługa Klienta,Dział Obsługi,Müşteri Hizmetleri,Destek Ekibi,Zákaznická podpora,Zákaznický servis'.split(
    ',',
  )

export const demonyms: readonly string[] =
  'American,British,English,German,French,Spanish,Italian,Portuguese,Dutch,Swedish,Danish,Norwegian,Finnish,Polish,Czech,Turkish,Greek,Russian,Ukrainian,Chinese,Japanese,Korean,Indian,Mexican,Brazilian,Canadian,Australian,African,Asian,European,Irish,Scottish,Welsh,Swiss,Austrian,Belgian,Hungarian,Romanian,Bulgarian,Croatian,Serbian,Thai,Vietnamese,Arab,Israeli,Egyptian,Nigerian,Kenyan,Cuban,Chilean,Peruvian,Argentinian,Muslim,Christian,Jewish,Hindu,Latino,Persian,Catalan,Basque,indian,chinese,mexican,italian,french'.split(
    ',',
  )

export const jobs: readonly string[] =
  'Account Manager,Sales Director,CEO,CTO,Head of Sales,IT Administrator,Office Manager,Support Engineer,Geschäftsführer,Vertriebsleiter,Sachbearbeiterin,Directeur commercial,Responsable achats,Jefe de ventas,Director General,Responsabile vendite,Gerente,Projectleider,Chef,Inköpare,Kierownik,Müdür,Jednatel,Software Developer,Nurse,Teacher,Consultant,Purchasing,Marketing Manager,Customer Success Manager,Electrical engineer,Accountant,Architect,Lawyer,Analyst,Social worker'.split(
    ',',
  )

const months = new Map<string, string[]>()
const weekdays = new Map<string, string[]>()

/** Names of the months in a language. */
export function monthsOf(language: string): string[] {
  return named(months, language, 12, { month: 'long' })
}

/** Names of the days of the week in a language. */
export function weekdaysOf(language: string): string[] {
  return named(weekdays, language, 7, { weekday: 'long' })
}

function named(
  held: Map<string, string[]>,
  language: string,
  count: number,
  options: Intl.DateTimeFormatOptions,
): string[] {
  let names = held.get(language)
  if (names === undefined) {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
    names = Array.from({ length: count }, (_, at) =>
      format.format(count === 12 ? Date.UTC(2024, at, 1) : Date.UTC(2024, 0, at + 1)),
    )
    held.set(language, names)
  }
  return names
}
