import type { Phrasebook } from './phrasebook.ts'

export const pt: Phrasebook = {
  topics: [
    {
      tag: 'double_charge',
      subject: 'Cobrança em duplicidade no pedido {order}',
      paragraphs: [
        'Apareceram duas cobranças de {amount} no dia {date}, mas fiz só um pedido.',
        'O cartão usado foi o {card}. Podem cancelar uma delas?',
      ],
    },
    {
      tag: 'address_change',
      subject: 'Mudança de endereço de entrega',
      paragraphs: [
        'Mudei para {city}, CEP {postcode}. Ainda dá para redirecionar a entrega?',
        'O entregador pode ligar para {phone}.',
      ],
    },
  ],
  greetings: ['Olá,', 'Bom dia,', 'Prezados,'],
  details: [
    'O número do pedido é {order}.',
    'Meu e-mail é {email}.',
    'Meu telefone é {phoneNational}.',
    'A conta está no nome de {full}.',
  ],
  signatures: ['Abraço,\n{full}\n{phone}', 'Obrigado,\n{first}', 'Atenciosamente,\n{first} {last}'],
  agentGreetings: ['Olá, {first}!', 'Prezado(a) {full},'],
  agentReplies: [
    'Recebemos sua mensagem sobre o pedido {order} e já estamos verificando com o setor financeiro.',
    'Tudo certo: a confirmação vai para {email}.',
  ],
  agentSignatures: ['Atenciosamente,\n{agent}\nAtendimento Northwind'],
  followUps: [
    'Obrigado pelo retorno. Sim, {email} está certo.',
    'Ainda não recebi nada. O pedido é o {order}.',
  ],
  quoteHeaders: [
    'Em {today}, {agent} <support@northwind.example> escreveu:',
    'Em {today}, {full} <{email}> escreveu:',
  ],
  notes: ['Falei com {full} no {phone}. Pedido {order} confirmado, cartão final {last4}.'],
  ratings: ['{agentFirst} resolveu tudo.', 'Demorou bastante. {first}'],
}
