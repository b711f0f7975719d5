/** Words with a part in names and addresses, by class, in the eleven languages; folded when they are hashed. */
export const wordLists = {
  street: `street st road rd avenue ave av boulevard blvd lane ln drive dr way court ct square sq place pl terrace
    highway hwy parkway pkwy circle cir crescent close row mews trail grove gardens walk route rte alley plaza loop
    bypass expressway freeway turnpike crossing nagar marg strasse str gasse weg allee platz ufer damm ring chaussee
    rue chemin impasse quai cours route calle carrer avenida avda paseo plaza camino carretera ronda travesia via
    viale corso piazza vicolo largo strada rua travessa praca alameda rodovia estrada straat laan plein gracht kade
    singel dreef gatan gata vagen vag vej gade gaten veien katu tie ulica ul aleja al osiedle os plac sokak sok sk
    cadde cad caddesi sokagi sokak mahallesi mah bulvari ulice namesti trida nabrezi utca ut korut ter strada bulevardul calea
    jalan jl odos po box postfach pobox apartado casilla ave`,
  streetSuffix: `strasse straße gasse platz allee damm ufer straat gracht plein laan gatan vagen gade vejen veien gata
    katu weg steig pfad utca`,
  unit: `apt apartment suite ste unit floor flat room building bldg block tower level etage stock stockwerk og eg wohnung
    appartement appt batiment bat etage escalier piso puerta escalera planta dpto depto bajo interno scala piano
    bloco apto andar verdieping lgh vaning m lok mieszkanie klatka daire kat no apartman byt patro door penthouse lot house`,
  title: `mr mrs ms miss mx dr prof professor sir madam lady lord rev herr frau fraulein hr fr dipl ing mag monsieur
    madame mademoiselle mme mlle m senor senora senorita sr sra srta don dona signor signora signorina sig dott dottssa
    senhor senhora exmo meneer mevrouw heer mevr dhr mw fru froken pan pani panna bey hanim sayin bay bayan pane captain
    officer judge senator president ceo doctor nurse coach uncle aunt`,
  nameCue: `name names named surname firstname lastname forename dear hi hello hey regards sincerely thanks cheers
    contact caller attn attention signed speak spoke spoken talk talked speaking calling call called ask asked
    cc customer client passenger patient agent colleague technician wife husband son daughter mother father
    brother sister friend boss booking reservation under payee recipient holder cardholder assignee requester
    behalf wrote says said hallo liebe lieber geehrte geehrter gruss grusse herzliche heisse
    kunde kundin ansprechpartner kontoinhaber bin von mit bonjour cher chere cordialement appelle nom client prenom
    salut bien soy llamo nombre apellido apellidos hola estimado estimada saludos atentamente cliente titular habla
    chiamo sono nome cognome ciao gentile caro cara saluti sou chamo ola prezado prezada caro atenciosamente abracos
    sobrenome naam heet ben beste geachte groet groeten voornaam achternaam heter namn hej basta kara halsningar mvh
    nazywam imie nazwisko jestem czesc szanowny szanowna pozdrawiam adim adi adin merhaba sevgili tesekkurler saygilarimla
    ben soyad ad jmenuji jmeno prijmeni jsem vazeny vazena mila mily ahoj pozdravem dekuji gez i.a mfg lg vg`,
  softCue: `from by on am im this is it its for to and with in at of i my the an mit von bin fur an nach de a para por con
    en per con da di do em van met voor naar uit i fran till pa z od dla do ile icin od pro na u`,
  addressCue: `address addresses zip zipcode postcode postal located live lives deliver delivered delivery ship shipping
    resides residing adresse anschrift plz postleitzahl wohne wohnt wohnhaft lieferadresse habite demeure direccion
    domicilio vivo indirizzo abito residente cap endereco morada cep moro adres woon postadress adress bor adresu
    adresa mieszkam adresim adresi bydlim city town corner intersection junction ort ville ciudad citta cidade stad miasto sehir mesto`,
  calendar: `january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
    fri sat sun today tomorrow yesterday christmas easter`,
  company: `inc ltd llc llp plc corp corporation company co gmbh ag kg ohg ug mbh sarl sas sa sl slu srl spa snc bv nv
    vof ab as aps oy oyj sp zoo sia doo kft rt lda ltda eireli sti pty group holding holdings partners associates
    solutions systems technologies services bank university airlines insurance hospital school logistics industries
    foundation institute limited team support orchestra club hotel restaurant`,
  particle: `de da do dos das di del della dei la le las los van von der den het ten ter zu zum zur am an im of the st
    san santa sur sous les el al bin ibn ben y e and und et en i upon by on du des d l ul u im bei na nad pod`,
} as const
