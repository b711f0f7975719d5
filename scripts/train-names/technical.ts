import { base, en, Faker } from '@faker-js/faker'
import type { TrainingRuns } from './crf.ts'
import type { Gatherer } from './gather.ts'
import type { Random } from './random.ts'
import type { Sources } from './vocabulary.ts'

const perLanguage = 900
const fillersCount = 3_000
const numbersCount = 14_000

/** Adds texts full of capitals in which nobody is named: messages of a compiler, and filler text. */
export function addTechnical(
  gatherer: Gatherer,
  runs: TrainingRuns,
  random: Random,
  { technical }: Sources,
): void {
  const add = (text: string): void => {
    gatherer.add({ text, spans: [], previous: '', weight: 1 }, runs)
  }
  for (const { texts } of technical)
    for (let index = 0; index < perLanguage; index += 1) add(random.pick(texts))
  const faker = new Faker({ locale: [en, base] })
  faker.seed(random.below(2 ** 31))
  for (let index = 0; index < fillersCount; index += 1) {
    const sentences = [
      () => faker.lorem.sentence(),
      () => faker.hacker.phrase(),
      () => faker.company.catchPhrase(),
      () => faker.commerce.productDescription(),
      () => `${faker.commerce.productName()} ${faker.string.alphanumeric({ length: 8, casing: 'upper' })}`,
      () => `${faker.word.words(6)} ${faker.string.uuid()}`,
      () => `${faker.commerce.department()}: ${faker.hacker.noun()} ${random.digits(5)}`,
    ]
    add([random.pick(sentences)(), random.pick(sentences)()].join('. '))
  }
  for (let index = 0; index < numbersCount; index += 1) {
    const count = random.between(1, 4)
    const parts = Array.from({ length: count }, () =>
      random.chance(0.75) ? withNumbers(random, faker) : faker.lorem.sentence(),
    )
    add(parts.join(random.pick(['. ', ' ', '\n', ', '])))
  }
}

const leads =
  'messages to,call,text,sms to,fax,phone,my number is,reach me at,registered number,order,Order no.,Order number,invoice,Invoice #,ticket,Ticket #,ref,reference,case,SKU,serial,S/N,model,version,v,build,release,firmware,batch,lot,tracking,tracking no.,parcel,error,error code,code,commit,hash,trace id,request id,session,token,id,ID:,user id,account,account no.,customer no.,contract,policy number,meter reading,room,seat,flight,gate,line,row,port,page,item,items,size,weight,total,amount,price,balance,paid,fee,at,on,since,until,from,in,it took,rated,about,over,module,process,pid,thread,disk,partition,channel,part number,article,chapter,step,level,stage,phase,question,lesson,Bestellung,Rechnung,Kundennummer,Nr.,Nummer,commande,facture,pedido,factura,ordine,fattura,fatura,bestelling,faktura,zamówienie,sipariş,objednávka'.split(
    ',',
  )

/** A phrase with numbers that are no part of an address. */
function withNumbers(random: Random, faker: Faker): string {
  const value = random.pick([
    () => random.digits(random.between(1, 16)),
    () => random.digits(random.between(4, 10)),
    () => `${random.digits(random.between(3, 9))}-${random.digits(random.between(1, 6))}`,
    () => `${random.digits(4)} ${random.digits(4)}${random.chance(0.5) ? ` ${random.digits(4)}` : ''}`,
    () =>
      `${random.digits(random.between(1, 5))}.${random.digits(random.between(1, 5))}.${random.digits(random.between(1, 4))}`,
    () =>
      `${random.between(0, 30)}.${random.between(0, 30)}.${random.between(0, 9)}-rc${random.between(1, 9)}`,
    () => `0x${faker.string.hexadecimal({ length: 8, casing: 'lower', prefix: '' })}`,
    () => faker.string.hexadecimal({ length: random.between(6, 64), casing: 'lower', prefix: '' }),
    () => `${faker.string.alphanumeric(4)}:${faker.string.alphanumeric(4)}`,
    () => faker.string.alphanumeric(random.between(6, 30)),
    () => faker.string.alphanumeric({ length: random.between(5, 14), casing: 'upper' }),
    () => faker.string.uuid(),
    () =>
      `${faker.string.alpha({ length: 2, casing: 'upper' })}${random.digits(9)}${faker.string.alpha({ length: 2, casing: 'upper' })}`,
    () => `${faker.string.alpha({ length: 3, casing: 'upper' })}-${random.digits(4)}-${random.digits(6)}`,
    () =>
      `20${random.between(10, 29)}-${random.between(10, 12)}-${random.between(10, 28)}T${random.between(10, 23)}:${random.between(10, 59)}:${random.between(10, 59)}.${random.digits(3)}Z`,
    () =>
      `20${random.between(10, 29)}-0${random.between(1, 9)}-${random.between(10, 28)} ${random.between(10, 23)}:${random.between(10, 59)}`,
    () => `${random.between(1, 28)}/${random.between(1, 12)}/20${random.between(10, 29)}`,
    () => `$${random.digits(3)}.${random.digits(2)}`,
    () => `${random.digits(2)}.${random.digits(2)} EUR`,
    () => `${random.digits(2)} x ${random.digits(3)} x ${random.digits(2)} cm`,
    () => `${random.digits(4)} of ${random.digits(5)} rows`,
    () => `${random.digits(2)} ms`,
    () => `${random.digits(1)}.${random.digits(1)} by ${random.digits(4)} people`,
    () => `${random.digits(2)} %`,
    () => [4, 4, 4, 4].map((length) => random.digits(length)).join('-'),
    () =>
      `+${random.digits(2)} ${random.digits(1)} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)}`,
    () => `${random.digits(3)} ${random.digits(3)} ${random.digits(3)}`,
    () =>
      `0${random.digits(random.between(2, 3))} ${random.digits(3)} ${random.digits(2)} ${random.digits(2)}`,
    () =>
      `${random.digits(2)} ${random.digits(3)} ${random.digits(3)}${random.chance(0.5) ? ` ${random.digits(4)}` : ''}`,
    () => `(${random.digits(2)}) ${random.digits(3)}-${random.digits(3)}`,
    () => `${random.digits(4)}-${random.digits(3)}-${random.digits(3)}`,
    () => `${random.digits(2)}-${random.digits(2)}-${random.digits(2)}-${random.digits(2)}`,
    () =>
      `0${random.digits(1)} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)}`,
    () => `+${random.digits(2)} ${random.digits(3)} ${random.digits(4)} ${random.digits(3)}`,
    () => `(${random.digits(3)}) ${random.digits(3)}-${random.digits(4)}`,
    () => `${random.digits(4)} ${random.digits(4)} ${random.digits(4)} ${random.digits(4)}`,
    () => `${random.digits(3)}-${random.digits(2)}-${random.digits(4)}`,
    () =>
      `${faker.string.alpha({ length: 2, casing: 'upper' })}${random.digits(2)} ${random.digits(4)} ${random.digits(4)} ${random.digits(4)} ${random.digits(2)}`,
    () =>
      `${random.between(1, 255)}.${random.between(0, 255)}.${random.between(0, 255)}.${random.between(0, 255)}`,
    () =>
      `${random.digits(3)} ${random.pick(['GB', 'MB', 'kWh', 'pcs', 'people', 'days', 'Stück', 'minutes', 'users', 'euros', 'dollars', 'points', 'km', 'kg'])}`,
  ])()
  const lead = random.chance(0.8) ? `${random.pick(leads)} ` : ''
  const written = random.chance(0.3) ? lead.replace(/^./, (letter) => letter.toUpperCase()) : lead
  const tail = random.chance(0.3)
    ? ` ${random.pick(['was cancelled', 'is missing', 'failed', 'is a duplicate', 'arrived', 'broke it', 'please', 'thanks', 'is in stock', 'and', 'wurde storniert', 'est perdu', 'no llegó'])}`
    : ''
  return written + value + tail
}
