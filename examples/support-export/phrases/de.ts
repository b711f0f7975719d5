import type { Phrasebook } from './phrasebook.ts'

export const de: Phrasebook = {
  topics: [
    {
      tag: 'refund',
      subject: 'Erstattung für Bestellung {order} fehlt',
      paragraphs: [
        'ich habe das Produkt „{product}“ am {date} zurückgeschickt. Laut Sendungsverfolgung ist es angekommen, die {amount} sind aber noch nicht auf meinem Konto.',
        'Bitte überweisen Sie den Betrag auf {iban}, Kontoinhaber {full}.',
      ],
    },
    {
      tag: 'login',
      subject: 'Anmeldung nicht mehr möglich',
      paragraphs: [
        'seit dem letzten Update komme ich nicht mehr in mein Kundenkonto. Angemeldet bin ich mit {email}.',
        'Der Link aus Ihrer Mail funktioniert nicht: {url}',
      ],
    },
    {
      tag: 'address_change',
      subject: 'Neue Lieferanschrift zu {order}',
      paragraphs: [
        'ich bin nach {city} ({postcode}) umgezogen. Lässt sich die Lieferung noch umleiten?',
        'Für Rückfragen des Fahrers: {phone}.',
      ],
    },
  ],
  greetings: ['Guten Tag,', 'Sehr geehrte Damen und Herren,', 'Hallo,'],
  details: [
    'Die Bestellnummer lautet {order}.',
    'Telefonisch bin ich unter {phoneNational} erreichbar.',
    'Bezahlt habe ich mit der Karte {card}.',
    'Das Konto läuft auf den Namen {full}.',
  ],
  signatures: [
    'Mit freundlichen Grüßen\n{full}\nTel. {phone}',
    'Viele Grüße\n{first} {last}',
    'Beste Grüße\n{full}\n{org}',
  ],
  agentGreetings: ['Guten Tag {full},', 'Hallo {first},'],
  agentReplies: [
    'vielen Dank für Ihre Nachricht zu {order}. Ich habe das an unsere Buchhaltung weitergegeben; Sie hören spätestens morgen von uns.',
    'ich habe es gerade für Sie veranlasst. Die Bestätigung geht an {email}.',
    'leider habe ich Sie unter {phone} nicht erreicht. Wann passt es Ihnen?',
  ],
  agentSignatures: ['Freundliche Grüße\n{agent}\nNorthwind Kundenservice'],
  followUps: [
    'danke für die schnelle Antwort. Ja, {email} stimmt.',
    'bisher ist leider nichts angekommen. {firsts} Konto zeigt immer noch „in Bearbeitung“.',
    'bitte nehmen Sie dieses Konto: {iban}.',
  ],
  quoteHeaders: [
    'Am {today} schrieb {agent} <support@northwind.example>:',
    'Am {today} schrieb {full} <{email}>:',
  ],
  notes: [
    'Mit {full} unter {phone} telefoniert, Bestellung {order} bestätigt. Rückruf bis Freitag.',
    'Zahlung doppelt, Zugriff von {ip}. Buchhaltung informiert.',
  ],
  ratings: ['Sehr freundlich, danke {agentFirst}!', 'Hat lange gedauert. {first} {last}', 'Alles bestens.'],
}
