import { hashWord } from './characters.ts'
import type { Tokens } from './tokens.ts'

/** What the message before asked for. */
export const prompt = { none: 0, name: 1, address: 2, both: 3, otherwise: 4 } as const

/** Only the end of a long message is a question that this one answers. */
export const promptUnitsMax = 400

/** Reads the tokens of the message before. */
export class PromptReader {
  readonly #names = hashes(
    'name names nom prenom nombre apellido apellidos nome cognome sobrenome naam achternaam voornaam namn fornamn efternamn imie nazwisko nazwiska isim adiniz soyadiniz ad soyad jmeno prijmeni vorname nachname heissen speaking who whom called',
  )
  readonly #addresses = hashes(
    'address addresses street zip zipcode postcode postal pin city town where live located location adresse anschrift strasse wohnort postleitzahl plz stadt ort ville rue habitez direccion calle ciudad domicilio indirizzo citta via cap endereco rua cidade cep morada adres straat woonplaats adress gata postnummer adresse ulica miasto kod sehir adresi adresiniz adresu bydliste mesto ulici',
  )

  read(tokens: Tokens): number {
    let found = 0
    for (let at = 0; at < tokens.count; at += 1) {
      const hash = tokens.hash[at] as number
      if (this.#names.has(hash)) found |= 1
      if (this.#addresses.has(hash)) found |= 2
    }
    return found === 0 && tokens.count > 0 ? prompt.otherwise : found
  }
}

function hashes(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map(hashWord))
}
