/** First digits of a card number and how many digits such a card has. */
export interface CardRange {
  /** First and last prefix of the range, of equal length. */
  readonly from: string
  readonly to: string
  /** Numbers of digits, shortest and longest. */
  readonly digitsMin: number
  readonly digitsMax: number
}

/**
 * Ranges of issuer identification numbers that are in use.
 *
 * @see https://www.iso.org/standard/70484.html ISO/IEC 7812-1
 * @see https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN)
 */
export const cardRanges: readonly CardRange[] = [
  // Visa; 13 digits on old cards
  range('4', '4', 16, 16),
  range('4', '4', 13, 13),
  range('4', '4', 19, 19),
  // Mastercard
  range('51', '55', 16, 16),
  range('2221', '2720', 16, 16),
  // Maestro and other debit schemes of the 50 and 56 to 69 blocks
  range('5018', '5020', 12, 19),
  range('5038', '5038', 12, 19),
  range('5893', '5893', 12, 19),
  range('6304', '6304', 12, 19),
  range('6759', '6763', 12, 19),
  // American Express
  range('34', '34', 15, 15),
  range('37', '37', 15, 15),
  // Diners Club
  range('300', '305', 14, 19),
  range('3095', '3095', 14, 19),
  range('36', '36', 14, 19),
  range('38', '39', 14, 19),
  // Discover, RuPay
  range('6011', '6011', 16, 19),
  range('622126', '622925', 16, 19),
  range('644', '649', 16, 19),
  range('65', '65', 16, 19),
  range('60', '60', 16, 16),
  range('508', '508', 16, 16),
  // JCB
  range('3528', '3589', 16, 19),
  // UnionPay
  range('62', '62', 16, 19),
  range('81', '82', 16, 19),
  // Mir
  range('2200', '2204', 16, 19),
  // Verve, Elo
  range('506099', '506198', 16, 19),
  range('650002', '650027', 16, 19),
  range('636297', '636368', 16, 16),
  // Troy
  range('9792', '9792', 16, 16),
  // Dankort, InstaPayment
  range('5019', '5019', 16, 16),
  range('637', '639', 16, 16),
]

function range(from: string, to: string, digitsMin: number, digitsMax: number): CardRange {
  return { from, to, digitsMin, digitsMax }
}
