import type { Detector } from '../contract.ts'

const lead = String.raw`(?:from|to|into|of|auf|von|an|nach|vers|depuis|desde|hacia|para|naar|na) (?:(?:my|the|account|acc|acct|ac|a\/c|konto|compte|cuenta|conta|conto|rekening|this|other|number|no) ){0,3}`

/** Accounts that money is moved between: `transfer 500 from 3641 to 9748`. Only beside a word that speaks of it. */
export const detector: Detector = {
  id: 'transfer-account',
  version: 1,
  entity: 'ACCOUNT_NUMBER',
  jurisdiction: 'INTL',
  source: 'https://github.com/awslabs/multi-domain-goal-oriented-dialogues-dataset',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}[0-9]{4,18}(?![\p{L}\p{N}_%]|[.,:\/-][\p{L}\p{N}]| ?(?:dollars?|usd|eur|euros?|gbp|pounds?|bucks|rupees|inr|rs|people|users|items|years)(?![\p{L}]))`,
    'giu',
  ),
  lengthMax: 60,
  needsContext: true,
  context: [
    'transfer',
    'transfers',
    'transferred',
    'tranfer',
    'transferring',
    'wire',
    'balance',
    'account',
    'accounts',
    'acct',
    'überweisen',
    'überweisung',
    'konto',
    'virement',
    'virer',
    'compte',
    'transferir',
    'transferencia',
    'transferência',
    'cuenta',
    'conta',
    'bonifico',
    'conto',
    'overmaken',
    'rekening',
    'przelew',
    'överföring',
    'havale',
  ],
  score: { pattern: 0.45, validated: 0.55 },
  validate: (match) => {
    const start = match.search(/[0-9]+$/)
    const value = match.slice(start)
    const isAmount = /^(?:19[0-9]|20[0-3])[0-9]$/.test(value) || /^[1-9][0-9]?[05]?0{2,}$/.test(value)
    return !isAmount && { start, end: match.length }
  },
  samples: [
    { text: 'ok please transfer 5 to 70707086547 this account', found: '70707086547', isIndependent: true },
    { text: 'transfer to 0258', found: '0258', isIndependent: true },
    { text: 'can i know the balance in account of 6978', found: '6978', isIndependent: true },
    { text: 'Bitte 50 Euro auf Konto 4711888 überweisen', found: '4711888' },
  ],
  rejects: [
    { name: 'an amount', text: 'transfer up to 5000' },
    { name: 'money', text: 'transfer from 4512 dollars' },
    { name: 'a year', text: 'transfer from 2019' },
    { name: 'an order', text: 'to order 45123' },
    { name: 'with a fraction', text: 'balance of 4512.50' },
    { name: 'three digits', text: 'transfer to 258' },
  ],
}
