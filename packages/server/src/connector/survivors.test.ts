import { expect, it } from 'vitest'
import { survivors } from './survivors.ts'

const name = 'Ingvild Strømsnes-Åberg'

it.each([
  ['as it is', name, `{"a":"${name}"}`],
  ['in capitals', name, name.toUpperCase()],
  ['one word of it', name, 'Dear ingvild, thanks'],
  ['without diacritics', 'José Ñandú', 'jose nandu'],
  ['in a URL', 'a@b.example', 'q=a%40b.example'],
  ['in \\u escapes', 'Zoë', '\\u005a\\u006f\\u00eb'],
  ['in base64', 'ottilie@example.com', Buffer.from('x ottilie@example.com y').toString('base64')],
  [
    'in base64, at another place',
    'ottilie@example.com',
    Buffer.from('xx ottilie@example.com').toString('base64'),
  ],
  ['a number written otherwise', '+49 30 23125 148', 'tel 4930-23125-148'],
  ['the name in an address', 'brunhilde@posteo.example', 'Brunhilde came'],
  ['a date', '1974-12-25', '"born":"1974-12-25T00:00:00Z"'],
])('finds a value %s', (_, value, text) => {
  expect(survivors([value], text)).toEqual([value])
})

it.each([
  ['nothing', name, '{"status":"open"}'],
  ['a word that only begins like it', 'Anna Karlsen', 'annual karl'],
  ['the domain of an address', 'brunhilde@level.example', '{"risk_level":"example"}'],
  ['the year of a date', '1974-12-25', '"1974-01-01"'],
  ['other digits', '+49 30 23125 148', '493023125149'],
])('does not find it in %s', (_, value, text) => {
  expect(survivors([value], text)).toEqual([])
})
