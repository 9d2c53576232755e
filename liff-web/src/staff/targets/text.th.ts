const verdicts: Record<string, string> = {
  reached: 'ถึงเป้าหมาย',
  reached_unsure: 'ถึงแต่ยังไม่แน่ชัด',
  not_reached: 'ยังไม่ถึง',
  no_data: 'ยังไม่มีข้อมูล',
  withheld: 'ไม่แสดง',
};

const parts: Record<string, string> = {
  reported: 'แจ้งทั้งหมด',
  claimed: 'หน่วยงานแจ้งว่าเสร็จ',
  confirmed: 'ผู้แจ้งยืนยัน',
  unconfirmed: 'ไม่มีผู้ค้านใน 72 ชั่วโมง',
  disputed: 'เคยถูกค้านว่ายังไม่เสร็จ',
  letters: 'มีหนังสือตอบกลับ',
  photos: 'มีภาพถ่าย',
  members: 'สมาชิกในกลุ่ม',
  late: 'ส่งช้า',
  before: 'เรื่องของปีก่อน',
};

const judged: Record<string, string> = {
  claimed: 'หน่วยงานแจ้งว่าเสร็จ',
  resolved: 'ยืนยันแล้ว หรือไม่มีผู้ค้าน',
  confirmed: 'ผู้แจ้งหรือชุมชนยืนยันเท่านั้น',
};

const levels: Record<string, string> = { output: 'ผลผลิต (Output)', outcome: 'ผลลัพธ์ (Outcome)' };

export const th = {
  title: 'ตารางเป้าหมาย',
  hint: (from: string, to: string) => `ตัวชี้วัดของโครงการ คำนวณสดจากข้อมูลในระบบ ปีงบประมาณ ${from} ถึง ${to}`,
  sum: (reached: number, all: number) => `ถึงเป้าหมายแล้ว ${reached} จาก ${all} ตัวชี้วัด`,
  levels,
  verdicts,
  parts,
  goal: (goal: string, unit: string) => `เป้าหมาย ${goal} ${unit}`,
  goalBefore: (goal: string, unit: string) => `ต้องน้อยกว่าปีก่อน คือ ${goal} ${unit}`,
  noGoal: 'ยังไม่มีค่าเป้าหมาย',
  bar: (percent: number) => `ร้อยละ ${percent} ของเป้าหมาย`,
  of: (count: string, all: string) => `${count} จาก ${all}`,
  ci: (lower: string, upper: string) => `ช่วงเชื่อมั่น 95 % ${lower}–${upper}`,
  missing: 'ยังขาด',
  cutOff: (when: string) => `ข้อมูลถึง ${when}`,
  trend: (days: number, first: string, last: string) => `แนวโน้ม ${days} วัน จาก ${first} เป็น ${last}`,
  noTrend: 'แนวโน้มจะเห็นได้เมื่อเก็บค่าไว้อย่างน้อย 2 วัน',
  definition: 'นิยามและที่มา',
  meaning: 'นับอย่างไร',
  numerator: 'ตัวตั้ง',
  denominator: 'ตัวหาร',
  cohort: 'นับจาก',
  evidence: 'แหล่งหลักฐาน',
  owner: 'ผู้รับผิดชอบ',
  judgedBy: 'ตัดสินจาก',
  judged,
  version: (number: number) => `นิยามฉบับที่ ${number}`,
  versions: 'ดูทุกฉบับ',
  file: 'ข้อมูลของเขต',
  change: 'เปลี่ยนเป้าหมาย',
  newGoal: (unit: string) => `เป้าหมายใหม่ (${unit})`,
  reason: 'เหตุผล (เก็บไว้กับฉบับใหม่)',
  changeHint: 'ค่าที่บันทึกไว้แล้วยังใช้นิยามเดิม นิยามใหม่เริ่มใช้จากนี้ไป',
  save: 'บันทึกเป็นฉบับใหม่',
  cancel: 'ยกเลิก',
  uncounted: 'ระบบรุ่นนี้ยังไม่คำนวณตัวชี้วัดนี้',
};
