import type { Phrasebook } from './phrasebook.ts'

export const ja: Phrasebook = {
  topics: [
    {
      tag: 'damaged',
      subject: '注文 {order} の商品が破損していました',
      paragraphs: [
        '{date} に届いた商品（{product}）が破損しており、電源が入りません。',
        '交換をお願いできますでしょうか。送り状の宛名は「{full}」、{city} です。',
      ],
    },
    {
      tag: 'login',
      subject: 'ログインできません',
      paragraphs: [
        '昨日からログインできなくなりました。登録のメールアドレスは {email} です。',
        '届いたリンクはこちらです： {url}',
      ],
    },
  ],
  greetings: ['お世話になっております。', 'はじめまして。'],
  details: ['注文番号は {order} です。', '電話番号は {phoneNational} です。', '連絡先： {phone} / {email}'],
  signatures: ['よろしくお願いいたします。\n{full}\n{phoneNational}', '以上、よろしくお願いします。\n{last}'],
  agentGreetings: ['{full} 様', '{last} 様'],
  agentReplies: [
    'お問い合わせいただきありがとうございます。注文 {order} について、ただいま担当部署に確認しております。明日までにご連絡いたします。',
    '手続きが完了しました。確認メールを {email} にお送りします。',
  ],
  agentSignatures: ['Northwind カスタマーサポート\n{agent}'],
  followUps: [
    'ご返信ありがとうございます。{email} で間違いありません。',
    'まだ届いておりません。注文番号は {order} です。',
  ],
  quoteHeaders: ['{today} {agent} <support@northwind.example>:', '{today} {full} <{email}>:'],
  notes: ['{full} 様に {phone} で連絡済み。注文 {order} を確認。'],
  ratings: ['とても丁寧な対応でした。', '{agentFirst} さん、ありがとうございました。'],
}
