import type { Phrasebook } from './phrasebook.ts'

export const fr: Phrasebook = {
  topics: [
    {
      tag: 'refund',
      subject: 'Remboursement de la commande {order}',
      paragraphs: [
        'J’ai renvoyé l’article « {product} » le {date} et je n’ai toujours pas reçu les {amount}.',
        'Merci de faire le virement sur le compte {iban}, au nom de {full}.',
      ],
    },
    {
      tag: 'login',
      subject: 'Impossible de me connecter',
      paragraphs: [
        'Depuis hier, mon mot de passe est refusé. Mon compte est enregistré avec l’adresse {email}.',
        'Voici le lien que j’ai reçu : {url}',
      ],
    },
    {
      tag: 'double_charge',
      subject: 'Débitée deux fois pour {order}',
      paragraphs: [
        'Mon relevé montre deux paiements de {amount}, tous deux du {date}.',
        'La carte utilisée est la {card}. Pourriez-vous annuler l’un des deux ?',
      ],
    },
  ],
  greetings: ['Bonjour,', 'Madame, Monsieur,'],
  details: [
    'Le numéro de commande est {order}.',
    'Vous pouvez me joindre au {phoneNational} ou au {phone}.',
    'Le compte est au nom de {full}, à {city}.',
  ],
  signatures: ['Cordialement,\n{full}\n{phone}', 'Bien à vous,\n{first} {last}', 'Merci d’avance\n{first}'],
  agentGreetings: ['Bonjour {first},', 'Bonjour {full},'],
  agentReplies: [
    'Merci pour votre message au sujet de {order}. Notre service comptable vous répondra sous un jour ouvré.',
    'C’est fait : vous recevrez une confirmation à l’adresse {email}.',
    'J’ai essayé de vous appeler au {phone}, sans succès. Quand seriez-vous disponible ?',
  ],
  agentSignatures: ['Bien cordialement,\n{agent}\nService client Northwind'],
  followUps: [
    'Merci pour votre réponse. Oui, {email} est bien mon adresse.',
    'Toujours rien reçu. Le compte de {first} affiche encore « en cours ».',
  ],
  quoteHeaders: [
    'Le {today}, {agent} <support@northwind.example> a écrit :',
    'Le {today}, {full} <{email}> a écrit :',
  ],
  notes: ['Appelé {full} au {phone}. Commande {order} confirmée, carte finissant par {last4}.'],
  ratings: ['Merci {agentFirst}, parfait.', 'Trop long à mon goût. {first}', 'Très bien.'],
}
