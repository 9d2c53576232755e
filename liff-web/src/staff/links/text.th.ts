export const th = {
  open: 'ลิงก์สำหรับหน่วยงาน',
  hint: 'หน่วยงานที่ไม่มีระบบเปิดลิงก์แล้วตอบได้เลย ใช้ได้เฉพาะเรื่องนี้ จนหมดอายุ ถูกยกเลิก หรือหน่วยงานไม่ได้ดูแลเรื่องนี้แล้ว',
  secret: 'เรื่องนี้เป็นข้อมูลอ่อนไหว ผู้ถือลิงก์อ่านรายละเอียดได้ ส่งให้เฉพาะผู้ที่เกี่ยวข้อง',
  label: 'สำหรับใคร',
  labelHint: 'เช่น คุณสมชาย หัวหน้าเวรศูนย์บริการ',
  needed: 'โปรดบอกว่าลิงก์นี้สำหรับใคร',
  days: 'ใช้ได้นาน',
  dayCount: (days: number) => `${days} วัน`,
  make: 'สร้างลิงก์',
  made: (label: string) => `ลิงก์สำหรับ ${label}`,
  once: 'ลิงก์แสดงครั้งนี้ครั้งเดียว ส่งหรือพิมพ์ตอนนี้ ถ้าหายให้ยกเลิกแล้วสร้างใหม่',
  copy: 'คัดลอกลิงก์',
  line: 'ส่งทาง LINE',
  mail: 'ข้อความสำหรับอีเมล',
  subject: 'หัวเรื่อง',
  body: 'ข้อความ',
  copySubject: 'คัดลอกหัวเรื่อง',
  copyBody: 'คัดลอกข้อความ',
  paper: 'ใบคิวอาร์สำหรับพิมพ์',
  print: 'พิมพ์',
  qr: 'คิวอาร์โค้ดของลิงก์',
  list: 'ลิงก์ที่สร้างไว้',
  none: 'ยังไม่มีลิงก์',
  until: (time: string) => `ใช้ได้ถึง ${time}`,
  expired: (time: string) => `หมดอายุ ${time}`,
  revoked: (time: string) => `ยกเลิกแล้ว ${time}`,
  madeBy: (name: string) => `สร้างโดย ${name}`,
  opened: (time: string) => `เปิดล่าสุด ${time}`,
  unopened: 'ยังไม่มีใครเปิด',
  used: (time: string) => `ตอบล่าสุด ${time}`,
  revoke: 'ยกเลิกลิงก์',
  revokeAsk: (label: string) => `ยกเลิกลิงก์สำหรับ ${label} หรือไม่ ผู้ถือลิงก์จะเปิดไม่ได้อีก`,
  byLink: (label: string) => `ตอบทางลิงก์ (${label})`,
  talk: 'เขียนถึงหน่วยงาน',
  talkHint: 'หน่วยงานเห็นข้อความนี้ ผู้แจ้งไม่เห็น',
  talkText: 'ข้อความถึงหน่วยงาน',
  talkSend: 'ส่งถึงหน่วยงาน',
};

/** What leaves the house is Thai, whatever language the officer's page is in. */
export const outgoing = {
  subject: (reference: string, category: string, by: string) =>
    `ขอส่งเรื่อง ${[reference, category].filter(Boolean).join(' ')} โปรดตอบภายใน ${by}`,
  message: (m: {
    district: string;
    agency: string;
    reference: string;
    category: string;
    by: string;
    until: string;
    url: string;
  }) =>
    `${m.district}ขอส่งเรื่อง ${[m.reference, m.category].filter(Boolean).join(' ')} ถึง${m.agency}\nโปรดตอบภายใน ${m.by}\n\nเปิดดูและตอบได้จากลิงก์นี้ ไม่ต้องมีบัญชี ใช้ได้ถึง ${m.until}\n${m.url}`,
  greeting: (agency: string) => `เรียน ${agency}\n\n`,
  closing: (division: string, district: string, phone: string) =>
    `\n\nลิงก์นี้ใช้ได้เฉพาะเรื่องนี้ โปรดส่งต่อให้เฉพาะผู้รับผิดชอบ\n\n${division}\n${district}${phone ? ` โทร ${phone}` : ''}`,
  paper: {
    title: 'ขอส่งเรื่องให้ดำเนินการ',
    to: 'ถึง',
    reference: 'เลขที่เรื่อง',
    category: 'ประเภท',
    secret: 'ข้อมูลอ่อนไหว',
    acceptBy: 'โปรดตอบรับภายใน',
    fixBy: 'โปรดแก้ไขภายใน',
    steps: [
      'เปิดกล้องโทรศัพท์ ส่องคิวอาร์โค้ด แล้วแตะลิงก์ที่ขึ้นมา',
      'อ่านรายละเอียด ดูรูปและแผนที่ แล้วกดรับงานหรือไม่รับงาน',
      'ทำเสร็จแล้วเปิดหน้าเดิม กดทำเสร็จแล้ว พร้อมแนบรูปหรือจดหมาย',
    ],
    until: (time: string) => `คิวอาร์โค้ดนี้ใช้ได้ถึง ${time} เฉพาะเรื่องนี้ ไม่ต้องมีบัญชี`,
    call: (phone: string) => `สอบถาม โทร ${phone}`,
  },
};
