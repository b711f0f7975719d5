import type { Phrasebook } from './phrasebook.ts'

export const es: Phrasebook = {
  topics: [
    {
      tag: 'damaged',
      subject: 'El artículo del pedido {order} llegó roto',
      paragraphs: [
        'El paquete llegó el {date}, pero el artículo «{product}» tiene un golpe y no se enciende.',
        'La etiqueta del envío dice: {full}, {city}.',
        'Prefiero un cambio antes que la devolución de los {amount}.',
      ],
    },
    {
      tag: 'invoice',
      subject: 'Factura con datos incorrectos',
      paragraphs: [
        'La factura del pedido {order} está a nombre de otra empresa. Debe decir {org}, a la atención de {full}.',
        'Por favor, envíenla de nuevo a {email}.',
      ],
    },
    {
      tag: 'refund',
      subject: 'Reembolso pendiente',
      paragraphs: [
        'Sigo esperando el reembolso de {amount}. Pueden hacerlo en la cuenta {iban}.',
        'Si prefieren la tarjeta, es la {card}.',
      ],
    },
  ],
  greetings: ['Hola:', 'Buenos días:', 'Estimado equipo:'],
  details: [
    'El número de pedido es {order}.',
    'Mi teléfono es el {phone}.',
    'También pueden llamar al {phoneNational} por la mañana.',
    'El enlace que recibí es este: {url}',
  ],
  signatures: ['Un saludo,\n{full}\n{phone}', 'Gracias,\n{first}', 'Atentamente,\n{first} {last}'],
  agentGreetings: ['Hola, {first}:', 'Estimado/a {full}:'],
  agentReplies: [
    'Gracias por escribirnos sobre el pedido {order}. Lo hemos pasado al departamento de pagos y le responderán en un día laborable.',
    'Ya está hecho. Recibirá la confirmación en {email}.',
  ],
  agentSignatures: ['Un cordial saludo,\n{agent}\nAtención al cliente, Northwind'],
  followUps: [
    'Gracias por la rapidez. Sí, {email} es correcto.',
    'Todavía no ha llegado nada. La cuenta de {first} sigue en «pendiente».',
  ],
  quoteHeaders: [
    'El {today}, {agent} <support@northwind.example> escribió:',
    'El {today}, {full} <{email}> escribió:',
  ],
  notes: ['Llamada a {full} ({phone}). Pedido {order}; acceso desde {ip}.'],
  ratings: ['Muy amable, {agentFirst}.', 'Tardaron mucho. {first}', 'Todo perfecto.'],
}
