import type { Phrasebook } from './phrasebook.ts'

export const en: Phrasebook = {
  topics: [
    {
      tag: 'refund',
      subject: 'Refund for order {order} still missing',
      paragraphs: [
        'I sent the {product} back on {date} and the carrier says it was signed for, but the refund of {amount} has not shown up yet.',
        'Could you check what is holding it up? The confirmation mail promised five working days and we are well past that now.',
      ],
    },
    {
      tag: 'login',
      subject: 'Locked out of my account',
      paragraphs: [
        'Since the update last week I cannot sign in any more. The page tells me that my password is wrong, and the reset mail takes an hour to arrive; by then the link has expired.',
        'This is the link I got most recently, in case it helps you: {url}',
      ],
    },
    {
      tag: 'double_charge',
      subject: 'Charged twice for the same order',
      paragraphs: [
        'My statement shows two payments of {amount} on {date}, both for order {order}. I placed only one.',
        'The card I used is {card}. Please cancel one of the two payments and let me know how long it takes for the money to be back.',
      ],
    },
    {
      tag: 'address_change',
      subject: 'Change of delivery address, order {order}',
      paragraphs: [
        'I have moved to {city}, postcode {postcode}, and my parcel is about to go to the old flat. Is it still possible to redirect it?',
        'If the driver needs to reach somebody, {phone} is the best number during the day.',
      ],
    },
    {
      tag: 'damaged',
      subject: 'My {product} arrived broken',
      paragraphs: [
        'The box looked fine from the outside, but the {product} inside has a crack along the whole left side and does not switch on.',
        'I would rather have a replacement than my money back, if there is one in stock. Photos are attached.',
        'The label on the parcel reads: {full}, {city}.',
      ],
    },
    {
      tag: 'invoice',
      subject: 'Invoice made out to the wrong name',
      paragraphs: [
        'Our accounts team cannot book the invoice for {order}, because it is made out to the wrong company. It has to say {org}, attn. {full}.',
        'Please send the corrected one to {email}, and quote the order number in the subject.',
      ],
    },
    {
      tag: 'privacy',
      subject: 'What do you store about me?',
      paragraphs: [
        'I would like to know which personal data you hold on me, where it came from, and who it has been passed on to.',
        'My customer account runs under {email}. If you need proof of who I am, call me on {phone} and I will answer whatever you have to ask.',
      ],
    },
    {
      tag: 'api',
      subject: 'API answers 403 since this morning',
      paragraphs: [
        'All calls from our warehouse have been refused since about eight o’clock. Nothing has changed on our side; the address we call from is still {ip}.',
        'We are holding back about two hundred parcels because of this, so a quick answer would be much appreciated.',
      ],
    },
  ],
  greetings: ['Hello,', 'Hi there,', 'Dear support team,', 'Good morning,', 'Hi,'],
  details: [
    'The order number is {order}.',
    'You can reach me at {email} or on {phone}.',
    'The account is in the name of {full}.',
    'I paid with the card ending in {last4}.',
    'If a bank transfer is easier for you, my IBAN is {iban}.',
    'The parcel is tracked here: {url}',
    '{firsts} account page still says “processing”, whoever that helps.',
    'Please call before noon, {phoneNational}; I am at work after that.',
  ],
  signatures: [
    'Best wishes,\n{full}\n{phone}',
    'Thanks,\n{first}',
    'Kind regards\n{full}\n{org} | {email}',
    'Many thanks in advance\n{first} {last}',
    'Cheers, {first}\n\nSent from my phone',
  ],
  agentGreetings: [
    'Hi {first},',
    'Hello {full},',
    'Dear {full},',
    'Hi {first}, thank you for getting in touch.',
  ],
  agentReplies: [
    'Sorry about the trouble with {order}. I have looked into it and passed it on to our payments desk; they will come back to you within one working day.',
    'Thank you for the details. To find your account I only need one more thing: is {email} the address that you signed up with?',
    'I have just arranged this for you. You will get a confirmation at {email}; if it is not there within the hour, please look into your spam folder too.',
    'I tried to call you on {phone} but could not get through. When would be a good time for us to talk?',
    'Our warehouse has confirmed that the {product} came back in good order, so the {amount} are on their way to the card ending in {last4}.',
  ],
  agentSignatures: [
    'Best regards,\n{agent}\nNorthwind Customer Care',
    'Kind regards,\n{agentFirst} from Northwind',
  ],
  followUps: [
    'Thanks for the quick reply. Yes, {email} is right, and my mobile is {phone}.',
    'It has arrived now, thank you! One more question: does {firsts} loyalty status carry over to the new account?',
    'I still have not heard anything. Could somebody other than {agentFirst} take a look? The order is {order}.',
    'Here is the card again, since you asked: {card}. It is in the name of {FULL}.',
    'Please use this account for the refund: {iban}, holder {full}.',
  ],
  quoteHeaders: [
    'On {today}, {agent} <support@northwind.example> wrote:',
    'On {today} at 09:41, {full} <{email}> wrote:',
  ],
  notes: [
    'Called {full} on {phone}. Confirmed order {order} and the last four digits {last4}. Wants a call back before Friday.',
    '{first} was polite but upset; second contact about this. Offered a voucher, declined.',
    'Duplicate payment visible in the back office, session from {ip}. Asked finance to void the second one.',
    'Customer {last} ({email}) has two accounts. Do not merge before the refund is through.',
  ],
  ratings: [
    '{agentFirst} was very helpful.',
    'Took three mails, but it got sorted. {first}',
    'Still waiting for my {amount}.',
    'Great service!',
  ],
}
