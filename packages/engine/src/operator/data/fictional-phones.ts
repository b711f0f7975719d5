/**
 * Telephone numbers that regulators keep for fiction, by ISO 3166-1 region: nobody answers them.
 * `#` stands for any digit.
 *
 * @see https://en.wikipedia.org/wiki/Fictitious_telephone_number
 * @see https://www.nanpa.com/ 555-0100 to 555-0199
 * @see https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
 * @see https://www.bundesnetzagentur.de/ Amtsblatt 7/2021, Mitteilung 148
 * @see https://www.arcep.fr/ Décision 2018-0881, section 2.5.12
 * @see https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works
 */
export const fictionalPhones: Readonly<Record<string, readonly string[]>> = {
  US: ['+1 202 555 01##', '+1 303 555 01##', '+1 312 555 01##', '+1 415 555 01##', '+1 617 555 01##'],
  CA: ['+1 416 555 01##', '+1 514 555 01##', '+1 604 555 01##', '+1 613 555 01##'],
  GB: ['+44 20 7946 0###', '+44 161 496 0###', '+44 1632 960###', '+44 7700 900###'],
  DE: ['+49 30 23125###', '+49 40 66969###', '+49 69 90009###', '+49 89 99998###', '+49 221 4710###'],
  FR: ['+33 1 99 00 ## ##', '+33 2 61 91 ## ##', '+33 3 53 01 ## ##', '+33 6 39 98 ## ##'],
  AU: ['+61 2 5550 ####', '+61 3 5550 ####', '+61 7 5550 ####', '+61 8 7010 ####'],
}
