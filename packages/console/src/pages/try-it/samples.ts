/** Texts to begin with; whoever is named in them was invented. */
export const samples: readonly { readonly title: string; readonly locale: string; readonly text: string }[] =
  [
    {
      title: 'A chat with support',
      locale: 'en-US',
      text: `Hi, this is Maria Sanchez from Northwind Dental. I was charged twice for order 88213.

The card is 4111 1111 1111 1111, and you can call me at (212) 555-0142 or write to maria.sanchez@example.com. We moved in May: 1600 Larkspur Avenue, Apt 4B, Portland, OR 97205.

My colleague wrote to you from 203.0.113.42 before. Thanks, Maria`,
    },
    {
      title: 'An e-mail in HTML',
      locale: 'en-GB',
      text: `<p>Dear team,</p>
<p>Please send the refund to Ja<b>ne</b> D&#111;e, IBAN GB29 NWBK 6016 1331 9268 19,
or ring 020 <i>7946</i> 0958.<!-- Jane's old number: 020 7946 0001 --></p>
<p><a href="mailto:jane.doe%40example.com">Write to me</a></p>`,
    },
    {
      title: 'A webhook in JSON',
      locale: 'de-DE',
      text: `{
  "id": 9007199254740993,
  "subject": "Rückerstattung",
  "requester": "brunhilde.achterberg\\u0040example.com",
  "body": "Bitte rufen Sie mich an: +49 30 23125 148. IBAN DE89 3704 0044 0532 0130 00. Viele Grüße, Brunhilde Achterberg"
}`,
    },
  ]

/** Languages and countries that numbers and ids are looked for in. */
export const locales: readonly { readonly value: string; readonly text: string }[] = [
  { value: 'en-US', text: 'English, United States' },
  { value: 'en-GB', text: 'English, United Kingdom' },
  { value: 'de-DE', text: 'German, Germany' },
  { value: 'fr-FR', text: 'French, France' },
  { value: 'es-ES', text: 'Spanish, Spain' },
  { value: 'it-IT', text: 'Italian, Italy' },
  { value: 'nl-NL', text: 'Dutch, Netherlands' },
  { value: 'pt-BR', text: 'Portuguese, Brazil' },
]
